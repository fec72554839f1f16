package news.backstory;

import io.javalin.util.JavalinBindException;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import news.backstory.Config.Credentials;
import news.backstory.channel.Outbox;
import news.backstory.command.CommandParser;
import news.backstory.slack.SlackApp;
import news.backstory.slack.SlackCredentials;
import news.backstory.slack.SlackDispatcher;
import news.backstory.slack.SlackListeners;
import news.backstory.slack.SlackPoster;
import news.backstory.slack.SlackSocket;
import news.backstory.slack.SlackWorkers;
import news.backstory.store.SqlStore;
import news.backstory.store.StoreUnusable;
import news.backstory.web.Web;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One running bot: its edges opened, its rooms joined, its agenda started. */
final class Bot implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger("news.backstory");

    /** What was opened, the latest first; closed in this order. */
    private final Deque<AutoCloseable> opened;

    private final HttpServer server;
    private final Newsroom newsroom;
    private final Outbox outbox;

    private Bot(Deque<AutoCloseable> opened, HttpServer server, Newsroom newsroom, Outbox outbox) {
        this.opened = opened;
        this.server = server;
        this.newsroom = newsroom;
        this.outbox = outbox;
    }

    /** It cannot start; the message is one line that says what to do. */
    static final class Unstartable extends Exception {

        private static final long serialVersionUID = 1L;

        Unstartable(String message) {
            super(message);
        }
    }

    /** Starts a bot. It answers, and follows its agenda, when this returns. */
    static Bot start(Config config, Web web, InstantSource clock) throws Unstartable {
        var opened = new ArrayDeque<AutoCloseable>();
        try {
            return start(config, web, clock, opened);
        } catch (StoreUnusable | IOException unusable) {
            closeAll(opened);
            throw new Unstartable(String.valueOf(unusable.getMessage()));
        } catch (JavalinBindException portInUse) {
            closeAll(opened);
            throw new Unstartable("Port " + config.port() + " on " + config.host() + " is in use: stop what uses it, or set BACKSTORY_PORT.");
        } catch (RuntimeException broken) {
            closeAll(opened);
            throw broken;
        }
    }

    private static Bot start(Config config, Web web, InstantSource clock, Deque<AutoCloseable> opened) throws StoreUnusable, IOException {
        var meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        opened.push(meters::close);
        var journal = new Journal(meters);
        var store = keep(opened, SqlStore.open(config.data()));
        var poster = keep(opened, new SlackPoster(config.credentials().botToken(), config.slackApi(), config.zone()));
        var newsroom = keep(opened, Newsroom.open(
                web,
                new Newsroom.Memory(store.articles(), store.stories(), store.outbox(), store.feedback()),
                poster,
                clock,
                new Newsroom.Settings(config.sites(), config.feeds(), config.secondLookAfter()),
                journal::said));
        var dispatcher = new SlackDispatcher(newsroom.commands(), new SlackListeners(new CommandParser(), poster::textOf));
        var workers = keep(opened, new SlackWorkers(store.requests(), store.outbox(), dispatcher, clock, journal::answered, journal::broke));
        var slack = new SlackApp(signing(config.credentials()), store.requests(), workers, clock, journal::arrived);
        journal.watch(store.requests(), store.outbox(), newsroom);
        var server = keep(opened, new HttpServer(config.host(), config.port(), slack, meters, journal, () -> health(store, newsroom)));
        if (config.credentials() instanceof Credentials.OverSocket(_, var appToken)) {
            keep(opened, SlackSocket.open(appToken, config.slackApi(), slack));
        }
        keep(opened, new Agenda(newsroom, workers, store.requests(), clock));
        return new Bot(opened, server, newsroom, store.outbox());
    }

    /** Where it listens. */
    URI address() {
        return URI.create("http://127.0.0.1:" + server.port() + "/");
    }

    /** How many articles can be found. */
    int findable() {
        return newsroom.findable();
    }

    Outbox.Counts posts() {
        return outbox.counts();
    }

    @Override
    public void close() {
        closeAll(opened);
    }

    private static String health(SqlStore store, Newsroom newsroom) {
        var posts = store.outbox().counts();
        return "ok\n%d articles, %d findable\n%d requests waiting\n%d posts waiting, %d of unknown fate\n".formatted(
                store.articles().count(), newsroom.findable(), store.requests().pendingCount(), posts.planned(), posts.unknown());
    }

    private static List<SlackCredentials> signing(Credentials credentials) {
        return switch (credentials) {
            case Credentials.OverHttp(var slack) -> List.of(slack);
            case Credentials.OverSocket _ -> List.of();
        };
    }

    private static <T extends AutoCloseable> T keep(Deque<AutoCloseable> opened, T one) {
        opened.push(one);
        return one;
    }

    private static void closeAll(Deque<AutoCloseable> opened) {
        while (!opened.isEmpty()) {
            try {
                opened.pop().close();
            } catch (Exception stuck) {
                // The rest is closed all the same; what is kept on disk is safe without it.
                LOG.warn("Could not close something on the way out", stuck);
            }
        }
    }
}
