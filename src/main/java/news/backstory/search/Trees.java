package news.backstory.search;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;

/** Many small decision trees, whose answers are added up. */
final class Trees {

    /**
     * Asks whether a number is at most {@code limit}: {@code left} is the next node if so, {@code right} if not. A leaf has itself as both, and gives its value.
     */
    record Node(int number, float limit, int left, int right, float value) {

        static Node leaf(int at, float value) {
            return new Node(0, 0, at, at, value);
        }

        boolean isLeaf() {
            return left == right;
        }
    }

    /** Each an array of nodes; the root is the first. */
    private final Node[][] trees;

    /** The same side by side, one tree behind another, a leaf leading to itself: a walk over thousands of small objects would wait for memory. */
    private final int[] starts;
    private final float[] limits;
    private final byte[] numbers;
    private final byte[] children;

    Trees(Node[][] trees) {
        this.trees = trees;
        var size = Arrays.stream(trees).mapToInt(tree -> tree.length).sum();
        this.starts = new int[trees.length];
        this.limits = new float[size];
        this.numbers = new byte[size];
        this.children = new byte[2 * size];
        var at = 0;
        for (var i = 0; i < trees.length; i++) {
            starts[i] = at;
            for (var node : trees[i]) {
                limits[at] = node.isLeaf() ? node.value() : node.limit();
                numbers[at] = (byte) node.number();
                children[2 * at] = (byte) node.left();
                children[2 * at + 1] = (byte) node.right();
                at++;
            }
        }
    }

    /** What each of some rows of numbers scores. */
    double[] scores(float[][] rows) {
        var scores = new double[rows.length];
        for (var start : starts) {
            for (var row = 0; row < rows.length; row++) {
                scores[row] += value(start, rows[row]);
            }
        }
        return scores;
    }

    double score(float[] row) {
        return scores(new float[][]{row})[0];
    }

    private float value(int start, float[] row) {
        var node = 0;
        while (true) {
            var at = start + node;
            var left = children[2 * at];
            var right = children[2 * at + 1];
            if (left == right) {
                return limits[at];
            }
            node = row[numbers[at]] <= limits[at] ? left : right;
        }
    }

    void write(DataOutputStream out) throws IOException {
        out.writeInt(trees.length);
        for (var tree : trees) {
            out.writeByte(tree.length);
            for (var node : tree) {
                out.writeByte(node.number());
                out.writeFloat(node.isLeaf() ? node.value() : node.limit());
                out.writeByte(node.left());
                out.writeByte(node.right());
            }
        }
    }

    static Trees read(DataInputStream in) throws IOException {
        var trees = new Node[in.readInt()][];
        for (var i = 0; i < trees.length; i++) {
            trees[i] = new Node[in.readUnsignedByte()];
            for (var j = 0; j < trees[i].length; j++) {
                var number = in.readUnsignedByte();
                var value = in.readFloat();
                var left = in.readUnsignedByte();
                var right = in.readUnsignedByte();
                trees[i][j] = left == right ? Node.leaf(left, value) : new Node(number, value, left, right, 0);
            }
        }
        return new Trees(trees);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Trees theirs && Arrays.deepEquals(trees, theirs.trees);
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(trees);
    }

    @Override
    public String toString() {
        return trees.length + " trees";
    }
}
