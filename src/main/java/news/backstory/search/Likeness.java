package news.backstory.search;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.lucene.search.IndexSearcher;

/** The score that a question would give to the article it was made of: what other scores are measured by. BM25 with Lucene's constants. */
final class Likeness {

    private static final double K1 = 1.2;
    private static final double B = 0.75;

    private final IndexSearcher searcher;
    private final List<SimilarArticles.QuestionTerm> terms;

    Likeness(IndexSearcher searcher, List<SimilarArticles.QuestionTerm> terms) {
        this.searcher = searcher;
        this.terms = terms;
    }

    /** @param own the article's terms; above zero */
    double ofItself(Map<String, Terms.Occurrence> own) throws IOException {
        var field = searcher.collectionStatistics(Documents.TEXT);
        if (field == null) {
            return 1;
        }
        var length = own.values().stream().mapToInt(Terms.Occurrence::count).sum();
        var average = (double) field.sumTotalTermFreq() / field.docCount();
        var score = 0.0;
        for (var term : terms) {
            var occurrence = own.get(term.term());
            var count = occurrence == null ? 0 : occurrence.count();
            var idf = Math.log(1 + (field.docCount() - term.count() + 0.5) / (term.count() + 0.5));
            score += term.weight() * idf * count / (count + K1 * (1 - B + B * length / average));
        }
        return Math.max(score, Double.MIN_NORMAL);
    }
}
