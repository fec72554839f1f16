package news.backstory.workbench;

import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import news.backstory.summary.Rouge;
import news.backstory.summary.Strictness;
import news.backstory.summary.Summariser;
import news.backstory.summary.Summary;

/**
 * {@code measure summary PAIRS.jsonl}: our summaries beside the first three sentences and the best three that could have been chosen, against those that people
 * wrote. Scores are ROUGE-1/2/Lsum F1 times 100, stemmed as in ROUGE-1.5.5 {@code -m} (irregular forms of WordNet, then Porter), which is how published ones are.
 */
final class MeasureSummary {

    private static final Pattern WORD = Pattern.compile("\\s+");
    private static final int RESAMPLES = 2_000;
    private static final int SEED = 17;
    private static final double LOW = 0.025;
    private static final double PERCENT = 100;

    private final Rouge rouge = new Rouge();
    private final Map<String, List<Case>> cases = new LinkedHashMap<>();
    private final List<Double> milliseconds = new ArrayList<>();

    /** What came of one pair. */
    private record Case(Rouge.Score ours, Rouge.Score lead, Rouge.Score oracle, Strictness.Check check, boolean verbatim, int words) {}

    static int run(Terminal terminal, InputStream lines, Summariser summariser) {
        var bad = new JsonLines.Bad(terminal);
        var progress = new Progress(terminal, "articles");
        var measure = new MeasureSummary();
        for (var line : JsonLines.all(terminal, lines, bad)) {
            try {
                measure.add(Pair.of(line.json()), summariser);
                progress.step();
            } catch (BadLine why) {
                bad.line(line.number(), why);
            }
        }
        progress.end();
        measure.print(terminal);
        return bad.exitCode();
    }

    void add(Pair pair, Summariser summariser) {
        var clock = ManagementFactory.getThreadMXBean();
        var start = clock.getCurrentThreadCpuTime();
        var summary = summariser.summarise(pair.article());
        milliseconds.add((clock.getCurrentThreadCpuTime() - start) / 1e6);
        var reference = rouge.stemmed(pair.reference());
        var sentences = Strictness.sentences(pair.article());
        var body = pair.article().body();
        var texts = summary.sentences().stream().map(Summary.Sentence::text).toList();
        cases.computeIfAbsent(pair.source(), _ -> new ArrayList<>()).add(
                new Case(score(texts, reference), score(sentences.subList(0, Math.min(3, sentences.size())), reference), oracle(sentences, reference),
                        Strictness.check(pair.article(), summary),
                        summary.sentences().stream().allMatch(sentence -> body.substring(sentence.start(), sentence.end()).equals(sentence.text())),
                        texts.stream().mapToInt(text -> WORD.split(text, -1).length).sum()));
    }

    void print(Terminal terminal) {
        var out = terminal.out();
        cases.forEach((source, all) -> {
            out.printf("%s (%d articles)%n", source, all.size());
            row(terminal, "ours", all, Case::ours);
            row(terminal, "first three", all, Case::lead);
            row(terminal, "best three", all, Case::oracle);
            out.printf("  ours - first three   R1 %s   R2 %s   RLsum %s  (95 %% of %,d resamples)%n", difference(all, Rouge.Score::one),
                    difference(all, Rouge.Score::two), difference(all, Rouge.Score::lsum), RESAMPLES);
            var sentences = all.stream().mapToInt(each -> each.check().sentences()).sum();
            out.printf(
                    "  %d sentences, %.2f an article, %.0f words an article; not verbatim %d; dangling starts %.2f %%; orphan quotes %.2f %%; empty %d%n%n",
                    sentences, (double) sentences / all.size(), all.stream().mapToInt(Case::words).average().orElse(0),
                    all.stream().filter(each -> !each.verbatim()).count(),
                    PERCENT * all.stream().mapToInt(each -> each.check().dangling()).sum() / Math.max(1, sentences),
                    PERCENT * all.stream().mapToInt(each -> each.check().orphans()).sum() / Math.max(1, sentences),
                    all.stream().filter(each -> each.check().sentences() == 0).count());
        });
        var sorted = milliseconds.stream().sorted().toList();
        out.printf("CPU an article: p50 %.2f ms, p99 %.2f ms%n", sorted.get(sorted.size() / 2), sorted.get((int) (0.99 * (sorted.size() - 1))));
        out.flush();
    }

    private static void row(Terminal terminal, String what, List<Case> all, Function<Case, Rouge.Score> score) {
        terminal.out().printf("  %-12s R1 %5.2f  R2 %5.2f  RLsum %5.2f%n", what, PERCENT * mean(all, each -> score.apply(each).one()),
                PERCENT * mean(all, each -> score.apply(each).two()), PERCENT * mean(all, each -> score.apply(each).lsum()));
    }

    private static double mean(List<Case> all, Function<Case, Double> value) {
        return all.stream().mapToDouble(value::apply).average().orElse(0);
    }

    private static String difference(List<Case> all, Function<Rouge.Score, Double> part) {
        var differences = all.stream().mapToDouble(each -> PERCENT * (part.apply(each.ours()) - part.apply(each.lead()))).toArray();
        var random = new Random(SEED);
        var means = IntStream.range(0, RESAMPLES).mapToDouble(_ -> random.ints(differences.length, 0, differences.length)
                .mapToDouble(i -> differences[i]).average().orElse(0)).sorted().toArray();
        return "%+.2f [%+.2f, %+.2f]".formatted(Arrays.stream(differences).average().orElse(0), means[(int) (LOW * RESAMPLES)],
                means[(int) ((1 - LOW) * RESAMPLES)]);
    }

    private Rouge.Score score(List<String> sentences, Rouge.Stemmed reference) {
        return Rouge.score(rouge.stemmed(sentences), reference);
    }

    /** The best that could be chosen: one sentence after the other, as long as R1 and R2 together rise, three at most. */
    private Rouge.Score oracle(List<String> sentences, Rouge.Stemmed reference) {
        var chosen = new ArrayList<Integer>();
        var best = new Rouge.Score(0, 0, 0);
        for (var round = 0; round < 3; round++) {
            var next = -1;
            for (var i = 0; i < sentences.size(); i++) {
                if (!chosen.contains(i)) {
                    var with = new ArrayList<>(chosen);
                    with.add(i);
                    var score = score(with.stream().sorted().map(sentences::get).toList(), reference);
                    if (score.one() + score.two() > best.one() + best.two()) {
                        best = score;
                        next = i;
                    }
                }
            }
            if (next < 0) {
                return best;
            }
            chosen.add(next);
        }
        return best;
    }
}
