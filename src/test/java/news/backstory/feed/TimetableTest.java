package news.backstory.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TimetableTest {

    private static final Instant NOW = Instant.parse("2026-11-24T09:30:00Z");
    private final Timetable timetable = new Timetable(new Random(1));

    @Test
    void a_feed_is_read_as_often_as_it_publishes() {
        assertThat(pace(Duration.ofMinutes(20))).isEqualTo(Duration.ofMinutes(10));
        assertThat(pace(Duration.ofSeconds(30))).isEqualTo(Timetable.SHORTEST);
        assertThat(pace(Duration.ofDays(9))).isEqualTo(Timetable.LONGEST);
    }

    @Test
    void a_feed_that_fell_silent_is_read_seldom_and_one_without_dates_by_what_it_brings() {
        var burst = List.of(at(NOW.minus(Duration.ofDays(4))), at(NOW.minus(Duration.ofDays(4)).minusSeconds(60)));

        assertThat(Timetable.pace(burst, false, Feed.FIRST_PACE, NOW)).isEqualTo(Duration.ofHours(12));
        assertThat(Timetable.pace(List.of(), true, Duration.ofMinutes(30), NOW)).isEqualTo(Duration.ofMinutes(15));
        assertThat(Timetable.pace(List.of(), false, Duration.ofMinutes(20), NOW)).isEqualTo(Duration.ofMinutes(25));
    }

    @Test
    void a_publishers_wishes_are_a_floor_up_to_five_hours() {
        assertThat(next(new Wishes(Duration.ofMinutes(60), Set.of(), Set.of(), "", List.of(), false), Duration.ZERO)).isBetween(
                NOW.plus(Duration.ofMinutes(60)),
                NOW.plus(Duration.ofMinutes(66)));
        assertThat(next(Wishes.NONE, Duration.ofHours(24))).isBetween(NOW.plus(Timetable.LONGEST_WISH), NOW.plus(Duration.ofMinutes(330)));
        assertThat(next(Wishes.NONE, Duration.ZERO)).isBetween(NOW.plus(Duration.ofMinutes(9)), NOW.plus(Duration.ofMinutes(11)));
    }

    @Test
    void hours_and_days_of_rest_are_left_out_unless_all_are() {
        assertThat(next(new Wishes(Duration.ZERO, Set.of(9, 10), Set.of(), "", List.of(), false), Duration.ZERO)).isEqualTo("2026-11-24T11:00:00Z");
        assertThat(next(new Wishes(Duration.ZERO, Set.of(), Set.of("tuesday"), "", List.of(), false), Duration.ZERO))
                .isEqualTo("2026-11-25T00:00:00Z");
        assertThat(next(new Wishes(Duration.ZERO, IntStream.range(0, 24).boxed().collect(Collectors.toSet()), Set.of(), "", List.of(), false),
                Duration.ZERO)).isBefore(NOW.plus(Duration.ofMinutes(12)));
    }

    @Test
    void after_each_failure_the_pause_is_twice_as_long_to_a_day() {
        assertThat(timetable.afterFailure(NOW, 1, Duration.ofMinutes(10))).isBetween(NOW.plusSeconds(540), NOW.plusSeconds(660));
        assertThat(timetable.afterFailure(NOW, 3, Duration.ofMinutes(10))).isBetween(NOW.plusSeconds(2_160), NOW.plusSeconds(2_640));
        assertThat(timetable.afterFailure(NOW, 1_000_000, Duration.ofMinutes(10))).isBetween(NOW.plus(Duration.ofHours(21)),
                NOW.plus(Duration.ofHours(27)));
    }

    @Test
    void feeds_of_one_pace_are_not_read_in_one_second() {
        assertThat(IntStream.range(0, 20).mapToObj(_ -> next(Wishes.NONE, Duration.ZERO)).distinct()).hasSizeGreaterThan(15);
    }

    private Instant next(Wishes wishes, Duration freshFor) {
        return timetable.next(NOW, Duration.ofMinutes(10), wishes, freshFor);
    }

    private static Duration pace(Duration gap) {
        return Timetable.pace(IntStream.range(0, 30).mapToObj(number -> at(NOW.minus(gap.multipliedBy(number)))).toList(), true, Feed.FIRST_PACE,
                NOW);
    }

    private static Entry at(Instant published) {
        return new Entry("", "", "", List.of(published), List.of(), List.of(), "", "", "");
    }
}
