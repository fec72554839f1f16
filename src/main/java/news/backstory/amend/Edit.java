package news.backstory.amend;

/**
 * Something that an article says otherwise than before.
 *
 * @param was empty if it is new
 * @param now empty if it was taken out
 */
public record Edit(Part part, String was, String now) {

    public enum Part {
        HEADLINE, STANDFIRST, SENTENCE
    }

    /** What was said is not said any more. */
    public boolean corrects() {
        return !was.isEmpty();
    }
}
