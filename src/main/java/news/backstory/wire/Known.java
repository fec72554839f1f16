package news.backstory.wire;

import java.util.List;
import news.backstory.article.Status;
import news.backstory.wire.WireItems.Verdict;

/** What is known of an item from the versions that came before. */
public record Known(VersionMark version, boolean killed, String hash) {

    /**
     * A kill holds whenever it comes and whatever comes after it. Otherwise nothing goes back to an older version, and the same delivery changes nothing.
     */
    public Verdict verdictOn(WireItem arrived) {
        if (killed) {
            return arrived.status() instanceof Status.Killed ? Verdict.SAME : Verdict.DEAD;
        }
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
