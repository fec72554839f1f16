package news.backstory.article;

import java.time.Instant;

/** When an article was published, and how we know. */
public record Dated(Instant at, Basis basis) {

    public enum Basis {
        /** Its publisher says so. */
        STATED,
        /** Nobody says; this is when we first read it. */
        FIRST_SEEN
    }

    public static Dated stated(Instant at) {
        return new Dated(at, Basis.STATED);
    }

    public static Dated firstSeen(Instant at) {
        return new Dated(at, Basis.FIRST_SEEN);
    }
}
