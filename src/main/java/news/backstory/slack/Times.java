package news.backstory.slack;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * Times in words, in a reader's zone.
 *
 * @param now what ages are counted from
 */
record Times(Instant now, ZoneId zone) {

    private static final Duration SMALLEST_UPDATE = Duration.ofMinutes(1);

    /** From then on it is "yesterday", if it was. */
    private static final Duration HOURS_ARE_COUNTED_FOR = Duration.ofHours(12);

    private static final int DAYS_ARE_COUNTED_FOR = 7;

    /** A page may claim any date; outside these years it is shown as the nearest of them. */
    private static final Instant FIRST = Instant.parse("0001-01-02T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-30T00:00:00Z");

    /** "11 May 2019 18:02 BST" */
    String when(Instant instant) {
        return at(instant).format(DateTimeFormatter.ofPattern("d MMM uuuu HH:mm zzz", Locale.ENGLISH));
    }

    /** "18:02 BST", with the date if it is another day's. */
    String clock(Instant instant) {
        var today = at(instant).toLocalDate().equals(at(now).toLocalDate());
        return today ? at(instant).format(DateTimeFormatter.ofPattern("HH:mm zzz", Locale.ENGLISH)) : when(instant);
    }

    /** "Mon 24 Nov" */
    String day(Instant instant) {
        return at(instant).format(DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH));
    }

    /** "updated 18:40 BST", with the date if it is another day's; empty if it was within a minute. */
    String updated(Instant published, Instant updated) {
        if (Duration.between(published, updated).compareTo(SMALLEST_UPDATE) < 0) {
            return "";
        }
        var sameDay = at(published).toLocalDate().equals(at(updated).toLocalDate());
        return "updated " + (sameDay ? at(updated).format(DateTimeFormatter.ofPattern("HH:mm zzz", Locale.ENGLISH)) : when(updated));
    }

    /** "just now", "25 minutes ago", "3 hours ago", "yesterday", "4 days ago", then the date; the date too for what lies ahead. */
    String age(Instant instant) {
        var age = Duration.between(instant, now);
        var days = ChronoUnit.DAYS.between(at(instant).toLocalDate(), at(now).toLocalDate());
        if (age.compareTo(SMALLEST_UPDATE.negated()) <= 0 || days >= DAYS_ARE_COUNTED_FOR) {
            return at(instant).format(DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH));
        }
        if (age.toMinutes() < 1) {
            return "just now";
        }
        if (age.toHours() < 1) {
            return ago(age.toMinutes(), "minute");
        }
        if (days == 0 || age.compareTo(HOURS_ARE_COUNTED_FOR) < 0) {
            return ago(age.toHours(), "hour");
        }
        return days == 1 ? "yesterday" : ago(days, "day");
    }

    private ZonedDateTime at(Instant instant) {
        var shown = instant.isBefore(FIRST) ? FIRST : instant.isAfter(LAST) ? LAST : instant;
        return shown.atZone(zone);
    }

    private static String ago(long count, String unit) {
        return count + " " + unit + (count == 1 ? "" : "s") + " ago";
    }
}
