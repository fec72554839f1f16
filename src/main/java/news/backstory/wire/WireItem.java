package news.backstory.wire;

import java.util.List;
import java.util.Set;
import news.backstory.article.Article;
import news.backstory.article.ArticleId;
import news.backstory.article.Link;
import news.backstory.article.Status;

/**
 * One item in one version, as a wire handed it over.
 *
 * @param uri      the sender's own name for it
 * @param article  the name under which we keep it, unless we know the report already
 * @param pages    where readers find it, as the sender says; at most one
 * @param status   what decides whether anything of it may be shown
 * @param concerns why a person should look at it; mostly none
 * @param hash     of the bytes it came in: the same hash is the same delivery
 */
public record WireItem(
        WireName wire,
        String uri,
        ArticleId article,
        List<Link> pages,
        VersionMark version,
        Status status,
        Set<Concern> concerns,
        Content content,
        String hash) {

    public WireItem {
        pages = List.copyOf(pages);
        concerns = Set.copyOf(concerns);
    }

    WireItem withHash(String newHash) {
        return new WireItem(wire, uri, article, pages, version, status, concerns, content, newHash);
    }

    /** What it brings besides its status. */
    public sealed interface Content {

        record Report(Article article) implements Content {}

        /** No report of its own: a kill, a picture, an event, a plan. {@code kind} is for the log. */
        record Nothing(String kind) implements Content {}
    }

    /** What the sender wrote in other places than those made for it, or so that we cannot rely on it. */
    public enum Concern {
        /** "MANDATORY KILL" in words: held, and for a person to settle. */
        KILL_IN_WORDS,
        /** "EMBARGO UNTIL" in words: held, and for a person to settle. */
        EMBARGO_IN_WORDS,
        /** An embargo whose instant cannot be told: held. */
        EMBARGO_UNCLEAR,
        /** A status that we do not know: held. */
        STATUS_UNKNOWN
    }
}
