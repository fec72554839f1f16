package news.backstory.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeedDatesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "2019-05-11T18:02:03+01:00 | 2019-05-11T17:02:03Z", "2019-05-11T18:02:03.456Z | 2019-05-11T18:02:03Z",
            "2019-05-11 18:02 | 2019-05-11T18:02:00Z",
            "2019-05-11 | 2019-05-11T00:00:00Z", "2019-05 | 2019-05-01T00:00:00Z", "20190511 | 2019-05-11T00:00:00Z",
            "2019-05-11T24:00:00Z | 2019-05-12T00:00:00Z",
            "Sat, 11 May 2019 18:02:03 GMT | 2019-05-11T18:02:03Z", "Sat, 11 May 2019 18:02:03 EST | 2019-05-11T23:02:03Z",
            "11 May 19 18:02 +0200 | 2019-05-11T16:02:00Z",
            "Saturday, 11 May, 2019 18:02:03 -0330 | 2019-05-11T21:32:03Z", "Sat May 11 18:02:03 2019 | 2019-05-11T18:02:03Z",
            "May 11, 2019 | 2019-05-11T00:00:00Z",
            "Sat, 11-May-2019 18:02:03 MESZ | 2019-05-11T16:02:03Z", "Sat, 11 May 2019 6:02 PM GMT | 2019-05-11T18:02:00Z",
            "11 Sept 1998 | 1998-09-11T00:00:00Z"})
    void a_date_is_read_as_feeds_write_it(String text, Instant expected) {
        assertThat(FeedDates.parse(text)).contains(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "2026年11月27日 10:30 | 2026-11-27T10:30:00Z", "pe, 27 marraskuuta 2026 10:00:00 +0200 | 2026-11-27T08:00:00Z",
            "2026-11-27T10:00:00\u221205:00 | 2026-11-27T15:00:00Z", "27. november 2026 kl. 10.30 | 2026-11-27T10:30:00Z",
            "vendredi 27 novembre 2026 à 10h30 | 2026-11-27T10:30:00Z", "27.11.2026 um 10:00 Uhr | 2026-11-27T10:00:00Z",
            "11/27/2026 5:00 PM | 2026-11-27T17:00:00Z", "27 de noviembre de 2026 | 2026-11-27T00:00:00Z",
            "Fri, 27 Nov 2026 10:00:00 BRT | 2026-11-27T13:00:00Z", "Fri, 27 Nov 2026 10:00:00 SAST | 2026-11-27T08:00:00Z",
            "Fri, 27 Nov 2026 10:00:00 PKT | 2026-11-27T05:00:00Z", "Fri, 27 Nov 2026 10:00:00 WIB | 2026-11-27T03:00:00Z"})
    void dates_of_other_countries_are_read_whole(String text, Instant expected) {
        var flaws = new Flaws();

        assertThat(FeedDates.parse(text, flaws)).contains(expected);
        assertThat(flaws.all()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Fri, 27 Nov 2026 10:00:00 IST", "2026-11-27 10:00:00 America/New_York", "27 Nov 2026 gegen 10:30"})
    void what_is_understood_in_part_is_said_to_be(String text) {
        var flaws = new Flaws();

        assertThat(FeedDates.parse(text, flaws)).isPresent();
        assertThat(flaws.all()).containsExactly("a date of which a part cannot be read: " + text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-W48-5", "2026-331", "0001-01-01T00:00:00Z", "Thu, 01 Jan 1970 00:00:00 GMT", "2569-11-27T10:00:00+07:00"})
    void a_wrong_date_is_worse_than_none(String text) {
        var flaws = new Flaws();

        assertThat(FeedDates.parse(text, flaws)).isEmpty();
        assertThat(flaws.all()).containsExactly("a date that cannot be read: " + text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "2019-13-11", "33 Feb 2019", "11 Foo 2019", "yesterday at 5"})
    void what_is_no_date_is_none(String text) {
        assertThat(FeedDates.parse(text)).isEmpty();
    }

    @Test
    void a_date_longer_than_any_date_is_not_looked_at() {
        assertThat(FeedDates.parse("2019-05-11" + " ".repeat(20) + "x".repeat(69))).isPresent();
        assertThat(FeedDates.parse("2019-05-11" + " ".repeat(20) + "x".repeat(70))).isEmpty();
    }
}
