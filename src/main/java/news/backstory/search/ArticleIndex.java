package news.backstory.search;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import news.backstory.article.Article;
import news.backstory.article.ArticleId;
import org.apache.lucene.search.IndexSearcher;

/**
 * Every article that may be shown, findable by words and by likeness. Can be thrown away and filled again at any time. Any thread may use it; what was added or
 * removed is so for every search that begins after the call returned.
 */
public final class ArticleIndex implements AutoCloseable {

    public static final int MAX_COUNT = 50;
    private static final long MAX_ANSWERS = 10_000;

    /** Ages are part of a likeness, so that even an index that never changes answers anew after a while. */
    private static final Duration ANSWERS_LAST = Duration.ofMinutes(30);

    private final Analysis analysis = new Analysis();
    private final IndexFiles files;
    private final Candidates candidates;
    private final SimilarArticles similar;
    private final WordSearch words;

    /** Rises with each change; part of each cached answer's key, so that no answer outlives what it was drawn from. */
    private final AtomicLong generation = new AtomicLong();

    private final Cache<Asked, List<Hit>> answers = Caffeine.newBuilder().maximumSize(MAX_ANSWERS).expireAfterWrite(ANSWERS_LAST).build();

    private record Asked(ArticleId article, int text, int count, Set<ArticleId> without, long generation) {}

    private ArticleIndex(Likenesses likenesses, FilesOpener opener) throws IOException {
        var gists = new GistMaker(analysis, likenesses.rarity(), likenesses.encoder());
        var nearest = new Nearest(likenesses.encoder().dimensions());
        this.files = opener.open(new Documents(analysis, gists), nearest);
        this.candidates = new Candidates(nearest);
        this.similar = new SimilarArticles(analysis, gists, candidates, likenesses.ranking());
        this.words = new WordSearch(analysis);
    }

    public static ArticleIndex inMemory() {
        return inMemory(Likenesses.packaged());
    }

    static ArticleIndex inMemory(Likenesses likenesses) {
        try {
            return new ArticleIndex(likenesses, IndexFiles::inMemory);
        } catch (IOException memoryFails) {
            throw new UncheckedIOException(memoryFails);
        }
    }

    /**
     * What was saved in this folder, or an empty index if that is nothing, or cannot be used: then {@link #match} fills it.
     *
     * @param folder of which nothing else may use anything
     */
    public static ArticleIndex open(Path folder) {
        var likenesses = Likenesses.packaged();
        try {
            return new ArticleIndex(likenesses, (documents, nearest) -> IndexFiles.onDisk(folder, likenesses.encoder().name(), documents, nearest));
        } catch (IOException diskFails) {
            throw new UncheckedIOException(diskFails);
        }
    }

    /** Makes an article findable, in place of what was there under its id. */
    public void add(Article article) {
        change(() -> files.put(article));
    }

    /**
     * Makes many findable, and is quicker at it than {@link #add} for each.
     *
     * @param source hands each article to what it is given
     */
    public void addAll(Consumer<Consumer<Article>> source) {
        change(() -> source.accept(article -> {
            try {
                files.put(article);
            } catch (IOException diskFails) {
                throw new UncheckedIOException(diskFails);
            }
        }));
    }

    /** Afterwards it is in no answer, and in no list that was kept for later. */
    public void remove(ArticleId article) {
        change(() -> files.remove(article));
    }

    /**
     * Makes the index hold these articles, as they are, and no others. Meanwhile it answers from what it holds, and may be changed: what is added or removed
     * while this goes on stays so.
     *
     * @param source   hands each article to what it is given
     * @param progress is told now and then how many have been looked at
     */
    public void match(Consumer<Consumer<Article>> source, LongConsumer progress) {
        try {
            files.match(source, seen -> {
                refresh();
                progress.accept(seen);
            });
            refresh();
        } catch (IOException diskFails) {
            throw new UncheckedIOException(diskFails);
        }
    }

    /** Makes the next start find on disk what is findable now; a process that dies before has less to match afterwards, and nothing wrong. */
    public void save() {
        try {
            files.save();
        } catch (IOException diskFails) {
            throw new UncheckedIOException(diskFails);
        }
    }

    /**
     * The articles that hold these words, best first: all of the words before some of them, in the headline before the text, newer before older.
     *
     * @param text whatever a person typed; never an error. Words, phrases in quotation marks, {@code source: desk: before: after:}
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
        var asked = new Asked(article.id(), GistMaker.text(article), count, Set.copyOf(without), generation.get());
        var known = answers.getIfPresent(asked);
        if (known != null) {
            return known;
        }
        var found = withSearcher(searcher -> similar.to(searcher, article, count, without));
        answers.put(asked, found);
        return found;
    }

    /** What a ranking is learned from: the candidates for an article, with all that is known of each, and their ids. */
    List<SimilarArticles.Candidate> pool(Article article) {
        return withSearcher(searcher -> similar.pool(searcher, article));
    }

    /** How many articles can be found. */
    public int size() {
        return withSearcher(searcher -> searcher.getIndexReader().numDocs());
    }

    /** Saves it, too. */
    @Override
    public void close() {
        try {
            files.close();
            analysis.close();
        } catch (IOException diskFails) {
            throw new UncheckedIOException(diskFails);
        }
    }

    private interface FilesOpener {

        IndexFiles open(Documents documents, Nearest nearest) throws IOException;
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
            refresh();
        } catch (IOException diskFails) {
            throw new UncheckedIOException(diskFails);
        }
    }

    private void refresh() throws IOException {
        files.refresh();
        generation.incrementAndGet();
        answers.invalidateAll();
    }

    private <T> T withSearcher(Asking<T> question) {
        try {
            var searcher = files.acquire();
            try {
                return question.ask(searcher);
            } finally {
                files.release(searcher);
            }
        } catch (IOException diskFails) {
            throw new UncheckedIOException(diskFails);
        }
    }

    private static void check(int count) {
        if (count < 1 || count > MAX_COUNT) {
            throw new IllegalArgumentException("between 1 and " + MAX_COUNT + " articles can be asked for, not " + count);
        }
    }
}
