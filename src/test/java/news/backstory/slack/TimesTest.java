package news.backstory.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimesTest {

    @ParameterizedTest
    @CsvSource({
            "2019-05-12T10:00:00Z,just now", "2019-05-12T10:00:30Z,just now", "2019-05-12T09:59:01Z,just now", "2019-05-12T09:59:00Z,1 minute ago",
            "2019-05-12T09:35:00Z,25 minutes ago", "2019-05-12T09:00:01Z,59 minutes ago", "2019-05-12T09:00:00Z,1 hour ago",
            "2019-05-12T07:00:00Z,3 hours ago",
            "2019-05-11T23:30:00Z,10 hours ago", "2019-05-11T22:30:00Z,11 hours ago", "2019-05-11T22:00:00Z,yesterday",
            "2019-05-10T23:00:00Z,yesterday",
            "2019-05-10T22:59:59Z,2 days ago", "2019-05-08T10:00:00Z,4 days ago", "2019-05-05T23:00:00Z,6 days ago",
            "2019-05-05T22:59:59Z,5 May 2019",
            "2018-12-31T23:59:59Z,31 Dec 2018", "2019-05-12T10:01:00Z,12 May 2019", "2020-01-01T00:00:00Z,1 Jan 2020"})
    void an_age_is_said_in_words(Instant instant, String expected) {
        assertThat(at("Europe/London").age(instant)).isEqualTo(expected);
    }

    @Test
    void yesterday_depends_on_where_one_lives() {
        var instant = Instant.parse("2019-05-11T20:00:00Z");

        assertThat(at("Asia/Tokyo").age(instant)).isEqualTo("14 hours ago");
        assertThat(at("Europe/London").age(instant)).isEqualTo("yesterday");
    }

    @ParameterizedTest
    @CsvSource({"Europe/London,11 May 2019 18:02 BST", "America/New_York,11 May 2019 13:02 EDT", "Asia/Tokyo,12 May 2019 02:02 JST",
            "UTC,11 May 2019 17:02 UTC"})
    void a_time_is_said_with_its_zone(String zone, String expected) {
        assertThat(at(zone).when(Instant.parse("2019-05-11T17:02:00Z"))).isEqualTo(expected);
    }

    @Test
    void the_same_hour_twice_in_autumn_is_told_apart() {
        assertThat(at("Europe/London").when(Instant.parse("2019-10-27T00:30:00Z"))).isEqualTo("27 Oct 2019 01:30 BST");
        assertThat(at("Europe/London").when(Instant.parse("2019-10-27T01:30:00Z"))).isEqualTo("27 Oct 2019 01:30 GMT");
    }

    @Test
    void impossible_dates_are_shown_as_the_nearest_possible() {
        assertThat(at("Asia/Tokyo").when(Instant.MAX)).startsWith("30 Dec 9999");
        assertThat(at("America/New_York").age(Instant.MIN)).isEqualTo("1 Jan 0001");
        assertThat(at("Asia/Tokyo").updated(Instant.MIN, Instant.MAX)).startsWith("updated 30 Dec 9999");
    }

    private static Times at(String zone) {
        return new Times(Instant.parse("2019-05-12T10:00:00Z"), ZoneId.of(zone));
    }
}
