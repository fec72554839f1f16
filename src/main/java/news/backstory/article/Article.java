package news.backstory.article;

import java.time.Instant;
import java.util.List;

/**
 * One report by one publisher, as we read it. What the publisher did not say is an empty text or list.
 *
 * @param link      where a reader finds it: its canonical address
 * @param byline    the authors' names, as a set in the page's order, without "By"
 * @param section   the publisher's own word, such as "World"
 * @param updated   when it last changed; the same instant as {@code published} if it never did
 * @param language  BCP 47, such as "en"; empty if unknown
 * @param source    the outlet's name, or its host if the page names none
 * @param pictures  the lead picture, or none; at most one
 * @param paragraphs in reading order, each one line, none blank; at least one
 * @param version   from 1, higher is newer
 * @param traits    what its publisher marked it with
 */
public record Article(
        ArticleId id,
        Link link,
        String headline,
        String standfirst,
        List<String> byline,
        String section,
        Dated published,
        Instant updated,
        String language,
        String source,
        Tier tier,
        List<Picture> pictures,
        List<String> paragraphs,
        Status status,
        int version,
        Traits traits) {

    /** What stands between two paragraphs in {@link #body()}. */
    public static final String BETWEEN_PARAGRAPHS = "\n\n";

    public Article {
        if (headline.isBlank()) {
            throw new IllegalArgumentException("an article has a headline: " + id);
        }
        if (paragraphs.isEmpty() || paragraphs.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("an article has paragraphs, none of them blank: " + id);
        }
        if (pictures.size() > 1 || version < 1) {
            throw new IllegalArgumentException("an article has one lead picture at most, and versions count from 1: " + id);
        }
        byline = List.copyOf(byline);
        pictures = List.copyOf(pictures);
        paragraphs = List.copyOf(paragraphs);
    }

    /** An article that nothing more is known of. */
    public Article(
            ArticleId id, Link link, String headline, String standfirst, List<String> byline, String section, Dated published, Instant updated,
            String language, String source, Tier tier, List<Picture> pictures, List<String> paragraphs, Status status, int version) {
        this(
                id, link, headline, standfirst, byline, section, published, updated, language, source, tier, pictures, paragraphs, status, version,
                Traits.PLAIN);
    }

    /** All its text in one: what offsets of sentences count in, in UTF-16 units. */
    public String body() {
        return String.join(BETWEEN_PARAGRAPHS, paragraphs);
    }

    public Showable showable() {
        return new Showable(status, traits.expires());
    }

    /** The same report under the name that it is already known by. */
    public Article withId(ArticleId newId) {
        return new Article(
                newId, link, headline, standfirst, byline, section, published, updated, language, source, tier, pictures, paragraphs, status,
                version, traits);
    }

    public Article withLink(Link newLink) {
        return new Article(
                id, newLink, headline, standfirst, byline, section, published, updated, language, source, tier, pictures, paragraphs, status,
                version, traits);
    }

    public Article withTier(Tier newTier) {
        return new Article(
                id, link, headline, standfirst, byline, section, published, updated, language, source, newTier, pictures, paragraphs, status,
                version, traits);
    }

    public Article withStatus(Status newStatus) {
        return new Article(
                id, link, headline, standfirst, byline, section, published, updated, language, source, tier, pictures, paragraphs, newStatus,
                version, traits);
    }

    public Article withVersion(int newVersion) {
        return new Article(
                id, link, headline, standfirst, byline, section, published, updated, language, source, tier, pictures, paragraphs, status,
                newVersion, traits);
    }

    public Article withPublished(Dated newPublished) {
        return new Article(
                id, link, headline, standfirst, byline, section, newPublished, updated, language, source, tier, pictures, paragraphs, status,
                version, traits);
    }

    public Article withTraits(Traits newTraits) {
        return new Article(
                id, link, headline, standfirst, byline, section, published, updated, language, source, tier, pictures, paragraphs, status,
                version, newTraits);
    }
}
