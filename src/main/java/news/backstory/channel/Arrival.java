package news.backstory.channel;

import java.time.Instant;
import news.backstory.article.ArticleId;

/** That an article came to us by itself. */
public record Arrival(long number, Source source, ArticleId article, Instant at, Kind kind) {

    /** As if it had come then. */
    public Arrival at(Instant then) {
        return new Arrival(number, source, article, then, kind);
    }

    public enum Kind {
        NEWS,
        /** It stood in the source when that was read for the first time. */
        OLD
    }
}
