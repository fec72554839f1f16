package news.backstory.search;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import news.backstory.article.ArticleId;
import news.backstory.article.Bond;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/** Finds articles by words. */
final class WordSearch {

    /** A word in the headline counts so much more than one in the text. */
    private static final float HEADLINE_BOOST = 2.5f;

    /** So many of the best are put in order by how new they are, too. */
    private static final int LOOKED_AT = 200;

    /** What newness adds to the best, and in how many days it fades to about a third. */
    private static final double NEWNESS = 0.3;
    private static final double DAYS_TO_FADE = 30;
    private static final double MILLIS_A_DAY = 86_400_000;

    /** A shorter word is taken as it is typed; a longer one may have one letter wrong, a long one two. */
    private static final int LEAST_FUZZY = 4;
    private static final int LEAST_TWICE_FUZZY = 8;
    private static final int SURE_PREFIX = 1;
    private static final int MOST_SPELLINGS = 20;

    /** With more hits of the words as they were typed nobody asks whether they were typed right. */
    private static final int FEW = 3;
    private static final int SO_MUCH_COMMONER = 10;

    private static final int MAX_SHARED = 3;

    private final Analysis analysis;

    WordSearch(Analysis analysis) {
        this.analysis = analysis;
    }

    /** Strict first: all words, as they are typed; then with letters wrong; then most of the words. */
    List<Hit> search(IndexSearcher searcher, String typed, int count, Set<ArticleId> without) throws IOException {
        var question = Question.of(typed);
        var unwanted = without.stream().map(id -> new BytesRef(id.value())).toList();
        var parts = parts(question, false);
        if (parts.isEmpty() && question.sources().isEmpty() && question.desks().isEmpty() && question.from().isEmpty() && question.to().isEmpty()) {
            return List.of();
        }
        var found = new ArrayList<>(search(searcher, question, parts, parts.size(), unwanted));
        var terms = terms(question);
        if (!parts.isEmpty() && found.size() <= FEW) {
            var spellings = spellings(searcher, question);
            if (found.isEmpty() || isRare(searcher, terms, spellings)) {
                found.addAll(forgiven(searcher, question, unwanted, found));
                terms.addAll(spellings);
            }
        }
        var hits = new ArrayList<Hit>();
        var likeness = 1.0;
        for (var one : found.subList(0, Math.min(count, found.size()))) {
            var kept = Documents.read(searcher, one.number());
            // What was spelled as typed comes first, however it scores.
            likeness = Math.clamp(one.score() / found.getFirst().score(), 0, likeness);
            hits.add(new Hit(kept.id(), likeness, shared(kept, terms), Bond.WORDS, snippet(kept, terms)));
        }
        return List.copyOf(hits);
    }

    private List<Scored> forgiven(IndexSearcher searcher, Question question, List<BytesRef> unwanted, List<Scored> known) throws IOException {
        var forgiving = parts(question, true);
        var found = search(searcher, question, forgiving, forgiving.size(), unwanted);
        // Whoever types many words may not mean each of them: then most will do.
        var most = Math.max(1, forgiving.size() - forgiving.size() / 3);
        if (found.isEmpty() && most < forgiving.size()) {
            found = search(searcher, question, forgiving, most, unwanted);
        }
        var numbers = known.stream().map(Scored::number).toList();
        return found.stream().filter(one -> !numbers.contains(one.number())).toList();
    }

    /** The terms of the archive that are spelled almost as the words of the question. */
    private Set<String> spellings(IndexSearcher searcher, Question question) throws IOException {
        var spellings = new HashSet<String>();
        for (var word : allWords(question).toList()) {
            for (var query : misspelt(word)) {
                searcher.rewrite(query).visit(new QueryVisitor() {
                    @Override
                    public void consumeTerms(Query in, Term... terms) {
                        Stream.of(terms).map(Term::text).forEach(spellings::add);
                    }
                });
            }
        }
        return spellings;
    }

    /** Whether what was typed stands in the archive, but so much more seldom than something spelled almost so that it is a slip there, too. */
    private static boolean isRare(IndexSearcher searcher, Set<String> typed, Set<String> spellings) throws IOException {
        var most = 0;
        for (var term : typed) {
            most = Math.max(most, searcher.getIndexReader().docFreq(new Term(Documents.TEXT, term)));
        }
        for (var term : spellings) {
            if (searcher.getIndexReader().docFreq(new Term(Documents.TEXT, term)) >= SO_MUCH_COMMONER * Math.max(1, most)) {
                return true;
            }
        }
        return false;
    }

    private record Scored(int number, double score) {}

    /** The best, the newest of about equal ones first. */
    private static List<Scored> search(IndexSearcher searcher, Question question, List<Query> parts, int least, List<BytesRef> unwanted)
            throws IOException {
        var order = new Sort(SortField.FIELD_SCORE, new SortField(Documents.PUBLISHED, SortField.Type.LONG, true));
        var docs = searcher.search(query(question, parts, least, unwanted), LOOKED_AT, order, true).scoreDocs;
        var newest = Long.MIN_VALUE;
        var published = new long[docs.length];
        for (var i = 0; i < docs.length; i++) {
            published[i] = published(searcher, docs[i].doc);
            newest = Math.max(newest, published[i]);
        }
        var scored = new ArrayList<Scored>();
        for (var i = 0; i < docs.length; i++) {
            var days = (newest - published[i]) / MILLIS_A_DAY;
            scored.add(new Scored(docs[i].doc, Math.max(docs[i].score, Float.MIN_NORMAL) * (1 + NEWNESS * Math.exp(-days / DAYS_TO_FADE))));
        }
        scored.sort(Comparator.comparingDouble(Scored::score).reversed());
        return scored;
    }

    private static long published(IndexSearcher searcher, int number) throws IOException {
        var leaves = searcher.getIndexReader().leaves();
        var leaf = leaves.get(ReaderUtil.subIndex(number, leaves));
        var values = DocValues.getNumeric(leaf.reader(), Documents.PUBLISHED);
        return values.advanceExact(number - leaf.docBase) ? values.longValue() : 0;
    }

    private static Query query(Question question, List<Query> parts, int least, List<BytesRef> unwanted) {
        var all = new BooleanQuery.Builder();
        var any = new BooleanQuery.Builder().setMinimumNumberShouldMatch(least);
        parts.forEach(part -> any.add(part, Occur.SHOULD));
        all.add(parts.isEmpty() ? MatchAllDocsQuery.INSTANCE : any.build(), Occur.MUST);
        if (!unwanted.isEmpty()) {
            all.add(new TermInSetQuery(Documents.ID, unwanted), Occur.MUST_NOT);
        }
        filter(all, Documents.SOURCE, question.sources());
        filter(all, Documents.DESK, question.desks());
        if (question.from().isPresent() || question.to().isPresent()) {
            all.add(LongPoint.newRangeQuery(
                    Documents.PUBLISHED, question.from().map(Instant::toEpochMilli).orElse(Long.MIN_VALUE),
                    question.to().map(Instant::toEpochMilli).orElse(Long.MAX_VALUE) - 1), Occur.FILTER);
        }
        return all.build();
    }

    private static void filter(BooleanQuery.Builder to, String field, List<String> values) {
        if (!values.isEmpty()) {
            var any = new BooleanQuery.Builder();
            for (var value : values) {
                var words = new BooleanQuery.Builder();
                Stream.of(Folding.name(value).split(" ")).filter(word -> !word.isEmpty())
                        .forEach(word -> words.add(new TermQuery(new Term(field, word)), Occur.MUST));
                any.add(words.build(), Occur.SHOULD);
            }
            to.add(any.build(), Occur.FILTER);
        }
    }

    /** A query for each word and each phrase that says something. */
    private List<Query> parts(Question question, boolean forgiving) {
        var parts = new ArrayList<Query>();
        for (var word : words(question.words())) {
            parts.add(word(word, List.of(Documents.TEXT, Documents.HEADLINE), forgiving));
        }
        for (var word : words(question.headline())) {
            parts.add(word(word, List.of(Documents.HEADLINE), forgiving));
        }
        for (var phrase : question.phrases()) {
            phrase(phrase).ifPresent(parts::add);
        }
        return parts;
    }

    /** As they stand between white space and marks, each once; without those that are in no language a term. */
    private Set<String> words(List<String> all) {
        var words = new LinkedHashSet<String>();
        for (var typed : all) {
            for (var token : analysis.tokens("und", typed)) {
                if (TellingWords.isTelling(token.written(typed)) || token.term().chars().anyMatch(Character::isDigit)) {
                    words.add(token.written(typed));
                }
            }
        }
        // Of a question made of nothing but such words, they are the question.
        if (words.isEmpty()) {
            all.forEach(typed -> analysis.tokens("und", typed).forEach(token -> words.add(token.written(typed))));
        }
        return words.stream().limit(Question.MAX_PARTS).collect(java.util.stream.Collectors.toCollection(LinkedHashSet::new));
    }

    private Query word(String word, List<String> fields, boolean forgiving) {
        var spellings = new ArrayList<Query>();
        for (var term : analysis.variants(word)) {
            for (var field : fields) {
                var boost = field.equals(Documents.HEADLINE) ? HEADLINE_BOOST : 1;
                spellings.add(new BoostQuery(new TermQuery(new Term(field, term)), boost));
                if (forgiving && term.length() >= LEAST_FUZZY) {
                    spellings.add(new BoostQuery(misspelt(field, term), boost / 2));
                }
            }
            if (fields.contains(Documents.TEXT)) {
                spellings.add(new TermQuery(new Term(Documents.FOLDED, Folding.of(term))));
            }
            if (Folding.changes(term)) {
                fields.forEach(field -> spellings.add(new TermQuery(new Term(field, Folding.of(term)))));
            }
        }
        return spellings.isEmpty() ? MatchNoDocsQuery.INSTANCE : new DisjunctionMaxQuery(spellings, 1);
    }

    private List<Query> misspelt(String word) {
        return analysis.variants(word).stream().filter(term -> term.length() >= LEAST_FUZZY)
                .flatMap(term -> Stream.of(Documents.TEXT, Documents.HEADLINE).map(field -> misspelt(field, term))).toList();
    }

    private static Query misspelt(String field, String term) {
        return new FuzzyQuery(new Term(field, term), term.length() >= LEAST_TWICE_FUZZY ? 2 : 1, SURE_PREFIX, MOST_SPELLINGS, true);
    }

    /** In each of the languages, because a phrase does not say in which it is. */
    private Optional<Query> phrase(String phrase) {
        var spellings = new ArrayList<Query>();
        for (var language : Analysis.LANGUAGES) {
            var query = new PhraseQuery.Builder();
            var tokens = analysis.tokens(language, phrase);
            tokens.stream().limit(Question.MAX_PARTS).forEach(token -> query.add(new Term(Documents.TEXT, token.term()), token.position()));
            if (!tokens.isEmpty()) {
                spellings.add(query.build());
            }
        }
        return spellings.isEmpty() ? Optional.empty() : Optional.of(new DisjunctionMaxQuery(spellings, 0));
    }

    private Snippet snippet(Documents.Kept kept, Set<String> wanted) {
        var text = kept.text();
        // Headline and standfirst, a line each, stand above it anyway; an article that says it nowhere else has no passage.
        var body = text.indexOf('\n', Math.min(kept.headline().length() + 1, text.length())) + 1;
        return Snippet.of(text, body, analysis.tokens(kept.language(), text), wanted);
    }

    private Stream<String> allWords(Question question) {
        return Stream.concat(words(question.words()).stream(), words(question.headline()).stream());
    }

    /** With and without accents. */
    private Set<String> terms(Question question) {
        var wanted = new LinkedHashSet<String>();
        Stream.concat(allWords(question), question.phrases().stream().flatMap(phrase -> Stream.of(phrase.split("\\s+"))))
                .flatMap(word -> analysis.variants(word).stream())
                .forEach(term -> wanted.addAll(List.of(term, Folding.of(term))));
        return wanted;
    }

    /** The words of the question as the article writes them. */
    private List<String> shared(Documents.Kept kept, Set<String> wanted) {
        var written = new LinkedHashMap<String, String>();
        for (var token : analysis.tokens(kept.language(), kept.text())) {
            if (Snippet.isWanted(token, wanted)) {
                written.putIfAbsent(token.term(), token.written(kept.text()));
            }
            if (written.size() == MAX_SHARED) {
                break;
            }
        }
        return List.copyOf(written.values());
    }
}
