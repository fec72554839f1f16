package news.backstory.digest;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import news.backstory.channel.DigestPlan;
import news.backstory.channel.QuietHours;

/** When a digest is due, by the clock on the wall of its channel. */
public final class Slots {

    /** A digest that is later than this is left out; the next one brings its stories. */
    private static final long MAX_DAYS_LATE = 1;

    private static final int DAYS_AHEAD = 9;

    private Slots() {}

    /**
     * The latest day whose digest's time has come. A time that the day's clock leaves out comes as much later; one that it has twice comes the first time
     * (java.time.ZonedDateTime.of). One that lies in quiet hours comes when these are over, perhaps on the day after: it is that of its own day all the same.
     *
     * @param quiet none, or one span
     */
    public static Optional<LocalDate> due(DigestPlan plan, List<QuietHours> quiet, ZoneId zone, Instant now) {
        var today = now.atZone(zone).toLocalDate();
        var earliest = today.minusDays(MAX_DAYS_LATE).atStartOfDay(zone).toInstant();
        return Stream.iterate(today, day -> day.minusDays(1)).limit(MAX_DAYS_LATE + 2)
                .filter(day -> plan.days().contains(day.getDayOfWeek()))
                .filter(day -> {
                    var at = at(plan, quiet, day, zone);
                    return !at.isAfter(now) && !at.isBefore(plan.from()) && !at.isBefore(earliest);
                })
                .findFirst();
    }

    /**
     * When the next one comes.
     *
     * @param isUsed whether that day's digest has come already, as it may have where the zone has changed since
     */
    public static ZonedDateTime next(DigestPlan plan, List<QuietHours> quiet, ZoneId zone, Instant now, Predicate<LocalDate> isUsed) {
        var yesterday = now.atZone(zone).toLocalDate().minusDays(1);
        return Stream.iterate(yesterday, day -> day.plusDays(1)).limit(DAYS_AHEAD)
                .filter(day -> plan.days().contains(day.getDayOfWeek()) && !isUsed.test(day))
                .map(day -> at(plan, quiet, day, zone)).filter(at -> at.isAfter(now))
                .findFirst().orElseThrow().atZone(zone);
    }

    /** Whether that day's digest waits for quiet hours to end. */
    public static boolean isHeld(DigestPlan plan, List<QuietHours> quiet, LocalDate day, ZoneId zone) {
        return !at(plan, quiet, day, zone).equals(at(plan, List.of(), day, zone));
    }

    private static Instant at(DigestPlan plan, List<QuietHours> quiet, LocalDate day, ZoneId zone) {
        var at = ZonedDateTime.of(day, plan.time(), zone).toInstant();
        return quiet.stream().findFirst().map(hours -> hours.over(at, zone)).orElse(at);
    }
}
