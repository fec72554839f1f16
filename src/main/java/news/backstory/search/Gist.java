package news.backstory.search;

import java.nio.ByteBuffer;
import java.util.Arrays;
import news.backstory.vector.ArticleVector;
import org.apache.lucene.util.BytesRef;

/**
 * What is kept of an article to compare it with others: its strongest terms, its vector, when and by whom. Everything that ranking needs stands in a few hundred
 * bytes side by side, so that hundreds of candidates are compared within a millisecond.
 *
 * @param hashes    of its strongest terms, rising
 * @param counts    how often each stands in the text, at most 255; {@code rarities} in sixteenths
 * @param marks     of each: {@link #HEADLINE} and so on
 * @param length    of the text, in terms
 * @param day       since 1970 in UTC; {@link #NO_DAY} if nobody said when it was published
 * @param source    hash of its outlet, and {@code page} of outlet and section; 0 if unknown
 * @param text      hash of headline and body: whether this is the gist of that text
 * @param isOpinion whether it says what somebody thinks
 */
record Gist(
        int[] hashes, byte[] counts, byte[] rarities, byte[] marks, int length, int day, int source, int page, int text, boolean isOpinion,
        ArticleVector vector) {

    static final int MAX_TERMS = 112;

    /** As often a term counts at most, with what headline and lead add. */
    static final int MAX_COUNT = 255 + 3;

    static final int HEADLINE = 1;
    static final int LEAD = 2;
    static final int NAME = 4;
    static final int NUMBER = 8;
    /** Two words of a name, side by side. */
    static final int PAIR = 16;

    static final int NO_DAY = Integer.MIN_VALUE;
    static final double RARITY_STEP = 1.0 / 16;

    private static final int BYTES_A_TERM = Integer.BYTES + 3;
    private static final int BYTES_BEFORE = 7 * Integer.BYTES;

    double rarity(int term) {
        return (rarities[term] & 0xff) * RARITY_STEP;
    }

    /** How often a term stands in the text, the headline and the lead counted over again. */
    int weightedCount(int term) {
        return (counts[term] & 0xff) + ((marks[term] & HEADLINE) != 0 ? 2 : 0) + ((marks[term] & LEAD) != 0 ? 1 : 0);
    }

    boolean isDated() {
        return day != NO_DAY;
    }

    byte[] bytes() {
        var buffer = ByteBuffer.allocate(BYTES_BEFORE + hashes.length * BYTES_A_TERM + vector.values().length);
        buffer.putInt(hashes.length).putInt(length).putInt(day).putInt(source).putInt(page).putInt(text).putInt(isOpinion ? 1 : 0);
        buffer.asIntBuffer().put(hashes);
        buffer.position(buffer.position() + hashes.length * Integer.BYTES);
        return buffer.put(counts).put(rarities).put(marks).put(vector.values()).array();
    }

    static Gist of(BytesRef bytes) {
        var buffer = ByteBuffer.wrap(bytes.bytes, bytes.offset, bytes.length);
        var size = buffer.getInt();
        var length = buffer.getInt();
        var day = buffer.getInt();
        var source = buffer.getInt();
        var page = buffer.getInt();
        var text = buffer.getInt();
        var isOpinion = buffer.getInt() == 1;
        var hashes = new int[size];
        for (var i = 0; i < size; i++) {
            hashes[i] = buffer.getInt();
        }
        return new Gist(
                hashes, next(buffer, size), next(buffer, size), next(buffer, size), length, day, source, page, text, isOpinion,
                new ArticleVector(next(buffer, buffer.remaining())));
    }

    private static byte[] next(ByteBuffer buffer, int size) {
        var bytes = new byte[size];
        buffer.get(bytes);
        return bytes;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Gist theirs && Arrays.equals(bytes(), theirs.bytes());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(hashes);
    }

    @Override
    public String toString() {
        return hashes.length + " terms of day " + day;
    }
}
