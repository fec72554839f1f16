package news.backstory.story;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Weighted words, as a vector of length 1.
 *
 * @param hashes  of the words, rising
 * @param weights beside them
 * @param length  what the vector's length was before
 */
record Terms(int[] hashes, float[] weights, double length) {

    private static final double UNKNOWN = 0.5;

    /** @param counted by hash: how much each word tells, times how often it stands there, in some measure */
    static Terms of(Map<Integer, Double> counted) {
        var length = Math.sqrt(counted.values().stream().mapToDouble(weight -> weight * weight).sum());
        var hashes = counted.keySet().stream().mapToInt(Integer::intValue).sorted().toArray();
        var weights = new float[hashes.length];
        for (var i = 0; i < hashes.length; i++) {
            weights[i] = length == 0 ? 0 : (float) (counted.getOrDefault(hashes[i], 0.0) / length);
        }
        return new Terms(hashes, weights, length);
    }

    /** 0 for nothing in common, 1 for the same. */
    double cosine(Terms other) {
        return walk(other, (i, j) -> weights[i] * other.weights[j]);
    }

    /** How much the words in both tell, in all: the more and the rarer words, the higher. */
    double shared(Terms other) {
        return walk(other, (i, j) -> Math.sqrt(weights[i] * length * other.weights[j] * other.length));
    }

    /** What part of what these words tell the other's words tell, too: 0 to 1, and half of it if these are none. */
    double coveredBy(Terms other) {
        return hashes.length == 0 ? UNKNOWN : walk(other, (i, _) -> weights[i] * weights[i]);
    }

    /** How much the word tells that tells most of those in both; 0 if there is none. */
    double strongestShared(Terms other) {
        var strongest = new double[1];
        walk(other, (i, j) -> {
            strongest[0] = Math.max(strongest[0], Math.min(weights[i] * length, other.weights[j] * other.length));
            return 0;
        });
        return strongest[0];
    }

    private interface Both {

        double of(int here, int there);
    }

    private double walk(Terms other, Both both) {
        var sum = 0.0;
        for (int i = 0, j = 0; i < hashes.length && j < other.hashes.length;) {
            var order = Integer.compare(hashes[i], other.hashes[j]);
            if (order == 0) {
                sum += both.of(i, j);
            }
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
        return sum;
    }

    /** What all the words tell. */
    double told() {
        var sum = 0.0;
        for (var weight : weights) {
            sum += weight * length;
        }
        return sum;
    }

    /** The hashes that weigh most, weightiest first. */
    int[] strongest(int count) {
        // Positive floats are in the order of their bits: weight above, place below, and one sort of primitives.
        var order = new long[hashes.length];
        for (var i = 0; i < hashes.length; i++) {
            order[i] = ((long) Float.floatToIntBits(weights[i]) << 32) | i;
        }
        Arrays.sort(order);
        return IntStream.range(0, Math.min(count, order.length)).map(i -> hashes[(int) order[order.length - 1 - i]]).toArray();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Terms(var itsHashes, var itsWeights, _) && Arrays.equals(hashes, itsHashes) && Arrays.equals(weights, itsWeights);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(hashes);
    }

    @Override
    public String toString() {
        return hashes.length + " terms";
    }
}
