package news.backstory.search;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Objects;

/**
 * How rare a term is in the news at large: so a small or new index weighs words as a large one would. Counted by {@code ./backstory train-similar} over the
 * articles it learns from; a term that is not here is as rare as can be.
 *
 * @param hashes   of the terms, rising
 * @param counts   of the articles that hold each of them
 * @param articles how many there were
 */
record Rarity(int[] hashes, int[] counts, int articles) {

    private static final String RESOURCE = "rarity.bin";

    static Rarity packaged() {
        try (var in = Objects.requireNonNull(Rarity.class.getResourceAsStream("/search/" + RESOURCE), RESOURCE)) {
            return read(in);
        } catch (IOException jarFails) {
            throw new UncheckedIOException(jarFails);
        }
    }

    /** The inverse document frequency, as BM25 has it: above 0. */
    double of(int hash) {
        var at = Arrays.binarySearch(hashes, hash);
        var count = at < 0 ? 1 : counts[at];
        return Math.log(1 + (articles - count + 0.5) / (count + 0.5));
    }

    /** FNV-1a over the term's characters, then mixed. */
    static int hash(CharSequence term) {
        var hash = 0x811c9dc5;
        for (var i = 0; i < term.length(); i++) {
            hash = (hash ^ term.charAt(i)) * 0x01000193;
        }
        hash = (hash ^ (hash >>> 16)) * 0x85ebca6b;
        return hash ^ (hash >>> 13);
    }

    void write(OutputStream to) throws IOException {
        var out = new DataOutputStream(to);
        out.writeInt(articles);
        out.writeInt(hashes.length);
        for (var i = 0; i < hashes.length; i++) {
            out.writeInt(hashes[i]);
            out.writeShort(Math.min(counts[i], Short.MAX_VALUE));
        }
        out.flush();
    }

    static Rarity read(InputStream from) throws IOException {
        var in = new DataInputStream(new BufferedInputStream(from, 1 << 16));
        var articles = in.readInt();
        var hashes = new int[in.readInt()];
        var counts = new int[hashes.length];
        for (var i = 0; i < hashes.length; i++) {
            hashes[i] = in.readInt();
            counts[i] = in.readShort();
        }
        return new Rarity(hashes, counts, articles);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Rarity theirs && articles == theirs.articles && Arrays.equals(hashes, theirs.hashes)
                && Arrays.equals(counts, theirs.counts);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(hashes);
    }

    @Override
    public String toString() {
        return hashes.length + " terms of " + articles + " articles";
    }
}
