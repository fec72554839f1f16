package news.backstory.summary;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What is known of a word, or a pair of words, once the sentences were scored: whether those that have it are good ones. With it the chances are reckoned again,
 * and from these the sentences: docs/why/summaries.md.
 */
final class SecondLook {

    private static final int MORE_FEATURES = 6;

    private SecondLook() {}

    static float[][] words(Reading reading, float[][] rows, float[] chances, float[] scores) {
        return rows(rows, chances, scores, reading.passages.stream().map(Reading.Passage::words).toList());
    }

    static float[][] pairs(Reading reading, float[][] rows, float[] chances, float[] scores) {
        return rows(rows, chances, scores, reading.passages.stream().map(Reading.Passage::pairs).toList());
    }

    /**
     * @param rows    of the first look
     * @param chances that it gave
     * @param scores  of the sentences, by the first look
     * @param inEach  which rows' words each sentence has
     */
    private static float[][] rows(float[][] rows, float[] chances, float[] scores, List<int[]> inEach) {
        var seconds = new float[rows.length][];
        for (var i = 0; i < rows.length; i++) {
            var first = rows[i].length;
            seconds[i] = Arrays.copyOf(rows[i], first + MORE_FEATURES);
            seconds[i][first] = chances[i];
            seconds[i][first + 1] = -Float.MAX_VALUE;
            seconds[i][first + 4] = scores.length;
        }
        var counts = new int[rows.length];
        var ranks = ranks(scores);
        var top = 0f;
        for (var sentence = 0; sentence < scores.length; sentence++) {
            top = sentence == 0 ? scores[0] : Math.max(top, scores[sentence]);
            for (var i : inEach.get(sentence)) {
                var more = seconds[i].length - MORE_FEATURES;
                seconds[i][more + 1] = Math.max(seconds[i][more + 1], scores[sentence]);
                seconds[i][more + 2] += scores[sentence];
                seconds[i][more + 4] = Math.min(seconds[i][more + 4], ranks[sentence]);
                counts[i]++;
            }
        }
        for (var i = 0; i < rows.length; i++) {
            var more = seconds[i].length - MORE_FEATURES;
            seconds[i][more + 3] = seconds[i][more + 2] / counts[i];
            seconds[i][more + 5] = seconds[i][more + 1] - top;
        }
        return seconds;
    }

    /** 0 for the best. */
    private static int[] ranks(float[] scores) {
        var order = IntStream.range(0, scores.length).boxed().sorted(Comparator.comparingDouble((Integer i) -> -scores[i])).toList();
        var ranks = new int[scores.length];
        for (var rank = 0; rank < ranks.length; rank++) {
            ranks[order.get(rank)] = rank;
        }
        return ranks;
    }
}
