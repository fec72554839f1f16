package news.backstory.summary;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Sets of two to four sentences that an article's summary is chosen from, and what decides between them, as numbers. */
final class Sets {

    static final int FEATURES = 30;
    private static final int MOST = 4;
    private static final double[] USUAL_WORDS = {32, 42, 55};

    private Sets() {}

    /** The passages most worth choosing from, in the article's order: the best by score. */
    static int[] pool(float[] scores, boolean[] eligible, int size) {
        return IntStream.range(0, scores.length).filter(i -> eligible[i]).boxed().sorted(Comparator.comparingDouble((Integer i) -> -scores[i]))
                .limit(size)
                .mapToInt(Integer::intValue).sorted().toArray();
    }

    /** All sets of these sizes, each in the article's order. */
    static List<int[]> all(int[] pool, int least, int most) {
        var sets = new ArrayList<int[]>();
        grow(pool, 0, new int[0], least, Math.min(most, MOST), sets);
        return sets;
    }

    private static void grow(int[] pool, int from, int[] set, int least, int most, List<int[]> sets) {
        if (set.length >= least) {
            sets.add(set);
        }
        if (set.length < most) {
            for (var next = from; next < pool.length; next++) {
                var longer = Arrays.copyOf(set, set.length + 1);
                longer[set.length] = pool[next];
                grow(pool, next + 1, longer, least, most, sets);
            }
        }
    }

    /**
     * @param rows   of {@link SentenceFeatures#of}
     * @param scores of the passages
     */
    static float[] features(Reading reading, int[] set, float[][] rows, float[] scores, float[] wordChances, float[] pairChances) {
        var f = new float[FEATURES];
        var words = new boolean[reading.words.size()];
        var pairs = new boolean[reading.pairs.size()];
        var repeated = 0;
        f[8] = Float.MAX_VALUE;
        for (var i : set) {
            var passage = reading.passages.get(i);
            f[1] += passage.words().length;
            for (var word : passage.words()) {
                if (!words[word]) {
                    words[word] = true;
                    f[2] += wordChances[word];
                } else {
                    repeated++;
                }
            }
            for (var pair : passage.pairs()) {
                if (!pairs[pair]) {
                    pairs[pair] = true;
                    f[3] += pairChances[pair];
                } else {
                    f[4]++;
                }
            }
            f[7] += scores[i];
            f[8] = Math.min(f[8], scores[i]);
            f[9] = Math.max(f[9], scores[i]);
            f[10] += i;
            f[11] += rows[i][34];
            f[12] += rows[i][24];
            f[13] += rows[i][31];
            f[14] += i < Reading.LEAD ? 1 : 0;
            f[15] += rows[i][26];
            f[16] += rows[i][21];
            f[17] += rows[i][22];
            f[25] += rows[i][14];
        }
        f[0] = set.length;
        f[5] = repeated / f[1];
        f[6] = f[4] / f[1];
        f[10] /= set.length;
        f[18] = set[0];
        f[19] = set[set.length - 1];
        for (var i = 1; i < set.length; i++) {
            f[20] += set[i] == set[i - 1] + 1 ? 1 : 0;
        }
        f[21] = (float) (2 * f[2] / (f[1] + USUAL_WORDS[0]) + 2 * f[3] / (f[1] + USUAL_WORDS[0]));
        f[22] = (float) (2 * f[2] / (f[1] + USUAL_WORDS[1]) + 2 * f[3] / (f[1] + USUAL_WORDS[1]));
        f[23] = (float) (2 * f[2] / (f[1] + USUAL_WORDS[2]) + 2 * f[3] / (f[1] + USUAL_WORDS[2]));
        f[24] = f[2] / f[1];
        f[26] = reading.passages.size();
        f[27] = reading.length / (float) reading.passages.size();
        f[28] = f[3] / f[1];
        f[29] = f[7] / set.length;
        return f;
    }

    /**
     * The sum of F1 of words and of pairs that is to be expected.
     *
     * @param features   of a set
     * @param usualWords how long a summary of the article is
     */
    static double reckoned(float[] features, float usualWords) {
        return 2 * (features[2] + features[3]) / (features[1] + usualWords);
    }
}
