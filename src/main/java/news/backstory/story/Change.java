package news.backstory.story;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import news.backstory.article.ArticleId;

/**
 * A merge or a split: articles that went from one story to another. Never deleted; can be taken back.
 *
 * @param number rises with time
 * @param by     who did it: a person, or "matcher"
 */
public record Change(long number, Kind kind, StoryId from, StoryId to, List<ArticleId> moved, String by, Instant at, Standing standing) {

    public Change {
        moved = List.copyOf(moved);
    }

    public Change undone() {
        return undone(List.of());
    }

    /** @param along what went back with what it had moved */
    public Change undone(List<ArticleId> along) {
        return new Change(number, kind, from, to, Stream.concat(moved.stream(), along.stream()).toList(), by, at, Standing.UNDONE);
    }

    public enum Kind {
        /** All articles of a story went into another; its id leads there from then on. */
        MERGE,
        /** Some articles of a story became one of their own. */
        SPLIT
    }

    public enum Standing {
        STANDS, UNDONE
    }
}
