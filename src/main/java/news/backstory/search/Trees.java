package news.backstory.search;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;

/**
 * Many small decision trees, whose answers are added up.
 *
 * @param trees each an array of nodes; the root is the first
 */
record Trees(Node[][] trees) {

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

    double score(float[] numbers) {
        var score = 0.0;
        for (var tree : trees) {
            score += valueOf(tree, numbers);
        }
        return score;
    }

    static float valueOf(Node[] tree, float[] numbers) {
        var node = tree[0];
        while (!node.isLeaf()) {
            node = tree[numbers[node.number()] <= node.limit() ? node.left() : node.right()];
        }
        return node.value();
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
        return other instanceof Trees(var theirs) && Arrays.deepEquals(trees, theirs);
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
