package news.backstory.search;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import news.backstory.article.Article;
import news.backstory.article.ArticleId;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/** Articles as Lucene holds them. */
final class Documents {

    static final String ID = "id";
    static final String HEADLINE = "headline";
    /** Headline, standfirst and body in one. */
    static final String TEXT = "text";
    /** The terms of the text that have accents, without them. */
    static final String FOLDED = "folded";
    static final String PUBLISHED = "published";
    static final String SOURCE = "source";
    static final String DESK = "desk";
    /** The terms of the gist, by which candidates are found; {@link #GIST} is the gist itself, {@link #BITS} its vector's signs. */
    static final String GIST_TERMS = "terms";
    static final String GIST = "gist";
    static final String BITS = "bits";
    static final String FINGERPRINT = "fingerprint";
    /** Beside the texts, not among them: copies are looked for more often than texts are shown. */
    static final String SHINGLES = "shingles";

    /** A body is indexed up to here; a report that is longer has said by then what it is about. */
    static final int MAX_BODY_CHARACTERS = 50_000;

    private static final String LANGUAGE = "language";

    private final Analysis analysis;
    private final GistMaker gists;

    Documents(Analysis analysis, GistMaker gists) {
        this.analysis = analysis;
        this.gists = gists;
    }

    Document of(Article article) {
        var analysed = Analysed.of(article, analysis);
        var gist = gists.of(analysed);
        var document = new Document();
        document.add(new StringField(ID, article.id().value(), Field.Store.YES));
        addWords(document, HEADLINE, analysed.headline());
        document.add(new StoredField(HEADLINE, article.headline()));
        addWords(document, TEXT, analysed.tokens());
        document.add(new StoredField(TEXT, analysed.text()));
        addWords(document, FOLDED, analysed.tokens().stream().filter(token -> Folding.changes(token.term())).map(Folding::of).toList());
        addWords(document, SOURCE, analysis.tokens("und", Folding.name(article.source())));
        addWords(document, DESK, analysis.tokens("und", Folding.name(article.section())));
        document.add(new StoredField(LANGUAGE, article.language()));
        var published = article.published().at().toEpochMilli();
        document.add(new LongPoint(PUBLISHED, published));
        document.add(new NumericDocValuesField(PUBLISHED, published));
        document.add(new Field(GIST_TERMS, new GistTerms(gist), GistTerms.TYPE));
        document.add(new BinaryDocValuesField(GIST, new BytesRef(gist.bytes())));
        document.add(new BinaryDocValuesField(BITS, bytes(gist.vector().bits())));
        document.add(new BinaryDocValuesField(SHINGLES, new BytesRef(Shingles.of(article).bytes())));
        document.add(new NumericDocValuesField(FINGERPRINT, fingerprint(article)));
        return document;
    }

    private static void addWords(Document document, String field, List<Analysis.Token> tokens) {
        document.add(new TextField(field, new ReadyTokens(tokens)));
    }

    /** One of Lucene's documents, read. */
    record Kept(ArticleId id, String headline, String text, String language) {}

    static Kept read(IndexSearcher searcher, int number) throws IOException {
        var document = searcher.storedFields().document(number);
        return new Kept(
                new ArticleId(document.get(ID)), document.get(HEADLINE), document.get(TEXT), document.get(LANGUAGE));
    }

    static Shingles shingles(IndexSearcher searcher, int number) throws IOException {
        return Shingles.of(value(searcher, SHINGLES, number));
    }

    static Gist gist(IndexSearcher searcher, int number) throws IOException {
        return Gist.of(value(searcher, GIST, number));
    }

    private static BytesRef value(IndexSearcher searcher, String field, int number) throws IOException {
        var leaves = searcher.getIndexReader().leaves();
        var leaf = leaves.get(ReaderUtil.subIndex(number, leaves));
        var values = DocValues.getBinary(leaf.reader(), field);
        values.advanceExact(number - leaf.docBase);
        return values.binaryValue();
    }

    static Term idTerm(ArticleId article) {
        return new Term(ID, article.value());
    }

    /** What tells whether an article is indexed as it is now. */
    static long fingerprint(Article article) {
        var besideText = Objects.hash(article.source(), article.section(), article.language(), article.traits().kind().name());
        return 31L * (31L * (31L * article.version() + article.published().at().toEpochMilli()) + GistMaker.text(article)) + besideText;
    }

    /** The page of the paper on which an article would stand: its outlet and section. */
    static String page(Article article) {
        return (article.source() + "\n" + article.section()).toLowerCase(Locale.ROOT);
    }

    /** Other articles of its outlet's same section within so many days of it. */
    Query othersOnPage(Article article, int days) {
        var query = new BooleanQuery.Builder().add(new TermQuery(idTerm(article.id())), Occur.MUST_NOT);
        analysis.tokens("und", Folding.name(article.source()))
                .forEach(token -> query.add(new TermQuery(new Term(SOURCE, token.term())), Occur.FILTER));
        analysis.tokens("und", Folding.name(article.section()))
                .forEach(token -> query.add(new TermQuery(new Term(DESK, token.term())), Occur.FILTER));
        var around = Duration.ofDays(days);
        var at = article.published().at();
        return query.add(LongPoint.newRangeQuery(PUBLISHED, at.minus(around).toEpochMilli(), at.plus(around).toEpochMilli()), Occur.FILTER).build();
    }

    static String text(Article article, List<String> paragraphs) {
        var body = String.join(Article.BETWEEN_PARAGRAPHS, paragraphs);
        return article.headline() + "\n" + article.standfirst() + "\n" + body.substring(0, Math.min(body.length(), MAX_BODY_CHARACTERS));
    }

    private static BytesRef bytes(long[] bits) {
        var bytes = ByteBuffer.allocate(bits.length * Long.BYTES);
        bytes.asLongBuffer().put(bits);
        return new BytesRef(bytes.array());
    }
}
