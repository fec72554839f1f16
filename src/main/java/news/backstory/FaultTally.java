package news.backstory;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import news.backstory.FaultPlan.Kind;
import news.backstory.FaultRun.Outcome;
import news.backstory.FaultWitness.Problem;
import news.backstory.FaultWitness.Wrong;

/** Adds up what fault runs found. Any thread may add. */
final class FaultTally {

    /** Of more that went wrong the first are told. */
    private static final int MAX_TOLD = 200;

    private final int runs;
    private final long start;

    /** Guards everything below. */
    private final Object lock = new Object();

    private final Map<Kind, Integer> happened = new EnumMap<>(Kind.class);
    private final Map<Wrong, Integer> wrong = new EnumMap<>(Wrong.class);
    private final Set<String> died = new TreeSet<>();
    private final Set<String> passed = new TreeSet<>();
    private final List<String> told = new ArrayList<>();
    private int done;
    private int bad;
    private int undisturbed;

    /** @param start in nanoseconds, as are all times here */
    FaultTally(int runs, long start) {
        this.runs = runs;
        this.start = start;
    }

    /** What went wrong in it, each in a line. */
    String add(long seed, Outcome outcome) {
        synchronized (lock) {
            done++;
            outcome.happened().forEach((kind, times) -> happened.merge(kind, times, Integer::sum));
            died.addAll(outcome.died());
            passed.addAll(outcome.passed());
            undisturbed += outcome.happened().isEmpty() ? 1 : 0;
            bad += outcome.problems().isEmpty() ? 0 : 1;
            outcome.problems().forEach(problem -> wrong.merge(problem.wrong(), 1, Integer::sum));
            var lines = outcome.problems().stream().limit(MAX_TOLD).map(problem -> text(seed, problem)).toList();
            lines.stream().limit(MAX_TOLD - told.size()).forEach(told::add);
            return lines.stream().map(line -> line + System.lineSeparator()).collect(Collectors.joining());
        }
    }

    boolean isClean() {
        synchronized (lock) {
            return done == runs && bad == 0;
        }
    }

    /** "120 of 1000 runs, 371 faults, 0 bad, 14 minutes left" */
    String progress(long now) {
        synchronized (lock) {
            var left = (now - start) / 60e9 / done * (runs - done);
            return "%d of %d runs, %d faults, %d bad, %.0f minutes left ".formatted(done, runs, faults(), bad, left);
        }
    }

    String table() {
        synchronized (lock) {
            var table = new StringBuilder();
            told.forEach(line -> table.append(line).append('\n'));
            row(table, "runs", done);
            row(table, "  of them bad", bad);
            row(table, "faults", faults());
            for (var kind : Kind.values()) {
                row(table, "  " + kind.title(), happened.getOrDefault(kind, 0));
            }
            row(table, "  runs in which nothing went wrong", undisturbed);
            row(table, "points at which a bot can die", FaultPoints.all().size());
            row(table, "  of them passed", passed.size());
            row(table, "  of them died at", died.size());
            for (var each : Wrong.values()) {
                row(table, each.title(), wrong.getOrDefault(each, 0));
            }
            return table.toString();
        }
    }

    private int faults() {
        return happened.values().stream().mapToInt(times -> times).sum();
    }

    private static String text(long seed, Problem problem) {
        return "--seed %d --runs 1: %s: %s".formatted(seed, problem.wrong().title(), problem.what());
    }

    private static void row(StringBuilder table, String what, int count) {
        table.append(String.format(Locale.ROOT, "%-44s %7d%n", what, count));
    }
}
