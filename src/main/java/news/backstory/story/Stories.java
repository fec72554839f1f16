package news.backstory.story;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import news.backstory.article.ArticleId;

/** Every story, kept, and how it came to be what it is. Each method is done wholly or not at all. */
public interface Stories {

    /** A story by its id; by the id of one that was merged into another, that other. */
    Optional<Story> find(StoryId story);

    /** The story that an article was placed in. */
    Optional<Story> of(ArticleId article);

    /** Opens a story with its first article. Changes nothing if that article was placed before. */
    void open(StoryId story, Member first);

    /**
     * Adds an article to a story. Changes nothing if it was placed before.
     *
     * @param central whose headline is the story's name now
     */
    void join(StoryId story, Member member, ArticleId central);

    /** Moves all articles of a story into another; the change as it was recorded, or none if there was nothing to move. */
    Optional<Change> merge(StoryId part, StoryId into, String by, Instant at);

    /** Moves these articles out of a story into one of their own, named by the first; the change, or none if that would leave either of them empty. */
    Optional<Change> split(StoryId from, List<ArticleId> articles, String by, Instant at);

    /** What has come to a story since another was merged into it; none if that was no merge, is undone, or nobody knows any more what was there before. */
    Optional<Joint> since(long merge);

    /**
     * Takes a change back: what it moved goes back, and these with it. None if there is no such change, it was undone before, or something that it moved is
     * not where it was moved to any more.
     *
     * @param along what came to the story since
     */
    Optional<Change> undo(long change, List<ArticleId> along);

    /** What happened to a story, whether things came to it or left it; oldest first. */
    List<Change> changes(StoryId story);

    /** Stories whose latest article appeared in [from, to), newest first. */
    List<Story> between(Instant from, Instant to);

    /**
     * A story into which another was merged.
     *
     * @param own   what was in it before
     * @param since what came to it since, in the order in which it appeared
     */
    record Joint(Change merge, List<ArticleId> own, List<ArticleId> since) {

        public Joint {
            own = List.copyOf(own);
            since = List.copyOf(since);
        }
    }

    /** An article as a member of a story. */
    record Member(ArticleId article, String outlet, Instant published) {}
}
