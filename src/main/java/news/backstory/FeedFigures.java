package news.backstory;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import news.backstory.feed.Feed;

/** How the feeds are, for whoever runs the bot. */
final class FeedFigures {

    private static final int MAX_LINES = 10;

    private FeedFigures() {}

    /** Their number, and of those that fail since when, why, and when they are tried again; without what stands behind a question mark, which may be secret. */
    static String text(List<Feed> feeds) {
        var failing = failing(feeds);
        var summary = feeds.size() + " feeds, " + failing.size() + " of them failing";
        return Stream.concat(Stream.of(summary), failing.stream().limit(MAX_LINES).map(FeedFigures::line)).collect(Collectors.joining("\n"));
    }

    static List<Feed> failing(List<Feed> feeds) {
        return feeds.stream().filter(feed -> feed.standing() != Feed.Standing.STOPPED && !feed.health().problem().isEmpty()).toList();
    }

    private static String line(Feed feed) {
        var health = feed.health();
        var next = switch (feed.standing()) {
            case FOLLOWED -> "tried again at " + minute(feed.next());
            case HELD -> "held until somebody has looked";
            case GONE, STOPPED -> "not tried again";
        };
        return "  %s: %s; since %s, last read %s, last new entry %s; %s".formatted(feed.address().text().replaceFirst("[?#].*", ""), health.problem(),
                minute(health.failingSince()), minute(health.lastRead()), minute(health.lastNew()), next);
    }

    private static String minute(Instant instant) {
        return instant.equals(Instant.EPOCH) ? "never" : instant.truncatedTo(ChronoUnit.MINUTES).toString();
    }
}
