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
    private static final double TIME_SHARE = 0.5;
    private static final double DAYS_TO_FADE = 2;

    /** From this likeness of their texts alone two articles have a subject in common, and not only the language of news. docs/why/likeness.md */
    static final double LEAST_LIKENESS = 0.09;

    /**
     * Where fewer have a subject in common than were asked for, the same desk's reports of the same days are the next best, if they share a telling word:
     * what a reader of that page would have read beside it.
     */
    private static final double SAME_DAYS = 2;

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
            var onSubject = text >= LEAST_LIKENESS;
            if ((onSubject || isOfSamePage(article, kept))
                    && !kept.id().equals(article.id()) && !without.contains(kept.id()) && !kept.shingles().isCopyOf(shingles)) {
                candidates.add(new Candidate(kept, onSubject, text * (1 - TIME_SHARE + TIME_SHARE * nearness(article, kept))));
            }
        }
        return chosen(candidates, count).stream().map(candidate -> hit(candidate, article, terms)).toList();
    }

    /** @param onSubject whether its text alone is near enough; else it only stands on the same page of the same days */
    private record Candidate(Documents.Kept kept, boolean onSubject, double likeness) {}

    /** @param weight its boost in the question */
    record QuestionTerm(String term, double weight, int count) {}

    /** The best of them, no two copies of one report. */
    private static List<Candidate> chosen(List<Candidate> candidates, int count) {
        var chosen = new ArrayList<Candidate>();
        candidates.sort(Comparator.comparing(Candidate::onSubject).thenComparingDouble(Candidate::likeness).reversed());
        for (var candidate : candidates) {
            if (chosen.size() < count && chosen.stream().noneMatch(one -> one.kept().shingles().isCopyOf(candidate.kept().shingles()))) {
                chosen.add(candidate);
            }
        }
        return chosen;
    }

    private Hit hit(Candidate candidate, Article article, List<QuestionTerm> terms) {
        var weights = terms.stream().collect(Collectors.toMap(QuestionTerm::term, QuestionTerm::weight));
        var shared = candidate.onSubject() ? new SharedWords(analyzer, weights).of(article, candidate.kept().text()) : List.<String>of();
        return new Hit(candidate.kept().id(), candidate.likeness(), shared);
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

    private static boolean isOfSamePage(Article article, Documents.Kept other) {
        return !article.section().isBlank() && other.page().equals(Documents.page(article)) && days(article, other) <= SAME_DAYS;
    }

    private static double nearness(Article article, Documents.Kept other) {
        return Math.exp(-days(article, other) / DAYS_TO_FADE);
    }

    private static double days(Article article, Documents.Kept other) {
        return Math.abs(article.published().at().toEpochMilli() - other.publishedMillis()) / MILLIS_A_DAY;
    }
}
