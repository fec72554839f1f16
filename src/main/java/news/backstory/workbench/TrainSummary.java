package news.backstory.workbench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import news.backstory.summary.BuiltInSummariser;
import news.backstory.summary.Training;
import news.backstory.wire.ArticleJson;

/**
 * {@code train-summary DIR [--titled ARTICLES.jsonl.gz] [--out FILE] [--folds N]}: learns the weights from all pairs ({@link Pair}) in a folder's
 * {@code *.jsonl}, and the words' from articles with headlines. With folds it writes nothing, but measures each part by what was learned from the others.
 */
final class TrainSummary {

    private static final String USAGE = "Say: train-summary DIR [--titled ARTICLES.jsonl.gz] [--out FILE] [--folds N].";

    private static final String MODEL = "src/main/resources/summary/english.model";
    private static final int LEAST_FOLDS = 2;
    private static final int MOST_FOLDS = 100;

    /** There are few long summaries among the pairs, and many articles in the world that need one. */
    private static final float WEIGHT_OF_LONG = 6;
    private static final int LONG_SUMMARY = 3;

    private final Terminal terminal;
    private final List<Pair> pairs = new ArrayList<>();
    private final String titled;

    private TrainSummary(Terminal terminal, String titled) {
        this.terminal = terminal;
        this.titled = titled;
    }

    static int run(List<String> words, Terminal terminal) {
        var options = Options.of(words, Set.of("titled", "out", "folds"));
        if (options.bare().size() != 1 || !Files.isDirectory(Path.of(options.bare().getFirst()))) {
            throw new Options.Mistake(USAGE);
        }
        var folds = options.named().containsKey("folds") ? options.number("folds", LEAST_FOLDS, LEAST_FOLDS, MOST_FOLDS) : 1;
        try {
            var training = new TrainSummary(terminal, options.text("titled").orElse(""));
            var status = training.read(Path.of(options.bare().getFirst()));
            if (folds > 1) {
                training.measure(folds);
            } else {
                Files.write(Path.of(options.text("out").orElse(MODEL)), training.learn(0, 1));
            }
            return status;
        } catch (IOException fileFails) {
            throw new UncheckedIOException(fileFails);
        }
    }

    private int read(Path folder) throws IOException {
        var bad = new JsonLines.Bad(terminal);
        try (var files = Files.list(folder)) {
            for (var file : files.filter(each -> each.toString().matches(".*\\.jsonl(?:\\.gz)?")).sorted().toList()) {
                for (var line : JsonLines.all(terminal, JsonLines.open(file), bad)) {
                    try {
                        pairs.add(Pair.of(line.json()));
                    } catch (BadLine why) {
                        bad.line(line.number(), why);
                    }
                }
            }
        }
        return bad.exitCode();
    }

    private void measure(int folds) throws IOException {
        var measure = new MeasureSummary();
        for (var fold = 0; fold < folds; fold++) {
            var summariser = BuiltInSummariser.of(learn(fold, folds));
            for (var i = fold; i < pairs.size(); i += folds) {
                measure.add(pairs.get(i), summariser);
            }
        }
        measure.print(terminal);
    }

    /** From all pairs but those of a fold; from all if there is one fold. */
    private byte[] learn(int fold, int folds) throws IOException {
        var training = new Training(what -> terminal.err().println(what));
        if (!titled.isEmpty()) {
            for (var line : JsonLines.all(terminal, JsonLines.open(Path.of(titled)), new JsonLines.Bad(terminal))) {
                try {
                    training.addTitled(ArticleJson.read(line.json(), Instant.EPOCH));
                } catch (ArticleJson.Mistake notAnArticle) {
                    terminal.err().println("line " + line.number() + ": " + notAnArticle.getMessage());
                }
            }
        }
        for (var i = 0; i < pairs.size(); i++) {
            if (folds == 1 || i % folds != fold) {
                var pair = pairs.get(i);
                training.addSummed(pair.article(), pair.reference(), pair.reference().size() > LONG_SUMMARY ? WEIGHT_OF_LONG : 1);
            }
        }
        return training.learn();
    }
}
