package news.backstory.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import news.backstory.article.Article;
import news.backstory.article.ArticleId;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;

/** Finds articles by likeness: BM25 over a question made of the article's own strongest terms, and nearness in time. */
final class SimilarArticles {

    /** More of them find no better ones, fewer worse: docs/why/likeness.md. */
    private static final int QUESTION_TERMS = 100;

    /** A term in the headline counts as often as it stands there and twice more; one in the lead once more. */
    private static final int HEADLINE_EXTRA = 2;
    private static final int LEAD_EXTRA = 1;

    private static final int CANDIDATES = 50;

    /** How much of a likeness is nearness in time. */
    private static final double TIME_SHARE = 0.2;
    private static final double DAYS_TO_FADE = 2;

    /** Below this likeness of text alone two articles have little more in common than that they are news. docs/why/likeness.md */
    static final double LEAST_LIKENESS = 0.05;

    private static final int MAX_DIFFERENT_TERMS = 5_000;
    private static final double MILLIS_A_DAY = 86_400_000.0;

    private final Analyzer analyzer;

    SimilarArticles(Analyzer analyzer) {
        this.analyzer = analyzer;
    }

    List<Hit> to(IndexSearcher searcher, Article article, int count, Set<ArticleId> without) throws IOException {
        var terms = strongest(searcher, article);
        if (terms.isEmpty()) {
            return List.of();
        }
        var own = new Likeness(searcher, terms).ofItself(Terms.of(analyzer, Documents.text(article), MAX_DIFFERENT_TERMS));
        var shingles = Shingles.of(article);
        var candidates = new ArrayList<Candidate>();
        for (var doc : searcher.search(query(terms), CANDIDATES + count + without.size()).scoreDocs) {
            var kept = Documents.read(searcher, doc.doc);
            var text = Math.clamp(doc.score / own, 0, 1);
            if (text >= LEAST_LIKENESS && !kept.id().equals(article.id()) && !without.contains(kept.id()) && !kept.shingles().isCopyOf(shingles)) {
                candidates.add(new Candidate(kept, (1 - TIME_SHARE) * text + TIME_SHARE * nearness(article, kept)));
            }
        }
        return chosen(candidates, count).stream().map(candidate -> hit(candidate, article, terms)).toList();
    }

    private record Candidate(Documents.Kept kept, double likeness) {}

    /** @param weight its boost in the question */
    record QuestionTerm(String term, double weight, int count) {}

    /** The best of them, no two copies of one report. */
    private static List<Candidate> chosen(List<Candidate> candidates, int count) {
        var chosen = new ArrayList<Candidate>();
        candidates.sort(Comparator.comparingDouble(Candidate::likeness).reversed());
        for (var candidate : candidates) {
            if (chosen.size() < count && chosen.stream().noneMatch(one -> one.kept().shingles().isCopyOf(candidate.kept().shingles()))) {
                chosen.add(candidate);
            }
        }
        return chosen;
    }

    private Hit hit(Candidate candidate, Article article, List<QuestionTerm> terms) {
        var weights = terms.stream().collect(Collectors.toMap(QuestionTerm::term, QuestionTerm::weight));
        return new Hit(candidate.kept().id(), candidate.likeness(), new SharedWords(analyzer, weights).of(article, candidate.kept().text()));
    }

    private List<QuestionTerm> strongest(IndexSearcher searcher, Article article) throws IOException {
        var inHeadline = Terms.of(analyzer, article.headline(), MAX_DIFFERENT_TERMS);
        var inLead = Terms.of(analyzer, Documents.lead(article), MAX_DIFFERENT_TERMS);
        var reader = searcher.getIndexReader();
        var terms = new ArrayList<QuestionTerm>();
        for (Map.Entry<String, Terms.Occurrence> each : Terms.of(analyzer, Documents.text(article), MAX_DIFFERENT_TERMS).entrySet()) {
            var term = each.getKey();
            var found = reader.docFreq(new Term(Documents.TEXT, term));
            if (found > 0 && TellingWords.isTelling(each.getValue().written())) {
                var extra = (inHeadline.containsKey(term) ? HEADLINE_EXTRA : 0) + (inLead.containsKey(term) ? LEAD_EXTRA : 0);
                terms.add(new QuestionTerm(term, 1 + Math.log(each.getValue().count() + extra), found));
            }
        }
        var articles = Math.max(1, reader.numDocs());
        terms.sort(Comparator.comparingDouble((QuestionTerm term) -> term.weight() * Math.log(1 + (double) articles / term.count())).reversed());
        return List.copyOf(terms.subList(0, Math.min(terms.size(), QUESTION_TERMS)));
    }

    private static BooleanQuery query(List<QuestionTerm> terms) {
        var query = new BooleanQuery.Builder();
        terms.forEach(term -> query.add(new BoostQuery(new TermQuery(new Term(Documents.TEXT, term.term())), (float) term.weight()), Occur.SHOULD));
        return query.build();
    }

    private static double nearness(Article article, Documents.Kept other) {
        var days = Math.abs(article.published().at().toEpochMilli() - other.publishedMillis()) / MILLIS_A_DAY;
        return Math.exp(-days / DAYS_TO_FADE);
    }
}
