package news.backstory.ingest;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
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
import news.backstory.article.Reading;
import news.backstory.feed.Feed;
import news.backstory.feed.FeedVisitor;
import news.backstory.feed.FeedVisitor.Visit;
import news.backstory.feed.Feeds;
import news.backstory.feed.Seen;

/**
 * Visits the feeds that are due, hosts beside each other and the feeds of a host one after the other, and has the articles read that are new or edited.
 * What a feed has shown is remembered when its articles have been read: a crash between costs a second visit.
 */
public final class FeedPoller {

    private static final int MAX_FEEDS_A_ROUND = 200;
    private static final int MAX_ARTICLES_A_POLL = 200;
    private static final int MAX_EDITED_A_POLL = 20;

    /** A page that its server could not give is asked for again, so many times in all. */
    private static final int ATTEMPTS = 3;
    private static final Duration AGAIN_AFTER = Duration.ofMinutes(20);
    private static final Duration REST_AFTER = Duration.ofMinutes(2);
    private static final int MAX_ATTEMPTED = 5_000;

    private final FeedVisitor visitor;
    private final Feeds feeds;
    private final Reader reader;
    private final Predicate<Link> mayRead;
    private final Articles articles;
    private final InstantSource clock;
    private final Set<Link> followedFromStart;
    private final Set<Link> visited = ConcurrentHashMap.newKeySet();

    /** Hosts that asked to be left alone, and until when. */
    private final Map<String, Instant> resting = new ConcurrentHashMap<>();

    /** Guards itself: feeds of several hosts may lead to one page. */
    private final Attempts attempts = new Attempts();

    /**
     * @param follow  feeds of the installation; those that are not known yet are added
     * @param mayRead whether a site lets programs read this page
     */
    public FeedPoller(List<Link> follow, FeedVisitor visitor, Feeds feeds, Reader reader, Predicate<Link> mayRead, Articles articles,
            InstantSource clock) {
        this.visitor = visitor;
        this.feeds = feeds;
        this.reader = reader;
        this.mayRead = mayRead;
        this.articles = articles;
        this.clock = clock;
        this.followedFromStart = Set.copyOf(follow);
        followedFromStart.stream().filter(link -> feeds.find(link).isEmpty()).forEach(link -> feeds.save(Feed.added(link, clock.instant())));
    }

    /** What one visit to one feed brought; {@code problem} is empty if it could be read. */
    public record Polled(Link feed, int entries, int newArticles, int failures, String problem) {}

    /** Whether each feed of the installation has been read once, or could not be. */
    public boolean hasReadAll() {
        return visited.containsAll(followedFromStart);
    }

    /** Visits the feeds whose time has come. Called by one thread. */
    public List<Polled> pollDue() {
        var now = clock.instant();
        resting.values().removeIf(until -> !now.isBefore(until));
        var hosts = feeds.due(now, MAX_FEEDS_A_ROUND).stream()
                .collect(Collectors.groupingBy(feed -> feed.place().address().host(), LinkedHashMap::new,
                        Collectors.toList()));
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
        } catch (ExecutionException broken) {
            throw broken.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(broken.getCause());
        }
    }

    private Polled poll(String host, Feed feed) {
        var rests = resting.get(host);
        if (rests != null) {
            feeds.save(feed.notBefore(rests));
            return new Polled(feed.address(), 0, 0, 0, "its server asked us to come back later");
        }
        var polled = taken(host, visitor.visit(feed));
        visited.add(feed.address());
        return polled;
    }

    private Polled taken(String host, Visit visit) {
        return switch (visit) {
            case Visit.Unchanged(var after) -> kept(after, "");
            case Visit.Failed(var after, var why, var hostWaits) -> {
                if (hostWaits.isPositive()) {
                    resting.put(host, clock.instant().plus(hostWaits));
                }
                yield kept(after, why);
            }
            case Visit.Read read -> readArticles(read);
        };
    }

    private Polled kept(Feed feed, String problem) {
        feeds.save(feed);
        return new Polled(feed.address(), 0, 0, 0, problem);
    }

    private Polled readArticles(Visit.Read visit) {
        var later = new HashSet<String>();
        var read = 0;
        var failed = 0;
        var edited = 0;
        for (var seen : visit.seen()) {
            switch (outcome(seen, read + failed, edited)) {
                case READ -> read++;
                case READ_AGAIN -> edited++;
                case FAILED -> failed++;
                case LATER -> later.add(seen.known().name());
                case NOTHING_TO_DO -> {
                }
            }
        }
        feeds.remember(visit.feed().address(), visit.before(), visit.after().without(later));
        var pause = read + failed >= MAX_ARTICLES_A_POLL ? REST_AFTER : AGAIN_AFTER;
        feeds.save(later.isEmpty() ? visit.feed() : visit.feed().toBeReadAgain(clock.instant().plus(pause)));
        return new Polled(visit.feed().address(), visit.seen().size(), read, failed, visit.feed().health().problem());
    }

    private enum Outcome {
        READ, READ_AGAIN, FAILED, LATER, NOTHING_TO_DO
    }

    private Outcome outcome(Seen seen, int pages, int edited) {
        var link = seen.entry().link();
        if (link.isEmpty()) {
            return Outcome.NOTHING_TO_DO;
        }
        return switch (seen) {
            case Seen.Same _ -> Outcome.NOTHING_TO_DO;
            case Seen.Edited _ -> edited < MAX_EDITED_A_POLL && articles.findAt(link.get()).isPresent() && readable(link.get())
                    && reader.read(link.get()) instanceof Reading.Read ? Outcome.READ_AGAIN : Outcome.NOTHING_TO_DO;
            case Seen.New _,Seen.Elsewhere _ -> articles.findAt(link.get()).isPresent()
                    ? Outcome.NOTHING_TO_DO
                    : pages >= MAX_ARTICLES_A_POLL ? Outcome.LATER : !readable(link.get()) ? Outcome.FAILED : first(link.get());
        };
    }

    private boolean readable(Link link) {
        return mayRead.test(link);
    }

    private Outcome first(Link link) {
        return switch (reader.read(link)) {
            case Reading.Read _,Reading.Held _ -> Outcome.READ;
            case Reading.Answered(var status) -> status == 429 || status >= 500 ? again(link) : Outcome.FAILED;
            case Reading.TimedOut _,Reading.Unreachable _ -> again(link);
            case Reading.NotAnArticle _,Reading.NotPublic _,Reading.TooLarge _ -> Outcome.FAILED;
        };
    }

    private Outcome again(Link link) {
        return attempts.made(link) < ATTEMPTS ? Outcome.LATER : Outcome.FAILED;
    }

    /** How often each page was asked for in vain; those of long ago are forgotten. */
    private static final class Attempts {

        private final Map<Link, Integer> counts = new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Link, Integer> eldest) {
                return size() > MAX_ATTEMPTED;
            }
        };

        synchronized int made(Link link) {
            return counts.merge(link, 1, Integer::sum);
        }
    }
}
