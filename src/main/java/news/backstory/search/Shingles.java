package news.backstory.search;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import news.backstory.article.Article;
import org.apache.lucene.util.BytesRef;

/**
 * The runs of {@value #WORDS} words of a body, as hashes: by them a copy is known, also one that was shortened or got another headline. Of a long body the
 * {@value #MAX} lowest hashes stand for all (a bottom-k sketch, Broder 1997), so that two sketches hold the same choice of runs where the bodies share them.
 *
 * @param hashes rising, none twice
 */
record Shingles(int[] hashes) {

    static final int WORDS = 4;
    static final int MAX = 1_000;

    /**
     * Of the shorter body's runs this share stands in the longer one too: then they are one report. Agencies' reports keep well above it with a local
     * paragraph more or three fewer; two reports of one event in different words stay below a tenth.
     */
    private static final double COPY = 0.5;

    /** A few runs are shared by chance, by a phrase or a quotation. */
    private static final int LEAST_SHARED = 8;

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

    static Shingles of(Article article) {
        var body = article.body();
        var words = WORD.matcher(body.substring(0, Math.min(body.length(), Documents.MAX_BODY_CHARACTERS)))
                .results().map(found -> found.group().toLowerCase(Locale.ROOT)).toList();
        var lowest = new TreeSet<Integer>();
        for (var i = 0; i + WORDS <= words.size(); i++) {
            lowest.add(spread(words.subList(i, i + WORDS).hashCode()));
            if (lowest.size() > MAX) {
                lowest.pollLast();
            }
        }
        return new Shingles(lowest.stream().mapToInt(Integer::intValue).toArray());
    }

    static Shingles of(BytesRef bytes) {
        var hashes = new int[bytes.length / Integer.BYTES];
        ByteBuffer.wrap(bytes.bytes, bytes.offset, bytes.length).asIntBuffer().get(hashes);
        return new Shingles(hashes);
    }

    byte[] bytes() {
        var bytes = ByteBuffer.allocate(hashes.length * Integer.BYTES);
        bytes.asIntBuffer().put(hashes);
        return bytes.array();
    }

    /** Whether these are copies of one report, one perhaps shorter than the other. */
    boolean isCopyOf(Shingles other) {
        if (hashes.length == 0 || other.hashes.length == 0) {
            return false;
        }
        // Beyond the end of a full sketch nothing is known: only the range that both cover is compared.
        var limit = Math.min(end(), other.end());
        var mine = Arrays.stream(hashes).filter(hash -> hash <= limit).toArray();
        var theirs = Arrays.stream(other.hashes).filter(hash -> hash <= limit).toArray();
        var shared = (int) Arrays.stream(mine).filter(hash -> Arrays.binarySearch(theirs, hash) >= 0).count();
        return shared >= Math.min(LEAST_SHARED, Math.min(mine.length, theirs.length)) && shared >= COPY * Math.min(mine.length, theirs.length);
    }

    private int end() {
        return hashes.length < MAX ? Integer.MAX_VALUE : hashes[hashes.length - 1];
    }

    /** Java's hash of a list leaves neighbours close together; this spreads them over all integers (the finaliser of MurmurHash3). */
    private static int spread(int hash) {
        var mixed = (hash ^ (hash >>> 16)) * 0x85ebca6b;
        mixed = (mixed ^ (mixed >>> 13)) * 0xc2b2ae35;
        return mixed ^ (mixed >>> 16);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Shingles(var theirs) && Arrays.equals(hashes, theirs);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(hashes);
    }

    @Override
    public String toString() {
        return hashes.length + " shingles";
    }
}
