package news.backstory.summary;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;

/**
 * A sum of small decision trees: gradient boosting, as {@link TreeGrower} makes it.
 *
 * @param base  what is answered before any tree speaks
 * @param trees each complete, of the same depth, its inner nodes in level order, then its leaves
 */
record Trees(float base, Tree[] trees) {

    private static final int MAX_TREES = 2_000;
    private static final int MAX_DEPTH = 8;

    /**
     * One tree: at inner node {@code i}, go to {@code 2i + 1}, or to {@code 2i + 2} if the feature is greater than the threshold.
     *
     * @param features   of each inner node
     * @param thresholds of each inner node
     * @param leaves     one more than there are inner nodes
     */
    record Tree(byte[] features, float[] thresholds, float[] leaves) {

        float answer(float[] example) {
            var node = 0;
            while (node < features.length) {
                node = 2 * node + 1 + isGreater(example[features[node]], thresholds[node]);
            }
            return leaves[node - features.length];
        }
    }

    /** 1 or 0. The sign of the difference, and no branch: which way a tree goes no processor can guess, and each wrong guess costs more than the tree. */
    private static int isGreater(float value, float threshold) {
        return Float.floatToRawIntBits(threshold - value) >>> (Float.SIZE - 1);
    }

    float answer(float[] example) {
        var sum = base;
        for (var tree : trees) {
            sum += tree.answer(example);
        }
        return sum;
    }

    /** The answers to many examples: one tree after the other, since that is quicker by half than one example after the other. */
    float[] answers(float[][] examples) {
        var sums = new float[examples.length];
        Arrays.fill(sums, base);
        for (var tree : trees) {
            for (var i = 0; i < sums.length; i++) {
                sums[i] += tree.answer(examples[i]);
            }
        }
        return sums;
    }

    void write(DataOutputStream out) throws IOException {
        out.writeFloat(base);
        out.writeShort(trees.length);
        for (var tree : trees) {
            out.writeByte(Integer.numberOfTrailingZeros(tree.leaves.length));
            out.write(tree.features);
            for (var threshold : tree.thresholds) {
                out.writeFloat(threshold);
            }
            for (var leaf : tree.leaves) {
                out.writeShort(Float.floatToFloat16(leaf));
            }
        }
    }

    static Trees read(DataInputStream in) throws IOException {
        var base = in.readFloat();
        var count = in.readUnsignedShort();
        if (count > MAX_TREES) {
            throw new IOException("too many trees: " + count);
        }
        var trees = new Tree[count];
        for (var t = 0; t < count; t++) {
            trees[t] = readTree(in);
        }
        return new Trees(base, trees);
    }

    private static Tree readTree(DataInputStream in) throws IOException {
        var depth = in.readUnsignedByte();
        if (depth > MAX_DEPTH) {
            throw new IOException("too deep a tree: " + depth);
        }
        var leaves = 1 << depth;
        var features = in.readNBytes(leaves - 1);
        var thresholds = new float[leaves - 1];
        for (var i = 0; i < thresholds.length; i++) {
            thresholds[i] = in.readFloat();
        }
        var answers = new float[leaves];
        for (var i = 0; i < leaves; i++) {
            answers[i] = Float.float16ToFloat(in.readShort());
        }
        return new Tree(features, thresholds, answers);
    }
}
