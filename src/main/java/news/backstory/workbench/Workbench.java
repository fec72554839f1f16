package news.backstory.workbench;

import java.nio.file.Path;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import news.backstory.summary.BuiltInSummariser;

/** The verbs of the command line that need no Slack: {@code extract}, {@code feed}, {@code summarise}, {@code similar}, {@code stories}, {@code measure} … */
public final class Workbench {

    /** What was asked for cannot be done as it was asked. */
    static final int USAGE = 2;

    private Workbench() {}

    /**
     * Carries out a verb, if it is one of these.
     *
     * @param words what stands behind the verb
     * @return how the process should exit, or nothing if there is no such verb here
     */
    public static Optional<Integer> run(String verb, List<String> words, Terminal terminal) {
        try {
            return switch (verb) {
                case "extract" -> Optional.of(Extract.run(words, terminal));
                case "feed" -> Optional.of(JsonLines.run(terminal, "feeds", new FeedVerb(Path.of(""))));
                case "opml" -> Optional.of(OpmlVerb.run(words, terminal));
                case "summarise" -> Optional.of(JsonLines.run(terminal, "articles", Summarise.with(BuiltInSummariser.open())));
                case "stories" -> Optional.of(StoryLines.run(words, terminal));
                case "similar" -> Optional.of(Similar.run(words, terminal));
                case "train-pages" -> Optional.of(TrainPages.run(words, terminal));
                case "train-summary" -> Optional.of(TrainSummary.run(words, terminal));
                case "train-similar" -> Optional.of(SimilarTrainer.run(words, terminal));
                case "train-stories" -> Optional.of(StoryTrainer.run(words, terminal));
                case "bench" -> Optional.of(IndexBench.run(words, terminal));
                case "measure" -> Optional.of(measure(words, terminal));
                default -> Optional.empty();
            };
        } catch (Options.Mistake mistake) {
            terminal.err().println(mistake.getMessage());
            return Optional.of(USAGE);
        } catch (IOException fileFails) {
            terminal.err().println("A file cannot be used: " + fileFails.getMessage());
            return Optional.of(USAGE);
        }
    }

    /** @param words what is to be measured, and on what */
    private static int measure(List<String> words, Terminal terminal) throws IOException {
        var rest = words.subList(Math.min(1, words.size()), words.size());
        return switch (words.isEmpty() ? "" : words.getFirst()) {
            case "pages" -> MeasurePages.run(rest, terminal);
            case "feeds" -> MeasureFeeds.run(rest, terminal);
            case "summary", "sentences" -> Measure.run(words, terminal);
            case "similar" -> SimilarMeasure.run(rest, terminal);
            case "copies" -> MeasureCopies.run(rest, terminal);
            case "stories" -> MeasureStories.run(rest, terminal);
            default -> throw new Options.Mistake("There is to measure: pages FILE.jsonl, feeds FILE.jsonl, summary PAIRS.jsonl, sentences FILE.jsonl,"
                    + " similar ARTICLES EVENTS, copies ARTICLES, stories ARTICLES EVENTS.");
        };
    }
}
