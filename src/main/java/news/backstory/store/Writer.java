package news.backstory.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * The one thread that writes. Whatever waits when it is free goes into one transaction with one sync of the disk, so that many who wait for the disk wait
 * together: docs/why/acknowledging.md. It is a platform thread because SQLite's native calls pin a virtual thread's carrier, and with two cores two of
 * them would stop the whole server.
 */
final class Writer implements AutoCloseable {

    static final int MAX_WAITING = 10_000;
    private static final int MAX_BATCH = 256;

    /** A disk that takes longer is as good as gone; whether the write is on it is then unknown. */
    private static final Duration AT_MOST = Duration.ofSeconds(30);

    private final Jdbi jdbi;
    private final BlockingQueue<Job<?>> waiting = new ArrayBlockingQueue<>(MAX_WAITING);
    private final Thread thread = Thread.ofPlatform().name("store-writer").daemon().unstarted(this::run);
    private volatile boolean closing;

    /** Of the thread that writes, and of no other; none before the first batch, and after one that failed. */
    private @Nullable Handle handle;

    Writer(Jdbi jdbi) {
        this.jdbi = jdbi;
        thread.start();
    }

    /**
     * Returns when it is on disk.
     *
     * @throws StoreFault if it is not, or nobody knows; what is asked here can always be asked again
     */
    <T> T write(Function<Handle, T> work) {
        var job = new Job<>(work);
        if (closing || !waiting.offer(job)) {
            throw new StoreFault(closing ? "the store is closed" : "too much is waiting to be written");
        }
        try {
            return job.done.orTimeout(AT_MOST.toMillis(), TimeUnit.MILLISECONDS).join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof StoreFault fault ? fault : new StoreFault("could not write", failed.getCause());
        }
    }

    @Override
    public void close() {
        closing = true;
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        var batch = new ArrayList<Job<?>>();
        while (!closing || !waiting.isEmpty()) {
            take(batch);
            if (!batch.isEmpty()) {
                commit(batch);
            }
        }
        letGo();
    }

    private void take(List<Job<?>> batch) {
        batch.clear();
        try {
            batch.add(waiting.take());
            waiting.drainTo(batch, MAX_BATCH - 1);
        } catch (InterruptedException toClose) {
            waiting.drainTo(batch, MAX_BATCH);
        }
    }

    /** Whatever goes wrong, even an {@link Error}, fails this batch and no more: nothing is written any more once this thread has died. */
    private void commit(List<Job<?>> batch) {
        try {
            var open = opened();
            open.begin();
            batch.forEach(job -> job.runIn(open));
            open.commit();
            batch.forEach(Job::complete);
        } catch (RuntimeException | Error failed) {
            // A failed commit may still be on disk (facts of SQLite and of every other database): whoever asked must ask again.
            batch.forEach(job -> job.done.completeExceptionally(new StoreFault("could not commit", failed)));
            letGo();
        }
    }

    private Handle opened() {
        var open = handle == null ? jdbi.open() : handle;
        handle = open;
        return open;
    }

    /** The next batch opens the file again, and if it cannot, the one after it. */
    private void letGo() {
        var broken = handle;
        handle = null;
        try {
            if (broken != null) {
                broken.close();
            }
        } catch (RuntimeException | Error alreadyGone) {
            // It is of no use any more in any case.
        }
    }

    /** Work, and whoever waits for it. */
    private static final class Job<T> {

        private final Function<Handle, T> work;
        private final CompletableFuture<T> done = new CompletableFuture<>();
        private Runnable outcome = () -> {};

        Job(Function<Handle, T> work) {
            this.work = work;
        }

        /** In a savepoint of its own, so that it fails alone. */
        void runIn(Handle handle) {
            handle.savepoint("job");
            try {
                var result = work.apply(handle);
                handle.releaseSavepoint("job");
                outcome = () -> done.complete(result);
            } catch (RuntimeException | Error failed) {
                handle.rollbackToSavepoint("job");
                outcome = () -> done.completeExceptionally(failed);
            }
        }

        void complete() {
            outcome.run();
        }
    }
}
