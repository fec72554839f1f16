package news.backstory.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import news.backstory.channel.DigestPlan;
import news.backstory.channel.PersonId;
import news.backstory.channel.QuietHours;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Beside the others: it counts for itself, and they wait a good deal. */
@Execution(ExecutionMode.CONCURRENT)
class SlotsTest {

    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    private static final Set<DayOfWeek> DAILY = EnumSet.allOf(DayOfWeek.class);
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final List<QuietHours> NONE = List.of();
    private static final List<QuietHours> NIGHT = List.of(new QuietHours(LocalTime.of(22, 0), LocalTime.of(6, 30)));

    /** Two years, looked at every half hour: the digests of all times of the day share one pass over a zone's days. */
    @ParameterizedTest
    @ValueSource(strings = {"00:00", "00:30", "01:30", "02:00", "02:30", "03:00", "07:30", "23:59"})
    void every_zone_has_one_digest_each_local_day_of_two_years(String time) {
        var plan = plan(time, DAILY, FROM);
        // Zones with the same rules have the same digests.
        ZoneId.getAvailableZoneIds().stream().map(ZoneId::of).collect(Collectors.toMap(ZoneId::getRules, zone -> zone, (one, _) -> one)).values()
                .forEach(zone -> {
                    oneEachDay(plan, NONE, zone);
                    oneEachDay(plan, NIGHT, zone);
                });
    }

    /** Around each of the zone's clock changes each half hour, elsewhere twice a day. */
    private static void oneEachDay(DigestPlan plan, List<QuietHours> quiet, ZoneId zone) {
        var sent = new HashSet<LocalDate>();
        var end = FROM.plus(Duration.ofDays(731));
        for (var now = FROM; now.isBefore(end); now = now.plus(step(zone, now))) {
            Slots.due(plan, quiet, zone, now).ifPresent(sent::add);
        }
        var first = FROM.atZone(zone).toLocalDate().plusDays(1);
        var last = end.atZone(zone).toLocalDate().minusDays(2);
        // Of a million days only those that are wrong are put into words.
        assertThat(first.datesUntil(last).filter(day -> !sent.contains(day) && !isSkipped(zone, day))).as("days without: %s %s", zone, plan.time())
                .isEmpty();
        assertThat(sent.stream().filter(day -> day.isAfter(end.atZone(zone).toLocalDate()))).as("%s %s", zone, plan.time()).isEmpty();
    }

    private static Duration step(ZoneId zone, Instant now) {
        var next = zone.getRules().nextTransition(now);
        return next != null && Duration.between(now, next.getInstant()).toDays() < 1 ? Duration.ofMinutes(30) : Duration.ofHours(12);
    }

    /** A day that a zone left out altogether has no digest, as it has no hours. */
    private static boolean isSkipped(ZoneId zone, LocalDate day) {
        return !day.atStartOfDay(zone).toLocalDate().equals(day);
    }

    @Test
    void the_next_one_is_not_on_a_day_that_has_had_its_own() {
        var plan = new DigestPlan(LocalTime.of(7, 30), EnumSet.allOf(DayOfWeek.class), 10, new PersonId("mia"), Instant.EPOCH);
        var today = LocalDate.parse("2026-11-24");

        assertThat(Slots.next(plan, NONE, LONDON, Instant.parse("2026-11-24T06:00:00Z"), today::equals).toLocalDate()).isEqualTo(today.plusDays(1));
    }

    @Test
    void a_time_that_the_clock_leaves_out_comes_as_much_later() {
        var plan = plan("01:30", DAILY, FROM);

        assertThat(Slots.due(plan, NONE, LONDON, Instant.parse("2026-03-29T01:29:59Z"))).contains(LocalDate.parse("2026-03-28"));
        assertThat(Slots.due(plan, NONE, LONDON, Instant.parse("2026-03-29T01:30:00Z"))).contains(LocalDate.parse("2026-03-29"));
        assertThat(Slots.next(plan, NONE, LONDON, Instant.parse("2026-03-28T12:00:00Z"), _ -> false).toString()).startsWith("2026-03-29T02:30+01:00");
    }

    @Test
    void a_time_that_the_clock_has_twice_comes_the_first_time() {
        var plan = plan("01:30", DAILY, FROM);

        assertThat(Slots.due(plan, NONE, LONDON, Instant.parse("2026-10-25T00:29:59Z"))).contains(LocalDate.parse("2026-10-24"));
        assertThat(Slots.due(plan, NONE, LONDON, Instant.parse("2026-10-25T00:30:00Z"))).contains(LocalDate.parse("2026-10-25"));
        assertThat(Slots.due(plan, NONE, LONDON, Instant.parse("2026-10-25T01:30:00Z"))).contains(LocalDate.parse("2026-10-25"));
    }

    @Test
    void a_plan_made_after_todays_time_begins_with_the_next_day() {
        var made = Instant.parse("2026-11-24T09:00:00Z");
        var plan = plan("07:30", DAILY, made);

        assertThat(Slots.due(plan, NONE, LONDON, made)).isEmpty();
        assertThat(Slots.due(plan, NONE, LONDON, Instant.parse("2026-11-25T07:30:00Z"))).contains(LocalDate.parse("2026-11-25"));
    }

    @Test
    void days_that_were_not_chosen_have_none() {
        var weekdays = plan("07:30", EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), FROM);

        assertThat(Slots.next(weekdays, NONE, LONDON, Instant.parse("2026-11-27T08:00:00Z"), _ -> false).toLocalDate())
                .isEqualTo(LocalDate.parse("2026-11-30"));
        assertThat(Slots.due(weekdays, NONE, LONDON, Instant.parse("2026-11-29T08:00:00Z"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"05:00, 22:00, 06:30, 2026-11-25T06:30:00Z, 2026-11-25", "23:00, 22:00, 06:30, 2026-11-25T06:30:00Z, 2026-11-24",
            "22:00, 22:00, 06:30, 2026-11-25T06:30:00Z, 2026-11-24", "06:30, 22:00, 06:30, 2026-11-25T06:30:00Z, 2026-11-25",
            "21:59, 22:00, 06:30, 2026-11-24T21:59:00Z, 2026-11-24", "12:30, 12:00, 14:00, 2026-11-24T14:00:00Z, 2026-11-24",
            "07:00, 07:00, 06:59, 2026-11-25T06:59:00Z, 2026-11-24", "06:30, 07:00, 06:59, 2026-11-24T06:59:00Z, 2026-11-24"})
    void one_whose_hour_lies_in_quiet_hours_comes_when_these_are_over(String time, String from, String to, Instant comes, LocalDate day) {
        var plan = plan(time, DAILY, FROM);
        var quiet = List.of(new QuietHours(LocalTime.parse(from), LocalTime.parse(to)));

        assertThat(Slots.due(plan, quiet, LONDON, comes)).contains(day);
        assertThat(Slots.due(plan, quiet, LONDON, comes.minusSeconds(1))).contains(day.minusDays(1));
        assertThat(Slots.next(plan, quiet, LONDON, comes.minusSeconds(1), _ -> false).toInstant()).isEqualTo(comes);
        assertThat(Slots.next(plan, quiet, LONDON, comes, _ -> false).toInstant()).isEqualTo(comes.plus(Duration.ofDays(1)));
        assertThat(Slots.isHeld(plan, quiet, day, LONDON)).isEqualTo(!time.equals(comes.atZone(LONDON).toLocalTime().toString()));
    }

    @Test
    void one_that_was_sent_is_not_due_again_when_quiet_hours_are_laid_over_it() {
        var plan = plan("06:00", DAILY, FROM);
        var sentAt = Instant.parse("2026-11-25T06:00:00Z");
        var sent = Slots.due(plan, NONE, LONDON, sentAt);

        assertThat(Slots.due(plan, NIGHT, LONDON, sentAt.plusSeconds(60))).isNotEqualTo(sent).contains(LocalDate.parse("2026-11-24"));
        assertThat(Slots.due(plan, NIGHT, LONDON, Instant.parse("2026-11-25T06:30:00Z"))).isEqualTo(sent);
    }

    @Test
    void one_held_over_a_night_is_left_out_no_sooner_than_any_other() {
        var plan = plan("23:00", EnumSet.of(DayOfWeek.MONDAY), FROM);

        assertThat(Slots.due(plan, NIGHT, LONDON, Instant.parse("2026-11-25T23:59:00Z"))).contains(LocalDate.parse("2026-11-23"));
        assertThat(Slots.due(plan, NIGHT, LONDON, Instant.parse("2026-11-26T00:01:00Z"))).isEmpty();
    }

    private static DigestPlan plan(String time, Set<DayOfWeek> days, Instant from) {
        return new DigestPlan(LocalTime.parse(time), days, 10, new PersonId("mia"), from);
    }
}
