package news.backstory.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import news.backstory.article.Article;
import news.backstory.article.Dated;
import news.backstory.web.Fetch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenTimesTest {

    private static final String REPORT = "<p>The old bridge over the river was closed on Saturday after a night of floods, and the council does not know when it will open.</p>"
            + "<p>Engineers found cracks in two of its five pillars, the mayor said, and nobody knows yet what the repair will cost the county.</p>";

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"Published 20 November 2026, 11:30 PM EST | 2026-11-20T23:30-05:00",
            "Nov. 20, 2026 at 11:30 p.m. ET | 2026-11-20T23:30-05:00",
            "July 3, 2026 at 12:05 AM ET | 2026-07-03T00:05-04:00", "20. November 2026, 14:05 Uhr | 2026-11-20T14:05Z",
            "20 novembre 2026 à 14h05 | 2026-11-20T14:05Z",
            "20 de noviembre de 2026 a las 10:30 h | 2026-11-20T10:30Z", "20. November 2026, 14.05 Uhr MEZ | 2026-11-20T14:05+01:00",
            "2026年11月20日 10時30分 | 2026-11-20T10:30Z", "11:30 PM EST, 20 November 2026 | 2026-11-20T23:30-05:00",
            "20 November 2026 11:30 GMT+2 | 2026-11-20T11:30+02:00",
            "20 November 2026 11:30 (UTC) | 2026-11-20T11:30Z", "20/11/2026 - 09:15 | 2026-11-20T09:15Z"})
    void the_time_and_the_zone_beside_a_day_are_read(String text, String moment) {
        var day = WrittenDays.in(text, Locale.UK).getFirst();

        assertThat(WrittenTimes.beside(text, day)).contains(OffsetDateTime.parse(moment));
    }

    @ParameterizedTest
    @ValueSource(strings = {"20 November 2026", "20 November 2026, 5 min read", "20 November 2026, 25:10",
            "On 20 November 2026 the bridge fell at 11:30"})
    void what_is_no_time_beside_it_is_none(String text) {
        assertThat(WrittenTimes.beside(text, WrittenDays.in(text, Locale.UK).getFirst())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "Published: Nov. 20, 2026 at 11:30 PM ET <b>&middot;</b> Updated: Nov. 21, 2026 at 8:15 AM ET | 2026-11-21T04:30:00Z | 2026-11-21T13:15:00Z",
            "Publié le 20 novembre 2026 à 14h05, mis à jour le 21 novembre 2026 à 09h12 | 2026-11-20T14:05:00Z | 2026-11-21T09:12:00Z",
            "Veröffentlicht am 20. November 2026, 14:05 Uhr, aktualisiert am 21. November 2026, 9:12 Uhr | 2026-11-20T14:05:00Z | 2026-11-21T09:12:00Z"})
    void a_line_may_say_when_it_was_published_and_when_it_was_updated(String line, String published, String updated) {
        var article = article("", "<p class=date>" + line + "</p>");

        assertThat(article.published().at()).isEqualTo(published);
        assertThat(article.published().basis()).isEqualTo(Dated.Basis.STATED);
        assertThat(article.updated()).isEqualTo(updated);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Updated 20 November 2026", "Mis à jour le 20 novembre 2026 à 14h05", "Aktualisiert am 20. November 2026"})
    void where_only_an_update_is_told_of_its_day_is_taken_for_that_of_publication(String line) {
        // Of a hundred such days 86 are: docs/why/extraction.md.
        assertThat(article("", "<p class=date>" + line + "</p>").published().at()).isBetween("2026-11-20T00:00:00Z", "2026-11-20T23:59:59Z");
    }

    @Test
    void the_day_of_the_article_stands_whatever_teasers_there_are_beside_it() {
        var teasers = new StringBuilder();
        for (var at = 1; at < 7; at++) {
            teasers.append(
                    ",{\"@type\":\"NewsArticle\",\"headline\":\"Cats %d rescued\",\"datePublished\":\"2024-01-0%dT00:00:00Z\",\"url\":\"https://echo.example/c%d\"}"
                            .formatted(at, at, at));
        }
        var own = "{\"@type\":\"NewsArticle\",\"headline\":\"River rises\",\"datePublished\":\"2026-11-20T10:00:00Z\",\"url\":\"https://echo.example/news/1\"}";

        assertThat(article("<script type=application/ld+json>[" + own + teasers + "]</script>", "").published().at())
                .isEqualTo("2026-11-20T10:00:00Z");
        assertThat(article("<script type=application/ld+json>[" + teasers.substring(1) + "," + own + "]</script>", "").published().at())
                .isEqualTo("2026-11-20T10:00:00Z");
    }

    private static Article article(String head, String line) {
        var html = "<!doctype html><html lang=en-GB><head><meta charset=utf-8><title>River rises</title>" + head
                + "</head><body><article><h1>River rises</h1>" + line
                + REPORT + "</article></body></html>";
        var page = new Fetch.Page(URI.create("https://echo.example/news/1"), "text/html", html.getBytes(StandardCharsets.UTF_8));
        return ((Extraction.Extracted) new Extractor().extract(page, Instant.parse("2026-12-01T00:00:00Z"))).article();
    }
}
