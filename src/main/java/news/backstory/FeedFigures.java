package news.backstory;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import news.backstory.article.Link;
import news.backstory.feed.Feed;
import news.backstory.feed.FeedHealth;

/** How the feeds are, for whoever runs the bot. */
final class FeedFigures {

    private static final int MAX_LINES = 10;

    private FeedFigures() {}

    /** Their number, and of those that fail since when, why, and when they are tried again. */
    static String text(List<Feed> all) {
        var feeds = wanted(all);
        var failing = feeds.stream().filter(FeedHealth::wantsAttention).toList();
        var flawed = feeds.stream().filter(feed -> !feed.flaws().isEmpty()).count();
        var summary = feeds.size() + " feeds, " + failing.size() + " of them failing, " + flawed + " with flaws";
        return Stream.concat(Stream.of(summary), failing.stream().limit(MAX_LINES).map(FeedFigures::line)).collect(Collectors.joining("\n"));
    }

    static long count(List<Feed> all, FeedHealth.State state) {
        return wanted(all).stream().filter(feed -> feed.state() == state).count();
    }

    /** Those that want attention first. */
    static List<FeedHealth> wanted(List<Feed> all) {
        return all.stream().map(FeedHealth::of).filter(feed -> feed.state() != FeedHealth.State.STOPPED)
                .sorted(Comparator.comparing(FeedHealth::state))
                .toList();
    }

    private static String line(FeedHealth feed) {
        var next = switch (feed.state()) {
            case NEW, WELL, FAILING, MOVED -> "tried again at " + minute(feed.next());
            case HELD -> "what is new is read at " + minute(feed.next());
            case GONE, STOPPED -> "not tried again";
        };
        return "  %s: %s; since %s, last read %s, last new entry %s; %s".formatted(name(feed.address()), feed.cause(),
                minute(feed.since()), minute(feed.lastSuccess()), minute(feed.lastNew()), next);
    }

    /** Without what stands behind a question mark: it may be secret. */
    static String name(Link feed) {
        return feed.text().replaceFirst("[?#].*", "");
    }

    private static String minute(Instant instant) {
        return instant.equals(Instant.EPOCH) ? "never" : instant.truncatedTo(ChronoUnit.MINUTES).toString();
    }
}
