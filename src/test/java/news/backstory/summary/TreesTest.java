package news.backstory.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TreesTest {

    @Test
    void a_tree_goes_right_only_if_the_feature_is_greater_than_the_threshold() {
        var tree = new Trees.Tree(new byte[]{0}, new float[]{1.5f}, new float[]{-1, 1});

        assertThat(tree.answer(new float[]{1.5f})).isEqualTo(-1);
        assertThat(tree.answer(new float[]{Math.nextUp(1.5f)})).isEqualTo(1);
        assertThat(tree.answer(new float[]{-Float.MAX_VALUE})).isEqualTo(-1);
        assertThat(new Trees.Tree(new byte[]{0}, new float[]{0}, new float[]{-1, 1}).answer(new float[]{-0f})).isEqualTo(-1);
    }

    @Test
    void many_examples_are_answered_as_each_by_itself() {
        var random = new Random(3);
        var examples = IntStream.range(0, 200).mapToObj(_ -> new float[]{random.nextFloat(), random.nextFloat(), random.nextFloat()})
                .toArray(float[][]::new);
        var wanted = new float[examples.length];
        var weights = new float[examples.length];
        for (var i = 0; i < wanted.length; i++) {
            wanted[i] = examples[i][0] > 0.5 ? examples[i][1] : 0;
            weights[i] = 1;
        }
        var trees = TreeGrower.grow(examples, wanted, weights, new TreeGrower.Plan(20, 3, 0.3, 1, 5), random);

        var answers = trees.answers(examples);

        for (var i = 0; i < wanted.length; i++) {
            assertThat(answers[i]).isEqualTo(trees.answer(examples[i]));
            assertThat(Math.abs(answers[i] - wanted[i])).isLessThan(0.3f);
        }
    }
}
