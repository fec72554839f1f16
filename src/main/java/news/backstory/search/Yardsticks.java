package news.backstory.search;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import news.backstory.article.Article;
import news.backstory.article.ArticleId;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.queries.mlt.MoreLikeThis;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;

/** What anybody gets from Lucene without our work: what {@link ArticleIndex#similar} is measured against. */
public final class Yardsticks implements AutoCloseable {

    private static final String TEXT = "text";
    private static final String ID = "id";
    private static final int BM25_TERMS = 100;

    private final EnglishAnalyzer analyzer = new EnglishAnalyzer();
    private final Directory directory = new ByteBuffersDirectory();
    private final DirectoryReader reader;
    private final IndexSearcher searcher;

    /** @param source hands each article to what it is given */
    public Yardsticks(Consumer<Consumer<Article>> source) throws IOException {
        try (var writer = new IndexWriter(directory, new IndexWriterConfig(analyzer))) {
            source.accept(article -> add(writer, article));
        }
        this.reader = DirectoryReader.open(directory);
        this.searcher = new IndexSearcher(reader);
    }

    private static void add(IndexWriter writer, Article article) {
        var document = new Document();
        document.add(new StringField(ID, article.id().value(), Field.Store.YES));
        document.add(new TextField(TEXT, text(article), Field.Store.NO));
        try {
            writer.addDocument(document);
        } catch (IOException memoryFails) {
            throw new UncheckedIOException(memoryFails);
        }
    }

    /** Lucene's MoreLikeThis, as it comes. */
    public List<ArticleId> moreLikeThis(Article article, int count) throws IOException {
        return found(article, new MoreLikeThis(reader), count);
    }

    /** BM25 over the hundred strongest terms of the article. */
    public List<ArticleId> bm25(Article article, int count) throws IOException {
        var terms = new MoreLikeThis(reader);
        terms.setMaxQueryTerms(BM25_TERMS);
        terms.setMinTermFreq(1);
        terms.setMinDocFreq(1);
        terms.setBoost(true);
        return found(article, terms, count);
    }

    private List<ArticleId> found(Article article, MoreLikeThis question, int count) throws IOException {
        question.setAnalyzer(analyzer);
        question.setFieldNames(new String[]{TEXT});
        var query = question.like(TEXT, new StringReader(text(article)));
        var found = new ArrayList<ArticleId>();
        for (var doc : searcher.search(query, count + 1).scoreDocs) {
            var id = new ArticleId(searcher.storedFields().document(doc.doc).get(ID));
            if (!id.equals(article.id()) && found.size() < count) {
                found.add(id);
            }
        }
        return found;
    }

    private static String text(Article article) {
        return article.headline() + "\n" + article.standfirst() + "\n" + article.body();
    }

    @Override
    public void close() throws IOException {
        reader.close();
        directory.close();
        analyzer.close();
    }
}
