package news.backstory.wire;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import news.backstory.article.ArticleId;

/** What wires handed over: of each item its newest version and its article; of killed ones, for ever, that they were killed. */
public interface WireItems {

    /** Keeps all of a parcel, or nothing; when this returns it is on disk. */
    Handover take(Parcel parcel);

    /** Signatures are remembered for as long as they could be let in again. */
    void forgetSignaturesBefore(Instant then);

    /**
     * @param signature by which the same parcel is known again; empty if it came in no signed way
     * @param claimed   pages of these items are the sender's own to speak for: what we read there is the same article
     */
    record Parcel(WireName wire, String signature, Instant receivedAt, List<WireItem> items, Set<String> claimed) {

        public Parcel {
            items = List.copyOf(items);
            claimed = Set.copyOf(claimed);
        }
    }

    sealed interface Handover {

        record Taken(List<Outcome> outcomes) implements Handover {}

        /** This very parcel was taken before. */
        record Repeated() implements Handover {}
    }

    /** What became of one item. */
    record Outcome(String uri, ArticleId article, Verdict verdict) {}

    enum Verdict {
        /** Its article is now as this version says. */
        KEPT,
        /** Dead from now on, whichever version said so. */
        KILLED,
        /** Older than what we have: not used. */
        OLDER,
        /** The same as what we have. */
        SAME,
        /** A version of an item that was killed, and not one that was made afterwards: stays dead. */
        DEAD
    }
}
