package news.backstory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import news.backstory.App.Options;
import news.backstory.article.Article;
import news.backstory.article.ArticleId;
import news.backstory.article.Dated;
import news.backstory.article.Link;
import news.backstory.article.Status;
import news.backstory.article.Tier;
import news.backstory.sandbox.Channel;
import news.backstory.sandbox.Sandbox;
import news.backstory.sandbox.SandboxSettings;
import news.backstory.store.SqlStore;
import news.backstory.store.StoreUnusable;

/**
 * {@code ./backstory bench ack}: signed commands at a fixed rate, whatever the answers take (an open loop, so that slow answers do not slow the questions
 * and hide themselves), from this process to a bot in a process of its own. Prints how long acknowledging took, and how many cards came.
 */
final class AckBenchmark {

    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private static final String TOKEN = "xoxb-bench";
    private static final int ARTICLES = 50;

    /** One message a second may be posted in each: two for each command, and some slack. */
    private static final int CHANNELS_FOR_EACH_PER_SECOND = 4;

    private static final String MEASURED = "bench-";
    private static final String WARM_UP = "warm-up-";

    private static final Duration START_AT_MOST = Duration.ofSeconds(30);
    private static final Duration DRAIN_AT_MOST = Duration.ofMinutes(5);

    private final int rate;
    private final int seconds;
    private final Path data;

    private AckBenchmark(int rate, int seconds, Path data) {
        this.rate = rate;
        this.seconds = seconds;
        this.data = data;
    }

    static int run(Options options) {
        options.only(List.of("rate", "seconds"), List.of("ack"));
        if (!options.words().contains("ack")) {
            throw new App.BadOption("Which benchmark? ack, faults or index: ./backstory bench ack --rate 200 --seconds 60");
        }
        var rate = options.number("rate", 200, 1, 1_000);
        var seconds = options.number("seconds", 60, 1, 600);
        try (var scratch = Scratch.make("backstory-bench")) {
            new AckBenchmark(rate, seconds, scratch.folder()).run();
            return App.OK;
        } catch (IOException | StoreUnusable diskFails) {
            throw new IllegalStateException("The benchmark could not be set up", diskFails);
        }
    }

    private void run() throws IOException, StoreUnusable {
        keepArticles();
        var settings = SandboxSettings.of(0, new SandboxSettings.Secrets(SECRET, TOKEN));
        try (var sandbox = Sandbox.open(settings, InstantSource.system())) {
            var channels = channels(sandbox, MEASURED, rate * CHANNELS_FOR_EACH_PER_SECOND);
            var port = freePort();
            var bot = startBot(sandbox.apiBase(), port);
            try {
                awaitHealth(port);
                warmUp(port, sandbox);
                measure(port, channels, sandbox, bot);
            } finally {
                bot.destroy();
            }
        }
    }

    private void measure(int port, List<String> channels, Sandbox sandbox, Process bot) {
        System.err.printf("%d commands a second for %d s to process %d ...%n", rate, seconds, bot.pid());
        var cpuBefore = cpu(bot);
        var acks = send(port, channels, rate * seconds, rate);
        var cpu = cpu(bot).minus(cpuBefore);
        var refused = Arrays.stream(acks).filter(ack -> ack < 0).count();
        var heard = Arrays.stream(acks).filter(ack -> ack >= 0).sorted().toArray();
        System.out.printf("sent %d, acknowledged %d, not acknowledged %d%n", acks.length, heard.length, refused);
        if (heard.length > 0) {
            System.out.printf("ack ms: p50 %.1f  p90 %.1f  p99 %.1f  max %.1f%n", ms(heard, 0.5), ms(heard, 0.9), ms(heard, 0.99), ms(heard, 1));
        }
        System.out.printf("CPU of the bot meanwhile: %.2f ms a command%n", cpu.toNanos() / 1e6 / acks.length);
        drain(sandbox, MEASURED, heard.length);
        System.out.printf("cards: %d of %d%n", cards(sandbox, MEASURED), heard.length);
    }

    /** How long each took to be acknowledged, in nanoseconds from the moment at which it was due; -1 if it was not. */
    private long[] send(int port, List<String> channels, int count, int perSecond) {
        var took = new long[count];
        var numbers = new AtomicInteger();
        try (var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
                var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            var begin = System.nanoTime();
            for (var i = 0; i < count; i++) {
                var due = begin + i * (1_000_000_000L / perSecond);
                LockSupport.parkNanos(due - System.nanoTime());
                senders.execute(() -> {
                    var number = numbers.getAndIncrement();
                    took[number] = ask(client, port, channels.get(number % channels.size()), number) ? System.nanoTime() - due : -1;
                });
            }
        }
        return took;
    }

    private static boolean ask(HttpClient client, int port, String channel, int number) {
        var body = "token=x&team_id=T1&team_domain=bench&channel_id=%s&channel_name=bench&user_id=U0000MIA01&user_name=mia&command=%%2Fnews&text=%s&response_url=%s&trigger_id=%d.%s"
                .formatted(channel, encode(link(number % ARTICLES).text()), encode("https://127.0.0.1/none"), number,
                        Long.toHexString(System.nanoTime()));
        var timestamp = String.valueOf(Instant.now().getEpochSecond());
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/slack/events"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-Slack-Request-Timestamp", timestamp)
                .header("X-Slack-Signature", signature(timestamp, body))
                .timeout(Duration.ofSeconds(10))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notHeard) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** In channels of its own, and to the end, so that none of it is counted with what is measured. */
    private void warmUp(int port, Sandbox sandbox) {
        var count = Math.min(500, rate * 5);
        send(port, channels(sandbox, WARM_UP, count), count, 100);
        drain(sandbox, WARM_UP, count);
    }

    private static List<String> channels(Sandbox sandbox, String prefix, int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> sandbox.workspace().addChannel(prefix + number, Channel.Kind.PUBLIC, true).orElseThrow().id())
                .toList();
    }

    private static void drain(Sandbox sandbox, String prefix, int cards) {
        var until = System.nanoTime() + DRAIN_AT_MOST.toNanos();
        while (cards(sandbox, prefix) < cards && System.nanoTime() < until) {
            LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
        }
    }

    /** Messages in the benchmark's channels that are not in a thread. */
    private static int cards(Sandbox sandbox, String prefix) {
        return sandbox.workspace().channels().stream()
                .filter(channel -> channel.name().startsWith(prefix))
                .mapToInt(channel -> (int) sandbox.workspace().messages(channel.id()).stream().filter(message -> !message.reply()).count())
                .sum();
    }

    private Process startBot(URI slackApi, int port) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var builder = new ProcessBuilder(java, "-XX:+UseSerialGC", "-Xmx1g", "-cp", System.getProperty("java.class.path"), App.class.getName(),
                "serve");
        builder.environment().putAll(Map.of(
                "SLACK_BOT_TOKEN", TOKEN, "SLACK_SIGNING_SECRET", SECRET, "BACKSTORY_SLACK_API", slackApi.toString(), "BACKSTORY_PORT",
                String.valueOf(port), "BACKSTORY_DATA", data.toString()));
        return builder.redirectOutput(data.resolve("out.log").toFile()).redirectError(data.resolve("err.log").toFile()).start();
    }

    private static void awaitHealth(int port) {
        var until = System.nanoTime() + START_AT_MOST.toNanos();
        try (var client = HttpClient.newHttpClient()) {
            while (System.nanoTime() < until) {
                try {
                    if (client.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health")).build(), BodyHandlers.discarding())
                            .statusCode() == 200) {
                        return;
                    }
                } catch (IOException notYet) {
                    LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }
        throw new IllegalStateException("The bot did not start within " + START_AT_MOST);
    }

    /** What is asked for is in the archive, so that the benchmark measures the bot and not the web. */
    private void keepArticles() throws StoreUnusable {
        var now = Instant.now();
        try (var store = SqlStore.open(data)) {
            for (var i = 0; i < ARTICLES; i++) {
                store.articles().save(article(i, now), now, List.of(link(i)));
            }
        }
    }

    private static Article article(int number, Instant now) {
        var paragraphs = IntStream.range(0, 6)
                .mapToObj(each -> "Paragraph %d of report %d tells what the council of district %d decided about bridge %d. It was a long meeting."
                        .formatted(each, number, number % 7, number % 11))
                .toList();
        return new Article(ArticleId.of(link(number)), link(number), "Report number " + number, "What happened in district " + number % 7,
                List.of("A. Clerk"),
                "Local", Dated.stated(now), now, "en", "The Bench", Tier.OWN, List.of(), paragraphs, new Status.Usable(), 1);
    }

    private static Link link(int number) {
        return Link.parse("https://bench.example.org/report-" + number).orElseThrow();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static Duration cpu(Process process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private static double ms(long[] sorted, double quantile) {
        return sorted[Math.min(sorted.length - 1, (int) (sorted.length * quantile))] / 1e6;
    }

    private static String signature(String timestamp, String body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
            return "v0=" + HexFormat.of().formatHex(mac.doFinal(("v0:" + timestamp + ":" + body).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new UncheckedIOException(new IOException(everyJavaHasIt));
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
