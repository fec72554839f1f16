package news.backstory.ingest;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import news.backstory.article.Articles;
import news.backstory.article.Link;
import news.backstory.article.Reader;
import news.backstory.feed.Feed;
import news.backstory.feed.FeedVisitor;
import news.backstory.feed.FeedVisitor.Visit;
import news.backstory.feed.Feeds;
import news.backstory.feed.Wanted;

/**
 * Visits the feeds that are due, hosts beside each other and the feeds of a host one after the other, has the articles read that are new or edited, and
 * tells of the new ones. What a feed has shown is remembered when its articles have been read and told: a crash between costs a second visit.
 */
public final class FeedPoller {

    private static final int MAX_FEEDS_A_ROUND = 200;
    private static final Duration AGAIN_AFTER = Duration.ofMinutes(20);
    private static final Duration REST_AFTER = Duration.ofMinutes(2);

    /** So long a feed is let be whose visit broke something of ours. */
    private static final Duration BROKEN_FOR = Duration.ofMinutes(5);

    private final Wanted wanted;
    private final FeedVisitor visitor;
    private final Feeds feeds;
    private final FeedDesk desk;
    private final EntryReader entries;
    private final InstantSource clock;

    /** As it was when it was last put into effect. */
    private volatile Set<Link> inEffect = Set.of();
    private final Set<Link> visited = ConcurrentHashMap.newKeySet();

    /** Hosts that asked to be left alone, and until when. */
    private final Map<String, Instant> resting = new ConcurrentHashMap<>();

    /** Feeds whose visit broke something of ours, and until when they are let be. */
    private final Map<Link, Instant> broken = new ConcurrentHashMap<>();

    /**
     * @param wanted   which feeds are read; those that are not known yet are added
     * @param mayRead  whether a site lets programs read this page
     * @param listener hears of each new entry
     */
    public FeedPoller(Wanted wanted, FeedVisitor visitor, Feeds feeds, FeedDesk desk, Reader reader, Predicate<Link> mayRead, Articles articles,
            NewEntries listener, InstantSource clock) {
        this.wanted = wanted;
        this.visitor = visitor;
        this.feeds = feeds;
        this.desk = desk;
        this.entries = new EntryReader(reader, mayRead, articles, listener);
        this.clock = clock;
    }

    /** What one visit to one feed brought; {@code problem} is empty if it could be read. */
    public record Polled(Link feed, int entries, int newArticles, int failures, String problem) {}

    /** Whether each feed that is wanted has been read once since the start, or could not be. */
    public boolean hasReadAll() {
        return visited.containsAll(wanted.feeds());
    }

    /** Visits the feeds whose time has come. Called by one thread. */
    public List<Polled> pollDue() {
        follow(wanted.feeds());
        var now = clock.instant();
        resting.values().removeIf(until -> !now.isBefore(until));
        broken.values().removeIf(until -> !now.isBefore(until));
        var hosts = feeds.due(now, MAX_FEEDS_A_ROUND).stream().filter(feed -> !broken.containsKey(feed.address()))
                .collect(Collectors.groupingBy(feed -> feed.place().address().host(), LinkedHashMap::new, Collectors.toList()));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<List<Polled>>> visits = new ArrayList<>();
            hosts.forEach((host, due) -> visits.add(() -> due.stream().map(feed -> poll(host, feed)).toList()));
            var polled = new ArrayList<Polled>();
            for (var visit : threads.invokeAll(visits)) {
                polled.addAll(visit.get());
            }
            return polled;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return List.of();
        } catch (ExecutionException broke) {
            throw broke.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(broke.getCause());
        }
    }

    /** Adds what is wanted and not known, stops what is wanted no more, and goes on with what is wanted again. */
    private void follow(Set<Link> now) {
        if (now.equals(inEffect)) {
            return;
        }
        now.forEach(desk::follow);
        feeds.all().stream().map(Feed::address).filter(link -> !now.contains(link)).forEach(desk::stop);
        inEffect = Set.copyOf(now);
        visited.retainAll(inEffect);
    }

    private Polled poll(String host, Feed feed) {
        try {
            desk.begin(feed);
            var rests = resting.get(host);
            if (rests != null) {
                return ended(feed.notBefore(rests), "its server asked us to come back later");
            }
            var polled = taken(host, visitor.visit(feed));
            visited.add(feed.address());
            return polled;
        } catch (RuntimeException ours) { // One feed's trouble is no other's; nothing of this visit is remembered, so nothing is lost.
            desk.breakOff(feed);
            broken.put(feed.address(), clock.instant().plus(BROKEN_FOR));
            return new Polled(feed.address(), 0, 0, 0, "something of ours broke (%s at %s); it is tried again in %d minutes"
                    .formatted(ours.getClass().getName(), ours.getStackTrace().length == 0 ? "?" : ours.getStackTrace()[0], BROKEN_FOR.toMinutes()));
        }
    }

    private Polled taken(String host, Visit visit) {
        return switch (visit) {
            case Visit.Unchanged(var after) -> ended(after, "");
            case Visit.Failed(var after, var why, var hostWaits) -> {
                if (hostWaits.isPositive()) {
                    resting.put(host, clock.instant().plus(hostWaits));
                }
                yield ended(after, why);
            }
            case Visit.Read read -> readArticles(read);
        };
    }

    private Polled ended(Feed feed, String problem) {
        desk.end(feed);
        return new Polled(feed.address(), 0, 0, 0, problem);
    }

    private Polled readArticles(Visit.Read visit) {
        var read = entries.read(visit);
        feeds.remember(visit.feed().address(), visit.before(), visit.after().without(read.later()));
        var now = clock.instant();
        desk.end(read.later().isEmpty()
                ? visit.feed().caughtUp(now)
                : visit.feed().toBeReadAgain(now.plus(read.isFull() ? REST_AFTER : AGAIN_AFTER)));
        return new Polled(visit.feed().address(), visit.seen().size(), read.read(), read.failures(), visit.feed().health().problem());
    }
}
