package news.backstory.workbench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import news.backstory.summary.Sentences;

/**
 * {@code measure sentences FILE.jsonl}: how often paragraphs are parted where nobody would, or not where one should. Lines are {@code set, lang, text,
 * sents}: the sentences as they stand in the text, in order. Prints a table of errors for 1,000 sentences.
 */
final class MeasureSentences {

    private static final double PER = 1_000;
    private static final int SHOWN_CHARACTERS = 40;

    private MeasureSentences() {}

    /** @param shown whether each wrong place is printed too, with what stands around it */
    static int run(Terminal terminal, InputStream lines, boolean shown) {
        var bad = new JsonLines.Bad(terminal);
        var tallies = new LinkedHashMap<String, Tally>();
        for (var line : JsonLines.all(terminal, lines, bad)) {
            try {
                var name = line.json().path("set").asText() + " " + line.json().path("lang").asText();
                var errors = tallies.computeIfAbsent(name, _ -> new Tally()).add(line.json());
                if (shown) {
                    errors.forEach(error -> terminal.out().println(name + "\t" + error));
                }
            } catch (BadLine why) {
                bad.line(line.number(), why);
            }
        }
        print(terminal, tallies);
        return bad.exitCode();
    }

    private static void print(Terminal terminal, Map<String, Tally> tallies) {
        terminal.out().printf("%-18s %10s %7s %7s %13s%n", "set", "sentences", "false", "missed", "errors/1,000");
        tallies.forEach((name, tally) -> terminal.out().printf("%-18s %10d %7d %7d %13.1f%n", name, tally.sentences, tally.wrong, tally.missed,
                PER * (tally.wrong + tally.missed) / Math.max(1, tally.sentences)));
        terminal.out().flush();
    }

    /** One set's errors so far. */
    private static final class Tally {

        private int sentences;
        private int wrong;
        private int missed;

        List<String> add(JsonNode json) throws BadLine {
            var text = json.path("text").asText();
            var gold = ends(text, json.path("sents"));
            var ours = Sentences.in(text, json.path("lang").asText()).stream().map(Sentences.Span::end)
                    .collect(Collectors.toCollection(TreeSet::new));
            ours.pollLast();
            sentences += gold.size() + 1;
            var errors = new ArrayList<String>();
            for (var end : ours) {
                if (!gold.contains(end)) {
                    wrong++;
                    errors.add("false\t" + around(text, end));
                }
            }
            for (var end : gold) {
                if (!ours.contains(end)) {
                    missed++;
                    errors.add("missed\t" + around(text, end));
                }
            }
            return errors;
        }

        /** Where sentences end but the last one. */
        private static Set<Integer> ends(String text, JsonNode sentences) throws BadLine {
            var ends = new TreeSet<Integer>();
            var at = 0;
            for (var sentence : sentences) {
                var start = text.indexOf(sentence.asText(), at);
                if (start < 0) {
                    throw new BadLine("a sentence is not in the text: " + sentence.asText());
                }
                at = start + sentence.asText().length();
                ends.add(at);
            }
            if (ends.isEmpty()) {
                throw new BadLine("\"sents\" is missing");
            }
            ends.pollLast();
            return ends;
        }

        private static String around(String text, int at) {
            return text.substring(Math.max(0, at - SHOWN_CHARACTERS), at) + " | "
                    + text.substring(at, Math.min(text.length(), at + SHOWN_CHARACTERS)).strip();
        }
    }
}
