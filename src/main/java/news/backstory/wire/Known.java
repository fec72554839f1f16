package news.backstory.wire;

import java.time.Instant;
import java.util.List;
import news.backstory.article.Status;
import news.backstory.wire.WireItems.Verdict;

/**
 * What is known of an item from the versions that came before.
 *
 * @param version of the newest; also of one that was killed
 * @param hash    of the newest
 */
public record Known(VersionMark version, String hash, Life life) {

    public sealed interface Life {

        record Alive() implements Life {}

        /** Killed by its own wire; that came to us then. */
        record Killed(Instant at) implements Life {}

        /** Killed by its own wire, and taken back by somebody else, too: what its wire issues again is kept, and stays dead until they put it back. */
        record Pulled(Instant at) implements Life {}
    }

    /**
     * A kill holds whenever it comes, and against whatever was on its way. Only a version that its wire made after the kill had come to us is news of
     * it: an article issued again. Otherwise nothing goes back to an older version, and the same delivery changes nothing.
     */
    public Verdict verdictOn(WireItem arrived) {
        return switch (life) {
            case Life.Alive() -> verdictOnLiving(arrived);
            case Life.Killed(var at) -> verdictOnDead(at, arrived);
            case Life.Pulled(var at) -> verdictOnDead(at, arrived);
        };
    }

    private Verdict verdictOnDead(Instant kill, WireItem arrived) {
        return arrived.status() instanceof Status.Killed ? Verdict.SAME : isMadeSince(kill, arrived) ? Verdict.KEPT : Verdict.DEAD;
    }

    /** By the sender's own account, so that a version without a time stays dead. */
    private boolean isMadeSince(Instant kill, WireItem arrived) {
        return arrived.version().created().isAfter(kill) && version.isOlderThan(arrived.version());
    }

    private Verdict verdictOnLiving(WireItem arrived) {
        if (arrived.status() instanceof Status.Killed) {
            return Verdict.KILLED;
        }
        if (arrived.hash().equals(hash)) {
            return Verdict.SAME;
        }
        return arrived.version().isOlderThan(version) ? Verdict.OLDER : Verdict.KEPT;
    }

    /** The verdict on the first that comes of an item. */
    public static Verdict verdictOnFirst(WireItem arrived) {
        return arrived.status() instanceof Status.Killed ? Verdict.KILLED : Verdict.KEPT;
    }

    /** Of two things said of one article, the one that shows less. */
    public static Status stricter(Status one, Status other) {
        return StatusWords.strictest(List.of(one, other));
    }
}
