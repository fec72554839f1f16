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
import java.util.Set;
import news.backstory.channel.DigestPlan;
import news.backstory.channel.PersonId;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlotsTest {

    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    private static final Set<DayOfWeek> DAILY = EnumSet.allOf(DayOfWeek.class);
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    /** Two years, looked at every half hour: the digests of all times of the day share one pass over a zone's days. */
    @ParameterizedTest
    @ValueSource(strings = {"00:00", "00:30", "01:30", "02:00", "02:30", "03:00", "07:30", "23:59"})
    void every_zone_has_one_digest_each_local_day_of_two_years(String time) {
        var plan = plan(time, DAILY, FROM);
        // Zones with the same rules have the same digests.
        ZoneId.getAvailableZoneIds().stream().map(ZoneId::of).collect(Collectors.toMap(ZoneId::getRules, zone -> zone, (one, _) -> one)).values()
                .forEach(zone -> oneEachDay(plan, zone));
    }

    /** Around each of the zone's clock changes every ten minutes, elsewhere once a day. */
    private static void oneEachDay(DigestPlan plan, ZoneId zone) {
        var sent = new HashSet<LocalDate>();
        var end = FROM.plus(Duration.ofDays(731));
        for (var now = FROM; now.isBefore(end); now = now.plus(step(zone, now))) {
            Slots.due(plan, zone, now).ifPresent(sent::add);
        }
        var first = FROM.atZone(zone).toLocalDate().plusDays(1);
        var last = end.atZone(zone).toLocalDate().minusDays(2);
        first.datesUntil(last).forEach(day -> assertThat(isSkipped(zone, day) || sent.contains(day)).as("%s %s %s", zone, day, plan.time()).isTrue());
        sent.forEach(day -> assertThat(day).isBeforeOrEqualTo(end.atZone(zone).toLocalDate()));
    }

    private static Duration step(ZoneId zone, Instant now) {
        var next = zone.getRules().nextTransition(now);
        return next != null && Duration.between(now, next.getInstant()).toDays() < 1 ? Duration.ofMinutes(30) : Duration.ofHours(6);
    }

    /** A day that a zone left out altogether has no digest, as it has no hours. */
    private static boolean isSkipped(ZoneId zone, LocalDate day) {
        return !day.atStartOfDay(zone).toLocalDate().equals(day);
    }

    @Test
    void a_time_that_the_clock_leaves_out_comes_as_much_later() {
        var plan = plan("01:30", DAILY, FROM);

        assertThat(Slots.due(plan, LONDON, Instant.parse("2026-03-29T01:29:59Z"))).contains(LocalDate.parse("2026-03-28"));
        assertThat(Slots.due(plan, LONDON, Instant.parse("2026-03-29T01:30:00Z"))).contains(LocalDate.parse("2026-03-29"));
        assertThat(Slots.next(plan, LONDON, Instant.parse("2026-03-28T12:00:00Z")).toString()).startsWith("2026-03-29T02:30+01:00");
    }

    @Test
    void a_time_that_the_clock_has_twice_comes_the_first_time() {
        var plan = plan("01:30", DAILY, FROM);

        assertThat(Slots.due(plan, LONDON, Instant.parse("2026-10-25T00:29:59Z"))).contains(LocalDate.parse("2026-10-24"));
        assertThat(Slots.due(plan, LONDON, Instant.parse("2026-10-25T00:30:00Z"))).contains(LocalDate.parse("2026-10-25"));
        assertThat(Slots.due(plan, LONDON, Instant.parse("2026-10-25T01:30:00Z"))).contains(LocalDate.parse("2026-10-25"));
    }

    @Test
    void a_plan_made_after_todays_time_begins_with_the_next_day() {
        var made = Instant.parse("2026-11-24T09:00:00Z");
        var plan = plan("07:30", DAILY, made);

        assertThat(Slots.due(plan, LONDON, made)).isEmpty();
        assertThat(Slots.due(plan, LONDON, Instant.parse("2026-11-25T07:30:00Z"))).contains(LocalDate.parse("2026-11-25"));
    }

    @Test
    void days_that_were_not_chosen_have_none() {
        var weekdays = plan("07:30", EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), FROM);

        assertThat(Slots.next(weekdays, LONDON, Instant.parse("2026-11-27T08:00:00Z")).toLocalDate()).isEqualTo(LocalDate.parse("2026-11-30"));
        assertThat(Slots.due(weekdays, LONDON, Instant.parse("2026-11-29T08:00:00Z"))).isEmpty();
    }

    private static DigestPlan plan(String time, Set<DayOfWeek> days, Instant from) {
        return new DigestPlan(LocalTime.parse(time), days, 10, new PersonId("mia"), from);
    }
}
