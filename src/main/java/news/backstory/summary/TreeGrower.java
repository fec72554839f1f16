package news.backstory.summary;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

/** Grows {@link Trees} to answer what examples answer, by squares of the error: gradient boosting over features cut into at most 64 steps. */
final class TreeGrower {

    private static final int STEPS = 64;
    private static final int SAMPLED_FOR_STEPS = 50_000;

    /**
     * @param count     how many trees
     * @param depth     of each
     * @param rate      how much of the error each tree takes away, 0 to 1
     * @param sample    the share of examples that each tree sees
     * @param leastLeaf the least weight of examples in a leaf
     */
    record Plan(int count, int depth, double rate, double sample, double leastLeaf) {}

    private final float[][] examples;
    private final float[] weights;
    private final float[] errors;
    private final byte[][] steps;
    private final float[][] cuts;
    private final Plan plan;
    private final Random random;

    private TreeGrower(float[][] examples, float[] answers, float[] weights, Plan plan, Random random) {
        this.examples = examples;
        this.weights = weights;
        this.errors = answers.clone();
        this.plan = plan;
        this.random = random;
        var features = examples[0].length;
        this.cuts = new float[features][];
        this.steps = new byte[features][examples.length];
        IntStream.range(0, features).parallel().forEach(this::cut);
    }

    /** @param weights how much each example counts */
    static Trees grow(float[][] examples, float[] answers, float[] weights, Plan plan, Random random) {
        return new TreeGrower(examples, answers, weights, plan, random).grow();
    }

    private Trees grow() {
        double sum = 0;
        double weight = 0;
        for (var i = 0; i < errors.length; i++) {
            sum += errors[i] * weights[i];
            weight += weights[i];
        }
        var base = (float) (sum / weight);
        for (var i = 0; i < errors.length; i++) {
            errors[i] -= base;
        }
        var trees = new Trees.Tree[plan.count()];
        for (var t = 0; t < trees.length; t++) {
            trees[t] = growTree();
        }
        return new Trees(base, trees);
    }

    private Trees.Tree growTree() {
        var leaves = 1 << plan.depth();
        var features = new byte[leaves - 1];
        var thresholds = new float[leaves - 1];
        var seen = IntStream.range(0, examples.length).filter(_ -> random.nextDouble() < plan.sample()).toArray();
        var node = new int[seen.length];
        for (var level = 0; level < plan.depth(); level++) {
            split(level, seen, node, features, thresholds);
        }
        var answers = leaves(leaves, seen, node);
        var tree = new Trees.Tree(features, thresholds, answers);
        IntStream.range(0, examples.length).parallel().forEach(i -> errors[i] -= tree.answer(examples[i]));
        return tree;
    }

    private void split(int level, int[] seen, int[] node, byte[] features, float[] thresholds) {
        var first = (1 << level) - 1;
        var width = 1 << level;
        var best = IntStream.range(0, cuts.length).parallel().mapToObj(feature -> bestCuts(feature, first, width, seen, node)).toList();
        var bestStep = new int[width];
        for (var n = 0; n < width; n++) {
            var chosen = 0;
            for (var feature = 1; feature < cuts.length; feature++) {
                if (best.get(feature)[n][0] > best.get(chosen)[n][0]) {
                    chosen = feature;
                }
            }
            var gain = best.get(chosen)[n][0];
            bestStep[n] = gain > 0 ? (int) best.get(chosen)[n][1] : STEPS;
            features[first + n] = (byte) chosen;
            thresholds[first + n] = gain > 0 ? cuts[chosen][bestStep[n]] : Float.MAX_VALUE;
        }
        for (var i = 0; i < node.length; i++) {
            var n = node[i] - first;
            node[i] = 2 * node[i] + (steps[features[node[i]]][seen[i]] > bestStep[n] ? 2 : 1);
        }
    }

    /** For each node of a level, the best gain by this feature, and the step after which to cut. */
    private double[][] bestCuts(int feature, int first, int width, int[] seen, int[] node) {
        var sums = new double[width][STEPS];
        var counts = new double[width][STEPS];
        var step = steps[feature];
        for (var i = 0; i < node.length; i++) {
            sums[node[i] - first][step[seen[i]]] += errors[seen[i]] * weights[seen[i]];
            counts[node[i] - first][step[seen[i]]] += weights[seen[i]];
        }
        var best = new double[width][2];
        for (var n = 0; n < width; n++) {
            var sum = Arrays.stream(sums[n]).sum();
            var count = Arrays.stream(counts[n]).sum();
            double left = 0;
            double leftCount = 0;
            for (var at = 0; at < cuts[feature].length; at++) {
                left += sums[n][at];
                leftCount += counts[n][at];
                var right = sum - left;
                var rightCount = count - leftCount;
                if (leftCount >= plan.leastLeaf() && rightCount >= plan.leastLeaf()) {
                    var gain = left * left / leftCount + right * right / rightCount - sum * sum / count;
                    if (gain > best[n][0] + 1e-9) {
                        best[n][0] = gain;
                        best[n][1] = at;
                    }
                }
            }
        }
        return best;
    }

    private float[] leaves(int leaves, int[] seen, int[] node) {
        var sums = new double[leaves];
        var counts = new double[leaves];
        for (var i = 0; i < node.length; i++) {
            sums[node[i] - leaves + 1] += errors[seen[i]] * weights[seen[i]];
            counts[node[i] - leaves + 1] += weights[seen[i]];
        }
        var answers = new float[leaves];
        for (var leaf = 0; leaf < leaves; leaf++) {
            answers[leaf] = (float) (plan.rate() * sums[leaf] / (counts[leaf] + 1));
        }
        return answers;
    }

    /** Cuts a feature's range into steps with about as many examples each; a step ends at its cut, inclusive. */
    private void cut(int feature) {
        var stride = Math.max(1, examples.length / SAMPLED_FOR_STEPS);
        var sampled = new float[(examples.length + stride - 1) / stride];
        for (var i = 0; i < sampled.length; i++) {
            sampled[i] = examples[i * stride][feature];
        }
        Arrays.sort(sampled);
        var found = new float[STEPS];
        var count = 0;
        for (var step = 1; step < STEPS; step++) {
            var at = sampled[(int) ((long) step * (sampled.length - 1) / STEPS)];
            if ((count == 0 || at > found[count - 1]) && at < sampled[sampled.length - 1]) {
                found[count++] = at;
            }
        }
        cuts[feature] = Arrays.copyOf(found, count);
        for (var i = 0; i < examples.length; i++) {
            var at = Arrays.binarySearch(cuts[feature], examples[i][feature]);
            steps[feature][i] = (byte) (at >= 0 ? at : -at - 1);
        }
    }
}
