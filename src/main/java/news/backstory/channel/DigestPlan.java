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
 * @param waitsSince what came since then waits for the first: when a digest was arranged here, however often it has been moved since
 */
public record DigestPlan(LocalTime time, Set<DayOfWeek> days, int max, PersonId by, Instant from, Instant waitsSince) {

    public static final int MOST = 20;
    public static final int USUAL = 10;

    public DigestPlan {
        days = Set.copyOf(days);
        if (days.isEmpty() || max < 1 || max > MOST) {
            throw new IllegalArgumentException("a digest comes on some day, with 1 to " + MOST + " stories");
        }
    }

    /** Where there was none before. */
    public DigestPlan(LocalTime time, Set<DayOfWeek> days, int max, PersonId by, Instant from) {
        this(time, days, max, by, from, from);
    }

    /** At the same hour of the same days, and as long. */
    public boolean comesLike(DigestPlan other) {
        return time.equals(other.time) && days.equals(other.days) && max == other.max;
    }

    /** At the hours of another zone. */
    DigestPlan movedAt(Instant changedAt) {
        return new DigestPlan(time, days, max, by, changedAt, waitsSince);
    }

    DigestPlan insteadOf(DigestPlan before) {
        return new DigestPlan(time, days, max, by, from, before.waitsSince);
    }
}
