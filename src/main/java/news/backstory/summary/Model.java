package news.backstory.summary;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.function.ToDoubleFunction;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * What {@link Training} learned, in the order in which it is asked: whether a word belongs in an article's summary, whether a pair of words does, how good
 * a summary one sentence would be, the same three again ({@link SecondLook}), and how good one a set of sentences is.
 */
record Model(WordTable lexicon, Look first, Look second, Trees sets) {

    /** Of a written summary's words for each word of the article in it; measured on the pairs it was learned from: docs/why/summaries.md. */
    private static final float OWN_WORDS = 1.35f;

    /** How much what is reckoned counts beside what was learned: docs/why/summaries.md. */
    private static final double RECKONED = 0.7;
    private static final String ENGLISH = "/summary/english.model";

    /** What is thought of an article's words, pairs and sentences. */
    record Opinion(Reading reading, float[] words, float[] pairs, float[][] rows, float[] scores) {

        float[] features(int[] set) {
            return Sets.features(reading, set, rows, scores, words, pairs);
        }

        /** How long the summary would be that a person would write: the words that belong in it, and those it says twice or in its own way. */
        float usualWords() {
            var belonging = 0f;
            for (var chance : words) {
                belonging += chance;
            }
            return OWN_WORDS * belonging;
        }
    }

    /** What is asked of words, pairs of words and sentences, one look at an article. */
    record Look(Trees words, Trees pairs, Trees sentences) {

        private void write(DataOutputStream out) throws IOException {
            words.write(out);
            pairs.write(out);
            sentences.write(out);
        }

        private static Look read(DataInputStream in) throws IOException {
            return new Look(Trees.read(in), Trees.read(in), Trees.read(in));
        }
    }

    Opinion of(Reading reading) {
        var styles = SentenceFeatures.styles(reading);
        var words = Terms.words(reading, lexicon);
        var wordChances = Terms.answers(first.words, words);
        var pairs = Terms.pairs(reading, words, wordChances);
        var pairChances = Terms.answers(first.pairs, pairs);
        var scores = first.sentences.answers(SentenceFeatures.of(reading, styles, words, wordChances, pairChances));
        var wordsAgain = Terms.answers(second.words, SecondLook.words(reading, words, wordChances, scores));
        var pairsAgain = Terms.answers(second.pairs, SecondLook.pairs(reading, pairs, pairChances, scores));
        var rows = SentenceFeatures.of(reading, styles, words, wordsAgain, pairsAgain);
        return new Opinion(reading, wordsAgain, pairsAgain, rows, second.sentences.answers(rows));
    }

    /** How good a summary a set of sentences is: as learned from whole sets, and as reckoned from the chances of its words and pairs. */
    ToDoubleFunction<int[]> worth(Opinion opinion) {
        var usualWords = opinion.usualWords();
        return set -> {
            var features = opinion.features(set);
            return sets.answer(features) + RECKONED * Sets.reckoned(features, usualWords);
        };
    }

    /** The one that comes with the program; what it was learned from stands beside it. */
    static Model english() {
        try (var file = Model.class.getResourceAsStream(ENGLISH)) {
            if (file == null) {
                throw new IllegalStateException(ENGLISH + " is missing");
            }
            return read(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static Model read(byte[] bytes) throws IOException {
        return read(new ByteArrayInputStream(bytes));
    }

    private static Model read(InputStream file) throws IOException {
        try (var in = new DataInputStream(new GZIPInputStream(file))) {
            return new Model(WordTable.read(in), Look.read(in), Look.read(in), Trees.read(in));
        }
    }

    /** As it is kept. */
    byte[] bytes() {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(new GZIPOutputStream(bytes))) {
            lexicon.write(out);
            first.write(out);
            second.write(out);
            sets.write(out);
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        return bytes.toByteArray();
    }
}
