package news.backstory.search;

import java.nio.ByteBuffer;
import java.util.Arrays;
import news.backstory.article.Article;
import org.apache.lucene.util.BytesRef;

/**
 * The runs of {@value #WORDS} words of a body, as hashes: by them a copy is known, also one that was shortened, reworded here and there, put in another
 * order or got another headline. Of a long body the {@value #MAX} lowest hashes stand for all (a bottom-k sketch, Broder 1997), so that two sketches hold
 * the same choice of runs where the bodies share them. Beside them its marks: its names and numbers, which tell two reports made to one pattern apart.
 *
 * @param runs  rising, none twice
 * @param marks rising, none twice
 */
record Shingles(int[] runs, int[] marks) {

    static final int WORDS = 3;
    static final int MAX = 384;
    static final int MAX_MARKS = 128;

    /** Of the shorter body's runs this share stands in the longer one too: then they are one report. docs/why/copies.md */
    static final double COPY = 0.45;

    /** Of a body of a few lines this share: two short briefings have half of their words in common with each other, a copy nearly all. */
    private static final double COPY_OF_FEW_LINES = 0.65;

    private static final int FEW_LINES = 50;

    /** This share is enough not to be suggested beside each other. */
    private static final double TOO_LIKE = 0.3;

    /** And of the shorter body's names and numbers this share. */
    static final double SAME_MARKS = 0.5;

    /** With fewer of them, as in a short text or a script without capitals, they tell nothing. */
    private static final int LEAST_MARKS = 5;

    /** A few runs are shared by chance, by a phrase or a quotation. */
    static final int LEAST_SHARED = 8;

    static Shingles of(Article article) {
        var body = article.body();
        var words = new WordScanner(body, Math.min(body.length(), Documents.MAX_BODY_CHARACTERS));
        var runs = new Lowest(MAX);
        var marks = new Lowest(MAX_MARKS);
        var before = 0;
        var beforeThat = 0;
        for (var count = 1; words.next(); count++) {
            var hash = words.hash();
            if (count >= WORDS) {
                runs.add(WordScanner.spread((beforeThat * 31 + before) * 31 + hash));
            }
            if (words.isNameOrNumber()) {
                marks.add(hash);
            }
            beforeThat = before;
            before = hash;
        }
        return new Shingles(runs.rising(), marks.rising());
    }

    static Shingles of(BytesRef bytes) {
        var all = ByteBuffer.wrap(bytes.bytes, bytes.offset, bytes.length).asIntBuffer();
        var runs = new int[all.get()];
        var marks = new int[all.remaining() - runs.length];
        all.get(runs).get(marks);
        return new Shingles(runs, marks);
    }

    byte[] bytes() {
        var bytes = ByteBuffer.allocate((1 + runs.length + marks.length) * Integer.BYTES);
        bytes.asIntBuffer().put(runs.length).put(runs).put(marks);
        return bytes.array();
    }

    /** Whether these are copies of one report, one perhaps shorter than the other. */
    boolean isCopyOf(Shingles other) {
        var shared = Shared.of(runs, other.runs, MAX);
        var least = Math.min(runs.length, other.runs.length) < FEW_LINES ? COPY_OF_FEW_LINES : COPY;
        if (shared.ofShorter() == 0 || shared.count() < Math.min(LEAST_SHARED, shared.ofShorter()) || shared.share() < least) {
            return false;
        }
        var sharedMarks = Shared.of(marks, other.marks, MAX_MARKS);
        return sharedMarks.ofShorter() < LEAST_MARKS || sharedMarks.share() >= SAME_MARKS;
    }

    /**
     * Whether nobody wants to read both: copies, and what is nearly one by its runs alone. To hide one article too many costs less than to suggest one twice. Two
     * reports of one event share less, also where both quote at length (docs/why/copies.md).
     */
    boolean isTooLike(Shingles other) {
        var shared = Shared.of(runs, other.runs, MAX);
        var least = Math.min(runs.length, other.runs.length) < FEW_LINES ? COPY_OF_FEW_LINES : TOO_LIKE;
        return shared.ofShorter() > 0 && shared.count() >= Math.min(LEAST_SHARED, shared.ofShorter()) && shared.share() >= least;
    }

    /** What two sketches have in common, of the range of hashes that both cover: beyond the end of a full sketch nothing is known. */
    record Shared(int count, int ofShorter) {

        static Shared of(int[] one, int[] other, int max) {
            var limit = Math.min(end(one, max), end(other, max));
            var mine = upTo(one, limit);
            var theirs = upTo(other, limit);
            var count = 0;
            for (int i = 0, j = 0; i < mine && j < theirs;) {
                if (one[i] == other[j]) {
                    count++;
                    i++;
                    j++;
                } else if (one[i] < other[j]) {
                    i++;
                } else {
                    j++;
                }
            }
            return new Shared(count, Math.min(mine, theirs));
        }

        /** 0 to 1; of nothing, 0. */
        double share() {
            return ofShorter == 0 ? 0 : (double) count / ofShorter;
        }

        private static int end(int[] hashes, int max) {
            return hashes.length < max ? Integer.MAX_VALUE : hashes[hashes.length - 1];
        }

        private static int upTo(int[] hashes, int limit) {
            var at = Arrays.binarySearch(hashes, limit);
            return at >= 0 ? at + 1 : -at - 1;
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Shingles(var itsRuns, var itsMarks) && Arrays.equals(runs, itsRuns) && Arrays.equals(marks, itsMarks);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(runs) + Arrays.hashCode(marks);
    }

    @Override
    public String toString() {
        return runs.length + " runs, " + marks.length + " marks";
    }
}
