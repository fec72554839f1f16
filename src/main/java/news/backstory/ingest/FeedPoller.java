package news.backstory.ingest;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import news.backstory.article.Link;
import news.backstory.feed.Feed;
import news.backstory.feed.FeedVisitor;
import news.backstory.feed.FeedVisitor.Visit;
import news.backstory.feed.Feeds;
import news.backstory.feed.Seen;
import news.backstory.feed.Wanted;
import news.backstory.hub.HubDesk;
import news.backstory.web.Fetch;

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

    /** Between two readings of a feed of whose news a hub tells; and how long after the publisher a hub may be in telling. */
    static final Duration SAFETY_NET = Duration.ofHours(6);
    private static final Duration HUBS_TAKE = Duration.ofMinutes(30);

    /** Each may hold two megabytes. */
    static final int MAX_DELIVERIES = 24;

    /** Hosts that are slower, or have more to give, go on beside the next rounds. */
    private static final Duration ROUND = Duration.ofSeconds(30);
    private static final Duration TO_END = Duration.ofSeconds(3);

    private final Wanted wanted;
    private final FeedVisitor visitor;
    private final Feeds feeds;
    private final FeedDesk desk;
    private final EntryReader entries;
    private final HubDesk hubs;
    private final Function<Link, Optional<Instant>> restsUntil;
    private final InstantSource clock;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** As it was when it was last put into effect. */
    private volatile Set<Link> inEffect = Set.of();
    private final Set<Link> visited = ConcurrentHashMap.newKeySet();

    /** What hubs handed over and was not taken in yet, each with its feed; never more than so many. */
    private final Queue<Delivered> deliveries = new ArrayBlockingQueue<>(MAX_DELIVERIES);

    /** Feeds of whose deliveries one found no room. */
    private final Set<Link> leftOut = ConcurrentHashMap.newKeySet();

    private record Delivered(Link feed, String contentType, byte[] body) {}

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
    public FeedPoller(Wanted wanted, FeedVisitor visitor, Feeds feeds, FeedDesk desk, EntryReader entries, HubDesk hubs,
            Function<Link, Optional<Instant>> restsUntil, InstantSource clock) {
        this.wanted = wanted;
        this.visitor = visitor;
        this.feeds = feeds;
        this.desk = desk;
        this.entries = entries;
        this.hubs = hubs;
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
        var hosts = Stream.concat(deliveries.stream().flatMap(delivered -> feeds.find(delivered.feed()).stream()),
                feeds.due(now, MAX_FEEDS_A_ROUND).stream()).filter(feed -> !broken.containsKey(feed.address()))
                .collect(Collectors.groupingBy(feed -> feed.place().address().host(), LinkedHashMap::new,
                        Collectors.mapping(Feed::address, Collectors.toCollection(LinkedHashSet::new))));
        var begun = hosts.entrySet().stream().filter(host -> hostsUnderWay.add(host.getKey()))
                .map(host -> CompletableFuture.runAsync(() -> visit(host.getKey(), host.getValue()), threads)).toArray(CompletableFuture<?>[]::new);
        await(CompletableFuture.allOf(begun));
        return Stream.generate(news::poll).takeWhile(Objects::nonNull).toList();
    }

    /**
     * A hub has handed over what is new in a feed. It is taken in at once if there is room, and if not, or if the process dies before, the feed is read soon.
     *
     * @param contentType as the hub said it; may be empty
     */
    public void delivered(Link feed, String contentType, byte[] body) {
        desk.ping(feed);
        if (!deliveries.offer(new Delivered(feed, contentType, body))) {
            leftOut.add(feed);
        }
    }

    /** Somebody says that there is news in a feed. */
    public void pinged(Link feed) {
        desk.ping(feed);
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

    private void visit(String host, Set<Link> due) {
        try {
            for (var feed : due) {
                for (var each : deliveries.stream().filter(delivered -> delivered.feed().equals(feed)).toList()) {
                    deliveries.remove(each);
                    desk.begin(feed, FeedPoller::takesDeliveries).map(begun -> poll(begun, () -> taken(begun, each))).ifPresent(news::add);
                }
                if (leftOut.remove(feed)) {
                    desk.ping(feed);
                }
                desk.begin(feed, begun -> !clock.instant().isBefore(begun.next())).map(begun -> poll(begun, () -> visited(begun)))
                        .ifPresent(news::add);
            }
        } finally {
            hostsUnderWay.remove(host);
        }
    }

    /** What is held is to be looked at whole, and of a feed that was never read a part tells nothing. */
    private static boolean takesDeliveries(Feed feed) {
        return feed.standing() == Feed.Standing.FOLLOWED && !feed.health().caughtUp().equals(Instant.EPOCH);
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

    private Polled poll(Feed feed, Supplier<Polled> visit) {
        try {
            return visit.get();
        } catch (RuntimeException ours) { // One feed's trouble is no other's; nothing of this visit is remembered, so nothing is lost.
            desk.breakOff(feed.address());
            broken.put(feed.address(), clock.instant().plus(BROKEN_FOR));
            return new Polled(feed.address(), 0, 0, 0, "something of ours broke (%s at %s); it is tried again in %d minutes"
                    .formatted(ours.getClass().getName(), ours.getStackTrace().length == 0 ? "?" : ours.getStackTrace()[0], BROKEN_FOR.toMinutes()));
        }
    }

    private Polled taken(Feed feed, Delivered delivered) {
        var page = new Fetch.Page(feed.place().address().uri(), delivered.contentType(), delivered.body());
        return switch (visitor.delivered(feed, page)) {
            case Visit.Read read -> readArticles(read);
            case Visit.Unchanged(var after) -> ended(after, "");
            case Visit.Failed(var after, var why) -> ended(after, "what its hub handed over: " + why); // It is read itself next.
        };
    }

    private Polled visited(Feed feed) {
        var rests = restsUntil.apply(feed.place().address());
        if (rests.isPresent()) {
            return ended(feed.notBefore(rests.get()), "its server asked us to come back later");
        }
        var polled = switch (visitor.visit(feed)) {
            case Visit.Unchanged(var after) -> ended(seldom(after), "");
            case Visit.Failed(var after, var why) -> ended(after, why);
            case Visit.Read read -> {
                if (hubs.covers(feed.address()) && read.seen().stream().anyMatch(this::shouldHaveBeenTold)) {
                    hubs.missed(feed.address());
                }
                hubs.offered(feed.address(), read.hubs());
                yield readArticles(read);
            }
        };
        visited.add(feed.address());
        return polled;
    }

    private boolean shouldHaveBeenTold(Seen seen) {
        return seen instanceof Seen.New && seen.entry().dated().stream().anyMatch(date -> date.plus(HUBS_TAKE).isBefore(clock.instant()));
    }

    /** A feed whose news its hub tells is read all the same, in case it fails to. */
    private Feed seldom(Feed feed) {
        return hubs.covers(feed.address()) ? feed.notBefore(clock.instant().plus(SAFETY_NET)) : feed;
    }

    private Polled ended(Feed feed, String problem) {
        desk.end(feed);
        return new Polled(feed.address(), 0, 0, 0, problem);
    }

    private Polled readArticles(Visit.Read visit) {
        var read = entries.read(visit);
        feeds.remember(visit.feed().address(), visit.before(), visit.after().postponing(read.later(), visit.before()));
        var now = clock.instant();
        desk.end(read.later().isEmpty()
                ? seldom(visit.feed().caughtUp(now))
                : visit.feed().toBeReadAgain(now.plus(read.isFull() ? REST_AFTER : AGAIN_AFTER)));
        var held = visit.feed().health().problem();
        return new Polled(visit.feed().address(), visit.seen().size(), read.read(), read.failures(), held.isEmpty() ? visit.concern() : held);
    }
}
