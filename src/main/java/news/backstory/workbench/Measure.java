package news.backstory.workbench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import news.backstory.summary.BuiltInSummariser;

/** {@code measure WHAT FILE}: how good something is, against what people said. Prints a table. */
final class Measure {

    private static final String USAGE = "Say: measure summary PAIRS.jsonl, or measure sentences FILE.jsonl [--errors].";

    private Measure() {}

    static int run(List<String> words, Terminal terminal) {
        if (words.size() < 2 || !Files.isReadable(Path.of(words.get(1)))) {
            terminal.err().println(USAGE + (words.size() < 2 ? "" : " There is no file " + words.get(1) + " to read."));
            return Workbench.USAGE;
        }
        try (var lines = JsonLines.open(Path.of(words.get(1)))) {
            return measure(words.getFirst(), lines, words.subList(2, words.size()), terminal);
        } catch (IOException fileFails) {
            throw new UncheckedIOException(fileFails);
        }
    }

    private static int measure(String what, InputStream lines, List<String> options, Terminal terminal) {
        return switch (what) {
            case "summary" -> MeasureSummary.run(terminal, lines, BuiltInSummariser.open());
            case "sentences" -> MeasureSentences.run(terminal, lines, options.contains("--errors"));
            default -> {
                terminal.err().println(USAGE);
                yield Workbench.USAGE;
            }
        };
    }
}
