package news.backstory.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import news.backstory.article.Link;
import news.backstory.web.Fetch;
import org.junit.jupiter.api.Test;

class OtherArticlesTest {

    private static final String TEXT = "<p>The old bridge over the river was closed on Saturday after a night of floods, and the council does not know when it will open.</p>"
            + "<p>Engineers found cracks in two of its five pillars, the mayor said, and nobody knows yet what the repair of them will cost.</p>";
    private static final String OWN = "<article><h1>Flood closes bridge</h1><span class=byline>By Ann Lee</span>" + TEXT + "</article>";
    private static final String NEXT = "<article><h1>Toll rises in January</h1><span class=byline>By Bob Roe</span>"
            + TEXT.replace("bridge", "tunnel").replace("Engineers", "Drivers") + "</article>";

    @Test
    void the_report_that_comes_up_under_the_one_asked_for_is_not_read_with_it() {
        var html = page("Flood closes bridge", OWN + NEXT).getBytes(StandardCharsets.UTF_8);

        var read = ((Extraction.Extracted) new Extractor().extract(new Fetch.Page(URI.create("https://e.example/bridge"), "text/html", html),
                FixturePages.READ_AT)).article();

        assertThat(read.paragraphs()).hasSize(2).allMatch(text -> !text.contains("tunnel") && !text.contains("Drivers"));
        assertThat(read.byline()).containsExactly("Ann Lee");
    }

    @Test
    void it_is_the_one_with_the_pages_headline_that_is_read_wherever_it_stands() {
        assertThat(others(page("Toll rises in January", OWN + NEXT))).containsExactly("Flood closes bridge");
        assertThat(others(page("Flood closes bridge", OWN + NEXT + NEXT.replace("Toll", "Tax")))).containsExactly("Toll rises in January",
                "Tax rises in January");
    }

    @Test
    void parts_of_a_report_teasers_and_the_posts_of_a_live_blog_are_no_other_articles() {
        var part = "<article><h1>What comes next</h1>" + TEXT + "</article>";
        var teaser = "<article><h1>Toll rises</h1><span class=byline>By Bob Roe</span><p>More.</p></article>";

        assertThat(others(page("Flood closes bridge", OWN + part + teaser))).isEmpty();
        assertThat(others(page("Flood closes bridge", "<h1>Flood closes bridge</h1>" + TEXT + NEXT))).isEmpty();
        assertThat(others(page("Live: Flood closes bridge", OWN.replace("Flood", "Live: Flood") + NEXT))).isEmpty();
    }

    private static String page(String title, String body) {
        return "<html><head><title>%s</title><meta property=og:title content='%1$s'></head><body>%s</body></html>".formatted(title, body);
    }

    private static List<String> others(String html) {
        var link = new Link("https://e.example/bridge");
        var page = WebPage.of(WebPage.parse(html, link), link);
        return OtherArticles.on(page, Headlines.headline(page)).stream().map(article -> article.select("h1").text()).toList();
    }
}
