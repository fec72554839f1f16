package news.backstory.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import news.backstory.article.Traits;
import news.backstory.web.Fetch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarksTest {

    private static final String REPORT = "<h1>River rises</h1><p>The old bridge over the river was closed on Saturday after a night of floods, and the council does not know when it will open.</p>"
            + "<p>Engineers found cracks in two of its five pillars, the mayor said, and nobody knows yet what the repair will cost the county.</p>";

    private final Extractor extractor = new Extractor();

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "https://e.example/news/1 | NewsArticle | REPORT", "https://e.example/opinion/1 | NewsArticle | OPINION",
            "https://e.example/news/1 | OpinionNewsArticle | OPINION", "https://e.example/news/1 | LiveBlogPosting | LIVE_BLOG",
            "https://e.example/live/storm | NewsArticle | LIVE_BLOG", "https://e.example/living/opinionated | NewsArticle | REPORT"})
    void opinion_and_live_blogs_are_marked(String address, String type, Traits.Kind kind) {
        assertThat(traits(address, "{\"@type\":\"" + type + "\",\"headline\":\"River rises\"}", REPORT).kind()).isEqualTo(kind);
    }

    @Test
    void a_short_text_that_its_publisher_says_is_for_payers_is_a_preview() {
        var paid = "{\"@type\":\"NewsArticle\",\"headline\":\"River rises\",\"isAccessibleForFree\":\"False\"}";
        var free = "{\"@type\":\"NewsArticle\",\"headline\":\"River rises\",\"isAccessibleForFree\":true}";

        assertThat(traits("https://e.example/1", paid, REPORT).extent()).isEqualTo(Traits.Extent.PREVIEW);
        assertThat(traits("https://e.example/1", free, REPORT).extent()).isEqualTo(Traits.Extent.WHOLE);
    }

    @Test
    void a_text_that_breaks_off_at_a_wall_is_a_preview() {
        var wall = "<div class=paywall><p>Subscribe now to continue reading.</p></div>";
        var plain = "{\"@type\":\"NewsArticle\",\"headline\":\"River rises\"}";

        assertThat(traits("https://e.example/1", plain, REPORT + wall).extent()).isEqualTo(Traits.Extent.PREVIEW);
        assertThat(traits("https://e.example/1", plain, REPORT).extent()).isEqualTo(Traits.Extent.WHOLE);
    }

    @Test
    void keywords_are_the_publishers_own() {
        assertThat(traits("https://e.example/1", "{\"@type\":\"NewsArticle\",\"headline\":\"River rises\",\"keywords\":\"flood, Avon\"}", REPORT)
                .keywords())
                .containsExactly("flood", "Avon");
    }

    private Traits traits(String address, String data, String body) {
        var html = "<html><head><script type='application/ld+json'>" + data + "</script></head><body>" + body + "</body></html>";
        var extraction = extractor.extract(
                new Fetch.Page(URI.create(address), "text/html", html.getBytes(StandardCharsets.UTF_8)), FixturePages.READ_AT);
        assertThat(extraction).isInstanceOf(Extraction.Extracted.class);
        return ((Extraction.Extracted) extraction).article().traits();
    }
}
