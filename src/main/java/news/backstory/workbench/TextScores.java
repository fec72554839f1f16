package news.backstory.workbench;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** How near a text or a name is to what it should be, as the public benchmarks of text extraction reckon it. */
final class TextScores {

    /** Precision and recall, each from 0 to 1. */
    record Score(double precision, double recall) {

        double f1() {
            return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
        }
    }

    private static final int SHINGLE_WORDS = 4;
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}\\p{M}_]+");
    private static final Pattern BETWEEN_NAMES = Pattern.compile("\\s*(?:[,;|&/\\n]|\\band\\b|\\bund\\b)\\s*");

    private TextScores() {}

    /** Words in common, however they stand, without regard to case (WCXB, evaluate.py). */
    static Score words(String text, String gold) {
        return compared(words(text.toLowerCase(Locale.ROOT)), words(gold.toLowerCase(Locale.ROOT)));
    }

    /** Runs of four words in common (article-extraction-benchmark, evaluate.py). Exact if both are 1. */
    static Score shingles(String text, String gold) {
        return compared(shingles(words(text)), shingles(words(gold)));
    }

    private static Score compared(List<String> text, List<String> gold) {
        if (text.isEmpty() || gold.isEmpty()) {
            return text.size() == gold.size() ? new Score(1, 1) : new Score(0, 0);
        }
        var common = common(counted(text), counted(gold));
        return new Score(common / text.size(), common / gold.size());
    }

    /** The same but for case, punctuation and the forms of characters (NFKC). */
    static boolean same(String text, String gold) {
        return key(text).equals(key(gold));
    }

    /** @param gold names in one line, parted by commas, semicolons, "&" or "and" */
    static boolean sameNames(List<String> names, String gold) {
        return keys(names).equals(keys(BETWEEN_NAMES.splitAsStream(gold).toList()));
    }

    private static Set<String> keys(List<String> names) {
        var keys = new HashSet<String>();
        names.stream().map(TextScores::key).filter(key -> !key.isEmpty()).forEach(keys::add);
        return keys;
    }

    private static String key(String text) {
        var key = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT).codePoints().filter(Character::isLetterOrDigit)
                .forEach(key::appendCodePoint);
        return key.toString();
    }

    private static List<String> words(String text) {
        return WORD.matcher(text).results().map(word -> word.group()).toList();
    }

    private static List<String> shingles(List<String> words) {
        var shingles = new ArrayList<String>();
        if (!words.isEmpty()) {
            for (var at = 0; at < Math.max(1, words.size() - SHINGLE_WORDS + 1); at++) {
                shingles.add(String.join(" ", words.subList(at, Math.min(words.size(), at + SHINGLE_WORDS))));
            }
        }
        return shingles;
    }

    private static Map<String, Integer> counted(List<String> words) {
        var counts = new HashMap<String, Integer>();
        words.forEach(word -> counts.merge(word, 1, Integer::sum));
        return counts;
    }

    private static double common(Map<String, Integer> mine, Map<String, Integer> theirs) {
        return mine.entrySet().stream().mapToInt(entry -> Math.min(entry.getValue(), theirs.getOrDefault(entry.getKey(), 0))).sum();
    }
}
