package news.backstory.summary;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * An article to learn from.
 *
 * @param reference the summary that somebody wrote of it
 * @param weight    how much it counts
 */
record Example(Reading reading, Rouge.Stemmed reference, float weight) {

    /** Its different words. */
    Set<String> words() {
        return Set.copyOf(reading.words);
    }

    /** The summary's different words. */
    Set<String> wanted() {
        return reference.words().keySet();
    }

    /** For each word of the reading, 1 if the summary has it. */
    float[] wordAnswers() {
        var answers = new float[reading.words.size()];
        for (var w = 0; w < answers.length; w++) {
            answers[w] = reference.words().containsKey(reading.words.get(w)) ? 1 : 0;
        }
        return answers;
    }

    float[] pairAnswers() {
        var answers = new float[reading.pairs.size()];
        for (var p = 0; p < answers.length; p++) {
            var pair = reading.pairs.get(p);
            answers[p] = reference.pairs().containsKey(reading.words.get(pair[0]) + " " + reading.words.get(pair[1])) ? 1 : 0;
        }
        return answers;
    }

    /** How good a summary each sentence would be by itself. */
    float[] sentenceAnswers() {
        var answers = new float[reading.passages.size()];
        for (var i = 0; i < answers.length; i++) {
            answers[i] = score(new int[]{i});
        }
        return answers;
    }

    /** How much better than the usual of these sets each is. */
    float[] gains(List<int[]> sets) {
        var gains = new float[sets.size()];
        var usual = 0.0;
        for (var i = 0; i < gains.length; i++) {
            gains[i] = score(sets.get(i));
            usual += gains[i] / gains.length;
        }
        for (var i = 0; i < gains.length; i++) {
            gains[i] -= (float) usual;
        }
        return gains;
    }

    private float score(int[] set) {
        var sentences = Arrays.stream(set).mapToObj(reading.passages::get)
                .map(passage -> Arrays.stream(passage.words()).mapToObj(reading.words::get).toList()).toList();
        return (float) Rouge.score(Rouge.of(sentences), reference).mean();
    }
}
