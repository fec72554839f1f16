package news.backstory.summary;

/** What decides whether a word, or a pair of words, of an article belongs in its summary, as numbers. */
final class Terms {

    static final int WORD_FEATURES = 20;
    static final int PAIR_FEATURES = 20;

    private Terms() {}

    /** One row for each word of the reading. */
    static float[][] words(Reading reading, WordTable lexicon) {
        var rows = new float[reading.words.size()][];
        var n = (float) reading.passages.size();
        var heaviest = 0f;
        for (var w = 0; w < rows.length; w++) {
            var word = reading.words.get(w);
            var tally = reading.wordTallies.get(w);
            var known = lexicon.of(word);
            var weight = tally.count * known.rarity();
            heaviest = Math.max(heaviest, weight);
            rows[w] = new float[]{
                    tally.count, 100f * tally.count / reading.length, tally.first, tally.first / n, tally.passages / n, known.rarity(),
                    known.inHeadlines(), known.inSummaries(), (float) tally.capital / tally.count,
                    Character.isDigit(word.charAt(0)) ? 1 : 0, word.length(), tally.inLead, tally.last / n, reading.length, n,
                    (float) tally.quoted / tally.count, (float) (tally.place / tally.count), weight, 0, reading.passages.getFirst().words().length};
        }
        for (var row : rows) {
            row[18] = heaviest == 0 ? 0 : row[17] / heaviest;
        }
        return rows;
    }

    /** One row for each pair of the reading; {@code words} are its rows of words, and {@code chances} what was made of them. */
    static float[][] pairs(Reading reading, float[][] words, float[] chances) {
        var rows = new float[reading.pairs.size()][];
        var n = (float) reading.passages.size();
        for (var p = 0; p < rows.length; p++) {
            var pair = reading.pairs.get(p);
            var tally = reading.pairTallies.get(p);
            var a = words[pair[0]];
            var b = words[pair[1]];
            var chanceA = chances[pair[0]];
            var chanceB = chances[pair[1]];
            rows[p] = new float[]{
                    tally.count, tally.first, tally.first / n, tally.passages / n, tally.inLead, chanceA, chanceB, chanceA * chanceB, a[5], b[5],
                    a[7],
                    b[7], a[8], b[8], (float) tally.count / Math.min(reading.wordTallies.get(pair[0]).count, reading.wordTallies.get(pair[1]).count),
                    n, a[0], b[0], (float) (tally.place / tally.count), a[9] + b[9]};
        }
        return rows;
    }

    static float[] answers(Trees trees, float[][] rows) {
        var answers = new float[rows.length];
        for (var i = 0; i < rows.length; i++) {
            answers[i] = Math.clamp(trees.answer(rows[i]), 0f, 1f);
        }
        return answers;
    }
}
