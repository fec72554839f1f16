package news.backstory.digest;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.stream.Stream;
import news.backstory.channel.DigestPlan;

/** When a digest is due, by the clock on the wall of its channel. */
public final class Slots {

    /** A digest that is later than this is left out; the next one brings its stories. */
    private static final long MAX_DAYS_LATE = 1;

    private static final int DAYS_AHEAD = 8;

    private Slots() {}

    /**
     * The latest day whose digest's time has come. A time that the day's clock leaves out comes as much later; one that it has twice comes the first time
     * (java.time.ZonedDateTime.of).
     */
    public static Optional<LocalDate> due(DigestPlan plan, ZoneId zone, Instant now) {
        var today = now.atZone(zone).toLocalDate();
        return Stream.iterate(today, day -> day.minusDays(1)).limit(MAX_DAYS_LATE + 1)
                .filter(day -> plan.days().contains(day.getDayOfWeek()))
                .filter(day -> {
                    var at = at(plan, day, zone);
                    return !at.isAfter(now) && !at.isBefore(plan.from());
                })
                .findFirst();
    }

    /** When the next one comes. */
    public static ZonedDateTime next(DigestPlan plan, ZoneId zone, Instant now) {
        var today = now.atZone(zone).toLocalDate();
        return Stream.iterate(today, day -> day.plusDays(1)).limit(DAYS_AHEAD)
                .filter(day -> plan.days().contains(day.getDayOfWeek()) && at(plan, day, zone).isAfter(now))
                .map(day -> ZonedDateTime.of(day, plan.time(), zone))
                .findFirst().orElseThrow();
    }

    private static Instant at(DigestPlan plan, LocalDate day, ZoneId zone) {
        return ZonedDateTime.of(day, plan.time(), zone).toInstant();
    }
}
