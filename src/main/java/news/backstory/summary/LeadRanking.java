package news.backstory.summary;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import news.backstory.article.Article;

/** Where nothing was learned: the first sentences, and those that say what headline and standfirst say. */
final class LeadRanking {

    private static final int SENTENCES = 3;
    private static final double STEP = 0.35;
    private static final double HEADLINE = 1.2;
    private static final double STANDFIRST = 0.4;
    private static final double REPEATED = 0.6;
    private static final int STEM_LETTERS = 6;
    private static final int SHORTEST_WORD = 4;
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private final List<Set<String>> words;
    private final float[] scores;

    private LeadRanking(List<Set<String>> words, float[] scores) {
        this.words = words;
        this.scores = scores;
    }

    static LeadRanking of(Article article, List<Summary.Sentence> prose) {
        var headline = words(article.headline());
        var standfirst = words(article.standfirst());
        var words = prose.stream().map(sentence -> words(sentence.text())).toList();
        var scores = new float[prose.size()];
        for (var i = 0; i < scores.length; i++) {
            scores[i] = (float) (1 / (1 + STEP * i) + HEADLINE * share(headline, words.get(i)) + STANDFIRST * share(standfirst, words.get(i)));
        }
        return new LeadRanking(words, scores);
    }

    Summary choose(Choice choice) {
        return choice.best(scores, SENTENCES, SENTENCES, this::worth);
    }

    private double worth(int[] set) {
        var worth = 0.0;
        var said = new HashSet<String>();
        for (var i : set) {
            worth += scores[i] - REPEATED * share(words.get(i), said);
            said.addAll(words.get(i));
        }
        return worth;
    }

    /** How many of these words are among those, from 0 to 1. */
    private static double share(Set<String> these, Set<String> those) {
        return these.isEmpty() ? 0 : (double) these.stream().filter(those::contains).count() / these.size();
    }

    /** The longer words, cut to their first letters: a stem that serves for any language with endings. */
    private static Set<String> words(String text) {
        var words = new HashSet<String>();
        for (var word : BETWEEN_WORDS.split(text.toLowerCase(Locale.ROOT), -1)) {
            if (word.length() >= SHORTEST_WORD) {
                words.add(word.substring(0, Math.min(STEM_LETTERS, word.length())));
            }
        }
        return words;
    }
}
