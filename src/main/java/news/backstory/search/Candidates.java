package news.backstory.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopScoreDocCollectorManager;

/** Finds what may be similar: by the words of the question, and by where its vector points. Cheap, and generous: the ranking comes after. */
final class Candidates {

    /** More of them find no more that is wanted, and cost: docs/why/likeness.md. */
    private static final int TERMS = 24;
    private static final int BY_WORDS = 100;
    private static final int BY_MEANING = 100;

    private final Nearest nearest;

    Candidates(Nearest nearest) {
        this.nearest = nearest;
    }

    /** At first look, in no order. */
    List<Pool.First> to(IndexSearcher searcher, Gist question) throws IOException {
        var byMeaning = Arrays.stream(nearest.to(searcher, question, BY_MEANING));
        var mine = Side.of(question);
        // Nobody asks how many there are in all: what cannot come among the best is skipped from the beginning.
        var best = searcher.search(words(mine), new TopScoreDocCollectorManager(BY_WORDS, BY_WORDS));
        var byWords = Arrays.stream(best.scoreDocs).mapToInt(found -> found.doc);
        var found = new ArrayList<Pool.First>();
        var gists = new Gists(searcher);
        var places = new TermPlaces(question);
        for (var document : IntStream.concat(byMeaning, byWords).sorted().distinct().toArray()) {
            found.add(Pool.firstLook(document, mine, places, Side.of(gists.of(document))));
        }
        return found;
    }

    private static BooleanQuery words(Side side) {
        var query = new BooleanQuery.Builder();
        var question = side.gist();
        IntStream.range(0, question.hashes().length).boxed()
                .sorted((a, b) -> Float.compare(side.weights()[b], side.weights()[a])).limit(TERMS)
                .forEach(term -> query.add(
                        new BoostQuery(
                                new TermQuery(GistTerms.term(question.hashes()[term])),
                                (float) (1 + Math.log(question.weightedCount(term)))),
                        Occur.SHOULD));
        return query.build();
    }

    /** Reads gists, asked for in rising order. */
    static final class Gists {

        private final IndexSearcher searcher;
        private int leaf = -1;
        private BinaryDocValues values = org.apache.lucene.index.DocValues.emptyBinary();

        Gists(IndexSearcher searcher) {
            this.searcher = searcher;
        }

        Gist of(int document) throws IOException {
            var leaves = searcher.getIndexReader().leaves();
            var at = ReaderUtil.subIndex(document, leaves);
            if (at != leaf) {
                leaf = at;
                values = org.apache.lucene.index.DocValues.getBinary(leaves.get(at).reader(), Documents.GIST);
            }
            values.advanceExact(document - leaves.get(at).docBase);
            return Gist.of(values.binaryValue());
        }
    }
}
