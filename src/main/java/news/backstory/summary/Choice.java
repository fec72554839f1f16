package news.backstory.summary;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import news.backstory.article.Article;

/** Chooses the best set of sentences among those that may be shown together. */
final class Choice {

    /** Together. */
    static final int MAX_CHARACTERS = 900;

    /** An article of no more sentences is its own summary. */
    static final int SHORT_ARTICLE = 3;

    private static final int POOL = 8;
    /** A sentence that needs the one before it may stand so many sentences behind it: between them was a caption or a plug. */
    private static final int NEAR = 3;

    /** What it costs a set to open a sentence on something that it has not told of: about 2 points of ROUGE. */
    private static final double UNTOLD = 0.02;

    /** The same for somebody whom it calls by the last name only: what readers stumble over most, docs/why/summaries.md. */
    private static final double UNNAMED = 0.06;

    private final List<Summary.Sentence> prose;
    private final Standing.Verdict[] verdicts;
    private final boolean english;
    private final Names names;
    private final Mentions mentions;
    /** Whether a sentence opens on somebody, or something, that most likely was named before. */
    private final boolean[] again;
    /** Whether a sentence that stands behind another says itself, or has said there, who speaks. */
    private final boolean[] attributed;

    Choice(Article article, List<Summary.Sentence> prose, String language) {
        this.prose = prose;
        this.english = language.equals("en");
        this.names = Names.in(prose, article);
        this.mentions = Mentions.in(prose, article);
        this.verdicts = new Standing.Verdict[prose.size()];
        this.again = new boolean[prose.size()];
        this.attributed = new boolean[prose.size()];
        for (var i = 0; i < verdicts.length; i++) {
            var text = prose.get(i).text();
            var quotes = Quotes.in(text);
            verdicts[i] = Standing.of(text, quotes, language);
            again[i] = Openers.nameAgain(text);
            attributed[i] = verdicts[i] == Standing.Verdict.BEHIND && isAttributed(i);
        }
        Quotations.in(article, prose).forEach(i -> verdicts[i] = Standing.Verdict.NEVER);
    }

    /**
     * The best set with the fewest relaxations: of {@code least} to {@code most} sentences, else of fewer; empty if no sentence may be shown.
     *
     * @param scores of each sentence, to find the few worth choosing from
     * @param worth  of a set of sentences, by their places in the prose
     */
    Summary best(float[] scores, int least, int most, ToDoubleFunction<int[]> worth) {
        var pool = pool(scores);
        for (var fewest = least; fewest > 0; fewest--) {
            var best = new int[0];
            var highest = Double.NEGATIVE_INFINITY;
            for (var set : Sets.all(pool, fewest, most)) {
                if (mayBeShown(set)) {
                    var value = worth.applyAsDouble(set) - (english ? UNTOLD * untoldIn(set) + UNNAMED * names.unknownIn(set) : 0);
                    if (value > highest) {
                        highest = value;
                        best = set;
                    }
                }
            }
            if (best.length > 0) {
                return summary(best);
            }
        }
        return new Summary(List.of());
    }

    /** Everything, as far as there is room. */
    static Summary all(List<Summary.Sentence> prose) {
        var chosen = new ArrayList<Summary.Sentence>();
        var characters = 0;
        for (var sentence : prose) {
            characters += sentence.text().length();
            if (characters <= MAX_CHARACTERS) {
                chosen.add(sentence);
            }
        }
        return new Summary(chosen);
    }

    /** The best by score, and before those that need it the sentence before them. */
    private int[] pool(float[] scores) {
        var able = new boolean[scores.length];
        for (var i = 0; i < able.length; i++) {
            able[i] = verdicts[i] == Standing.Verdict.ALONE
                    || (verdicts[i] == Standing.Verdict.BEHIND && isBehind(i) && verdicts[i - 1] != Standing.Verdict.NEVER);
        }
        var pool = Sets.pool(scores, able, POOL);
        return IntStream.concat(Arrays.stream(pool), Arrays.stream(pool).filter(i -> verdicts[i] == Standing.Verdict.BEHIND).map(i -> i - 1))
                .filter(i -> able[i]).distinct().sorted().toArray();
    }

    Summary summary(int[] set) {
        return new Summary(Arrays.stream(set).mapToObj(prose::get).toList());
    }

    /** Whether each of them can stand where it would, and there is room for all. */
    boolean mayBeShown(int[] set) {
        var characters = 0;
        for (var at = 0; at < set.length; at++) {
            var i = set[at];
            characters += prose.get(i).text().length();
            if (verdicts[i] == Standing.Verdict.NEVER
                    || verdicts[i] == Standing.Verdict.BEHIND && !(at > 0 && set[at - 1] == i - 1 && isBehind(i) && attributed[i])) {
                return false;
            }
        }
        return characters <= MAX_CHARACTERS;
    }

    /** How many of these sentences open on what was told before, but by none of these. */
    private int untoldIn(int[] set) {
        var untold = 0;
        for (var at = 0; at < set.length; at++) {
            var behind = at > 0 && set[at - 1] == set[at] - 1;
            untold += again[set[at]] && !behind || mentions.isUntold(set, at) ? 1 : 0;
        }
        return untold;
    }

    private boolean isBehind(int i) {
        return i > 0 && prose.get(i).number() - prose.get(i - 1).number() <= NEAR;
    }

    private boolean isAttributed(int i) {
        return !Standing.quotesNobody(prose.get(i).text()) || i > 0 && Standing.namesSpeaker(prose.get(i - 1).text());
    }
}
