package news.backstory.channel;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Set;

/**
 * When a channel's digest comes.
 *
 * @param days at least one
 * @param max  stories at most, 1 to {@value #MOST}
 * @param by   who arranged it
 * @param from not before this: when it was arranged
 */
public record DigestPlan(LocalTime time, Set<DayOfWeek> days, int max, PersonId by, Instant from) {

    public static final int MOST = 20;
    public static final int USUAL = 10;

    public DigestPlan {
        days = Set.copyOf(days);
        if (days.isEmpty() || max < 1 || max > MOST) {
            throw new IllegalArgumentException("a digest comes on some day, with 1 to " + MOST + " stories");
        }
    }
}
