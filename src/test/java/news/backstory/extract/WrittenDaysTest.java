package news.backstory.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import news.backstory.article.Dated;
import news.backstory.web.Fetch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenDaysTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "en | Posted on May 5, 2026 by Ann Lee | 2026-05-05", "en | 5th of May 2026 | 2026-05-05", "en | Sept. 3 2026 | 2026-09-03",
            "de | Lübeck, 5. März 2026, 12 Uhr | 2026-03-05", "de | Stand: 05.03.26 | 2026-03-05", "de-AT | 15. Jänner 2026 | 2026-01-15",
            "de | 15. Februar 2026 | 2026-02-15", "fr | Publié le 5 août 2026 à 12h | 2026-08-05",
            "es | 5 de mayo de 2026 | 2026-05-05", "en-US | 5/6/2026 | 2026-05-06", "en-GB | 5/6/2026 | 2026-06-05", "en | 13/6/2026 | 2026-06-13",
            "zh | 2026年01月02日 | 2026-01-02", "pl | 5 września 2026 | 2026-09-05", "ru | 5 мая 2026 | 2026-05-05"})
    void a_day_is_read_as_people_write_it(String language, String text, LocalDate day) {
        assertThat(WrittenDays.first(text, Locale.forLanguageTag(language))).contains(day);
    }

    @ParameterizedTest
    @ValueSource(strings = {"call 555-12-2026-33", "31 February 2026", "version 1.2.3", "5 people 2026", "room 12/14"})
    void what_is_no_day_is_none(String text) {
        assertThat(WrittenDays.first(text, Locale.ENGLISH)).isEmpty();
    }

    @Test
    void the_day_is_the_one_in_the_zone_that_the_page_names() {
        var html = "<html><head><meta property=article:published_time content='2026-05-05T23:30:00-05:00'></head><body><h1>River rises</h1>"
                + "<p>The old bridge over the river was closed on Saturday after a night of floods, and the council does not know when it will open.</p>"
                + "<p>Engineers found cracks in two of its five pillars, the mayor said, and nobody knows yet what the repair will cost.</p></body></html>";

        var extraction = new Extractor().extract(
                new Fetch.Page(URI.create("https://e.example/1"), "text/html", html.getBytes(StandardCharsets.UTF_8)), FixturePages.READ_AT);

        assertThat(extraction).isInstanceOfSatisfying(Extraction.Extracted.class, read -> {
            assertThat(read.zone()).isEqualTo(ZoneOffset.ofHours(-5));
            assertThat(read.article().published().basis()).isEqualTo(Dated.Basis.STATED);
            assertThat(read.article().published().at()).isEqualTo("2026-05-06T04:30:00Z");
        });
    }

    @Test
    void of_a_page_whose_scripts_were_taken_out_the_day_of_an_update_is_not_taken_for_that_of_publication() {
        var stripped = "<html><head><meta property=og:type content=article>%s</head><body><h1>River rises</h1><time datetime=2026-05-05>Updated May 5, 2026</time>"
                + "<p>The old bridge over the river was closed on Saturday after a night of floods, and the council does not know when it will open.</p>"
                + "<p>Engineers found cracks in two of its five pillars, the mayor said, and nobody knows yet what the repair will cost.</p></body></html>";

        assertThat(basis(stripped.formatted(""))).isEqualTo(Dated.Basis.FIRST_SEEN);
        assertThat(basis(stripped.formatted("<script>var a = 1;</script>"))).isEqualTo(Dated.Basis.STATED);
        assertThat(basis(stripped.formatted("<meta property=article:published_time content=2026-05-04>"))).isEqualTo(Dated.Basis.STATED);
        assertThat(basis(stripped.formatted("").replace("og:type", "author"))).as("written by hand").isEqualTo(Dated.Basis.STATED);
    }

    private static Dated.Basis basis(String html) {
        var page = new Fetch.Page(URI.create("https://e.example/1"), "text/html", html.getBytes(StandardCharsets.UTF_8));
        return new Extractor().extract(page, FixturePages.READ_AT) instanceof Extraction.Extracted(var article, _, _)
                ? article.published().basis()
                : fail("no article");
    }
}
