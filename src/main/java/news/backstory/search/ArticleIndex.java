package news.backstory.search;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import news.backstory.article.Article;
import news.backstory.article.ArticleId;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.AlreadyClosedException;

/**
 * Every article that may be shown, findable by words and by likeness. Can be thrown away and filled again at any time. Any thread may use it.
 *
 * <p>What was removed is in no answer that is given after the call returned. What was added is findable at once where little is added, and otherwise within
 * {@link #REFRESH_AFTER}, and some: a search waits for a few changes to become visible, but not for a flood of them, which share one new view. Who must see
 * what was added before says {@link #catchUp}.
 */
public final class ArticleIndex implements AutoCloseable {

    public static final int MAX_COUNT = 50;
    private static final long MAX_ANSWERS = 10_000;

    /** Ages are part of a likeness, so that even an index that never changes answers anew after a while. */
    private static final Duration ANSWERS_LAST = Duration.ofMinutes(30);

    /** So long changes gather before they become visible together. */
    static final Duration REFRESH_AFTER = Duration.ofMillis(200);

    /** So many changes become visible within a few milliseconds: a search waits for them. More than this in {@link #REFRESH_AFTER} are a flood. */
    static final int FEW = 50;

    private static final int MOST_LOOKS = 3;

    private final ScheduledExecutorService refresher = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("index-refresh").factory());
    private final AtomicBoolean isDue = new AtomicBoolean();

    /** Changes since the last view that gathered them, and whether the ones before were so many that searches do not make views of their own. */
    private final AtomicLong gathered = new AtomicLong();
    private volatile boolean isFlood;
    private final Analysis analysis = new Analysis();
    private final IndexFiles files;
    private final Candidates candidates;
    private final SimilarArticles similar;
    private final WordSearch words;

    /** Rises with each removal, so that a search notices what went while it looked. */
    private final AtomicLong removals = new AtomicLong();

    /** Rises with each change that shows; part of each cached answer's key, so that no answer outlives what it was drawn from. */
    private final AtomicLong generation = new AtomicLong();

    private final Cache<Asked, List<Hit>> answers = Caffeine.newBuilder().maximumSize(MAX_ANSWERS).expireAfterWrite(ANSWERS_LAST).build();

    private record Asked(ArticleId article, int text, int count, EditorialRules.Closeness closeness, Set<ArticleId> without, long generation) {}

    private ArticleIndex(Likenesses likenesses, FilesOpener opener) throws IOException {
        var gists = new GistMaker(analysis, likenesses.rarity(), likenesses.encoder());
        var nearest = new Nearest(likenesses.encoder().dimensions());
        var documents = new Documents(analysis, gists);
        this.files = opener.open(documents, nearest);
        this.candidates = new Candidates(nearest);
        this.similar = new SimilarArticles(analysis, gists, documents, candidates, likenesses.ranking());
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

    /** Makes an article findable, in place of what was there under its id; soon: see above. */
    public void add(Article article) {
        change(() -> files.put(article));
    }

    /**
     * Makes many findable, and is quicker at it than {@link #add} for each: all of them when they are there.
     *
     * @param source hands each article to what it is given
     */
    public void addAll(Consumer<Consumer<Article>> source) {
        source.accept(article -> {
            try {
                files.put(article);
            } catch (IOException diskFails) {
                throw new UncheckedIOException(diskFails);
            }
        });
        catchUp();
    }

    /** Afterwards it is in no answer, and in no list that was kept for later. */
    public void remove(ArticleId article) {
        change(() -> files.remove(article));
        removals.incrementAndGet();
        generation.incrementAndGet();
    }

    /** Afterwards everything that was added before is findable. Costs next to nothing where nothing was. */
    public void catchUp() {
        try {
            refresh();
        } catch (IOException diskFails) {
            throw new UncheckedIOException(diskFails);
        }
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
            removals.incrementAndGet();
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
     * @param text whatever a person typed; never an error. Words, phrases in quotation marks, {@code headline: source: desk: before: after:}
     * @param count 1 to {@value #MAX_COUNT}
     */
    public List<Hit> search(String text, int count) {
        check(count);
        seeFew();
        return still(gone -> withSearcher(searcher -> words.search(searcher, text, count, gone)));
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
        return similar(article, count, EditorialRules.Closeness.of(count), without);
    }

    /**
     * The same, filled with what is less close as far as there is anything: for a list from which its reader makes a choice by each entry's likeness.
     *
     * @param article need not be in the index
     * @param count   1 to {@value #MAX_COUNT}
     */
    public List<Hit> ranked(Article article, int count) {
        check(count);
        return similar(article, count, EditorialRules.Closeness.ANY, Set.of());
    }

    private List<Hit> similar(Article article, int count, EditorialRules.Closeness closeness, Set<ArticleId> without) {
        seeFew();
        var asked = new Asked(article.id(), GistMaker.text(article), count, closeness, Set.copyOf(without), generation.get());
        var known = answers.getIfPresent(asked);
        if (known != null) {
            return known;
        }
        var found = still(gone -> withSearcher(searcher -> similar.to(searcher, article, count, closeness, both(gone, without))));
        answers.put(asked, found);
        return found;
    }

    /** What a ranking is learned from: the candidates for an article, with all that is known of each, and their ids. */
    List<SimilarArticles.Candidate> pool(Article article) {
        return withSearcher(searcher -> similar.pool(searcher, article));
    }

    /** How many articles can be found. */
    public int size() {
        catchUp();
        return withSearcher(searcher -> searcher.getIndexReader().numDocs());
    }

    /** Saves it, too. */
    @Override
    public void close() {
        refresher.shutdownNow();
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
        } catch (IOException diskFails) {
            throw new UncheckedIOException(diskFails);
        }
        gathered.incrementAndGet();
        refreshSoon();
    }

    private void refreshSoon() {
        if (isDue.compareAndSet(false, true)) {
            var _ = refresher.schedule(this::refreshDue, REFRESH_AFTER.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void refreshDue() {
        isDue.set(false);
        isFlood = gathered.getAndSet(0) > FEW;
        if (isFlood) {
            // Looks once more, to see the end of it.
            refreshSoon();
        }
        try {
            refresh();
        } catch (IOException | AlreadyClosedException diskFails) {
            // The next change, or the next search after few, tries again, and says what is wrong to whoever asked.
        }
    }

    /** A search after few changes sees them. In a flood each search would find a few, and make a view for them. */
    private void seeFew() {
        if (!isFlood && gathered.get() <= FEW && files.unseen() > 0) {
            catchUp();
        }
    }

    private void refresh() throws IOException {
        if (files.refresh()) {
            generation.incrementAndGet();
            answers.invalidateAll();
        }
    }

    private interface Looking {

        List<Hit> look(Set<ArticleId> gone);
    }

    /** Asks again if something was removed meanwhile; whoever removes without pause gets an answer without all that was removed by then. */
    private List<Hit> still(Looking looking) {
        for (var look = 1;; look++) {
            var before = removals.get();
            // Read before the view is taken: what left the first because a newer view lacks it, that view lacks.
            var hits = looking.look(files.gone());
            if (removals.get() == before) {
                return hits;
            }
            if (look == MOST_LOOKS) {
                return withoutGone(hits);
            }
        }
    }

    private List<Hit> withoutGone(List<Hit> hits) {
        var gone = files.gone();
        return withSearcher(searcher -> {
            var left = new ArrayList<Hit>();
            for (var hit : hits) {
                if (!gone.contains(hit.article()) && searcher.count(new TermQuery(Documents.idTerm(hit.article()))) > 0) {
                    left.add(hit);
                }
            }
            return left;
        });
    }

    private static Set<ArticleId> both(Set<ArticleId> some, Set<ArticleId> others) {
        var both = new HashSet<>(some);
        both.addAll(others);
        return both;
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
