package news.backstory.story;

/** What came of placing an article. */
public sealed interface Placement {

    /** It is the first report of its event. */
    record Opened(StoryId story) implements Placement {}

    /**
     * It reports an event that others reported before.
     *
     * @param likeness 0 to 1
     */
    record Joined(StoryId story, double likeness) implements Placement {}

    StoryId story();
}
