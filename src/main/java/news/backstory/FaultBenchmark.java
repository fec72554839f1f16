package news.backstory;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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
            "-Djava.awt.headless=true", "-Xshare:auto", "-Xlog:cds=off", "-Xlog:cds+dynamic=off");

    private final Path folder;
    private final Path template;
    private final Path archive;
    private final Set<FaultRun> underWay = ConcurrentHashMap.newKeySet();

    private FaultBenchmark(Path folder) {
        this.folder = folder;
        this.template = folder.resolve("template");
        this.archive = folder.resolve("bot.jsa");
    }

    static int run(Options options) {
        options.only(List.of("runs", "seed", "jobs"), List.of("faults"));
        var runs = options.number("runs", 1_000, 1, MAX_RUNS);
        var seed = options.number("seed", 0, 0, 999_999_999);
        var jobs = options.number("jobs", 1, 1, 2);
        try (var scratch = Scratch.make("backstory-faults")) {
            var benchmark = new FaultBenchmark(scratch.folder());
            scratch.usedBy(benchmark::stop);
            return benchmark.run(LongStream.range(seed, (long) seed + runs).boxed().toList(), jobs);
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
        try (var runners = Executors.newFixedThreadPool(jobs)) {
            for (var seed : seeds) {
                runners.execute(() -> {
                    tally.add(seed, outcome(seed, seeds.size() == 1));
                    System.err.print("\r" + tally.progress(System.nanoTime()));
                });
            }
        }
        System.err.println();
        System.out.print(tally.table());
        return tally.isClean() ? App.OK : WRONG;
    }

    /** @param alone whether it is the only run, so that somebody wants to know what happens in it */
    private Outcome outcome(long seed, boolean alone) {
        Consumer<String> diary = alone ? System.err::println : _ -> {};
        var data = folder.resolve("run-" + seed);
        try {
            copyTemplate(data);
            return outcome(new FaultRun(FaultPlan.of(seed), data, flags(), alone ? Redirect.INHERIT : Redirect.DISCARD, diary));
        } catch (IOException | RuntimeException broken) {
            return Outcome.broken(broken.toString());
        } finally {
            delete(data);
        }
    }

    private Outcome outcome(FaultRun run) throws IOException {
        underWay.add(run);
        try (run) {
            return run.run();
        } finally {
            underWay.remove(run);
        }
    }

    /** Ends the bots; what was under way has no outcome. */
    private void stop() {
        underWay.forEach(FaultRun::close);
    }

    /** The classes that a bot loads, once for all of them: a start takes half the time then. Where that cannot be, each loads its own. */
    private void archiveClasses() throws IOException {
        var data = folder.resolve("warm-up");
        copyTemplate(data);
        var flags = Stream.concat(FLAGS.stream(), Stream.of("-XX:ArchiveClassesAtExit=" + archive)).toList();
        try (var run = new FaultRun(FaultPlan.undisturbed(), data, flags, Redirect.DISCARD, _ -> {})) {
            run.run();
            run.end(ARCHIVED_WITHIN);
        }
        delete(data);
    }

    private List<String> flags() {
        return Files.exists(archive) ? Stream.concat(FLAGS.stream(), Stream.of("-XX:SharedArchiveFile=" + archive)).toList() : FLAGS;
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
