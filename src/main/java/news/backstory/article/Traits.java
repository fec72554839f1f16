package news.backstory.article;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What an article is besides its text: what its publisher marked it with. What nobody said is {@link #PLAIN}'s.
 *
 * @param keywords    the publisher's own, in its order
 * @param urgency     1 (highest) to 9, as IPTC has it; 0 if nobody said
 * @param editorsNote for the staff alone, never shown to readers
 * @param evolvedFrom the articles that this one takes the place of under a new id; mostly none
 * @param expires     from then on it is of no use to readers any more (IPTC ninjs {@code expires}); {@link #NEVER} if nobody said
 */
public record Traits(
        Kind kind, Extent extent, List<String> keywords, int urgency, String editorsNote, List<ArticleId> evolvedFrom, Instant expires) {

    /** It does not expire. */
    public static final Instant NEVER = Instant.MAX;

    /** A report, whole, with nothing more known. */
    public static final Traits PLAIN = new Traits(Kind.REPORT, Extent.WHOLE, List.of(), 0, "", List.of());

    private static final int LEAST_URGENT = 9;

    /** What does not expire. */
    public Traits(Kind kind, Extent extent, List<String> keywords, int urgency, String editorsNote, List<ArticleId> evolvedFrom) {
        this(kind, extent, keywords, urgency, editorsNote, evolvedFrom, NEVER);
    }

    public Traits {
        if (urgency < 0 || urgency > LEAST_URGENT) {
            throw new IllegalArgumentException("an urgency is from 1 to 9, or 0 if unknown: " + urgency);
        }
        keywords = List.copyOf(keywords);
        evolvedFrom = List.copyOf(evolvedFrom);
    }

    public enum Kind {
        REPORT, OPINION, LIVE_BLOG
    }

    /** How much of the text we have. */
    public enum Extent {
        WHOLE,
        /** What stands before a pay wall; never to be summed up as if it were all. */
        PREVIEW
    }

    public Traits with(Kind newKind, Extent newExtent) {
        return new Traits(newKind, newExtent, keywords, urgency, editorsNote, evolvedFrom, expires);
    }

    public Traits withKeywords(List<String> newKeywords) {
        return new Traits(kind, extent, newKeywords, urgency, editorsNote, evolvedFrom, expires);
    }

    public Traits withExpiry(Instant newExpires) {
        return new Traits(kind, extent, keywords, urgency, editorsNote, evolvedFrom, newExpires);
    }

    /** The urgency, if somebody said it. */
    public Optional<Integer> statedUrgency() {
        return urgency == 0 ? Optional.empty() : Optional.of(urgency);
    }
}
