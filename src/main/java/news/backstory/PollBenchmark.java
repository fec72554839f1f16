package news.backstory;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import news.backstory.App.Options;
import news.backstory.article.Link;
import news.backstory.article.Reading;
import news.backstory.feed.FeedVisitor;
import news.backstory.hub.HubDesk;
import news.backstory.ingest.EntryReader;
import news.backstory.ingest.FeedDesk;
import news.backstory.ingest.FeedPoller;
import news.backstory.ingest.Shelf;
import news.backstory.ingest.Sites;
import news.backstory.ingest.Unread;
import news.backstory.ingest.Withdrawals;
import news.backstory.search.ArticleIndex;
import news.backstory.store.SqlStore;
import news.backstory.store.StoreUnusable;
import news.backstory.story.StoryMatcher;
import news.backstory.web.HttpWeb;
import news.backstory.web.Limits;
import news.backstory.web.Loopback;
import news.backstory.web.Network;

/**
 * {@code ./backstory bench polls}: what it costs to visit feeds, each on a host of its own, of which nine in ten have nothing new at each visit.
 * All is real but the network behind the sockets (a server of this process) and the pages of new entries, which nobody reads here.
 */
final class PollBenchmark {

    private static final int ONE_CHANGES_IN = 10;
    private static final int ENTRIES = 30;
    private static final int WARM_UP_ROUNDS = 3;
    private static final int MAX_TRIES = 20;
    private static final Instant START = Instant.parse("2026-11-24T09:00:00Z");
    private static final Duration BETWEEN_ROUNDS = Duration.ofHours(25);
    private static final byte[] PUBLIC_ADDRESS = {93, (byte) 184, (byte) 216, 34};
    private static final double NANOS_A_MILLI = 1e6;
    private static final double MILLIS_A_SECOND = 1e3;
    private static final int NOT_MODIFIED = 304;

    private final int feeds;
    private final int rounds;
    private final AtomicInteger round = new AtomicInteger();
    private final AtomicLong unchanged = new AtomicLong();
    private final AtomicLong answered = new AtomicLong();
    private final Set<Thread> servers = ConcurrentHashMap.newKeySet();

    private PollBenchmark(int feeds, int rounds) {
        this.feeds = feeds;
        this.rounds = rounds;
    }

    static int run(Options options) {
        options.only(List.of("feeds", "rounds"), List.of("polls"));
        var bench = new PollBenchmark(options.number("feeds", 500, 10, 1_000), options.number("rounds", 10, 1, 1_000));
        try (var scratch = Scratch.make("backstory-bench")) {
            bench.run(scratch.folder());
            return App.OK;
        } catch (IOException | StoreUnusable diskFails) {
            throw new IllegalStateException("The benchmark could not be set up", diskFails);
        }
    }

    private void run(Path folder) throws IOException, StoreUnusable {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        try (var threads = Executors.newFixedThreadPool(4, task -> {
            var thread = new Thread(task, "bench-server");
            servers.add(thread);
            return thread;
        });
                var web = new HttpWeb("Backstory/bench", Limits.standard(), network(server.getAddress().getPort()));
                var store = SqlStore.open(folder);
                var index = ArticleIndex.inMemory();
                var poller = poller(web, store, index)) {
            server.setExecutor(threads);
            server.start();
            IntStream.range(0, WARM_UP_ROUNDS).forEach(_ -> round(poller)); // The first takes all in.
            measure(poller);
            server.stop(0);
        }
    }

    private void measure(FeedPoller poller) {
        var before = answered.get();
        var unchangedBefore = unchanged.get();
        var cpu = cpuWithoutServer();
        var began = System.nanoTime();
        IntStream.range(0, rounds).forEach(_ -> round(poller));
        var polls = answered.get() - before;
        var millis = (cpuWithoutServer() - cpu) / NANOS_A_MILLI / polls;
        System.out.printf("%d polls of %d feeds, %.1f in 100 unchanged%n", polls, feeds, 100.0 * (unchanged.get() - unchangedBefore) / polls);
        System.out.printf("CPU ms a poll: %.2f, so one core makes %.0f polls a second (here %.0f, with the server beside it)%n", millis,
                MILLIS_A_SECOND / millis, polls / ((System.nanoTime() - began) / NANOS_A_MILLI / MILLIS_A_SECOND));
    }

    private void round(FeedPoller poller) {
        round.incrementAndGet();
        var due = answered.get() + feeds;
        for (var tries = 0; tries < MAX_TRIES && answered.get() < due; tries++) {
            poller.pollDue(); // Waits for half a minute at most.
        }
    }

    /** Of the whole process, garbage collection and compiler included, but not of the threads that play the publishers. */
    private long cpuWithoutServer() {
        var all = ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
        var threads = ManagementFactory.getThreadMXBean();
        return all - servers.stream().mapToLong(server -> Math.max(0, threads.getThreadCpuTime(server.threadId()))).sum();
    }

    private FeedPoller poller(HttpWeb web, SqlStore store, ArticleIndex index) {
        InstantSource clock = () -> START.plus(BETWEEN_ROUNDS.multipliedBy(round.get()));
        var wanted = IntStream.range(0, feeds).mapToObj(at -> new Link("http://paper" + at + ".bench.example.com/feed")).collect(Collectors.toSet());
        var shelf = new Shelf(store.articles(), index, new StoryMatcher(store.stories(), 0.5), clock);
        var sites = new Sites(List.of(), List.of());
        var unread = new Unread(_ -> new Reading.NotPublic(), _ -> false, store.articles(), shelf, sites, clock);
        var entries = new EntryReader(_ -> new Reading.NotPublic(), _ -> new Reading.NotPublic(), unread,
                new Withdrawals(store.articles(), shelf, sites, clock), _ -> true, store.articles(), _ -> {},
                _ -> false);
        var hubs = new HubDesk(List.of(), store.hubSubscriptions(), web, _ -> false, new SecureRandom(), clock);
        return new FeedPoller(() -> wanted, new FeedVisitor(web, store.feeds(), clock, new Random(1)), store.feeds(),
                new FeedDesk(store.feeds(), clock),
                entries, hubs, _ -> Optional.empty(), clock);
    }

    /** Every name is public, and behind every address is the server of this process. */
    private static Network network(int port) {
        return new Network(name -> List.of(InetAddress.getByAddress(name, PUBLIC_ADDRESS)), () -> new Socket() {

            @Override
            public void connect(SocketAddress target, int timeoutMillis) throws IOException {
                super.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), timeoutMillis);
            }
        }, Set.of(), new Loopback.Closed());
    }

    /** In each round another tenth of the feeds has a new entry. */
    private void answer(HttpExchange exchange) throws IOException {
        answered.incrementAndGet();
        var paper = Integer.parseInt(exchange.getRequestHeaders().getFirst("Host").replaceAll("\\D", ""));
        var news = (round.get() + ONE_CHANGES_IN - 1 - paper % ONE_CHANGES_IN) / ONE_CHANGES_IN;
        var tag = "\"" + news + "\"";
        exchange.getResponseHeaders().set("ETag", tag);
        if (tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
            unchanged.incrementAndGet();
            exchange.sendResponseHeaders(NOT_MODIFIED, -1);
        } else {
            var body = rss(paper, news).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/rss+xml");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    /** About 40 kilobytes. */
    private static String rss(int paper, int news) {
        var items = IntStream.range(0, ENTRIES).mapToObj(at -> news + ENTRIES - at).map(
                number -> "<item><title>Paper %1$d reports its story number %2$d</title><guid>p%1$d-%2$d</guid><link>https://paper%1$d.bench.example.com/%2$d</link><description>%3$s</description></item>"
                        .formatted(paper, number, "What happened in report %d was seen by many. ".formatted(number).repeat(25)))
                .collect(Collectors.joining());
        return "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Paper " + paper + "</title>" + items + "</channel></rss>";
    }
}
