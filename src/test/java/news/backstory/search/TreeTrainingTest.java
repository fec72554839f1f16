package news.backstory.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TreeTrainingTest {

    @Test
    void trees_learn_which_number_tells() {
        var lists = IntStream.range(0, 200).mapToObj(seed -> {
            var random = new Random(seed);
            var rows = new float[20][];
            var good = new boolean[20];
            for (var i = 0; i < rows.length; i++) {
                good[i] = i < 3;
                rows[i] = new float[]{random.nextFloat(), (good[i] ? 0.5f : 0) + random.nextFloat()};
            }
            return new TreeTraining.Ranked(rows, good);
        }).toList();

        var trees = new TreeTraining(lists, new TreeTraining.Settings(20, 4, 0.1, 20, 1, 1, 1, 1)).learn();

        assertThat(trees.score(new float[]{0.5f, 1.2f})).isGreaterThan(trees.score(new float[]{0.5f, 0.2f}));
        assertThat(trees.score(new float[]{0.1f, 0.2f})).isCloseTo(trees.score(new float[]{0.9f, 0.2f}), within(0.5));
    }
}
