package news.backstory.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
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
            "zh | 2026年01月02日 | 2026-01-02", "pl | 5 września 2026 | 2026-09-05", "ru | 5 мая 2026 | 2026-05-05",
            "ar | الاثنين 3 نوفمبر 2025 | 2025-11-03", "ar | ٣ نوفمبر ٢٠٢٥ | 2025-11-03", "ar-LB | 3 تشرين الثاني 2025 | 2025-11-03",
            "ar | 3 تشرين الثاني/نوفمبر 2025 | 2025-11-03", "ar | نوفمبر 3، 2025 | 2025-11-03", "ar-LB | 5 آب 2025 | 2025-08-05",
            "ar | 5 أبريل 2025 | 2025-04-05", "ar | 5 ابريل 2025 | 2025-04-05", "ar-MA | 5 غشت 2025 | 2025-08-05", "he | 3 בנובמבר 2025 | 2025-11-03",
            "he | 3 נובמבר, 2025 | 2025-11-03", "el | Δευτέρα 3 Νοεμβρίου 2025 | 2025-11-03", "el | 3 Μαΐου 2025 | 2025-05-03",
            "el | 3 ΝΟΕΜΒΡΙΟΥ 2025 | 2025-11-03", "uk | 3 листопада 2025 року | 2025-11-03", "uk | 3 липня 2025 | 2025-07-03",
            "hi | 3 नवंबर 2025 | 2025-11-03",
            "hi | ३ नवंबर २०२५ | 2025-11-03", "hi | 5 मई 2025 | 2025-05-05", "ro | 3 noiembrie 2025 | 2025-11-03", "ro | 3 iunie 2025 | 2025-06-03",
            "hu | 2025. november 3. | 2025-11-03", "hu | 2025. március 15., szombat | 2025-03-15", "en | Mon Nov 03 08:15:00 EST 2025 | 2025-11-03",
            "en | Mon Nov  3 08:15:00 2025 | 2025-11-03"})
    void a_day_is_read_as_people_write_it(String language, String text, LocalDate day) {
        assertThat(WrittenDays.first(text, Locale.forLanguageTag(language))).contains(day);
    }

    @ParameterizedTest
    @ValueSource(strings = {"call 555-12-2026-33", "31 February 2026", "version 1.2.3", "5 people 2026", "room 12/14",
            "until 2025. March 3 was a Monday", "2025. 3 people", "Nov 3 08:15:00"})
    void what_is_no_day_is_none(String text) {
        assertThat(WrittenDays.first(text, Locale.ENGLISH)).isEmpty();
    }

    @Test
    void what_c_and_java_print_is_an_instant() {
        assertThat(Moments.parse("Mon Nov 03 08:15:00 EST 2025", Locale.ROOT).map(OffsetDateTime::toInstant))
                .contains(Instant.parse("2025-11-03T13:15:00Z"));
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
