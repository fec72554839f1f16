package news.backstory.workbench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** JSON lines: one object a line, in UTF-8, in and out in the same order. A bad line is named on standard error and left out, and the rest goes on. */
final class JsonLines {

    /** Of one line; a longer one is bad. */
    static final int MAX_LINE_CHARACTERS = 20_000_000;

    /** So many lines are under way at a time; as many answers may wait for a slow one before them. */
    private static final int WINDOW = 256;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    static {
        MAPPER.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(64).maxStringLength(MAX_LINE_CHARACTERS).build());
    }

    private JsonLines() {}

    /** A line and its number, from 1. */
    record Line(long number, JsonNode json) {}

    /** A filter's work from its input to its end; how the process should exit: 0, or 1 if any line was bad. */
    static int run(Terminal terminal, String what, Filter filter) {
        return run(terminal, terminal.in(), what, filter);
    }

    static int run(Terminal terminal, InputStream in, String what, Filter filter) {
        var progress = new Progress(terminal, what);
        var bad = new Bad(terminal);
        var workers = Executors.newFixedThreadPool(Math.max(1, Runtime.getRuntime().availableProcessors()));
        var underWay = new ArrayDeque<Work>();
        try (var lines = reader(in)) {
            var number = 0L;
            for (var text = lines.readLine(); text != null; text = lines.readLine()) {
                number++;
                if (!text.isBlank()) {
                    var line = text;
                    underWay.add(new Work(number, workers.submit(() -> filter.apply(parse(line)).toString())));
                }
                if (underWay.size() >= WINDOW) {
                    write(terminal, underWay.remove(), bad, progress);
                }
            }
            while (!underWay.isEmpty()) {
                write(terminal, underWay.remove(), bad, progress);
            }
        } catch (IOException inputFails) {
            throw new UncheckedIOException(inputFails);
        } finally {
            workers.shutdownNow();
        }
        terminal.out().flush();
        progress.end();
        return bad.count == 0 ? 0 : 1;
    }

    /** All lines of an input at once; bad ones are named on standard error and left out. */
    static List<Line> all(Terminal terminal, InputStream in, Bad bad) {
        var all = new ArrayList<Line>();
        each(in, bad, all::add);
        return all;
    }

    /** One line after the other, so that an input of any length needs little memory; bad ones are named on standard error and left out. */
    static void each(InputStream in, Bad bad, Consumer<Line> taker) {
        try (var lines = reader(in)) {
            var number = 0L;
            for (var text = lines.readLine(); text != null; text = lines.readLine()) {
                number++;
                try {
                    if (!text.isBlank()) {
                        taker.accept(new Line(number, parse(text)));
                    }
                } catch (BadLine why) {
                    bad.line(number, why);
                }
            }
        } catch (IOException inputFails) {
            throw new UncheckedIOException(inputFails);
        }
    }

    /** What was wrong with the input, so far. */
    static final class Bad {

        private final Terminal terminal;
        private long count;

        Bad(Terminal terminal) {
            this.terminal = terminal;
        }

        void line(long number, BadLine why) {
            count++;
            terminal.err().println("\rline " + number + ": " + why.getMessage());
        }

        int exitCode() {
            return count == 0 ? 0 : 1;
        }
    }

    /** A file of lines, or any other; unpacked if its name ends in .gz. */
    static InputStream open(Path file) throws IOException {
        var raw = new BufferedInputStream(Files.newInputStream(file));
        return file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
    }

    static JsonNode parse(String text) throws BadLine {
        if (text.length() > MAX_LINE_CHARACTERS) {
            throw new BadLine("longer than " + MAX_LINE_CHARACTERS + " characters");
        }
        try {
            var json = MAPPER.readTree(text);
            if (!json.isObject()) {
                throw new BadLine("not a JSON object");
            }
            return json;
        } catch (JsonProcessingException notJson) {
            throw new BadLine("not JSON: " + notJson.getOriginalMessage());
        }
    }

    private record Work(long number, Future<String> answer) {}

    private static BufferedReader reader(InputStream in) {
        return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    }

    private static void write(Terminal terminal, Work work, Bad bad, Progress progress) {
        try {
            terminal.out().append(work.answer().get()).append('\n');
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException failed) {
            bad.line(work.number(), failed.getCause() instanceof BadLine why ? why : ours(failed.getCause()));
        }
        progress.step();
    }

    /** One line's trouble is no other's. */
    private static BadLine ours(@Nullable Throwable broken) {
        var place = broken == null || broken.getStackTrace().length == 0 ? "?" : broken.getStackTrace()[0].toString();
        return new BadLine("something of ours broke: " + broken + " at " + place);
    }
}
