package news.backstory;

import io.javalin.util.JavalinBindException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import news.backstory.App.Options;
import news.backstory.Bot.Unstartable;
import news.backstory.Config.Credentials;
import news.backstory.article.Link;
import news.backstory.ingest.Sites;
import news.backstory.sandbox.Offers;
import news.backstory.sandbox.SampleDay;
import news.backstory.sandbox.SampleSite;
import news.backstory.sandbox.Sandbox;
import news.backstory.sandbox.SandboxSettings;
import news.backstory.slack.SlackCredentials;
import news.backstory.web.HttpWeb;
import news.backstory.web.Limits;
import news.backstory.web.Loopback;
import news.backstory.web.Network;

/** {@code ./backstory demo}: the bot, a small newsroom's web site, and a Slack workspace in the browser, on this machine alone. */
final class Demo implements AutoCloseable {

    private static final int PORT = 7070;

    /** How many ports above the usual one are tried if nobody asked for a certain one. */
    private static final int MORE_PORTS = 20;

    private static final Duration WARM_UP_AT_MOST = Duration.ofSeconds(30);

    /** Articles with much to show: a picture, a story that ran on, copies in other papers. */
    private static final List<String> FIRST = List.of(
            "bridge-shut-crane-strike", "marsh-fever-vaccine-result", "bronze-heron-returns", "guaido-direct-communication");

    private final Secrets secrets = Secrets.random();
    private final InstantSource clock;
    private final DemoWire wire;
    private final Path data;
    private final Sandbox sandbox;
    private final HttpWeb web;
    private final Bot bot;

    private Demo(int port, Path folder, InstantSource clock) throws Unstartable {
        this.clock = clock;
        this.wire = new DemoWire(clock);
        this.sandbox = openSandbox(port);
        this.data = folder;
        this.web = new HttpWeb(Serve.USER_AGENT, Limits.standard(),
                Network.ofThisMachine().withLoopback(new Loopback.OpenAt(sandbox.home().getPort(), "/sample/")));
        try {
            this.bot = Bot.start(config(), web, clock);
        } catch (Unstartable unusable) {
            web.close();
            wire.close();
            sandbox.close();
            throw unusable;
        }
        wire.connect(bot, sandbox.home());
        sandbox.botAt(bot.address().resolve("slack/events"));
        // Whoever is quick would else be shown similar articles of a newsroom half read.
        await(this::hasReadNewsroom);
    }

    /**
     * Starts a demo; it is ready when this returns.
     *
     * @param more  how many ports above this one are tried if it is taken
     * @param clock the bot's, Slack's and the newsroom's
     */
    static Demo start(int port, int more, Path folder, InstantSource clock) throws Unstartable {
        try {
            return new Demo(port, folder, clock);
        } catch (JavalinBindException portInUse) {
            if (more == 0) {
                throw new Unstartable("Port " + port + " is in use: try ./backstory demo --port 0, which takes any that is free.");
            }
            return start(port + 1, more - 1, folder, clock);
        }
    }

    static int run(Options options) {
        options.only(List.of("port"), List.of());
        var port = options.number("port", PORT, 0, 65_535);
        // A demo begins afresh: the workspace is in memory, and the bot's memory of an earlier one would only confuse.
        try (var scratch = Scratch.make("backstory-demo")) {
            var demo = start(port, options.words().contains("--port") ? 0 : MORE_PORTS, scratch.folder(), InstantSource.system());
            scratch.usedBy(demo);
            System.err.printf("%n  Backstory's demo is here:  %s%n%n  Everything stays on this machine. Stop with Ctrl-C.%n%n", demo.sandbox.home());
            Serve.untilTold();
            return App.OK;
        } catch (IOException diskFails) {
            return App.unusable(List.of("No folder for temporary files can be made: " + diskFails.getMessage()));
        } catch (Unstartable unusable) {
            return App.unusable(List.of(String.valueOf(unusable.getMessage())));
        }
    }

    /** Walks the whole way once, so that the classes for it can be archived for quick starts; then ends. */
    static int warmUp() {
        try (var scratch = Scratch.make("backstory-warm-up")) {
            var demo = start(0, 0, scratch.folder(), InstantSource.system());
            scratch.usedBy(demo);
            demo.walkOnce();
            return App.OK;
        } catch (IOException diskFails) {
            throw new UncheckedIOException(diskFails);
        } catch (Unstartable unusable) {
            return App.unusable(List.of(String.valueOf(unusable.getMessage())));
        }
    }

    Sandbox sandbox() {
        return sandbox;
    }

    /** Until then a slow machine shows little. */
    boolean hasReadNewsroom() {
        return findable() > 0 && bot.hasReadFeeds();
    }

    /** How many articles the bot has read. */
    int findable() {
        return bot.findable();
    }

    @Override
    public void close() {
        sandbox.close();
        wire.close();
        bot.close();
        web.close();
    }

    private Sandbox openSandbox(int port) {
        var home = new AtomicReference<>(URI.create("http://127.0.0.1/"));
        var site = new SampleSite(clock, home::get);
        var settings = SandboxSettings.of(port, new SandboxSettings.Secrets(secrets.signingSecret(), secrets.botToken()))
                .withUnfurls(List.of("127.0.0.1"))
                .withSites(List.of(site::addRoutes))
                .withOffers(offers(site))
                .withDay(new SampleDay(site, clock, wire));
        var open = Sandbox.open(settings, clock);
        home.set(open.home());
        return open;
    }

    /** What a newcomer is shown: what can be typed, and articles to begin with. */
    private static Offers offers(SampleSite site) {
        return new Offers(
                List.of(new Offers.Shortcut("similar_articles", "Similar articles"),
                        new Offers.Shortcut("have_we_covered_this", "Have we covered this?")),
                List.of(
                        new Offers.Hint("/news ", "link or words", "a link: its card for the channel; words: the best matches for you"),
                        new Offers.Hint("/news similar ", "link or words", "three similar articles, for you"),
                        new Offers.Hint("/news covered ", "link or words", "have we covered this? for you"),
                        new Offers.Hint("/news timeline ", "link", "how the story moved, for you"),
                        new Offers.Hint("/news help", "", "what you can ask")),
                () -> FIRST.stream().flatMap(slug -> site.articles().stream().filter(article -> article.slug().equals(slug)))
                        .map(article -> new Offers.Sample(article.headline(), site.addressOf(article)))
                        .toList());
    }

    private Config config() {
        var sample = sandbox.home().resolve("sample/");
        var here = "127.0.0.1/sample/";
        return new Config(
                new Credentials.OverHttp(new SlackCredentials(secrets.botToken(), secrets.signingSecret())),
                sandbox.apiBase(),
                "127.0.0.1",
                0,
                data,
                ZoneId.of("Europe/London"),
                new Sites(List.of(here + "herald/"), List.of(here + "continental/")),
                List.of(Link.parse(sample.resolve("all/feed.xml").toString()).orElseThrow()),
                Set.of(),
                wire.settings(),
                Duration.ofSeconds(5),
                List.of(),
                List.of());
    }

    private void walkOnce() {
        var workspace = sandbox.workspace();
        var channel = workspace.channelNamed("newsroom").orElseThrow().id();
        sandbox.hands().command(workspace.people().getFirst().id(), channel,
                "/news " + sandbox.home() + "sample/herald/world/guaido-direct-communication");
        await(() -> workspace.messages(channel).size() > 1);
    }

    private static void await(BooleanSupplier wanted) {
        var until = System.nanoTime() + WARM_UP_AT_MOST.toNanos();
        while (!wanted.getAsBoolean() && System.nanoTime() < until) {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    /** What the bot and the pretend workspace share; new at each start. */
    private record Secrets(String signingSecret, String botToken) {

        static Secrets random() {
            var random = new SecureRandom();
            var bytes = new byte[32];
            random.nextBytes(bytes);
            var hex = HexFormat.of().formatHex(bytes);
            return new Secrets(hex.substring(0, 32), "xoxb-sandbox-" + hex.substring(32));
        }

        @Override
        public String toString() {
            return "(secret)";
        }
    }
}
