package news.backstory.trees;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Learns {@link Trees} from examples: gradient boosting of log loss on binned numbers, the leaf that gains most grown first (Ke et al., LightGBM, 2017).
 * Several lots are learned from different samples of the examples and averaged. The same examples and seed give the same trees.
 */
public final class Boosting {

    private static final int BINS = 64;
    private static final int SAMPLED_FOR_BINS = 20_000;

    private final Settings settings;
    private final float[][] limits;
    private final byte[][] bins;
    private final boolean[] labels;
    private final float[] weights;
    private final double[] gradients;
    private final double[] curvatures;
    private final double[] sums;
    private final Random random;

    private Boosting(float[][] rows, boolean[] labels, float[] weights, Settings settings, Random random) {
        this.settings = settings;
        this.labels = labels;
        this.weights = weights;
        this.random = random;
        var features = rows[0].length;
        this.limits = new float[features][];
        this.bins = new byte[features][rows.length];
        for (var feature = 0; feature < features; feature++) {
            limits[feature] = limits(rows, feature, random);
            for (var row = 0; row < rows.length; row++) {
                bins[feature][row] = (byte) bin(limits[feature], rows[row][feature]);
            }
        }
        this.gradients = new double[rows.length];
        this.curvatures = new double[rows.length];
        this.sums = new double[rows.length];
    }

    /**
     * How the trees are grown.
     *
     * @param lots     learned apart and averaged
     * @param trees    in each lot
     * @param leaves   of each tree, at most
     * @param rate     from 0 to 1: how much of what a tree has learned is believed
     * @param minRows  examples in a leaf, by weight
     * @param penalty  on large values in leaves
     * @param sampled  share of the examples, and of the features, that each tree sees
     */
    public record Settings(int lots, int trees, int leaves, double rate, double minRows, double penalty, double sampled) {}

    /** @return the lines of a file that {@link Trees} reads */
    public static List<String> learn(List<float[]> rows, List<Boolean> labels, List<Float> weights, Settings settings, long seed) {
        var answers = new boolean[labels.size()];
        var heavy = new float[weights.size()];
        for (var at = 0; at < answers.length; at++) {
            answers[at] = labels.get(at);
            heavy[at] = weights.get(at);
        }
        var boosting = new Boosting(rows.toArray(float[][]::new), answers, heavy, settings, new Random(seed));
        return IntStream.range(0, settings.lots()).boxed().flatMap(_ -> boosting.lot().stream()).toList();
    }

    private List<String> lot() {
        var positive = 0.0;
        var all = 0.0;
        for (var row = 0; row < labels.length; row++) {
            positive += labels[row] ? weights[row] : 0;
            all += weights[row];
        }
        var base = Math.log(Math.max(1e-6, positive) / Math.max(1e-6, all - positive));
        Arrays.fill(sums, base);
        var lines = new ArrayList<String>();
        for (var tree = 0; tree < settings.trees(); tree++) {
            lines.add(tree(tree == 0 ? base : 0));
        }
        return lines;
    }

    /** One tree more, added to the sums; as a line. */
    private String tree(double base) {
        for (var row = 0; row < labels.length; row++) {
            var opinion = 1 / (1 + Math.exp(-sums[row]));
            gradients[row] = weights[row] * ((labels[row] ? 1 : 0) - opinion);
            curvatures[row] = weights[row] * Math.max(1e-6, opinion * (1 - opinion));
        }
        var features = IntStream.range(0, bins.length).filter(_ -> random.nextDouble() < settings.sampled()).toArray();
        var sample = IntStream.range(0, labels.length).filter(_ -> random.nextDouble() < settings.sampled()).toArray();
        var growth = new Growth(features.length == 0 ? new int[]{0} : features, sample);
        return growth.grow(base);
    }

    /** A leaf, its examples, and how it could best be forked. */
    private static final class Leaf {

        private final int[] rows;
        private final double[] histogram;
        private final int fork;
        private final boolean isLow;
        private double gain;
        private int feature = -1;
        private int bin;

        /** @param fork of which it is a child; -1 for the root */
        Leaf(int[] rows, double[] histogram, int fork, boolean isLow) {
            this.rows = rows;
            this.histogram = histogram;
            this.fork = fork;
            this.isLow = isLow;
        }
    }

    /** One tree as it grows. */
    private final class Growth {

        private final int[] features;
        private final int[] sample;
        private final List<int[]> forks = new ArrayList<>();
        private final List<Leaf> done = new ArrayList<>();
        private final PriorityQueue<Leaf> open = new PriorityQueue<>((one, other) -> Double.compare(other.gain, one.gain));

        Growth(int[] features, int[] sample) {
            this.features = features;
            this.sample = sample;
        }

        String grow(double base) {
            add(new Leaf(sample, histogram(sample), -1, false));
            while (!open.isEmpty() && open.size() + done.size() < settings.leaves()) {
                fork(open.remove());
            }
            done.addAll(open);
            if (forks.isEmpty()) {
                forks.add(new int[]{features[0], 0, ~0, ~0}); // Nothing to tell apart: a fork that leads to one leaf either way.
            }
            return line(base);
        }

        private void add(Leaf leaf) {
            best(leaf);
            if (leaf.feature < 0) {
                done.add(leaf);
            } else {
                open.add(leaf);
            }
        }

        private void fork(Leaf leaf) {
            var column = bins[features[leaf.feature]];
            var low = Arrays.stream(leaf.rows).filter(row -> column[row] <= leaf.bin).toArray();
            var high = Arrays.stream(leaf.rows).filter(row -> column[row] > leaf.bin).toArray();
            var smaller = histogram(low.length < high.length ? low : high);
            var larger = leaf.histogram;
            for (var at = 0; at < larger.length; at++) {
                larger[at] -= smaller[at];
            }
            var fork = forks.size();
            forks.add(new int[]{features[leaf.feature], leaf.bin, 0, 0});
            link(leaf, fork);
            add(new Leaf(low, low.length < high.length ? smaller : larger, fork, true));
            add(new Leaf(high, low.length < high.length ? larger : smaller, fork, false));
        }

        private void link(Leaf leaf, int to) {
            if (leaf.fork >= 0) {
                forks.get(leaf.fork)[leaf.isLow ? 2 : 3] = to;
            }
        }

        /** Of each bin of each feature the sum of gradients and that of curvatures. */
        private double[] histogram(int[] rows) {
            var histogram = new double[features.length * BINS * 2];
            for (var feature = 0; feature < features.length; feature++) {
                var column = bins[features[feature]];
                var start = feature * BINS * 2;
                for (var row : rows) {
                    var at = start + column[row] * 2;
                    histogram[at] += gradients[row];
                    histogram[at + 1] += curvatures[row];
                }
            }
            return histogram;
        }

        private void best(Leaf leaf) {
            for (var feature = 0; feature < features.length; feature++) {
                var start = feature * BINS * 2;
                var gradient = 0.0;
                var curvature = 0.0;
                for (var bin = 0; bin < BINS; bin++) {
                    gradient += leaf.histogram[start + 2 * bin];
                    curvature += leaf.histogram[start + 2 * bin + 1];
                }
                var low = 0.0;
                var lowCurvature = 0.0;
                for (var bin = 0; bin < limits[features[feature]].length; bin++) {
                    low += leaf.histogram[start + 2 * bin];
                    lowCurvature += leaf.histogram[start + 2 * bin + 1];
                    var high = gradient - low;
                    var highCurvature = curvature - lowCurvature;
                    var gain = worth(low, lowCurvature) + worth(high, highCurvature) - worth(gradient, curvature);
                    if (lowCurvature >= settings.minRows() && highCurvature >= settings.minRows() && gain > leaf.gain + 1e-9) {
                        leaf.gain = gain;
                        leaf.feature = feature;
                        leaf.bin = bin;
                    }
                }
            }
        }

        private double worth(double gradient, double curvature) {
            return gradient * gradient / (curvature + settings.penalty());
        }

        private String line(double base) {
            var values = new double[done.size()];
            for (var at = 0; at < values.length; at++) {
                var leaf = done.get(at);
                link(leaf, ~at);
                var gradient = Arrays.stream(leaf.rows).mapToDouble(row -> gradients[row]).sum();
                var curvature = Arrays.stream(leaf.rows).mapToDouble(row -> curvatures[row]).sum();
                values[at] = settings.rate() * gradient / (curvature + settings.penalty());
            }
            believe(values);
            var text = new StringBuilder();
            for (var fork : forks) {
                var all = limits[fork[0]];
                text.append(text.isEmpty() ? "" : ";").append(fork[0]).append(' ')
                        .append(all.length == 0 ? 0 : all[Math.min(fork[1], all.length - 1)])
                        .append(' ').append(fork[2]).append(' ').append(fork[3]);
            }
            text.append('|');
            for (var at = 0; at < values.length; at++) {
                text.append(at == 0 ? "" : " ").append(String.format(Locale.ROOT, "%.5g", (values[at] + base) / settings.lots()));
            }
            return text.toString();
        }

        /** All examples, those that this tree did not see too. */
        private void believe(double[] values) {
            for (var row = 0; row < labels.length; row++) {
                var at = 0;
                while (at >= 0) {
                    var fork = forks.get(at);
                    at = bins[fork[0]][row] <= fork[1] ? fork[2] : fork[3];
                }
                sums[row] += values[~at];
            }
        }
    }

    /** Between two of these are equally many of the examples, as far as they differ; at most one fewer than there are bins. */
    private static float[] limits(float[][] rows, int feature, Random random) {
        var values = new float[Math.min(rows.length, SAMPLED_FOR_BINS)];
        for (var at = 0; at < values.length; at++) {
            values[at] = rows[rows.length <= SAMPLED_FOR_BINS ? at : random.nextInt(rows.length)][feature];
        }
        Arrays.sort(values);
        var limits = new float[BINS - 1];
        var count = 0;
        for (var bin = 1; bin < BINS; bin++) {
            var limit = values[(int) ((long) bin * (values.length - 1) / BINS)];
            if (limit < values[values.length - 1] && (count == 0 || limit > limits[count - 1])) {
                limits[count++] = limit;
            }
        }
        return Arrays.copyOf(limits, count);
    }

    /** The first limit that it does not exceed. */
    private static int bin(float[] limits, float value) {
        var at = Arrays.binarySearch(limits, value);
        return at >= 0 ? at : ~at;
    }
}
