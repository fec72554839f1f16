package news.backstory.feed;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Where feeds are taken apart: a few threads of the system's own. On the virtual threads that fetch, two feeds that cost much time would hold both
 * processors, and no other fetch would go on. Needs no end: threads without work end by themselves, and hold up nobody who does.
 */
final class Bench {

    static final int MAX_FEEDS_AT_A_TIME = 2;
    private static final long IDLE_SECONDS = 10;

    private final ExecutorService threads;

    Bench() {
        var pool = new ThreadPoolExecutor(MAX_FEEDS_AT_A_TIME, MAX_FEEDS_AT_A_TIME, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(),
                Thread.ofPlatform().daemon().name("feed-", 1).factory());
        pool.allowCoreThreadTimeOut(true);
        this.threads = pool;
    }

    /** Waits for its turn, first come, first served, and for what comes of it. */
    <T> T at(Supplier<T> work) {
        var turn = threads.submit(work::get);
        try {
            return turn.get();
        } catch (InterruptedException stopped) {
            turn.cancel(true);
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the bot stops"); // Nothing of it was remembered, so it is done again.
        } catch (ExecutionException broke) {
            switch (broke.getCause()) {
                case RuntimeException ours -> throw ours;
                case Error ofTheMachine -> throw ofTheMachine;
                case null, default -> throw new IllegalStateException(broke.getCause());
            }
        }
    }
}
