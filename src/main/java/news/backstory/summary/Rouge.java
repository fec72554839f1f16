package news.backstory.summary;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How much of a reference summary is found in another: ROUGE-1, ROUGE-2 and ROUGE-Lsum (F1), as ROUGE-1.5.5 reckons them with {@code -m -a -n 2}: stems
 * ({@link Stems}), stop words kept, pairs of words counted across sentences, and the longest common subsequence of each sentence of the reference united over
 * all of the summary's.
 */
public final class Rouge {

    private final Stems stems = new Stems();

    /** Each from 0 to 1. */
    public record Score(double one, double two, double lsum) {

        public double mean() {
            return (one + two + lsum) / 3;
        }
    }

    /** Sentences that others will be compared with, and those others: made once, compared often. */
    public record Stemmed(List<List<String>> sentences, Map<String, Integer> words, Map<String, Integer> pairs) {}

    /** Cuts sentences to their stems. */
    public Stemmed stemmed(List<String> sentences) {
        return of(sentences.stream().map(sentence -> stems.in(sentence).stream().map(Stems.Word::stem).toList()).toList());
    }

    static Stemmed of(List<List<String>> sentences) {
        var words = new HashMap<String, Integer>();
        var pairs = new HashMap<String, Integer>();
        var before = "";
        for (var sentence : sentences) {
            for (var word : sentence) {
                words.merge(word, 1, Integer::sum);
                if (!before.isEmpty()) {
                    pairs.merge(before + " " + word, 1, Integer::sum);
                }
                before = word;
            }
        }
        return new Stemmed(sentences, words, pairs);
    }

    public static Score score(Stemmed summary, Stemmed reference) {
        return new Score(overlap(summary.words(), reference.words()), overlap(summary.pairs(), reference.pairs()), lsum(summary, reference));
    }

    private static double overlap(Map<String, Integer> summary, Map<String, Integer> reference) {
        var shared = 0;
        for (var each : reference.entrySet()) {
            shared += Math.min(each.getValue(), summary.getOrDefault(each.getKey(), 0));
        }
        return f1(shared, total(summary), total(reference));
    }

    private static double lsum(Stemmed summary, Stemmed reference) {
        var left = new HashMap<>(summary.words());
        var wanted = new HashMap<>(reference.words());
        var shared = 0;
        for (var sentence : reference.sentences()) {
            var hit = new boolean[sentence.size()];
            for (var other : summary.sentences()) {
                markCommon(sentence, other, hit);
            }
            for (var i = 0; i < hit.length; i++) {
                var word = sentence.get(i);
                if (hit[i] && left.getOrDefault(word, 0) > 0 && wanted.getOrDefault(word, 0) > 0) {
                    shared++;
                    left.merge(word, -1, Integer::sum);
                    wanted.merge(word, -1, Integer::sum);
                }
            }
        }
        return f1(shared, total(summary.words()), total(reference.words()));
    }

    /** Marks the words of a sentence that are in its longest common subsequence with the other. */
    private static void markCommon(List<String> sentence, List<String> other, boolean[] hit) {
        var a = sentence.toArray(String[]::new);
        var b = other.toArray(String[]::new);
        var longest = new int[a.length + 1][b.length + 1];
        for (var i = 1; i <= a.length; i++) {
            for (var j = 1; j <= b.length; j++) {
                longest[i][j] = a[i - 1].equals(b[j - 1]) ? longest[i - 1][j - 1] + 1 : Math.max(longest[i - 1][j], longest[i][j - 1]);
            }
        }
        for (int i = a.length, j = b.length; i > 0 && j > 0;) {
            if (a[i - 1].equals(b[j - 1])) {
                hit[--i] = true;
                j--;
            } else if (longest[i - 1][j] > longest[i][j - 1]) {
                i--;
            } else {
                j--;
            }
        }
    }

    private static int total(Map<String, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static double f1(int shared, int inSummary, int inReference) {
        return shared == 0 ? 0 : 2.0 * shared / (inSummary + inReference);
    }
}
