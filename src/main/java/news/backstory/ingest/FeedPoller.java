package news.backstory.ingest;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import news.backstory.article.Articles;
import news.backstory.article.Link;
import news.backstory.article.Reader;
import news.backstory.article.Reading;
import news.backstory.feed.FeedReader;
import news.backstory.feed.FeedReading;

/** Reads the installation's feeds every quarter of an hour, and each article in them that we do not have. */
public final class FeedPoller {

    private static final Duration INTERVAL = Duration.ofMinutes(15);

    /** A page that could not be read is left alone for this long. */
    private static final Duration FORGET_FAILURES_AFTER = Duration.ofHours(6);

    private static final int MAX_ENTRIES_A_POLL = 200;
    private static final int MAX_FAILURES = 5_000;

    private final List<Link> feeds;
    private final FeedReader feedReader;
    private final Reader reader;
    private final Articles articles;
    private final InstantSource clock;
    private final Set<Link> readOnce = ConcurrentHashMap.newKeySet();
    private final Map<Link, Instant> nextPoll = new HashMap<>();
    private final Map<Link, Instant> failedAt = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Link, Instant> eldest) {
            return size() > MAX_FAILURES;
        }
    };

    public FeedPoller(List<Link> feeds, FeedReader feedReader, Reader reader, Articles articles, InstantSource clock) {
        this.feeds = List.copyOf(feeds);
        this.feedReader = feedReader;
        this.reader = reader;
        this.articles = articles;
        this.clock = clock;
    }

    /** What one poll of one feed brought; {@code problem} is empty if it could be read. */
    public record Polled(Link feed, int entries, int newArticles, int failures, String problem) {}

    /** Whether each feed has been read once, or could not be. */
    public boolean hasReadAll() {
        return readOnce.containsAll(feeds);
    }

    /** Reads the feeds whose time has come, one after the other. Called by one thread. */
    public List<Polled> pollDue() {
        var now = clock.instant();
        return feeds.stream().filter(feed -> !now.isBefore(nextPoll.getOrDefault(feed, Instant.MIN))).map(feed -> {
            var polled = poll(feed);
            readOnce.add(feed);
            return polled;
        }).toList();
    }

    private Polled poll(Link feed) {
        nextPoll.put(feed, clock.instant().plus(INTERVAL));
        return switch (feedReader.read(feed.text())) {
            case FeedReading.Unreadable(var why) -> new Polled(feed, 0, 0, 0, why);
            case FeedReading.Fresh fresh -> {
                var read = 0;
                var failed = 0;
                for (var entry : fresh.entries().stream().limit(MAX_ENTRIES_A_POLL).toList()) {
                    if (isNew(entry.link())) {
                        var ok = readArticle(entry.link());
                        read += ok ? 1 : 0;
                        failed += ok ? 0 : 1;
                    }
                }
                yield new Polled(feed, fresh.entries().size(), read, failed, "");
            }
        };
    }

    private boolean readArticle(Link link) {
        if (reader.read(link) instanceof Reading.Read || articles.findAt(link).isPresent()) {
            return true;
        }
        failedAt.put(link, clock.instant());
        return false;
    }

    private boolean isNew(Link link) {
        var failed = failedAt.get(link);
        return (failed == null || clock.instant().isAfter(failed.plus(FORGET_FAILURES_AFTER))) && articles.findAt(link).isEmpty();
    }
}
