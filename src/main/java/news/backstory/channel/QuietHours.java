package news.backstory.channel;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/** From one local time, inclusive, to another, exclusive; over midnight if the second is the earlier. */
public record QuietHours(LocalTime from, LocalTime to) {

    public QuietHours {
        if (from.equals(to)) {
            throw new IllegalArgumentException("quiet hours end at another time than they begin");
        }
    }

    public boolean cover(Instant now, ZoneId zone) {
        var time = now.atZone(zone).toLocalTime();
        return from.isBefore(to) ? !time.isBefore(from) && time.isBefore(to) : !time.isBefore(from) || time.isBefore(to);
    }
}
