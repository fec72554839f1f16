package news.backstory.feed;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** When a feed is read next: as often as it publishes, as seldom as its publisher wishes, and not all feeds in one second. Reasons: docs/why/feeds.md. */
final class Timetable {

    static final Duration SHORTEST = Duration.ofMinutes(2);
    static final Duration LONGEST = Duration.ofHours(24);

    /** No wish is heeded beyond this: feeds that say "weekly" report fires, and servers name years. */
    static final Duration LONGEST_WISH = Duration.ofHours(5);
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(5);
    private static final int RECENT_ENTRIES = 20;
    private static final double JITTER = 0.1;

    private final RandomGenerator random;

    Timetable(RandomGenerator random) {
        this.random = random;
    }

    /**
     * How long between two readings, by what the feed shows: half of the usual gap between its entries, but seldom where it has long been silent.
     *
     * @param before what it was, for a feed without dates
     */
    static Duration pace(List<Entry> entries, boolean broughtNews, Duration before, Instant now) {
        var dates = entries.stream().flatMap(entry -> entry.dated().stream()).filter(date -> !date.isAfter(now)).distinct()
                .sorted(Comparator.reverseOrder()).limit(RECENT_ENTRIES).toList();
        if (dates.size() < 2) {
            return clamped(broughtNews ? before.dividedBy(2) : slower(before));
        }
        var usual = Duration.between(dates.getLast(), dates.getFirst()).dividedBy(dates.size() - 1L).dividedBy(2);
        var silence = Duration.between(dates.getFirst(), now).dividedBy(8);
        return clamped(usual.compareTo(silence) > 0 ? usual : silence);
    }

    /** For a feed that has nothing new and says nothing of when. */
    static Duration slower(Duration pace) {
        return clamped(pace.multipliedBy(5).dividedBy(4));
    }

    /** @param freshFor what its server's headers say */
    Instant next(Instant now, Duration pace, Wishes wishes, Duration freshFor) {
        if (wishes.isExpired()) {
            return now.plus(LONGEST);
        }
        var wish = wishes.pause().compareTo(freshFor) > 0 ? wishes.pause() : freshFor;
        var floor = wish.compareTo(LONGEST_WISH) > 0 ? LONGEST_WISH : wish;
        return outside(wishes, now.plus(jittered(pace.compareTo(floor) > 0 ? pace : floor, floor)));
    }

    /**
     * Longer after each failure, to a day.
     *
     * @param failures one after the other, this one included
     */
    Instant afterFailure(Instant now, int failures, Duration pace) {
        var first = pace.compareTo(FIRST_PAUSE) > 0 ? pace : FIRST_PAUSE;
        var pause = failures > 12 ? LONGEST : clamped(first.multipliedBy(1L << (failures - 1)));
        return now.plus(jittered(pause, Duration.ZERO));
    }

    /** The first moment outside of the hours and days in which the publisher rests; at once if there is none within a day. */
    private static Instant outside(Wishes wishes, Instant moment) {
        var at = moment.atZone(ZoneOffset.UTC);
        for (var hours = 0; hours <= 24; hours++) {
            if (!rests(wishes, at)) {
                return at.toInstant();
            }
            at = at.truncatedTo(ChronoUnit.HOURS).plusHours(1);
        }
        return moment;
    }

    private static boolean rests(Wishes wishes, ZonedDateTime at) {
        return wishes.hours().contains(at.getHour())
                || wishes.days().contains(at.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH).toLowerCase(Locale.ROOT));
    }

    private Duration jittered(Duration span, Duration floor) {
        var jittered = Duration.ofMillis((long) (span.toMillis() * (1 - JITTER + 2 * JITTER * random.nextDouble())));
        return jittered.compareTo(floor) < 0 ? floor : jittered;
    }

    private static Duration clamped(Duration span) {
        return span.compareTo(SHORTEST) < 0 ? SHORTEST : span.compareTo(LONGEST) > 0 ? LONGEST : span;
    }
}
