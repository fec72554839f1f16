package news.backstory.workbench;

import java.util.List;
import java.util.Optional;

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
        return switch (verb) {
            case "extract" -> Optional.of(Extract.run(words, terminal));
            case "measure" -> measure(words, terminal);
            default -> Optional.empty();
        };
    }

    /** @param words what is to be measured, and on what */
    private static Optional<Integer> measure(List<String> words, Terminal terminal) {
        var rest = words.subList(Math.min(1, words.size()), words.size());
        return switch (words.isEmpty() ? "" : words.getFirst()) {
            case "pages" -> Optional.of(MeasurePages.run(rest, terminal));
            default -> {
                terminal.err().println("There is to measure: pages FILE.jsonl");
                yield Optional.of(USAGE);
            }
        };
    }
}
