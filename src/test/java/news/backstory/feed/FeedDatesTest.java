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
    @ValueSource(strings = {"", "soon", "2019-13-11", "33 Feb 2019", "11 Foo 2019", "yesterday at 5"})
    void what_is_no_date_is_none(String text) {
        assertThat(FeedDates.parse(text)).isEmpty();
    }

    @Test
    void a_date_longer_than_any_date_is_not_looked_at() {
        assertThat(FeedDates.parse("2019-05-11" + " ".repeat(20) + "x".repeat(50))).isPresent();
        assertThat(FeedDates.parse("2019-05-11" + " ".repeat(20) + "x".repeat(51))).isEmpty();
    }
}
