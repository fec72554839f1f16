package news.backstory.search;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import news.backstory.article.Article;
import news.backstory.article.ArticleId;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;

/**
 * Every article that may be shown, findable by words and by likeness. In memory; can be thrown away and filled again at any time. Any thread may use it;
 * what was added or removed is so for every search that begins after the call returned.
 */
public final class ArticleIndex implements AutoCloseable {

    public static final int MAX_COUNT = 50;
    private static final long MAX_ANSWERS = 10_000;

    /** Ages are part of a likeness, so that even an index that never changes answers anew after a while. */
    private static final Duration ANSWERS_LAST = Duration.ofMinutes(30);

    private final Directory directory = new ByteBuffersDirectory();
    private final Analyzer analyzer = new EnglishAnalyzer();
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private final SimilarArticles similar;
    private final WordSearch words;

    /** Rises with each change; part of each cached answer's key, so that no answer outlives what it was drawn from. */
    private final AtomicLong generation = new AtomicLong();

    private final Cache<Question, List<Hit>> answers = Caffeine.newBuilder().maximumSize(MAX_ANSWERS).expireAfterWrite(ANSWERS_LAST).build();

    private record Question(ArticleId article, int version, int textHash, int count, Set<ArticleId> without, long generation) {}

    private ArticleIndex() throws IOException {
        this.writer = new IndexWriter(directory, new IndexWriterConfig(analyzer));
        this.searchers = new SearcherManager(writer, null);
        this.similar = new SimilarArticles(analyzer);
        this.words = new WordSearch(analyzer);
    }

    public static ArticleIndex inMemory() {
        try {
            return new ArticleIndex();
        } catch (IOException memoryFails) {
            throw new UncheckedIOException(memoryFails);
        }
    }

    /** Makes an article findable, in place of what was there under its id. */
    public void add(Article article) {
        change(() -> writer.updateDocument(idTerm(article.id()), Documents.of(article)));
    }

    /**
     * Makes many findable, and is quicker at it than {@link #add} for each.
     *
     * @param source hands each article to what it is given
     */
    public void addAll(Consumer<Consumer<Article>> source) {
        change(() -> source.accept(article -> {
            try {
                writer.updateDocument(idTerm(article.id()), Documents.of(article));
            } catch (IOException memoryFails) {
                throw new UncheckedIOException(memoryFails);
            }
        }));
    }

    /** Afterwards it is in no answer, and in no list that was kept for later. */
    public void remove(ArticleId article) {
        change(() -> writer.deleteDocuments(idTerm(article)));
    }

    /**
     * The articles that hold these words, best first: all of the words before some of them, in the headline before the text, newer before older.
     *
     * @param text whatever a person typed; never an error
     * @param count 1 to {@value #MAX_COUNT}
     */
    public List<Hit> search(String text, int count) {
        check(count);
        return withSearcher(searcher -> words.search(searcher, text, count));
    }

    /**
     * Other articles worth reading beside this one, the most like it first: never itself or a copy of it, no two copies of one report, none that is not
     * close enough; so there may be fewer than {@code count}, or none.
     *
     * @param article need not be in the index
     * @param count   1 to {@value #MAX_COUNT}
     * @param without what is not wanted here
     */
    public List<Hit> similar(Article article, int count, Set<ArticleId> without) {
        check(count);
        var question = new Question(article.id(), article.version(), article.body().hashCode(), count, Set.copyOf(without), generation.get());
        var known = answers.getIfPresent(question);
        if (known != null) {
            return known;
        }
        var found = withSearcher(searcher -> similar.to(searcher, article, count, without));
        answers.put(question, found);
        return found;
    }

    /** How many articles can be found. */
    public int size() {
        return withSearcher(searcher -> searcher.getIndexReader().numDocs());
    }

    @Override
    public void close() {
        try {
            searchers.close();
            writer.close();
            directory.close();
            analyzer.close();
        } catch (IOException memoryFails) {
            throw new UncheckedIOException(memoryFails);
        }
    }

    private interface Change {

        void make() throws IOException;
    }

    private interface Asking<T> {

        T ask(IndexSearcher searcher) throws IOException;
    }

    private void change(Change change) {
        try {
            change.make();
            searchers.maybeRefreshBlocking();
            generation.incrementAndGet();
            answers.invalidateAll();
        } catch (IOException memoryFails) {
            throw new UncheckedIOException(memoryFails);
        }
    }

    private <T> T withSearcher(Asking<T> question) {
        try {
            var searcher = searchers.acquire();
            try {
                return question.ask(searcher);
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException memoryFails) {
            throw new UncheckedIOException(memoryFails);
        }
    }

    private static Term idTerm(ArticleId article) {
        return new Term(Documents.ID, article.value());
    }

    private static void check(int count) {
        if (count < 1 || count > MAX_COUNT) {
            throw new IllegalArgumentException("between 1 and " + MAX_COUNT + " articles can be asked for, not " + count);
        }
    }
}
