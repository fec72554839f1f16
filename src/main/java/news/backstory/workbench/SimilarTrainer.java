package news.backstory.workbench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import news.backstory.search.Training;

/**
 * {@code backstory train-similar DIR}: learns from DIR/articles.jsonl.gz and DIR/events.tsv, and writes the weights into {@code --into}. {@code --without 0}
 * (or 1, 2) leaves a third of the events aside, to measure on.
 */
final class SimilarTrainer {

    private static final String RESOURCES = "src/main/resources";
    private static final int THIRDS = 3;

    private SimilarTrainer() {}

    static int run(List<String> words, Terminal terminal) throws IOException {
        var options = Options.of(words, Set.of("into", "without"));
        if (options.bare().size() != 1) {
            throw new Options.Mistake("train-similar takes one folder, with articles.jsonl.gz and events.tsv.");
        }
        var folder = Path.of(options.bare().getFirst());
        var without = options.named().containsKey("without") ? options.number("without", 0, 0, THIRDS - 1) : THIRDS;
        var bad = new JsonLines.Bad(terminal);
        var articles = Reading.articles(terminal, JsonLines.open(folder.resolve("articles.jsonl.gz")), bad);
        var events = Reading.events(folder.resolve("events.tsv")).entrySet().stream()
                .filter(entry -> without == THIRDS || Math.floorMod(entry.getValue().hashCode(), THIRDS) != without)
                .collect(Collectors.toMap(entry -> entry.getKey(), entry -> entry.getValue()));
        new Training(articles, events, terminal.err()::println).into(Path.of(options.text("into").orElse(RESOURCES)));
        return bad.exitCode();
    }
}
