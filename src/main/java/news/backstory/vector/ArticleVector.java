package news.backstory.vector;

import java.util.Arrays;

/** Where an article's meaning lies: texts about the same thing lie close to each other. Comparable only with vectors of the same encoder. */
public record ArticleVector(byte[] values) {

    private static final int LARGEST = 127;

    /** The same direction, each value in a byte; the largest one fills it. */
    static ArticleVector of(float[] direction) {
        var largest = 0f;
        for (var value : direction) {
            largest = Math.max(largest, Math.abs(value));
        }
        var bytes = new byte[direction.length];
        if (largest > 0) {
            for (var i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) Math.round(direction[i] / largest * LARGEST);
            }
        }
        return new ArticleVector(bytes);
    }

    /** From -1 to 1: 1 if both point the same way. Of an article without words it is 0. */
    public double cosine(ArticleVector other) {
        var product = 0;
        var mine = 0;
        var theirs = 0;
        for (var i = 0; i < values.length; i++) {
            product += values[i] * other.values[i];
            mine += values[i] * values[i];
            theirs += other.values[i] * other.values[i];
        }
        return product == 0 ? 0 : Math.clamp(product / Math.sqrt((double) mine * theirs), -1, 1);
    }

    /** Its signs, a bit each: what a quick look compares. */
    public long[] bits() {
        var bits = new long[(values.length + Long.SIZE - 1) / Long.SIZE];
        for (var i = 0; i < values.length; i++) {
            if (values[i] > 0) {
                bits[i / Long.SIZE] |= 1L << i;
            }
        }
        return bits;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ArticleVector(var theirs) && Arrays.equals(values, theirs);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return values.length + " dimensions";
    }
}
