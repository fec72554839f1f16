package news.backstory.summary;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import news.backstory.article.Article;

/**
 * Learns from summaries that people wrote which sentences are worth choosing: first which words and pairs of words get into a summary, from these how good each
 * sentence is, then the same again knowing that, and from all of it how good a set of sentences is. What one step learns from must look as it will look later:
 * each step's answers for an article come from a model that has not seen it. The same input gives the same model.
 */
public final class Training {

    private static final int FOLDS = 4;
    private static final int LEAST_SENTENCES = 4;
    private static final int POOL = 8;
    private static final int MOST = 4;

    /** More examples than this are drawn from; more did not do better: docs/why/summaries.md. */
    private static final int MAX_EXAMPLES = 120_000;

    private static final TreeGrower.Plan WORDS = new TreeGrower.Plan(100, 4, 0.1, 0.3, 30);
    private static final TreeGrower.Plan PAIRS = new TreeGrower.Plan(100, 4, 0.1, 0.3, 30);
    private static final TreeGrower.Plan SENTENCES = new TreeGrower.Plan(120, 4, 0.06, 0.6, 30);
    private static final TreeGrower.Plan SETS = new TreeGrower.Plan(160, 5, 0.07, 0.4, 200);

    private final Consumer<String> progress;
    private final Counts counts = new Counts();
    private final List<Example> examples = new ArrayList<>();
    private final Stems stems = new Stems();
    private final Rouge rouge = new Rouge();
    private final Random random = new Random(5);

    /** @param progress hears what is being done */
    public Training(Consumer<String> progress) {
        this.progress = progress;
    }

    /** An article whose headline shows which words matter. */
    public void addTitled(Article article) {
        var text = article.paragraphs().stream().filter(paragraph -> !paragraph.equals(article.headline())).toList();
        counts.addTitled(words(text), words(List.of(article.headline())));
    }

    /**
     * An article and the summary that somebody wrote of it.
     *
     * @param weight how much it counts
     */
    public void addSummed(Article article, List<String> summary, float weight) {
        var prose = Prose.of(article.paragraphs(), "en");
        if (prose.size() >= LEAST_SENTENCES) {
            var example = new Example(Reading.of(prose, stems), rouge.stemmed(summary), weight);
            examples.add(example);
            counts.addSummed(example.words(), example.wanted());
        }
    }

    /** The model, as it is kept. */
    public byte[] learn() {
        var usual = counts.usual();
        var styles = each(example -> SentenceFeatures.styles(example.reading()));
        var wordRows = each(example -> Terms.words(example.reading(), counts.without(example.words(), example.wanted(), usual)));
        var first = look("at first", styles, wordRows, wordRows,
                words -> table(i -> Terms.pairs(examples.get(i).reading(), wordRows.get(i), words.get(i))));
        var second = look("again", styles, wordRows,
                table(i -> SecondLook.words(examples.get(i).reading(), wordRows.get(i), first.words().get(i), first.scores().get(i))),
                _ -> table(i -> SecondLook.pairs(examples.get(i).reading(), first.pairRows().get(i), first.pairs().get(i), first.scores().get(i))));
        var opinions = IntStream.range(0, examples.size()).mapToObj(i -> new Model.Opinion(examples.get(i).reading(), second.words().get(i),
                second.pairs().get(i), second.rows().get(i), second.scores().get(i))).toList();
        return new Model(counts.table(), first.learned(), second.learned(), sets(opinions)).bytes();
    }

    /**
     * What was learned in one look, and what it says of each example without having seen it.
     *
     * @param pairRows what the pairs were judged by
     * @param rows     what the sentences were judged by
     */
    private record Looked(
            Model.Look learned, List<float[]> words, List<float[][]> pairRows, List<float[]> pairs, List<float[][]> rows, List<float[]> scores) {}

    /**
     * @param wordRows of {@link Terms#words}
     * @param askedOf  what the words are judged by: the same, or more
     * @param pairRows from the words' chances, what the pairs are judged by
     */
    private Looked look(
            String when, List<float[][]> styles, List<float[][]> wordRows, List<float[][]> askedOf,
            Function<List<float[]>, List<float[][]>> pairRows) {
        var words = step("words " + when, askedOf, each(Example::wordAnswers), WORDS);
        var wordChances = words.answers().stream().map(Training::clamped).toList();
        var askedOfPairs = pairRows.apply(wordChances);
        var pairs = step("pairs of words " + when, askedOfPairs, each(Example::pairAnswers), PAIRS);
        var pairChances = pairs.answers().stream().map(Training::clamped).toList();
        var rows = table(i -> SentenceFeatures.of(examples.get(i).reading(), styles.get(i), wordRows.get(i), wordChances.get(i), pairChances.get(i)));
        var sentences = step("sentences " + when, rows, each(Example::sentenceAnswers), SENTENCES);
        return new Looked(new Model.Look(words.trees(), pairs.trees(), sentences.trees()), wordChances, askedOfPairs, pairChances, rows,
                sentences.answers());
    }

    private List<float[][]> table(IntFunction<float[][]> ofExample) {
        return IntStream.range(0, examples.size()).mapToObj(ofExample).toList();
    }

    /** What a step learned, and what it answers for each example without having seen it. */
    private record Step(Trees trees, List<float[]> answers) {}

    private Step step(String what, List<float[][]> rows, List<float[]> wanted, TreeGrower.Plan plan) {
        progress.accept("learning " + what);
        var answers = new float[examples.size()][];
        for (var fold = 0; fold < FOLDS; fold++) {
            var left = fold;
            var trees = grow(IntStream.range(0, examples.size()).filter(i -> i % FOLDS != left).toArray(), rows, wanted, plan);
            for (var i = left; i < answers.length; i += FOLDS) {
                answers[i] = trees.answers(rows.get(i));
            }
        }
        return new Step(grow(IntStream.range(0, examples.size()).toArray(), rows, wanted, plan), List.of(answers));
    }

    private Trees sets(List<Model.Opinion> opinions) {
        progress.accept("learning sets of sentences");
        var rows = new float[examples.size()][][];
        var wanted = new float[examples.size()][];
        IntStream.range(0, rows.length).parallel().forEach(i -> {
            var able = new boolean[opinions.get(i).scores().length];
            Arrays.fill(able, true);
            var sets = Sets.all(Sets.pool(opinions.get(i).scores(), able, POOL), 2, MOST);
            rows[i] = sets.stream().map(opinions.get(i)::features).toArray(float[][]::new);
            wanted[i] = examples.get(i).gains(sets);
        });
        return grow(IntStream.range(0, rows.length).toArray(), List.of(rows), List.of(wanted), SETS);
    }

    private Trees grow(int[] from, List<float[][]> rows, List<float[]> wanted, TreeGrower.Plan plan) {
        var places = Arrays.stream(from).mapToObj(i -> IntStream.range(0, rows.get(i).length).mapToObj(row -> new int[]{i, row})).flatMap(all -> all)
                .toList();
        var drawn = places.size() <= MAX_EXAMPLES
                ? places
                : random.ints(MAX_EXAMPLES, 0, places.size()).mapToObj(places::get).toList();
        var chosen = new float[drawn.size()][];
        var answers = new float[drawn.size()];
        var weights = new float[drawn.size()];
        for (var k = 0; k < chosen.length; k++) {
            var place = drawn.get(k);
            chosen[k] = rows.get(place[0])[place[1]];
            answers[k] = wanted.get(place[0])[place[1]];
            weights[k] = examples.get(place[0]).weight();
        }
        return TreeGrower.grow(chosen, answers, weights, plan, random);
    }

    private <T> List<T> each(Function<Example, T> make) {
        return examples.stream().map(make).toList();
    }

    private static float[] clamped(float[] chances) {
        var clamped = chances.clone();
        for (var i = 0; i < clamped.length; i++) {
            clamped[i] = Math.clamp(clamped[i], 0f, 1f);
        }
        return clamped;
    }

    private Set<String> words(List<String> texts) {
        var words = new HashSet<String>();
        texts.forEach(text -> stems.in(text).forEach(word -> words.add(word.stem())));
        return words;
    }
}
