package news.backstory;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import news.backstory.App.Options;
import news.backstory.FaultRun.Outcome;
import news.backstory.store.StoreUnusable;

/**
 * {@code ./backstory bench faults}: mornings of a newsroom in which the bot is killed, Slack's answers get lost and the disk is full, and a count of what Slack
 * saw twice, or not at all. Nothing of it but the work of the processor takes time: docs/why/exactly-once.md.
 */
final class FaultBenchmark {

    static final int MAX_RUNS = 100_000;

    /** Something went wrong in a run. */
    private static final int WRONG = 1;

    /** Of fewer runs together the starts take less than making the archive. */
    private static final int WORTH_AN_ARCHIVE = 5;
    private static final Duration ARCHIVED_WITHIN = Duration.ofMinutes(1);

    /** Small and quick to start. */
    private static final List<String> FLAGS = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xss512k", "-Xmx160m", "-XX:-UsePerfData",
            "-Djava.awt.headless=true");

    private final Scratch scratch;
    private final Path template;
    private final QuickStart quickly;

    /** Whether there is one run only, so that somebody wants to know what happens in it. */
    private final boolean tellsAll;

    private FaultBenchmark(Scratch scratch, boolean tellsAll) throws IOException {
        this.scratch = scratch;
        this.tellsAll = tellsAll;
        template = scratch.folder().resolve("template");
        quickly = QuickStart.in(scratch.folder());
    }

    static int run(Options options) {
        options.only(List.of("runs", "seed", "jobs"), List.of("faults"));
        var runs = options.number("runs", 1_000, 1, MAX_RUNS);
        var seed = options.number("seed", 0, 0, 999_999_999);
        var jobs = options.number("jobs", 1, 1, 2);
        try (var scratch = Scratch.make("backstory-faults")) {
            return new FaultBenchmark(scratch, runs == 1).run(LongStream.range(seed, (long) seed + runs).boxed().toList(), jobs);
        } catch (IOException | StoreUnusable diskFails) {
            throw new IllegalStateException("The benchmark could not be set up", diskFails);
        }
    }

    private int run(List<Long> seeds, int jobs) throws IOException, StoreUnusable {
        FaultedWorld.furnish(template);
        if (seeds.size() >= WORTH_AN_ARCHIVE) {
            archiveClasses();
        }
        var tally = new FaultTally(seeds.size(), System.nanoTime());
        // Whoever stops it after an hour wants to know what the hour has found.
        var stopped = new Thread(() -> System.out.print(tally.table()), "tell");
        Runtime.getRuntime().addShutdownHook(stopped);
        try (var processes = processes(quickly.next()); var runners = Executors.newFixedThreadPool(jobs)) {
            for (var seed : seeds) {
                runners.execute(() -> {
                    var news = tally.add(seed, outcome(seed, processes));
                    System.err.print("\r" + news + tally.progress(System.nanoTime()));
                });
            }
        }
        System.err.println();
        Runtime.getRuntime().removeShutdownHook(stopped);
        System.out.print(tally.table());
        return tally.isClean() ? App.OK : WRONG;
    }

    /** Their end is the end of whoever works in the folder. */
    private FaultedProcesses processes(List<String> start) {
        var processes = new FaultedProcesses(Stream.concat(FLAGS.stream(), start.stream()).toList(), tellsAll ? Redirect.INHERIT : Redirect.DISCARD);
        scratch.usedBy(processes);
        return processes;
    }

    private Outcome outcome(long seed, FaultedProcesses processes) {
        Consumer<String> diary = tellsAll ? System.err::println : _ -> {};
        var data = scratch.folder().resolve("run-" + seed);
        try {
            return outcome(FaultPlan.of(seed), data, processes, diary);
        } catch (IOException | RuntimeException broken) {
            return Outcome.broken(broken.toString());
        } finally {
            delete(data);
        }
    }

    private Outcome outcome(FaultPlan plan, Path data, FaultedProcesses processes, Consumer<String> diary) throws IOException {
        copyTemplate(data);
        try (var run = new FaultRun(plan, data, processes, diary)) {
            return run.run();
        }
    }

    /** The classes that a bot loads, once for all of them: a start takes half the time then. Where that cannot be, each loads its own. */
    private void archiveClasses() throws IOException {
        var data = scratch.folder().resolve("warm-up");
        try (var processes = processes(quickly.first())) {
            outcome(FaultPlan.undisturbed(), data, processes, _ -> {});
            processes.end(ARCHIVED_WITHIN);
        }
        delete(data);
    }

    private void copyTemplate(Path data) throws IOException {
        Files.createDirectories(data);
        try (var files = Files.list(template)) {
            for (var file : files.toList()) {
                Files.copy(file, data.resolve(file.getFileName()));
            }
        }
    }

    private static void delete(Path folder) {
        try (var all = Files.walk(folder)) {
            for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException stillWrittenTo) {
            // It goes with the benchmark's own folder.
        }
    }
}
