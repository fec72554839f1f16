package news.backstory.channel;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** From one local time, inclusive, to another, exclusive; over midnight if the second is the earlier. */
public record QuietHours(LocalTime from, LocalTime to) {

    public QuietHours {
        if (from.equals(to)) {
            throw new IllegalArgumentException("quiet hours end at another time than they begin");
        }
    }

    /** When those that cover this instant are over; the instant itself if none do. */
    public Instant over(Instant at, ZoneId zone) {
        if (!cover(at, zone)) {
            return at;
        }
        var local = at.atZone(zone);
        var day = local.toLocalTime().isBefore(to) ? local.toLocalDate() : local.toLocalDate().plusDays(1);
        return ZonedDateTime.of(day, to, zone).toInstant();
    }

    public boolean cover(Instant now, ZoneId zone) {
        return holds(now.atZone(zone).toLocalTime());
    }

    /** Whether they cover that time of the day. */
    public boolean holds(LocalTime time) {
        return from.isBefore(to) ? !time.isBefore(from) && time.isBefore(to) : !time.isBefore(from) || time.isBefore(to);
    }
}
