package news.backstory;

import io.javalin.util.JavalinBindException;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import news.backstory.Config.Credentials;
import news.backstory.answer.FormMaker;
import news.backstory.answer.HomeWriter;
import news.backstory.article.Link;
import news.backstory.channel.Arrangement;
import news.backstory.chooser.ChoosingModel;
import news.backstory.command.CommandParser;
import news.backstory.feed.Feeds;
import news.backstory.ingest.WireFolder;
import news.backstory.ledger.Outbox;
import news.backstory.search.ArticleIndex;
import news.backstory.slack.Self;
import news.backstory.slack.SlackApp;
import news.backstory.slack.SlackCredentials;
import news.backstory.slack.SlackDispatcher;
import news.backstory.slack.SlackListeners;
import news.backstory.slack.SlackPoster;
import news.backstory.slack.SlackSocket;
import news.backstory.slack.SlackWorkers;
import news.backstory.store.SqlStore;
import news.backstory.store.StoreUnusable;
import news.backstory.summary.BuiltInSummariser;
import news.backstory.summary.Summariser;
import news.backstory.web.Web;
import news.backstory.wire.SenderCheck;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One running bot: its edges opened, its rooms joined, its agenda started. */
final class Bot implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger("news.backstory");

    /** What was opened, the latest first; closed in this order. */
    private final Deque<AutoCloseable> opened;

    private final URI address;
    private final Newsroom newsroom;
    private final Outbox outbox;
    private final Feeds feeds;

    private Bot(Deque<AutoCloseable> opened, URI address, Newsroom newsroom, Outbox outbox, Feeds feeds) {
        this.feeds = feeds;
        this.opened = opened;
        this.address = address;
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
            throw new Unstartable(isInUse(portInUse)
                    ? "Port " + config.port() + " on " + config.host() + " is in use: stop what uses it, or set BACKSTORY_PORT."
                    : "It cannot listen on " + config.host() + ": set BACKSTORY_HOST to an address of this machine.");
        } catch (RuntimeException broken) {
            closeAll(opened);
            throw broken;
        }
    }

    private static Summariser summariser(Config config, InstantSource clock, Journal journal, Deque<AutoCloseable> opened) {
        Summariser summariser = BuiltInSummariser.open();
        for (var endpoint : config.choosers()) {
            summariser = keep(opened, new ChoosingModel(endpoint, summariser, clock, ChoosingModel.PATIENCE, journal::chosen));
        }
        return summariser;
    }

    private static Bot start(Config config, Web web, InstantSource clock, Deque<AutoCloseable> opened) throws StoreUnusable, IOException {
        var meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        opened.push(meters::close);
        var journal = new Journal(meters);
        var store = keep(opened, SqlStore.open(config.data()));
        var poster = keep(opened, new SlackPoster(config.credentials().botToken(), config.slackApi(), config.zone(),
                channel -> store.books().arrangements().find(channel).map(Arrangement::zone)));
        var self = poster.whoAmI();
        if (self instanceof Self.Refused(var why)) {
            throw new IOException("Slack does not take SLACK_BOT_TOKEN (" + why + "): copy the Bot User OAuth Token of the installed app again.");
        }
        journal.askedWhoWeAre(self);
        var summariser = summariser(config, clock, journal, opened);
        var newsroom = keep(opened, Newsroom.open(
                web,
                new Newsroom.Memory(
                        store.articles(), store.stories(), store.wireItems(), store.books(), journal.listeningTo(store.feedback()), store.feeds(),
                        store.hubSubscriptions(), ArticleIndex.open(config.data().resolve("index"))),
                poster,
                poster,
                summariser,
                clock,
                new Newsroom.Settings(config.sites(), config.wires().names(), config.wires().own(), Set.copyOf(config.feeds()),
                        config.editors(), config.zone(), config.secondLookAfter(), config.hubCallbacks()),
                journal::said));
        var views = poster.views(new FormMaker(store.articles(), summariser, store.books(), newsroom.digests(), poster, config.zone(), clock),
                new HomeWriter(store.books(), store.feeds(), poster, config.zone(), clock), clock);
        var dispatcher = new SlackDispatcher(newsroom.commands(), new SlackListeners(new CommandParser(), poster::textOf, poster::mayReach),
                List.of(views),
                () -> journal.arrived(SlackApp.Arrival.IGNORED));
        var workers = keep(opened, new SlackWorkers(store.requests(), dispatcher, clock, journal::answered, journal::broke));
        var slack = new SlackApp(signing(config.credentials()), store.requests(), workers, clock, journal::arrived);
        journal.watch(store.requests(), store.outbox(), newsroom);
        journal.watch(store.feeds());
        meters.getPrometheusRegistry().register(new FeedMeters(store.feeds()));
        var wires = new WireRoute(new SenderCheck(config.wires().secrets(), clock), newsroom.wires(), journal);
        var health = health(store, newsroom, journal);
        var server = keep(opened,
                new HttpServer(config.host(), config.port(), slack, wires, new HubRoute(newsroom.hubs(), newsroom.poller(), journal), meters, journal,
                        health));
        if (config.credentials() instanceof Credentials.OverSocket(_, var appToken)) {
            var socket = keep(opened, SlackSocket.open(appToken, config.slackApi(), slack));
            health.check(() -> socket.isOpen() ? Optional.empty() : Optional.of("The socket to Slack is closed; it is tried again."));
        }
        var folders = config.wires().folders().stream().map(folder -> new WireFolder(folder, newsroom.wires(), clock)).toList();
        keep(opened, new Agenda(newsroom, new Agenda.Slack(workers, store.requests(), () -> {
            if (!journal.isSlackKnown()) {
                journal.askedWhoWeAre(poster.whoAmI());
            }
        }), new Agenda.Wires(folders, store.wireItems(), journal), clock));
        return new Bot(opened, URI.create("http://" + config.host() + ":" + server.port() + "/"), newsroom, store.outbox(),
                store.feeds());
    }

    private static boolean isInUse(JavalinBindException refused) {
        for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
            if (String.valueOf(cause.getMessage()).contains("Address already in use")) {
                return true;
            }
        }
        return false;
    }

    /** Where it listens. */
    URI address() {
        return address;
    }

    /** How many articles can be found. */
    int findable() {
        return newsroom.findable();
    }

    /** Whether each feed has been read once since the start, or could not be. */
    boolean hasReadFeeds() {
        return newsroom.poller().hasReadAll();
    }

    /** Has a feed read in the next round whatever its timetable says, if it is followed: its publisher has told us that there is something new. */
    void readSoon(Link feed, Instant now) {
        feeds.find(feed).ifPresent(known -> feeds.save(known.toBeReadAgain(now)));
    }

    Outbox.Counts posts() {
        return outbox.counts();
    }

    @Override
    public void close() {
        closeAll(opened);
    }

    private static Health health(SqlStore store, Newsroom newsroom, Journal journal) {
        return new Health()
                .check(() -> storeProblem(store))
                .check(journal::slackProblem)
                .figure(() -> store.articles().count() + " articles, " + newsroom.findable() + " findable")
                .figure(() -> FeedFigures.text(store.feeds().all()))
                .figure(() -> store.requests().pendingCount() + " requests waiting")
                .figure(() -> waiting(store.outbox().counts()));
    }

    private static String waiting(Outbox.Counts posts) {
        return posts.planned() + " posts waiting, " + posts.claimed() + " on their way, " + posts.unknown() + " of unknown fate";
    }

    private static Optional<String> storeProblem(SqlStore store) {
        try {
            store.articles().count();
            return store.canWrite() ? Optional.empty() : Optional.of("The store cannot be written: look at the disk and the data folder.");
        } catch (RuntimeException cannotRead) {
            return Optional.of("The store cannot be read: look at the disk and the data folder.");
        }
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
