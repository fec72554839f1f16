package news.backstory.workbench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import news.backstory.extract.PageTraining;
import news.backstory.extract.PageTraining.Gold;

/**
 * {@code train-pages DIR [--out DIR] [--folds N]}: learns from all pages that a folder's {@code *.jsonl} name ({@code {"url","file","gold"}}) and writes
 * blocks.trees and days.trees. With folds it writes nothing, but measures each part by what was learned from the others.
 */
final class TrainPages {

    private static final int MAX_FOLDS = 10;

    private final Terminal terminal;
    private final PageTraining training = new PageTraining();
    private final JsonLines.Bad bad;
    private final int folds;

    /** Of each file its lines. */
    private final List<List<JsonLines.Line>> files = new ArrayList<>();
    private final Path folder;

    private TrainPages(Terminal terminal, Path folder, int folds) {
        this.terminal = terminal;
        this.bad = new JsonLines.Bad(terminal);
        this.folder = folder;
        this.folds = folds;
    }

    static int run(List<String> words, Terminal terminal) throws IOException {
        var options = Options.of(words, Set.of("out", "folds"));
        if (options.bare().size() != 1 || !Files.isDirectory(Path.of(options.bare().getFirst()))) {
            throw new Options.Mistake("Say: train-pages DIR [--out DIR] [--folds N].");
        }
        var folds = options.number("folds", 0, 0, MAX_FOLDS);
        var verb = new TrainPages(terminal, Path.of(options.bare().getFirst()), folds);
        verb.read();
        if (folds > 1) {
            verb.measure();
        } else {
            verb.write(Path.of(options.text("out").orElse("src/main/resources/extract")));
        }
        return verb.bad.exitCode();
    }

    private void read() throws IOException {
        var progress = new Progress(terminal, "pages");
        try (var all = Files.list(folder)) {
            for (var file : all.filter(each -> each.toString().matches(".*\\.jsonl(?:\\.gz)?")).sorted().toList()) {
                var lines = JsonLines.all(terminal, JsonLines.open(file), bad);
                files.add(lines);
                for (var at = 0; at < lines.size(); at++) {
                    add(lines.get(at), part(at));
                    progress.step();
                }
            }
        }
        progress.end();
    }

    private int part(int at) {
        return folds > 1 ? at % folds : 0;
    }

    private void add(JsonLines.Line line, int part) {
        try {
            training.add(SavedPage.read(line.json(), folder), gold(line.json().path("gold")), part, terminal.clock().instant());
        } catch (BadLine why) {
            bad.line(line.number(), why);
        }
    }

    private static Gold gold(JsonNode gold) {
        var body = Optional.of(gold.path("main_content").asText("")).filter(text -> !text.isBlank()).orElse(gold.path("articleBody").asText(""));
        var day = Optional.of(gold.path("publish_date").asText("")).filter(text -> !text.isBlank()).orElse(gold.path("date").asText(""));
        return new Gold(body, texts(gold.path("with")), texts(gold.path("without")), day);
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(each -> each.asText("")).filter(text -> !text.isBlank()).toList();
    }

    private void write(Path out) throws IOException {
        var learned = training.learn(-1);
        Files.write(out.resolve("blocks.trees"), learned.blocks());
        Files.write(out.resolve("days.trees"), learned.days());
    }

    private void measure() {
        var pages = new ArrayList<List<PageScores.Page>>();
        files.forEach(_ -> pages.add(new ArrayList<>()));
        for (var fold = 0; fold < folds; fold++) {
            var extractor = training.learn(fold).extractor();
            for (var file = 0; file < files.size(); file++) {
                for (var at = fold; at < files.get(file).size(); at += folds) {
                    MeasurePages.read(extractor, files.get(file).get(at), folder, terminal.clock().instant(), bad).ifPresent(pages.get(file)::add);
                }
            }
        }
        pages.forEach(each -> PageScores.of(each).forEach(terminal.out()::println));
        terminal.out().flush();
    }
}
