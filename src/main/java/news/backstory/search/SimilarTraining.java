package news.backstory.search;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Learns the order of candidates, and what a likeness is, from questions whose answers are known. */
final class SimilarTraining {

    private static final int ROUNDS = 3_000;
    private static final double RATE = 0.5;

    private SimilarTraining() {}

    /** A question's pool, and which of it belongs to it. */
    record Example(List<Pool.First> pool, boolean[] good) {

        TreeTraining.Ranked ranked() {
            return new TreeTraining.Ranked(pool.stream().map(Pool.First::numbers).toArray(float[][]::new), good);
        }
    }

    /**
     * @param parts the same examples in parts, so that nothing of one event stands in two: a likeness is learned from orders that never saw the event
     */
    static Ranking learn(List<List<Example>> parts, TreeTraining.Settings settings, Consumer<String> progress) {
        var signs = new ArrayList<double[]>();
        var good = new ArrayList<Boolean>();
        for (var number = 0; number < parts.size(); number++) {
            var part = parts.get(number);
            var before = parts.subList(0, number).stream();
            var behind = parts.subList(number + 1, parts.size()).stream();
            var others = Stream.concat(before, behind).flatMap(List::stream).map(Example::ranked).toList();
            var trees = new TreeTraining(others, settings).learn();
            for (var example : part) {
                var scores = example.pool().stream().mapToDouble(one -> trees.score(one.numbers())).toArray();
                // Only what would be shown tells how good what is shown is.
                IntStream.range(0, scores.length).boxed().sorted((a, b) -> Double.compare(scores[b], scores[a])).limit(5).forEach(i -> {
                    signs.add(Ranking.signs(example.pool().get(i).numbers(), scores[i]));
                    good.add(example.good()[i]);
                });
            }
            progress.accept("learned from " + others.size() + " lists, looked at " + part.size());
        }
        var all = new TreeTraining(parts.stream().flatMap(List::stream).map(Example::ranked).toList(), settings).learn();
        return new Ranking(all, weights(signs, good));
    }

    /** Logistic regression. */
    private static double[] weights(List<double[]> signs, List<Boolean> good) {
        var weights = new double[Ranking.WEIGHTS];
        for (var round = 0; round < ROUNDS; round++) {
            var slope = new double[weights.length];
            for (var i = 0; i < signs.size(); i++) {
                var sum = 0.0;
                for (var j = 0; j < weights.length; j++) {
                    sum += weights[j] * signs.get(i)[j];
                }
                var miss = (good.get(i) ? 1 : 0) - 1 / (1 + Math.exp(-sum));
                for (var j = 0; j < weights.length; j++) {
                    slope[j] += miss * signs.get(i)[j];
                }
            }
            for (var j = 0; j < weights.length; j++) {
                weights[j] += RATE * slope[j] / signs.size();
            }
        }
        return weights;
    }
}
