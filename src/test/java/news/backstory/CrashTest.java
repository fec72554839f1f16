package news.backstory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import news.backstory.sandbox.Channel;
import news.backstory.sandbox.Message;
import news.backstory.sandbox.Sandbox;
import news.backstory.sandbox.SandboxSettings;
import news.backstory.sandbox.TruthLog;
import news.backstory.store.SqlStore;
import news.backstory.testing.SampleArticles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Kills the whole bot at each step of a command, starts it again, and looks at what Slack saw. Each process first finishes what the one before it left, and
 * then dies at the next step of a command of its own, in a channel of its own.
 */
@Execution(ExecutionMode.CONCURRENT)
class CrashTest {

    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    /** More steps than one command has; the loop ends at the first command that survives. */
    private static final int MAX_STEPS = 60;

    /** Request kept, request done with its lines planned, and twice claimed, said, recorded: each of them before and after. */
    private static final int LEAST_STEPS = 16;

    /** The thread's claimed, said and recorded come a second and more after the card's: that late, the request was acknowledged long ago. */
    private static final int LATE_STEPS = 6;

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final int NEVER = Integer.MAX_VALUE;

    @TempDir
    private Path data;

    @TempDir
    private Path classes;

    private final Sandbox sandbox = Sandbox.open(
            // More patient than Slack, so that a busy machine is not taken for a dead one.
            SandboxSettings.of(0, new SandboxSettings.Secrets(SECRET, "xoxb-crash")).with(new SandboxSettings.Patience(PATIENCE, List.of())),
            InstantSource.system());

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void wherever_the_bot_is_killed_the_card_and_its_thread_are_there_once_after_a_restart() throws Exception {
        keepBridge();
        var quickly = QuickStart.in(classes);
        livesItsWholeLife(quickly);
        var channels = new ArrayList<String>();

        do {
            channels.add(channel("step-" + channels.size()));
        } while (dies(quickly, channels) && channels.size() < MAX_STEPS);

        assertThat(channels).hasSizeBetween(LEAST_STEPS + 1, MAX_STEPS - 1);
        for (var channel : channels) {
            // What was not acknowledged may have been kept all the same: then it is answered, once.
            assertThat(texts(channel)).as("step %d", channels.indexOf(channel) + 1).doesNotHaveDuplicates().size()
                    .isIn(wasAcknowledged(channel) ? List.of(2) : List.of(0, 2));
        }
        assertThat(channels.stream().filter(this::wasAcknowledged).count()).isGreaterThanOrEqualTo(LATE_STEPS);
    }

    /** One that nobody kills leaves its classes to those that follow. */
    private void livesItsWholeLife(QuickStart quickly) throws Exception {
        var channel = channel("whole");
        var bot = start(quickly.first(), NEVER);
        try {
            answers(bot);
            ask(channel);
            assertThat(await(() -> isAnswered(channel))).isTrue();
            bot.outputWriter().close();
            assertThat(bot.waitFor(PATIENCE)).isTrue();
            assertThat(quickly.isPrepared()).isTrue();
        } finally {
            bot.destroyForcibly().waitFor();
        }
    }

    /** Starts a bot that finishes what the one before left, and is to die at the step of the newest channel. Whether it did. */
    private boolean dies(QuickStart quickly, List<String> channels) throws Exception {
        var bot = start(quickly.next(), channels.size());
        try {
            answers(bot);
            var before = channels.subList(0, channels.size() - 1);
            assertThat(await(() -> before.stream().filter(this::wasAcknowledged).allMatch(this::isAnswered))).as("what was acknowledged is answered")
                    .isTrue();
            Files.createFile(data.resolve("armed"));
            ask(channels.getLast());
            assertThat(await(() -> !bot.isAlive() || isAnswered(channels.getLast()))).isTrue();
            // The last step comes just after the answer is there to be seen.
            return bot.waitFor(500, TimeUnit.MILLISECONDS);
        } finally {
            bot.destroyForcibly().waitFor();
        }
    }

    private Process start(List<String> quickly, int lastStep) throws IOException {
        Files.deleteIfExists(data.resolve("armed"));
        Files.deleteIfExists(data.resolve("port"));
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(quickly);
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx256m", "-Djava.awt.headless=true", DyingBot.class.getName(),
                data.toString(), sandbox.apiBase().toString(), SECRET, String.valueOf(lastStep)));
        return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(data.resolve("bot.log").toFile()).start();
    }

    /** From now on Slack knows where it is. */
    private void answers(Process bot) throws IOException {
        assertThat(await(() -> Files.exists(data.resolve("port")) || !bot.isAlive())).isTrue();
        assertThat(bot.isAlive()).as(() -> "the bot starts: " + log()).isTrue();
        sandbox.botAt(URI.create("http://127.0.0.1:" + Files.readString(data.resolve("port")) + "/slack/events"));
    }

    private void ask(String channel) {
        sandbox.hands().command("U0000MIA01", channel, "/news " + SampleArticles.usable("bridge").link().text());
    }

    private String channel(String name) {
        return sandbox.workspace().addChannel(name, Channel.Kind.PUBLIC, true).orElseThrow().id();
    }

    private void keepBridge() throws Exception {
        try (var store = SqlStore.open(data)) {
            var bridge = SampleArticles.usable("bridge");
            store.articles().save(bridge, Instant.now(), List.of(bridge.link()));
        }
    }

    private String log() {
        try {
            return Files.readString(data.resolve("bot.log"));
        } catch (IOException noLog) {
            return "no log: " + noLog;
        }
    }

    private boolean isAnswered(String channel) {
        return texts(channel).size() >= 2;
    }

    /** What the bot says in a channel, its threads too; not what only one person sees. */
    private List<String> texts(String channel) {
        return sandbox.workspace().messages(channel).stream().filter(message -> !message.ephemeral()).map(Message::text).toList();
    }

    private boolean wasAcknowledged(String channel) {
        return sandbox.log().lines().stream().filter(line -> line.way() == TruthLog.Way.TO_BOT && line.status() == 200)
                .anyMatch(line -> line.arguments().path("channel_id").asText().equals(channel));
    }

    private static boolean await(BooleanSupplier wanted) {
        var until = System.nanoTime() + PATIENCE.toNanos();
        while (!wanted.getAsBoolean()) {
            if (System.nanoTime() > until) {
                return false;
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        return true;
    }
}
