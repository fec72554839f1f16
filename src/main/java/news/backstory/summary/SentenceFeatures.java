package news.backstory.summary;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/** What decides whether a sentence belongs in its article's summary, as numbers. */
final class SentenceFeatures {

    static final int COUNT = 46;

    /** Words that are counted, and the number of the row that has the count, or 1 if there is any. */
    private static final int SAYS = 25;
    private static final int FIRST_PERSON = 26;
    private static final int DAY = 27;
    private static final int MONTH = 28;
    private static final Map<String, Integer> COUNTED = counted(Map.of(
            SAYS, "said says told according added tweeted wrote posted",
            FIRST_PERSON, "I we We my our me us you You your",
            DAY, "Monday Tuesday Wednesday Thursday Friday Saturday Sunday today yesterday tomorrow week month year",
            MONTH, "January February March April May June July August September October November December Jan Feb Aug Sept Oct Nov Dec"));
    private static final double USUAL_WORDS = 42;

    private SentenceFeatures() {}

    /** One row for each passage, with what does not depend on chances: how it is written. The rest is {@link #of}'s. */
    static float[][] styles(Reading reading) {
        var n = reading.passages.size();
        var rows = new float[n][COUNT];
        for (var i = 0; i < n; i++) {
            style(rows[i], reading.passages.get(i).sentence().text(), i, n);
        }
        return rows;
    }

    /**
     * One row for each passage.
     *
     * @param styles      of {@link #styles}
     * @param wordRows    of {@link Terms#words}
     * @param wordChances that a word is in a summary that a person would write, 0 to 1
     * @param pairChances the same of pairs
     */
    static float[][] of(Reading reading, float[][] styles, float[][] wordRows, float[] wordChances, float[] pairChances) {
        var n = reading.passages.size();
        var rows = new float[n][];
        var best = strongest(wordRows, wordChances, reading.words.size());
        var before = 0;
        var seen = new BitSet(reading.words.size());
        for (var i = 0; i < n; i++) {
            rows[i] = row(styles[i].clone(), reading, i, wordRows, wordChances, pairChances, best, before, seen);
            before += reading.passages.get(i).words().length;
        }
        for (var i = 0; i < n; i++) {
            rows[i][32] = i > 0 ? rows[i - 1][8] : 0;
            rows[i][33] = i + 1 < n ? rows[i + 1][8] : 0;
            rows[i][34] = rank(rows, i, 8) / (float) n;
            rows[i][35] = rank(rows, i, 13);
            rows[i][36] = rank(rows, i, 10);
            rows[i][37] = rows[i][13] - top(rows, 13);
        }
        return rows;
    }

    private static float[] row(
            float[] row, Reading reading, int i, float[][] wordRows, float[] wordChances, float[] pairChances, BitSet best, int before, BitSet seen) {
        var passage = reading.passages.get(i);
        var text = passage.sentence().text();
        var n = reading.passages.size();
        var length = Math.max(1, passage.words().length);
        row[0] = i;
        row[1] = (float) i / n;
        row[2] = n;
        row[3] = length;
        row[4] = before;
        row[5] = text.length() / (float) length;
        row[6] = reading.length;
        var here = new BitSet(reading.words.size());
        var covered = 0;
        for (var word : passage.words()) {
            if (!here.get(word)) {
                here.set(word);
                row[7] += wordChances[word];
                row[9] += wordRows[word][5] > 1.5 ? wordChances[word] : 0;
                row[15] += wordRows[word][17];
                row[16] += seen.get(word) ? 0 : 1;
                row[17] += wordRows[word][7];
                row[18] += wordRows[word][6];
                row[19] += wordRows[word][11] > 0 ? 1 : 0;
                covered += best.get(word) ? 1 : 0;
            }
            row[20] += wordRows[word][5] < 1 ? 1 : 0;
            row[21] += wordRows[word][8] > 0.5 ? 1 : 0;
            row[22] += wordRows[word][9];
        }
        for (var pair : passage.pairs()) {
            row[10] += pairChances[pair];
        }
        row[8] = row[7] / length;
        row[11] = row[10] / length;
        row[12] = (float) (2 * row[7] / (length + USUAL_WORDS));
        row[13] = row[12] + (float) (2 * row[10] / (length + USUAL_WORDS));
        row[14] = covered;
        row[15] /= length;
        row[16] /= length;
        row[17] /= length;
        row[18] /= length;
        row[19] /= length;
        row[20] /= length;
        row[23] = row[21] / length;
        seen.or(here);
        return row;
    }

    private static void style(float[] row, String text, int i, int n) {
        row[24] = 1 - (float) Quotes.in(text).own().length() / Math.max(1, text.length());
        for (var word : Stems.parts(text)) {
            var counted = isYear(word) ? MONTH : COUNTED.getOrDefault(word, 0);
            if (counted > 0) {
                row[counted] = counted == FIRST_PERSON ? row[counted] + 1 : 1;
            }
        }
        row[29] = text.indexOf('?') >= 0 ? 1 : 0;
        row[30] = i == n - 1 ? 1 : 0;
        row[31] = Openers.pointBack(text, "en") ? 1 : 0;
        row[38] = text.chars().filter(c -> c == ',').count();
        row[39] = text.indexOf(':') >= 0 ? 1 : 0;
        row[40] = text.indexOf('(') >= 0 ? 1 : 0;
        row[41] = text.startsWith("\"") || text.startsWith("“") || text.startsWith("'") ? 1 : 0;
        row[42] = text.indexOf('—') >= 0 || text.indexOf('–') >= 0 || text.contains("--") || text.contains(" - ") ? 1 : 0;
        row[44] = text.endsWith(" .") ? 1 : 0;
        row[45] = text.contains("(pictured") || text.contains("(left") || text.contains("(right") || text.contains("(above") ? 1 : 0;
        row[43] = text.startsWith("But ") || text.startsWith("And ") || text.startsWith("The ") ? 1 : 0;
    }

    private static boolean isYear(String word) {
        return word.length() == 4 && (word.startsWith("19") || word.startsWith("20")) && Character.isDigit(word.charAt(2))
                && Character.isDigit(word.charAt(3));
    }

    private static Map<String, Integer> counted(Map<Integer, String> words) {
        var counted = new HashMap<String, Integer>();
        words.forEach((row, all) -> Arrays.stream(all.split(" ", -1)).forEach(word -> counted.put(word, row)));
        return Map.copyOf(counted);
    }

    /** The ten words with the best chances that are not common. */
    private static BitSet strongest(float[][] wordRows, float[] chances, int words) {
        var best = new BitSet();
        for (var k = 0; k < Math.min(10, words); k++) {
            var top = -1;
            for (var w = 0; w < words; w++) {
                if (!best.get(w) && wordRows[w][5] > 1.5 && (top < 0 || chances[w] > chances[top])) {
                    top = w;
                }
            }
            if (top >= 0) {
                best.set(top);
            }
        }
        return best;
    }

    private static int rank(float[][] rows, int i, int feature) {
        var rank = 0;
        for (var row : rows) {
            rank += row[feature] > rows[i][feature] ? 1 : 0;
        }
        return rank;
    }

    private static float top(float[][] rows, int feature) {
        var top = rows[0][feature];
        for (var row : rows) {
            top = Math.max(top, row[feature]);
        }
        return top;
    }
}
