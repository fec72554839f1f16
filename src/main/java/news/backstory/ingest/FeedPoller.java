package news.backstory.ingest;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import news.backstory.article.Link;
import news.backstory.feed.Feed;
import news.backstory.feed.FeedVisitor;
import news.backstory.feed.FeedVisitor.Visit;
import news.backstory.feed.Feeds;
import news.backstory.feed.Wanted;

/**
 * Visits the feeds that are due, hosts beside each other and the feeds of a host one after the other, has the articles read that are new or edited, and
 * tells of the new ones. What a feed has shown is remembered when its articles have been read and told: a crash between costs a second visit.
 */
public final class FeedPoller implements AutoCloseable {

    static final int MAX_FEEDS_A_ROUND = 1_000;
    private static final Duration AGAIN_AFTER = Duration.ofMinutes(20);
    private static final Duration REST_AFTER = Duration.ofMinutes(2);

    /** So long a feed is let be whose visit broke something of ours. */
    private static final Duration BROKEN_FOR = Duration.ofMinutes(5);

    /** Hosts that are slower, or have more to give, go on beside the next rounds. */
    private static final Duration ROUND = Duration.ofSeconds(10);
    private static final Duration TO_END = Duration.ofSeconds(3);

    private final Wanted wanted;
    private final FeedVisitor visitor;
    private final Feeds feeds;
    private final FeedDesk desk;
    private final EntryReader entries;
    private final Function<Link, Optional<Instant>> restsUntil;
    private final InstantSource clock;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** As it was when it was last put into effect. */
    private volatile Set<Link> inEffect = Set.of();
    private final Set<Link> visited = ConcurrentHashMap.newKeySet();

    /** Whose feeds are being visited. */
    private final Set<String> hostsUnderWay = ConcurrentHashMap.newKeySet();

    /** What came of visits, and was not said yet. */
    private final Queue<Polled> news = new ConcurrentLinkedQueue<>();

    /** Feeds whose visit broke something of ours, and until when they are let be. */
    private final Map<Link, Instant> broken = new ConcurrentHashMap<>();

    /**
     * @param wanted     which feeds are read; those that are not known yet are added
     * @param restsUntil until when the host of an address has asked to be left alone; empty if it has not
     */
    public FeedPoller(Wanted wanted, FeedVisitor visitor, Feeds feeds, FeedDesk desk, EntryReader entries,
            Function<Link, Optional<Instant>> restsUntil, InstantSource clock) {
        this.wanted = wanted;
        this.visitor = visitor;
        this.feeds = feeds;
        this.desk = desk;
        this.entries = entries;
        this.restsUntil = restsUntil;
        this.clock = clock;
    }

    /** What one visit to one feed brought; {@code problem} is empty if it could be read. */
    public record Polled(Link feed, int entries, int newArticles, int failures, String problem) {}

    /** Whether each feed that is wanted has been read once since the start, or could not be. */
    public boolean hasReadAll() {
        return visited.containsAll(wanted.feeds());
    }

    /** Has the feeds visited whose time has come, waits a little, and says what was brought since it was asked last. Called by one thread. */
    public List<Polled> pollDue() {
        follow(wanted.feeds());
        var now = clock.instant();
        broken.values().removeIf(until -> !now.isBefore(until));
        var hosts = feeds.due(now, MAX_FEEDS_A_ROUND).stream().filter(feed -> !broken.containsKey(feed.address()))
                .collect(Collectors.groupingBy(feed -> feed.place().address().host(), LinkedHashMap::new,
                        Collectors.mapping(Feed::address, Collectors.toList())));
        var begun = hosts.entrySet().stream().filter(host -> hostsUnderWay.add(host.getKey()))
                .map(host -> CompletableFuture.runAsync(() -> visit(host.getKey(), host.getValue()), threads)).toArray(CompletableFuture<?>[]::new);
        await(CompletableFuture.allOf(begun));
        return Stream.generate(news::poll).takeWhile(Objects::nonNull).toList();
    }

    /** Breaks off the visits that are under way; what they have not remembered is seen again. */
    @Override
    public void close() {
        threads.shutdownNow();
        try {
            threads.awaitTermination(TO_END.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void await(CompletableFuture<Void> visits) {
        try {
            visits.get(ROUND.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            // They go on; a later round says what they brought.
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException broke) {
            throw broke.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(broke.getCause());
        }
    }

    private void visit(String host, List<Link> due) {
        try {
            due.forEach(feed -> desk.begin(feed).map(this::poll).ifPresent(news::add));
        } finally {
            hostsUnderWay.remove(host);
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

    private Polled poll(Feed feed) {
        try {
            var rests = restsUntil.apply(feed.place().address());
            if (rests.isPresent()) {
                return ended(feed.notBefore(rests.get()), "its server asked us to come back later");
            }
            var polled = switch (visitor.visit(feed)) {
                case Visit.Unchanged(var after) -> ended(after, "");
                case Visit.Failed(var after, var why) -> ended(after, why);
                case Visit.Read read -> readArticles(read);
            };
            visited.add(feed.address());
            return polled;
        } catch (RuntimeException ours) { // One feed's trouble is no other's; nothing of this visit is remembered, so nothing is lost.
            desk.breakOff(feed.address());
            broken.put(feed.address(), clock.instant().plus(BROKEN_FOR));
            return new Polled(feed.address(), 0, 0, 0, "something of ours broke (%s at %s); it is tried again in %d minutes"
                    .formatted(ours.getClass().getName(), ours.getStackTrace().length == 0 ? "?" : ours.getStackTrace()[0], BROKEN_FOR.toMinutes()));
        }
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
