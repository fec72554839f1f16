package news.backstory.trees;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BoostingTest {

    private static final Boosting.Settings SETTINGS = new Boosting.Settings(2, 40, 8, 0.2, 0.5, 1, 0.8);

    private final List<float[]> rows = new ArrayList<>();
    private final List<Boolean> labels = new ArrayList<>();
    private final List<Float> weights = new ArrayList<>();

    @Test
    void what_no_single_number_tells_is_learned_from_two() {
        for (var each : examples(2_000, 1)) {
            rows.add(each);
            labels.add(isInside(each));
            weights.add(1f);
        }
        var trees = Trees.of(Boosting.learn(rows, labels, weights, SETTINGS, 7));

        var right = examples(1_000, 2).stream().filter(each -> trees.opinion(each) > 0.5 == isInside(each)).count();
        assertThat(right).isGreaterThan(950);
    }

    @Test
    void the_same_examples_give_the_same_trees_and_another_seed_gives_others() {
        for (var each : examples(200, 1)) {
            rows.add(each);
            labels.add(isInside(each));
            weights.add(1f);
        }

        assertThat(Boosting.learn(rows, labels, weights, SETTINGS, 7)).hasSize(80).isEqualTo(Boosting.learn(rows, labels, weights, SETTINGS, 7))
                .isNotEqualTo(Boosting.learn(rows, labels, weights, SETTINGS, 8));
    }

    @Test
    void examples_that_are_all_alike_give_an_opinion_as_frequent_as_their_labels_by_weight() {
        IntStream.range(0, 100).forEach(at -> {
            rows.add(new float[]{3, 3});
            labels.add(at % 2 == 0);
            weights.add(at % 2 == 0 ? 3f : 1f);
        });

        assertThat(Trees.of(Boosting.learn(rows, labels, weights, SETTINGS, 7)).opinion(new float[]{3, 3})).isBetween(0.74, 0.76);
    }

    @Test
    void a_single_example_breaks_nothing() {
        rows.add(new float[]{1, Float.MAX_VALUE, -Float.MAX_VALUE});
        labels.add(true);
        weights.add(1f);

        assertThat(Trees.of(Boosting.learn(rows, labels, weights, SETTINGS, 7)).opinion(new float[]{0, 0, 0})).isGreaterThan(0.5);
    }

    private static List<float[]> examples(int count, long seed) {
        var random = new Random(seed);
        return IntStream.range(0, count).mapToObj(_ -> new float[]{random.nextFloat(), random.nextFloat(), random.nextFloat()}).toList();
    }

    /** In one of two opposite quarters. */
    private static boolean isInside(float[] row) {
        return row[0] > 0.5 == row[1] > 0.5;
    }
}
