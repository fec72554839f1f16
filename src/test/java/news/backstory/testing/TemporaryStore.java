package news.backstory.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import news.backstory.article.Articles;
import news.backstory.command.Feedback;
import news.backstory.command.Requests;
import news.backstory.feed.Feeds;
import news.backstory.hub.HubSubscriptions;
import news.backstory.ledger.Outbox;
import news.backstory.store.SqlStore;
import news.backstory.store.StoreUnusable;
import news.backstory.story.Stories;
import news.backstory.telling.Books;
import news.backstory.wire.WireItems;

/** The real store, in a folder of its own that goes with it: no pretend store could differ from it. */
public final class TemporaryStore implements AutoCloseable {

    private final Path folder;
    private final SqlStore store;

    /** A store in which nothing is kept yet, made once: its tables cost half of what opening one takes. */
    private static final class Empty {

        private static final Map<String, byte[]> FILES = make();

        private static Map<String, byte[]> make() {
            try {
                var folder = Files.createTempDirectory("backstory-empty");
                SqlStore.open(folder).close();
                var files = new HashMap<String, byte[]>();
                try (var all = Files.list(folder)) {
                    for (var file : all.toList()) {
                        files.put(file.getFileName().toString(), Files.readAllBytes(file));
                        Files.delete(file);
                    }
                }
                Files.delete(folder);
                return Map.copyOf(files);
            } catch (IOException | StoreUnusable diskFails) {
                throw new IllegalStateException(diskFails);
            }
        }
    }

    public TemporaryStore() {
        try {
            this.folder = Files.createTempDirectory("backstory-test");
            for (var file : Empty.FILES.entrySet()) {
                Files.write(folder.resolve(file.getKey()), file.getValue());
            }
            this.store = SqlStore.open(folder);
        } catch (IOException | StoreUnusable diskFails) {
            throw new IllegalStateException(diskFails);
        }
    }

    public Articles articles() {
        return store.articles();
    }

    public WireItems wireItems() {
        return store.wireItems();
    }

    public Outbox outbox() {
        return store.outbox();
    }

    public Books books() {
        return store.books();
    }

    public Requests requests() {
        return store.requests();
    }

    public Feeds feeds() {
        return store.feeds();
    }

    public HubSubscriptions hubSubscriptions() {
        return store.hubSubscriptions();
    }

    public Stories stories() {
        return store.stories();
    }

    public Feedback feedback() {
        return store.feedback();
    }

    @Override
    public void close() {
        store.close();
        try (var all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(TemporaryStore::delete);
        } catch (IOException diskFails) {
            throw new UncheckedIOException(diskFails);
        }
    }

    private static void delete(Path path) {
        try {
            Files.delete(path);
        } catch (IOException diskFails) {
            throw new UncheckedIOException(diskFails);
        }
    }
}
