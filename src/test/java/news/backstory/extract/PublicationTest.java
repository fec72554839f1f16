package news.backstory.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import news.backstory.article.Article;
import news.backstory.article.Dated;
import news.backstory.web.Fetch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Of several days, which one is that of publication. */
class PublicationTest {

    private static final String REPORT = "<p>The old bridge over the river was closed on Saturday after a night of floods, and the council does not know when it will open.</p>"
            + "<p>Engineers found cracks in two of its five pillars, the mayor said, and nobody knows yet what the repair will cost the county.</p>";

    private final Extractor extractor = new Extractor();

    @ParameterizedTest
    @ValueSource(strings = {
            "<div class=meta>Updated: 4 November 2025, 10:00 | Published: 3 November 2025, 08:15</div>",
            "<div class=meta>Mis à jour le 4 novembre 2025 à 10h00, publié le 3 novembre 2025 à 08h15</div>",
            "<p>Aktualisiert: 04.11.2025, 10:00</p><p>Veröffentlicht: 03.11.2025, 08:15</p>",
            "<div>Last updated on November 4, 2025 at 10:00 am</div><div>First published on November 3, 2025 at 8:15 am</div>",
            "<p><time class=updated datetime=2025-11-04T10:00:00Z>November 4, 2025</time><time class='entry-date published' datetime=2025-11-03T08:15:00Z>November 3, 2025</time></p>"})
    void what_the_page_calls_its_update_is_not_its_publication(String line) {
        var article = article("<h1>River rises</h1>" + line + REPORT);

        assertThat(article.published()).isEqualTo(Dated.stated(Instant.parse("2025-11-03T08:15:00Z")));
        assertThat(article.updated()).isEqualTo(Instant.parse("2025-11-04T10:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "<p>The fair opens on 12 December 2025 and the bridge was built on 4 May 1931 by the city.</p>" + REPORT,
            REPORT + "<footer>Copyright 1 January 2024 The Echo. Terms updated 12 March 2021.</footer>"})
    void the_day_of_an_event_or_a_copyright_is_none(String body) {
        assertThat(article("<h1>River rises</h1>" + body).published()).isEqualTo(Dated.firstSeen(FixturePages.READ_AT));
    }

    @Test
    void a_day_is_read_in_korean() {
        assertThat(article("<h1>River rises</h1><p class=date>2025년 11월 3일</p>" + REPORT).published())
                .isEqualTo(Dated.stated(Instant.parse("2025-11-03T00:00:00Z")));
    }

    @Test
    void the_page_around_an_article_says_its_day_where_the_article_does_not() {
        var graph = "<script type=application/ld+json>{\"@graph\":[{\"@type\":\"WebPage\",\"name\":\"Rivers | Echo\",\"datePublished\":\"2025-11-03T08:15:00Z\"},"
                + "{\"@type\":\"NewsArticle\",\"headline\":\"River rises\"%s}]}</script><h1>River rises</h1>" + REPORT;

        var undated = article(graph.formatted(""));
        var dated = article(graph.formatted(",\"datePublished\":\"2025-11-04T09:00:00Z\""));

        assertThat(undated.headline()).isEqualTo("River rises");
        assertThat(undated.published()).isEqualTo(Dated.stated(Instant.parse("2025-11-03T08:15:00Z")));
        assertThat(dated.published()).isEqualTo(Dated.stated(Instant.parse("2025-11-04T09:00:00Z")));
    }

    private Article article(String body) {
        var html = "<html lang=en><head><meta charset=utf-8><script>1</script></head><body><article>" + body + "</article></body></html>";
        var extraction = extractor.extract(
                new Fetch.Page(URI.create("https://e.example/news/river-rises"), "text/html", html.getBytes(StandardCharsets.UTF_8)),
                FixturePages.READ_AT);
        assertThat(extraction).isInstanceOf(Extraction.Extracted.class);
        return ((Extraction.Extracted) extraction).article();
    }
}
