package news.backstory;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import news.backstory.article.Articles;
import news.backstory.command.CommandParser;
import news.backstory.command.Requests;
import news.backstory.ingest.Sites;
import news.backstory.ledger.Outbox;
import news.backstory.ledger.Poster;
import news.backstory.slack.SlackApp;
import news.backstory.slack.SlackCredentials;
import news.backstory.slack.SlackDispatcher;
import news.backstory.slack.SlackListeners;
import news.backstory.slack.SlackPoster;
import news.backstory.slack.SlackWorkers;
import news.backstory.store.SqlStore;
import news.backstory.summary.BuiltInSummariser;
import news.backstory.telling.Books;
import news.backstory.web.Fetch;
import news.backstory.wire.SenderCheck;

/**
 * A whole bot in a process of its own that dies, as if killed with signal 9, at the n-th step after it was armed (by a file of that name in its data
 * folder): before or after a call that changes something outside its memory. Otherwise it ends when nobody holds its standard input any more. Told by {@code CrashTest}: data folder, Slack's address, signing secret, n.
 */
final class DyingBot {

    /** The calls that change something on disk or at Slack; what only reads leaves nothing to be torn. */
    private static final Set<String> STEPS = Set.of(
            "add", "done", "save", "claim", "sent", "taken", "later", "notSent", "drop", "unknown", "notFoundYet", "couldNotLook",
            "post");

    private final AtomicInteger steps = new AtomicInteger();
    private final int lastStep;
    private final Path armed;

    private DyingBot(int lastStep, Path armed) {
        this.lastStep = lastStep;
        this.armed = armed;
    }

    public static void main(String[] args) throws Exception {
        new DyingBot(Integer.parseInt(args[3]), Path.of(args[0]).resolve("armed")).run(Path.of(args[0]), URI.create(args[1]), args[2]);
    }

    private void run(Path data, URI slackApi, String secret) throws Exception {
        var clock = InstantSource.system();
        var store = SqlStore.open(data);
        var slackPoster = new SlackPoster("xoxb-crash", slackApi, ZoneId.of("UTC"));
        var outbox = dying(Outbox.class, store.outbox());
        var kept = store.books();
        var books = new Books(outbox, kept.subscriptions(), kept.arrivals(), kept.tellings(), kept.arrangements(), kept.mutes(), kept.deeds(),
                kept.takers());
        var requests = dying(Requests.class, store.requests());
        var newsroom = Newsroom.open(
                _ -> new Fetch.Unreachable("no web here"),
                new Newsroom.Memory(
                        dying(Articles.class, store.articles()), store.stories(), store.wireItems(), books, store.feedback(), store.feeds(),
                        store.hubSubscriptions()),
                dying(Poster.class, slackPoster),
                slackPoster,
                BuiltInSummariser.open(),
                clock,
                new Newsroom.Settings(new Sites(List.of(), List.of()), Set.of(), Set.of(), Set.of(), Set.of(), ZoneId.of("UTC"),
                        Duration.ofMillis(300),
                        List.of()),
                _ -> {});
        var dispatcher = new SlackDispatcher(newsroom.commands(), new SlackListeners(new CommandParser(), slackPoster::textOf, slackPoster::mayReach),
                () -> {});
        var workers = new SlackWorkers(requests, dispatcher, clock, _ -> {}, (_, broke) -> broke.printStackTrace());
        var slack = new SlackApp(List.of(new SlackCredentials("xoxb-crash", secret)), requests, workers, clock, _ -> {});
        var meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        var server = new HttpServer(
                "127.0.0.1", 0, slack, new WireRoute(new SenderCheck(Map.of(), clock), newsroom.wires(), new Journal(meters)),
                new HubRoute(newsroom.hubs(), newsroom.poller(), new Journal(meters)), meters,
                new Journal(meters), new Health());
        new Agenda(newsroom, new Agenda.Slack(workers, requests, () -> {}), new Agenda.Wires(List.of(), store.wireItems(), new Journal(meters)),
                clock);
        tell(data, server.port());
        System.in.transferTo(OutputStream.nullOutputStream());
        // Some of its threads would go on waiting for work.
        System.exit(0);
    }

    /** Whole or not at all, so that whoever waits for it never reads half of it. */
    private static void tell(Path data, int port) throws IOException {
        Files.move(Files.writeString(data.resolve("port.new"), String.valueOf(port)), data.resolve("port"), StandardCopyOption.ATOMIC_MOVE);
    }

    private <T> T dying(Class<T> type, T real) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[]{type}, (_, method, arguments) -> {
            var counts = STEPS.contains(method.getName());
            try {
                step(counts);
                var result = method.invoke(real, arguments);
                step(counts);
                return result;
            } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
            }
        }));
    }

    private void step(boolean counts) {
        if (counts && Files.exists(armed) && steps.incrementAndGet() == lastStep) {
            Runtime.getRuntime().halt(137);
        }
    }
}
