package news.backstory.sandbox;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * A Slack workspace on this machine: people type and press, the bot hears of it by signed requests and answers through the Web API. Listens on 127.0.0.1
 * from {@link #open} until {@link #close}, and keeps nothing.
 */
public final class Sandbox implements AutoCloseable {

    static final long MAX_BODY_BYTES = 1_000_000;

    /** Jetty's own; requests run on virtual threads. */
    private static final int SERVER_THREADS = 8;

    private static final Duration TICK = Duration.ofMillis(250);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Faults faults = new Faults();
    private final Workspace workspace;
    private final TruthLog log;
    private final Ids ids;
    private final Parcels parcels;
    private final BotLine bot;
    private final Staff staff;
    private final Views views;
    private final ViewStaff viewStaff;
    private final WorkspacePages pages;
    private final Javalin server;

    /** Known once the server listens; before, nobody can ask. */
    private volatile URI home = URI.create("http://127.0.0.1/");

    private Sandbox(SandboxSettings settings, InstantSource clock) {
        var secrets = settings.secrets();
        workspace = new Workspace(clock);
        log = new TruthLog(List.of(secrets.botToken(), secrets.signingSecret()));
        ids = new Ids(clock);
        bot = new BotLine(new Signer(secrets.signingSecret()), settings.patience().answer(), log, clock, threads);
        var urls = new ResponseUrls(ids);
        var responses = new Responses(workspace);
        var triggers = new Triggers(ids);
        parcels = new Parcels(workspace, urls, ids, triggers, this::home);
        var sender = new EventSender(bot, settings.patience().retries(), threads);
        staff = new Staff(workspace, parcels, bot, sender, responses, settings.commands(), settings.unfurlDomains(), settings.days());
        views = new Views(ids, workspace::announce);
        viewStaff = new ViewStaff(workspace, views, parcels, bot, sender);
        var api = new WebApi(workspace, new ViewMethods(workspace, views, triggers), log, faults, settings, () -> home().toString());
        var responseApi = new ResponseApi(workspace, log, faults, urls, responses);
        pages = new WorkspacePages(workspace, staff, views, viewStaff, log, settings.offers(), settings.days(), clock);
        server = Javalin.create(config -> {
            setUp(config, settings.port());
            config.routes.before(Doorkeeper::check);
            config.routes.get("/api/{method}", api::call);
            config.routes.post("/api/{method}", api::call);
            config.routes.post("/{kind}/" + workspace.teamId() + "/{secret}", responseApi::call);
            addPages(config.routes, settings);
        });
    }

    /** Starts to listen. No bot hears of anything before {@link #botAt}. */
    public static Sandbox open(SandboxSettings settings, InstantSource clock) {
        var sandbox = new Sandbox(settings, clock);
        try {
            sandbox.server.start();
            sandbox.home = URI.create("http://127.0.0.1:" + sandbox.server.port() + "/");
            settings.days().forEach(sandbox::live);
            return sandbox;
        } catch (RuntimeException portTaken) {
            sandbox.close();
            throw portTaken;
        }
    }

    /** Where people open it in a browser. */
    public URI home() {
        return home;
    }

    /** What the bot takes for https://slack.com/api/. */
    public URI apiBase() {
        return home().resolve("/api/");
    }

    public TruthLog log() {
        return log;
    }

    public Workspace workspace() {
        return workspace;
    }

    /** What people do. */
    public Hands hands() {
        return staff;
    }

    /** The dialogs in front of people, and their Homes. */
    public Views views() {
        return views;
    }

    /** What people do in them. */
    public ViewHands viewHands() {
        return viewStaff;
    }

    public Faults faults() {
        return faults;
    }

    /** Commands, events and interactions go here from now on: the bot's https://…/slack/events. */
    public void botAt(URI address) {
        bot.botAt(address);
    }

    /** What Slack does when somebody enters the events address: whether the bot there sent the challenge back. */
    public boolean verifyUrl() {
        var challenge = ids.secret();
        return bot.send(parcels.urlVerification(challenge)) instanceof BotLine.Reply.Answer answer && answer.status() == 200
                && answer.body().contains(challenge);
    }

    /** What Slack does from time to time to a command's address: whether the bot took it. */
    public boolean checkSsl() {
        return bot.send(parcels.sslCheck()).accepted();
    }

    /** Stops listening; what was on its way to the bot is given up. */
    @Override
    public void close() {
        pages.close();
        server.stop();
        threads.shutdownNow();
        bot.close();
    }

    /** Lets the day go on until the sandbox is closed. */
    private void live(SampleDay day) {
        day.listen(() -> workspace.announce(new Change.DayChanged()));
        threads.execute(() -> {
            try {
                while (true) {
                    Thread.sleep(TICK);
                    day.tick();
                }
            } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void setUp(JavalinConfig config, int port) {
        var pool = new QueuedThreadPool(SERVER_THREADS, 1);
        pool.setName("sandbox");
        pool.setVirtualThreadsExecutor(threads);
        config.jetty.threadPool = pool;
        config.jetty.host = "127.0.0.1";
        config.jetty.port = port;
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.maxRequestSize = MAX_BODY_BYTES;
    }

    private void addPages(RoutesConfig routes, SandboxSettings settings) {
        new RemoteHands(workspace, staff, log, faults, bot).addRoutes(routes);
        pages.addRoutes(routes);
        settings.sites().forEach(site -> site.accept(routes));
    }
}
