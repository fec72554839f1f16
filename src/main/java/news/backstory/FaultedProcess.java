package news.backstory;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A {@link FaultedBot} in its process, as whoever started it sees it. For one thread. */
final class FaultedProcess implements AutoCloseable {

    /** On a busy machine; a bot that takes longer is stuck. */
    private static final Duration ANSWERS_WITHIN = Duration.ofMinutes(2);
    private static final Duration DIES_WITHIN = Duration.ofSeconds(10);

    private final Process process;
    private final BufferedWriter in;
    private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();

    /** The points at which its store was made to fail, until somebody takes them. */
    private final BlockingQueue<String> failed = new LinkedBlockingQueue<>();

    private FaultedProcess(Process process) {
        this.process = process;
        this.in = process.outputWriter(StandardCharsets.UTF_8);
        Thread.ofVirtual().name("hear-bot").start(this::listen);
    }

    /** What came of asking. */
    sealed interface Heard {

        record Answer(String text) implements Heard {}

        /** It died where it was told to. */
        record Died(String point) implements Heard {}

        /** It is gone, and was not told to die: it could not start, or something is very wrong with it. */
        record Ended() implements Heard {}

        record Stuck() implements Heard {}
    }

    /**
     * @param flags of the JVM, with its class path
     * @param log   what it writes to standard error goes there
     */
    static FaultedProcess start(List<String> flags, ProcessBuilder.Redirect log) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.add(FaultedBot.class.getName());
        return new FaultedProcess(new ProcessBuilder(command).redirectError(log).start());
    }

    Heard ask(String line) {
        try {
            in.write(line);
            in.newLine();
            in.flush();
        } catch (IOException gone) {
            // What it said before it went is heard all the same.
        }
        return hear();
    }

    private Heard hear() {
        try {
            var said = heard.poll(ANSWERS_WITHIN.toSeconds(), TimeUnit.SECONDS);
            return said == null ? new Heard.Stuck() : said;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Heard.Ended();
        }
    }

    /** The points at which its store was made to fail since the last time. */
    List<String> takeFailed() {
        var taken = new ArrayList<String>();
        failed.drainTo(taken);
        return List.copyOf(taken);
    }

    long pid() {
        return process.pid();
    }

    /** Lets it end by itself, because there is nothing more to hear. */
    void end(Duration within) {
        try {
            in.close();
            process.waitFor(within.toSeconds(), TimeUnit.SECONDS);
        } catch (IOException gone) {
            // That is what was wanted.
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** As signal 9 does it; returns when it is gone. */
    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor(DIES_WITHIN.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void listen() {
        try (var lines = new BufferedReader(process.inputReader(StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(FaultedBot.ANSWER)) {
                    understand(line.substring(FaultedBot.ANSWER.length()));
                }
            }
        } catch (IOException gone) {
            // As good as the end of what it says.
        }
        heard.add(new Heard.Ended());
    }

    private void understand(String text) {
        if (text.startsWith(FaultedBot.FAILS)) {
            failed.add(text.substring(FaultedBot.FAILS.length()));
        } else if (text.startsWith(FaultedBot.DIES)) {
            heard.add(new Heard.Died(text.substring(FaultedBot.DIES.length())));
        } else {
            heard.add(new Heard.Answer(text));
        }
    }
}
