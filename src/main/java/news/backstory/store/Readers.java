package news.backstory.store;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The threads that read: platform threads for the reason that {@link Writer} gives, as many as there are connections to read with. */
final class Readers implements AutoCloseable {

    static final int COUNT = 3;

    private final Jdbi jdbi;
    private final ExecutorService threads = Executors.newFixedThreadPool(COUNT, Thread.ofPlatform().name("store-reader-", 0).daemon().factory());

    Readers(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** @throws StoreFault if it cannot be read */
    <T> T read(Function<Handle, T> work) {
        try {
            return CompletableFuture.supplyAsync(() -> jdbi.withHandle(work::apply), threads).join();
        } catch (CompletionException failed) {
            throw new StoreFault("could not read", failed.getCause());
        }
    }

    @Override
    public void close() {
        threads.close();
    }
}
