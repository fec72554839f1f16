package news.backstory.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;

/**
 * Finds the articles whose vectors point where the question's points, by the signs alone: a flat look at all of them, a bit for each dimension, which needs no
 * graph, and no work when articles come and go (docs/why/index.md). Articles of the same days get a start.
 */
final class Nearest {

    /** Of the bits, in so many sixteenths: the start of an article of the same days, and of the same week. */
    private static final int SAME_DAYS_START = 16;
    private static final int SAME_WEEK_START = 32;
    private static final int SAME_DAYS = 2;
    private static final int SAME_WEEK = 10;
    private static final long MILLIS_A_DAY = 86_400_000;

    /** One for each of Lucene's segments, which never change; forgotten when the segment is. */
    private final Map<IndexReader.CacheKey, Segment> segments = new ConcurrentHashMap<>();
    private final int longs;

    Nearest(int dimensions) {
        this.longs = (dimensions + Long.SIZE - 1) / Long.SIZE;
    }

    /** A segment's vectors, side by side, and the days of their articles. */
    private record Segment(long[] bits, int[] days) {}

    /** @return at most {@code count} of Lucene's document numbers, in no order */
    int[] to(IndexSearcher searcher, Gist question, int count) throws IOException {
        var bits = question.vector().bits();
        var best = new Best(count, longs * Long.SIZE + 1);
        for (var leaf : searcher.getIndexReader().leaves()) {
            look(leaf, segment(leaf.reader()), bits, question.day(), best);
        }
        return best.documents();
    }

    private void look(LeafReaderContext leaf, Segment segment, long[] bits, int day, Best best) {
        var alive = leaf.reader().getLiveDocs();
        var all = longs * Long.SIZE;
        for (var document = 0; document < segment.days().length; document++) {
            var apart = 0;
            for (int i = 0, at = document * longs; i < longs; i++, at++) {
                apart += Long.bitCount(bits[i] ^ segment.bits()[at]);
            }
            var days = Math.abs((long) segment.days()[document] - day);
            apart = Math.max(0, apart - (days <= SAME_DAYS ? all / SAME_DAYS_START : days <= SAME_WEEK ? all / SAME_WEEK_START : 0));
            if (apart < best.limit && (alive == null || alive.get(document))) {
                best.add(leaf.docBase + document, apart);
            }
        }
    }

    private Segment segment(LeafReader reader) throws IOException {
        var key = reader.getCoreCacheHelper().getKey();
        var known = segments.get(key);
        if (known != null) {
            return known;
        }
        var segment = load(reader);
        if (segments.put(key, segment) == null) {
            reader.getCoreCacheHelper().addClosedListener(segments::remove);
        }
        return segment;
    }

    /** Reads ahead what the next question would wait for. */
    void warm(IndexReader reader) {
        try {
            for (var leaf : reader.leaves()) {
                segment(leaf.reader());
            }
        } catch (IOException indexFails) {
            throw new UncheckedIOException(indexFails);
        }
    }

    private Segment load(LeafReader reader) throws IOException {
        var bits = new long[reader.maxDoc() * longs];
        var days = new int[reader.maxDoc()];
        Arrays.fill(days, Gist.NO_DAY);
        var values = reader.getBinaryDocValues(Documents.BITS);
        var published = reader.getNumericDocValues(Documents.PUBLISHED);
        if (values == null || published == null) {
            return new Segment(bits, days);
        }
        for (var document = values.nextDoc(); document != DocIdSetIterator.NO_MORE_DOCS; document = values.nextDoc()) {
            var value = values.binaryValue();
            ByteBuffer.wrap(value.bytes, value.offset, value.length).asLongBuffer().get(bits, document * longs, longs);
            days[document] = published.advanceExact(document) ? (int) Math.floorDiv(published.longValue(), MILLIS_A_DAY) : Gist.NO_DAY;
        }
        return new Segment(bits, days);
    }

    /** The nearest so far. Distances are small whole numbers: counting how many there are of each tells from where on nothing more is wanted. */
    private static final class Best {

        private final int count;
        private final int[] of;
        private int limit;
        private int kept;
        private long[] found = new long[1024];
        private int size;

        Best(int count, int distances) {
            this.count = count;
            this.of = new int[distances + 1];
            this.limit = distances;
        }

        void add(int document, int apart) {
            if (size == found.length) {
                found = Arrays.copyOf(found, size * 2);
            }
            found[size++] = (long) apart << Integer.SIZE | document;
            of[apart]++;
            kept++;
            while (kept - of[limit - 1] >= count && limit > 1) {
                kept -= of[limit - 1];
                limit--;
            }
        }

        int[] documents() {
            return Arrays.stream(found, 0, size).sorted().limit(count).mapToInt(each -> (int) each).toArray();
        }
    }
}
