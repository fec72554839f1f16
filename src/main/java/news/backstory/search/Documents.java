package news.backstory.search;

import java.io.IOException;
import news.backstory.article.Article;
import news.backstory.article.ArticleId;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.search.IndexSearcher;

/** Articles as Lucene holds them. */
final class Documents {

    static final String ID = "id";
    static final String HEADLINE = "headline";
    /** Headline, standfirst and body in one. */
    static final String TEXT = "text";
    static final String PUBLISHED = "published";

    /** A body is indexed up to here; a report that is longer has said by then what it is about. */
    static final int MAX_BODY_CHARACTERS = 50_000;

    private static final String SHINGLES = "shingles";

    private Documents() {}

    static Document of(Article article) {
        var document = new Document();
        document.add(new StringField(ID, article.id().value(), Field.Store.YES));
        document.add(new TextField(HEADLINE, article.headline(), Field.Store.YES));
        document.add(new TextField(TEXT, text(article), Field.Store.YES));
        document.add(new StoredField(PUBLISHED, article.published().at().toEpochMilli()));
        document.add(new NumericDocValuesField(PUBLISHED, article.published().at().toEpochMilli()));
        document.add(new StoredField(SHINGLES, Shingles.of(article).bytes()));
        return document;
    }

    /** One of Lucene's documents, read. */
    record Kept(ArticleId id, String headline, String text, long publishedMillis, Shingles shingles) {}

    static Kept read(IndexSearcher searcher, int number) throws IOException {
        var document = searcher.storedFields().document(number);
        return new Kept(
                new ArticleId(document.get(ID)), document.get(HEADLINE), document.get(TEXT), document.getField(PUBLISHED).numericValue().longValue(),
                Shingles.of(document.getBinaryValue(SHINGLES)));
    }

    static String text(Article article) {
        var body = article.body();
        return article.headline() + "\n" + article.standfirst() + "\n" + body.substring(0, Math.min(body.length(), MAX_BODY_CHARACTERS));
    }

    /** What says first what an article is about. */
    static String lead(Article article) {
        return article.standfirst() + "\n" + article.paragraphs().getFirst();
    }
}
