package news.backstory.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import news.backstory.article.Article;
import news.backstory.article.ArticleId;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.store.NIOFSDirectory;
import org.apache.lucene.store.NRTCachingDirectory;

/** Lucene's index, in memory or in a folder: what changes it, and the view that searches have of it, which is swapped and never waited for. */
final class IndexFiles implements AutoCloseable {

    /** Told to what was saved: rises when an older index has other fields, or the same with another meaning. */
    private static final String LAYOUT = "4";

    private static final String LAYOUT_KEY = "layout";
    private static final String ENCODER_KEY = "encoder";
    private static final double MAX_BUFFER_MEGABYTES = 64;

    /** What is changed one by one stays in memory until it is as large as this. */
    private static final double SMALL_SEGMENT_MEGABYTES = 4;
    private static final double CACHE_MEGABYTES = 48;

    private static final int MATCHED_AT_ONCE = 1_000;

    /** How Lucene names files of stored fields. */
    private static final String TEXTS = ".fdt";

    private final Directory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private final Documents documents;

    /** Guards the order of changes to one article: what is changed while a match goes on is not undone by it. */
    private final Object changing = new Object();

    /** How many changes were made, and how many of them searches see; written under {@link #changing} and {@link #refreshing}. */
    private final AtomicLong changes = new AtomicLong();
    private volatile long seen;

    /** Guards that one view at a time is made, and that {@link #seen} never promises more than it shows. */
    private final Object refreshing = new Object();

    /** What was removed and may still be in the view, each with the number of that change. */
    private final Map<ArticleId, Long> gone = new ConcurrentHashMap<>();
    private final Set<ArticleId> changedMeanwhile = new HashSet<>();

    private IndexFiles(Directory directory, Map<String, String> marks, Documents documents, Nearest nearest) throws IOException {
        this.directory = directory;
        this.documents = documents;
        var merging = new TieredMergePolicy();
        merging.setMaxCFSSegmentSizeMB(SMALL_SEGMENT_MEGABYTES);
        this.writer = new IndexWriter(directory, new IndexWriterConfig().setRAMBufferSizeMB(MAX_BUFFER_MEGABYTES).setMergePolicy(merging));
        writer.setLiveCommitData(marks.entrySet());
        this.searchers = new SearcherManager(writer, new SearcherFactory() {

            @Override
            public IndexSearcher newSearcher(IndexReader reader, IndexReader previous) {
                nearest.warm(reader);
                return new IndexSearcher(reader);
            }
        });
    }

    static IndexFiles inMemory(Documents documents, Nearest nearest) throws IOException {
        return new IndexFiles(new ByteBuffersDirectory(), Map.of(), documents, nearest);
    }

    /** @param encoder vectors of another are not comparable: then the index begins anew */
    static IndexFiles onDisk(Path folder, String encoder, Documents documents, Nearest nearest) throws IOException {
        Files.createDirectories(folder);
        var marks = Map.of(LAYOUT_KEY, LAYOUT, ENCODER_KEY, encoder);
        if (!isUsable(folder, marks)) {
            empty(folder);
        }
        return new IndexFiles(
                new NRTCachingDirectory(directory(folder), SMALL_SEGMENT_MEGABYTES, CACHE_MEGABYTES), marks, documents, nearest);
    }

    /**
     * Texts are read where they lie, all else is mapped into memory: of a million articles the texts are a third of all, a question reads three of them, and
     * mapped they would count to the process.
     */
    private static Directory directory(Path folder) throws IOException {
        var texts = new NIOFSDirectory(folder);
        return new FilterDirectory(new MMapDirectory(folder)) {

            @Override
            public IndexInput openInput(String name, IOContext context) throws IOException {
                return name.endsWith(TEXTS) ? texts.openInput(name, context) : super.openInput(name, context);
            }
        };
    }

    private static boolean isUsable(Path folder, Map<String, String> marks) {
        try (var saved = FSDirectory.open(folder)) {
            if (!DirectoryReader.indexExists(saved)) {
                return false;
            }
            try (var reader = DirectoryReader.open(saved)) {
                return reader.getIndexCommit().getUserData().equals(marks);
            }
        } catch (IOException | IllegalArgumentException damaged) {
            return false;
        }
    }

    private static void empty(Path folder) throws IOException {
        try (var files = Files.newDirectoryStream(folder)) {
            for (var file : files) {
                Files.delete(file);
            }
        }
    }

    void put(Article article) throws IOException {
        var document = documents.of(article);
        synchronized (changing) {
            changedMeanwhile.add(article.id());
            writer.updateDocument(Documents.idTerm(article.id()), document);
            changes.incrementAndGet();
        }
    }

    /** Whoever asks for {@link #gone()} after this returned is told of it, whatever the view shows. */
    void remove(ArticleId article) throws IOException {
        synchronized (changing) {
            changedMeanwhile.add(article);
            gone.put(article, Long.MAX_VALUE);
            writer.deleteDocuments(Documents.idTerm(article));
            gone.put(article, changes.incrementAndGet());
        }
    }

    /** What was removed and may still be in the view. */
    Set<ArticleId> gone() {
        return Set.copyOf(gone.keySet());
    }

    /** How many changes no search sees yet. */
    long unseen() {
        return changes.get() - seen;
    }

    /** Makes the index hold these articles and no others. */
    void match(Consumer<Consumer<Article>> source, Progress progress) throws IOException {
        synchronized (changing) {
            changedMeanwhile.clear();
        }
        refresh();
        var wanted = new HashSet<ArticleId>();
        var searcher = acquire();
        try {
            source.accept(article -> {
                wanted.add(article.id());
                try {
                    if (!isThere(searcher.getIndexReader(), article)) {
                        putUnlessChanged(article);
                    }
                    if (wanted.size() % MATCHED_AT_ONCE == 0) {
                        progress.seen(wanted.size());
                    }
                } catch (IOException diskFails) {
                    throw new UncheckedIOException(diskFails);
                }
            });
            removeOthers(searcher.getIndexReader(), wanted);
        } finally {
            release(searcher);
        }
    }

    interface Progress {

        void seen(long articles) throws IOException;
    }

    private void putUnlessChanged(Article article) throws IOException {
        var document = documents.of(article);
        synchronized (changing) {
            if (!changedMeanwhile.contains(article.id())) {
                writer.updateDocument(Documents.idTerm(article.id()), document);
                changes.incrementAndGet();
            }
        }
    }

    private void removeOthers(IndexReader reader, Set<ArticleId> wanted) throws IOException {
        var terms = MultiTerms.getTerms(reader, Documents.ID);
        if (terms != null) {
            var ids = terms.iterator();
            for (var id = ids.next(); id != null; id = ids.next()) {
                var article = new ArticleId(id.utf8ToString());
                synchronized (changing) {
                    if (!wanted.contains(article) && !changedMeanwhile.contains(article)) {
                        gone.put(article, Long.MAX_VALUE);
                        writer.deleteDocuments(Documents.idTerm(article));
                        gone.put(article, changes.incrementAndGet());
                    }
                }
            }
        }
    }

    /** Whether this article, as it is, is in the index. */
    private static boolean isThere(IndexReader reader, Article article) throws IOException {
        for (var leaf : reader.leaves()) {
            if (isThere(leaf.reader(), article)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isThere(LeafReader reader, Article article) throws IOException {
        var postings = reader.postings(Documents.idTerm(article.id()));
        if (postings == null) {
            return false;
        }
        var alive = reader.getLiveDocs();
        for (var document = postings.nextDoc(); document != DocIdSetIterator.NO_MORE_DOCS; document = postings.nextDoc()) {
            var fingerprints = DocValues.getNumeric(reader, Documents.FINGERPRINT);
            if ((alive == null || alive.get(document)) && fingerprints.advanceExact(document)
                    && fingerprints.longValue() == Documents.fingerprint(article)) {
                return true;
            }
        }
        return false;
    }

    /** Lets searches that begin from now on see all changes that were made until now; false if they do already. */
    boolean refresh() throws IOException {
        synchronized (refreshing) {
            var made = changes.get();
            if (made == seen) {
                return false;
            }
            searchers.maybeRefreshBlocking();
            seen = made;
            gone.values().removeIf(change -> change <= made);
            return true;
        }
    }

    void save() throws IOException {
        writer.commit();
    }

    IndexSearcher acquire() throws IOException {
        return searchers.acquire();
    }

    void release(IndexSearcher searcher) throws IOException {
        searchers.release(searcher);
    }

    @Override
    public void close() throws IOException {
        searchers.close();
        writer.close();
        directory.close();
    }
}
