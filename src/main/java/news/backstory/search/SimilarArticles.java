package news.backstory.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import news.backstory.article.Article;
import news.backstory.article.ArticleId;
import news.backstory.article.Bond;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;

/** Finds articles by likeness: candidates by words and by meaning, a learned order, and on top of it what an editor would not do. */
final class SimilarArticles {

    /** No copy, not even one cut short, has fewer of the article's terms. */
    private static final double MAYBE_A_COPY = 0.2;

    private final Analysis analysis;
    private final GistMaker gists;
    private final Documents documents;
    private final Candidates candidates;
    private final Ranking ranking;

    SimilarArticles(Analysis analysis, GistMaker gists, Documents documents, Candidates candidates, Ranking ranking) {
        this.analysis = analysis;
        this.documents = documents;
        this.gists = gists;
        this.candidates = candidates;
        this.ranking = ranking;
    }

    List<Hit> to(IndexSearcher searcher, Article article, int count, EditorialRules.Closeness closeness, Set<ArticleId> without) throws IOException {
        var question = gist(searcher, article);
        var kept = new Reading(searcher);
        var ranked = ranking.of(pool(searcher, question, article, closeness, numbers(searcher, article.id(), without)));
        var rules = new EditorialRules(question, closeness, number -> shingles(searcher, number), () -> othersOnPage(searcher, article));
        var hits = new ArrayList<Hit>();
        var words = new SharedWords(analysis, Side.of(question), article);
        for (var one : rules.choose(ranked, count)) {
            var other = kept.of(one.candidate().number());
            var bond = rules.bond(one);
            var shared = words.with(one.candidate().side().gist(), other.text());
            if (bond == Bond.SAME_PAGE) {
                // What only stands on the same page shares the language of news; of its words only names say something.
                shared = shared.stream().filter(word -> Character.isUpperCase(word.codePointAt(0))).toList();
            }
            hits.add(new Hit(other.id(), rules.likeness(one), shared, bond));
        }
        return hits;
    }

    /** A candidate of the pool. */
    record Candidate(ArticleId id, Pool.First numbers) {}

    List<Candidate> pool(IndexSearcher searcher, Article article) throws IOException {
        var pool = new ArrayList<Candidate>();
        var kept = new Reading(searcher);
        for (var one : pool(searcher, gist(searcher, article), article, EditorialRules.Closeness.ANY, numbers(searcher, article.id(), Set.of()))) {
            pool.add(new Candidate(kept.of(one.number()).id(), one));
        }
        return pool;
    }

    /** Copies of the article are not in it: beside them nothing else would look alike. */
    private List<Pool.First> pool(
            IndexSearcher searcher, Gist question, Article article, EditorialRules.Closeness closeness, Set<Integer> unwanted) throws IOException {
        var found = candidates.to(searcher, question).stream().filter(one -> !unwanted.contains(one.number())).toList();
        if (found.stream().anyMatch(SimilarArticles::isMaybeCopy)) {
            var shingles = Shingles.of(article);
            found = found.stream().filter(one -> !isMaybeCopy(one) || !closeness.isTwice(shingles(searcher, one.number()), shingles)).toList();
        }
        return found.isEmpty() ? List.of() : Pool.of(Side.of(question), found);
    }

    private int othersOnPage(IndexSearcher searcher, Article article) {
        try {
            return searcher.count(documents.othersOnPage(article, EditorialRules.SAME_PAGE_DAYS));
        } catch (IOException indexFails) {
            throw new UncheckedIOException(indexFails);
        }
    }

    private static Shingles shingles(IndexSearcher searcher, int number) {
        try {
            return Documents.shingles(searcher, number);
        } catch (IOException indexFails) {
            throw new UncheckedIOException(indexFails);
        }
    }

    private static boolean isMaybeCopy(Pool.First one) {
        return one.numbers()[Comparison.LEXICAL_BOTH] >= MAYBE_A_COPY;
    }

    /** What it is made of is in the index, if this text of it is. */
    private Gist gist(IndexSearcher searcher, Article article) throws IOException {
        var found = searcher.search(new TermQuery(Documents.idTerm(article.id())), 1).scoreDocs;
        if (found.length > 0) {
            var gist = Documents.gist(searcher, found[0].doc);
            if (gist.text() == GistMaker.text(article)) {
                return gist;
            }
        }
        return gists.of(article);
    }

    private static Set<Integer> numbers(IndexSearcher searcher, ArticleId article, Set<ArticleId> without) throws IOException {
        var numbers = new java.util.HashSet<Integer>();
        for (var id : java.util.stream.Stream.concat(java.util.stream.Stream.of(article), without.stream()).toList()) {
            for (var found : searcher.search(new TermQuery(Documents.idTerm(id)), 1).scoreDocs) {
                numbers.add(found.doc);
            }
        }
        return numbers;
    }

    /** Reads each document once. */
    private static final class Reading {

        private final IndexSearcher searcher;
        private final Map<Integer, Documents.Kept> known = new HashMap<>();

        Reading(IndexSearcher searcher) {
            this.searcher = searcher;
        }

        Documents.Kept of(int number) {
            return known.computeIfAbsent(number, _ -> {
                try {
                    return Documents.read(searcher, number);
                } catch (IOException indexFails) {
                    throw new UncheckedIOException(indexFails);
                }
            });
        }
    }
}
