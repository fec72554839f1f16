package news.backstory.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Learns a ranking from lists of which is known what belongs up: LambdaMART (Burges 2010) over binned numbers. Each tree mends what the ones before it order
 * wrongly, the more the nearer the mistake is to the top. The same lists and seed give the same trees.
 */
final class TreeTraining {

    /** How trees are grown. */
    record Settings(int trees, int leaves, double rate, int leastRows, double listShare, double numberShare, double damping, long seed) {

        static final Settings USUAL = new Settings(250, 8, 0.05, 40, 0.7, 0.5, 5, 7);
    }

    /** The candidates of one question: their numbers, and which of them belong up. */
    record Ranked(float[][] rows, boolean[] good) {}

    private static final int BINS = 64;
    private static final int TOP = 5;

    private final Settings settings;
    private final Random random;
    private final List<Ranked> lists;
    private final int[] starts;
    private final float[][] limits;
    private final byte[][] binned;
    private final double[] scores;
    private final double[] slopes;
    private final double[] curves;

    TreeTraining(List<Ranked> lists, Settings settings) {
        this.settings = settings;
        this.random = new Random(settings.seed());
        this.lists = lists;
        this.starts = new int[lists.size() + 1];
        for (var i = 0; i < lists.size(); i++) {
            starts[i + 1] = starts[i] + lists.get(i).rows().length;
        }
        var rows = lists.stream().flatMap(list -> Arrays.stream(list.rows())).toArray(float[][]::new);
        this.limits = limits(rows);
        this.binned = binned(rows, limits);
        this.scores = new double[rows.length];
        this.slopes = new double[rows.length];
        this.curves = new double[rows.length];
    }

    Trees learn() {
        var trees = new ArrayList<Trees.Node[]>();
        for (var t = 0; t < settings.trees(); t++) {
            trees.add(grow());
        }
        return new Trees(trees.toArray(Trees.Node[][]::new));
    }

    private Trees.Node[] grow() {
        Arrays.fill(slopes, 0);
        Arrays.fill(curves, 0);
        var rows = IntStream.builder();
        for (var list = 0; list < lists.size(); list++) {
            if (random.nextDouble() < settings.listShare()) {
                pull(list);
                IntStream.range(starts[list], starts[list + 1]).forEach(rows::add);
            }
        }
        var numbers = IntStream.range(0, limits.length).filter(_ -> random.nextDouble() < settings.numberShare()).toArray();
        var tree = new Growing(rows.build().toArray(), numbers).grown();
        for (var row = 0; row < scores.length; row++) {
            scores[row] += leafOf(tree, row).value();
        }
        return tree.toArray(Trees.Node[]::new);
    }

    /** What each pair in the wrong order pulls at its two rows. */
    private void pull(int list) {
        var from = starts[list];
        var good = lists.get(list).good();
        var size = good.length;
        var order = IntStream.range(0, size).boxed().sorted((a, b) -> Double.compare(scores[from + b], scores[from + a])).mapToInt(i -> i).toArray();
        var rank = new int[size];
        for (var i = 0; i < size; i++) {
            rank[order[i]] = i;
        }
        var best = 0.0;
        for (var i = 0; i < Math.min(TOP, IntStream.range(0, size).filter(at -> good[at]).count()); i++) {
            best += gain(i);
        }
        for (var up = 0; up < size; up++) {
            for (var down = 0; good[up] && down < size; down++) {
                if (!good[down]) {
                    var swap = Math.abs(gain(rank[up]) - gain(rank[down])) / best;
                    var doubt = 1 / (1 + Math.exp(scores[from + up] - scores[from + down]));
                    slopes[from + up] += doubt * swap;
                    slopes[from + down] -= doubt * swap;
                    curves[from + up] += doubt * (1 - doubt) * swap;
                    curves[from + down] += doubt * (1 - doubt) * swap;
                }
            }
        }
    }

    /** What a place is worth; those below the first five count a little, so that there is a way up from anywhere. */
    private static double gain(int rank) {
        return 1 / (Math.log(rank + 2.0) / Math.log(2)) * (rank < 2 * TOP ? 1 : 0.5);
    }

    private Trees.Node leafOf(List<Trees.Node> tree, int row) {
        var node = tree.getFirst();
        while (!node.isLeaf()) {
            var bin = binned[node.number()][row] & 0xff;
            node = tree.get(bin < limits[node.number()].length && limits[node.number()][bin] <= node.limit() ? node.left() : node.right());
        }
        return node;
    }

    /** A tree that grows at the leaf where most is won. */
    private final class Growing {

        private final int[] numbers;
        private final List<Trees.Node> nodes = new ArrayList<>();
        private final List<Leaf> leaves = new ArrayList<>();

        Growing(int[] rows, int[] numbers) {
            this.numbers = numbers;
            add(rows);
        }

        List<Trees.Node> grown() {
            while (leaves.size() < settings.leaves()) {
                var best = leaves.stream().max((a, b) -> Double.compare(a.cut().won(), b.cut().won())).orElseThrow();
                if (best.cut().won() <= 0) {
                    break;
                }
                split(best);
            }
            return nodes;
        }

        private void split(Leaf leaf) {
            leaves.remove(leaf);
            var cut = leaf.cut();
            var bins = binned[cut.number()];
            var left = add(Arrays.stream(leaf.rows()).filter(row -> (bins[row] & 0xff) <= cut.bin()).toArray());
            var right = add(Arrays.stream(leaf.rows()).filter(row -> (bins[row] & 0xff) > cut.bin()).toArray());
            nodes.set(leaf.at(), new Trees.Node(cut.number(), limits[cut.number()][cut.bin()], left, right, 0));
        }

        private int add(int[] rows) {
            var slope = 0.0;
            var curve = 0.0;
            for (var row : rows) {
                slope += slopes[row];
                curve += curves[row];
            }
            var at = nodes.size();
            nodes.add(Trees.Node.leaf(at, (float) (settings.rate() * slope / (curve + settings.damping()))));
            leaves.add(new Leaf(at, rows, bestCut(rows, slope, curve)));
            return at;
        }

        private Cut bestCut(int[] rows, double slope, double curve) {
            var best = new Cut(0, 0, 0);
            for (var number : numbers) {
                var slopeOf = new double[BINS];
                var curveOf = new double[BINS];
                var rowsOf = new int[BINS];
                for (var row : rows) {
                    var bin = binned[number][row];
                    slopeOf[bin] += slopes[row];
                    curveOf[bin] += curves[row];
                    rowsOf[bin]++;
                }
                var before = slope * slope / (curve + settings.damping());
                var s = 0.0;
                var c = 0.0;
                var n = 0;
                for (var bin = 0; bin < limits[number].length; bin++) {
                    s += slopeOf[bin];
                    c += curveOf[bin];
                    n += rowsOf[bin];
                    if (n >= settings.leastRows() && rows.length - n >= settings.leastRows()) {
                        var won = s * s / (c + settings.damping()) + (slope - s) * (slope - s) / (curve - c + settings.damping()) - before;
                        best = won > best.won() ? new Cut(number, bin, won) : best;
                    }
                }
            }
            return best;
        }
    }

    private record Cut(int number, int bin, double won) {}

    private record Leaf(int at, int[] rows, Cut cut) {}

    /** Of each number, what parts its values into bins with about as many rows each. */
    private static float[][] limits(float[][] rows) {
        var limits = new float[rows[0].length][];
        for (var number = 0; number < limits.length; number++) {
            var values = new float[rows.length];
            for (var row = 0; row < rows.length; row++) {
                values[row] = rows[row][number];
            }
            Arrays.sort(values);
            var distinct = new ArrayList<Float>();
            for (var bin = 1; bin < BINS; bin++) {
                var value = values[(int) ((long) bin * values.length / BINS)];
                if (value < values[values.length - 1] && (distinct.isEmpty() || distinct.getLast() < value)) {
                    distinct.add(value);
                }
            }
            limits[number] = new float[distinct.size()];
            for (var i = 0; i < limits[number].length; i++) {
                limits[number][i] = distinct.get(i);
            }
        }
        return limits;
    }

    private static byte[][] binned(float[][] rows, float[][] limits) {
        var binned = new byte[limits.length][rows.length];
        for (var number = 0; number < limits.length; number++) {
            for (var row = 0; row < rows.length; row++) {
                var at = Arrays.binarySearch(limits[number], rows[row][number]);
                binned[number][row] = (byte) (at >= 0 ? at : -at - 1);
            }
        }
        return binned;
    }
}
