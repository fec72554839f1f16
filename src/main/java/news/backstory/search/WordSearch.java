package news.backstory.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;

/** Finds articles by words. */
final class WordSearch {

    /** More words make no question better, and each costs a look-up. */
    static final int MAX_WORDS = 32;

    static final int MAX_CHARACTERS = 1_000;

    /** A word in the headline counts so much more than one in the text. */
    private static final float HEADLINE_BOOST = 2.5f;

    private static final int MAX_SHARED = 3;

    private final Analyzer analyzer;

    WordSearch(Analyzer analyzer) {
        this.analyzer = analyzer;
    }

    List<Hit> search(IndexSearcher searcher, String text, int count) throws IOException {
        var words = Terms.of(analyzer, text.substring(0, Math.min(text.length(), MAX_CHARACTERS)), MAX_WORDS);
        if (words.isEmpty()) {
            return List.of();
        }
        var all = query(words.keySet(), words.size());
        var found = search(searcher, all, count);
        // Whoever types many words may not mean each of them: then most will do.
        var most = Math.max(1, words.size() - words.size() / 3);
        var docs = found.length > 0 || most == words.size() ? found : search(searcher, query(words.keySet(), most), count);
        var best = docs.length == 0 ? 1f : docs[0].score();
        var hits = new ArrayList<Hit>();
        for (var doc : docs) {
            var kept = Documents.read(searcher, doc.number());
            var written = Terms.of(analyzer, kept.text(), Integer.MAX_VALUE);
            var shared = words.keySet().stream().map(written::get).filter(Objects::nonNull).map(Terms.Occurrence::written).limit(MAX_SHARED).toList();
            hits.add(new Hit(kept.id(), Math.clamp(doc.score() / best, 0, 1), shared));
        }
        return List.copyOf(hits);
    }

    private record Scored(int number, float score) {}

    private static Scored[] search(IndexSearcher searcher, BooleanQuery query, int count) throws IOException {
        var order = new Sort(SortField.FIELD_SCORE, new SortField(Documents.PUBLISHED, SortField.Type.LONG, true));
        var docs = searcher.search(query, count, order, true).scoreDocs;
        var scored = new Scored[docs.length];
        for (var i = 0; i < docs.length; i++) {
            scored[i] = new Scored(docs[i].doc, docs[i].score);
        }
        return scored;
    }

    private static BooleanQuery query(Iterable<String> words, int least) {
        var query = new BooleanQuery.Builder();
        for (var word : words) {
            query.add(new BooleanQuery.Builder()
                    .add(new TermQuery(new Term(Documents.TEXT, word)), Occur.SHOULD)
                    .add(new BoostQuery(new TermQuery(new Term(Documents.HEADLINE, word)), HEADLINE_BOOST), Occur.SHOULD)
                    .build(), Occur.SHOULD);
        }
        return query.setMinimumNumberShouldMatch(least).build();
    }
}
