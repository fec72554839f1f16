package news.backstory.feed;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * How a publisher would like a feed to be read.
 *
 * @param pause     not more often than this (ttl, sy:updatePeriod); zero if nothing is said
 * @param hours     of the day in UTC in which nothing is published (skipHours)
 * @param days      of the week in UTC, in English and lower case, on which nothing is published (skipDays)
 * @param self      where the feed says it is (rel=self); may be empty
 * @param hubs      who can tell us of news (WebSub)
 * @param isExpired the publisher says that nothing more will come (JSON Feed)
 */
public record Wishes(Duration pause, Set<Integer> hours, Set<String> days, String self, List<String> hubs, boolean isExpired) {

    public static final Wishes NONE = new Wishes(Duration.ZERO, Set.of(), Set.of(), "", List.of(), false);

    /** What of it holds until the publisher says otherwise: when the feed is read, not who tells of news in it. */
    Wishes lasting() {
        return new Wishes(pause, hours, days, "", List.of(), isExpired);
    }

    public Wishes {
        hours = Set.copyOf(hours);
        days = Set.copyOf(days);
        hubs = List.copyOf(hubs);
    }
}
