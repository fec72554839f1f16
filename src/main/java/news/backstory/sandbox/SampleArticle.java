package news.backstory.sandbox;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * One article of the sample newsroom.
 *
 * @param slug      its name, and the last part of its address
 * @param updated   the same instant as {@code published} if it never changed
 * @param pictures  one or none
 * @param shape     how its page tells machines what it is
 */
public record SampleArticle(
        String slug,
        SampleOutlet outlet,
        String section,
        String headline,
        String standfirst,
        List<String> byline,
        Instant published,
        Instant updated,
        List<SamplePicture> pictures,
        Shape shape,
        List<String> paragraphs) {

    /** What many real pages do. */
    public enum Shape {
        JSONLD, OPENGRAPH, MICRODATA
    }

    /** @param file in the folder of pictures */
    public record SamplePicture(String file, String alt, String caption, String credit) {}

    public SampleArticle {
        byline = List.copyOf(byline);
        pictures = List.copyOf(pictures);
        paragraphs = List.copyOf(paragraphs);
        if (slug.isBlank() || headline.isBlank() || paragraphs.isEmpty()) {
            throw new IllegalArgumentException("not an article: " + slug);
        }
    }

    /** Its address on the site: "sample/herald/local/bridge-shut". */
    public String path() {
        return "sample/" + outlet.key() + "/" + section.toLowerCase(Locale.ROOT) + "/" + slug;
    }

    /** Whether it was changed after it had appeared. */
    public boolean changed() {
        return updated.isAfter(published);
    }

    /** The same with another date of first publication. */
    SampleArticle firstPublished(Instant at) {
        return new SampleArticle(slug, outlet, section, headline, standfirst, byline, at, updated, pictures, shape, paragraphs);
    }
}
