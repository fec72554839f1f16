package news.backstory.slack;

import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import news.backstory.channel.Outbox;
import news.backstory.command.Request;
import news.backstory.command.Requests;

/**
 * Works on what was heard, a bounded number of requests at a time, on virtual threads. A request is done when its answers are in the outbox; until then
 * it stays in the inbox, and the next round, or the next start, works on it again with the same result.
 */
public final class SlackWorkers implements AutoCloseable {

    /** Enough to hide slow pages, few enough that acknowledging stays quick on two cores: docs/why/acknowledging.md. */
    private static final int MAX_AT_ONCE = 32;

    /** What does not find a worker at once waits on disk. */
    private static final int MAX_WAITING = 256;

    private static final int MAX_TRIES = 3;

    private final Requests requests;
    private final Outbox outbox;
    private final SlackDispatcher dispatcher;
    private final InstantSource clock;
    private final Consumer<String> answered;
    private final BiConsumer<String, RuntimeException> broke;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("work-", 0).factory());
    private final Semaphore workers = new Semaphore(MAX_AT_ONCE);
    private final Semaphore waiting = new Semaphore(MAX_AT_ONCE + MAX_WAITING);

    /** Keys of requests that have a thread now, so that a round does not give them another. */
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();

    /** How often a request broke us in this process; it leaves the map when it is done. */
    private final ConcurrentMap<String, Integer> failures = new ConcurrentHashMap<>();

    /**
     * @param answered hears the key of each request that is done
     * @param broke    hears of each request that broke us, and how
     */
    public SlackWorkers(
            Requests requests,
            Outbox outbox,
            SlackDispatcher dispatcher,
            InstantSource clock,
            Consumer<String> answered,
            BiConsumer<String, RuntimeException> broke) {
        this.requests = requests;
        this.outbox = outbox;
        this.dispatcher = dispatcher;
        this.clock = clock;
        this.answered = answered;
        this.broke = broke;
    }

    /** Starts on this request now if there is room; else it waits on disk for {@link #workOnPending()}. */
    void offer(Request request) {
        if (waiting.tryAcquire()) {
            start(request);
        }
    }

    /** Starts on what waits on disk, as far as there is room; how many were started. */
    public int workOnPending() {
        var room = waiting.availablePermits();
        if (room == 0) {
            return 0;
        }
        var started = 0;
        for (var request : requests.pending(room + underWay.size())) {
            if (!underWay.contains(request.key()) && waiting.tryAcquire() && start(request)) {
                started++;
            }
        }
        return started;
    }

    public boolean isBusy() {
        return !underWay.isEmpty();
    }

    @Override
    public void close() {
        threads.close();
    }

    /** Takes over a permit of {@code waiting}. */
    private boolean start(Request request) {
        if (!underWay.add(request.key())) {
            waiting.release();
            return false;
        }
        threads.execute(() -> {
            workers.acquireUninterruptibly();
            try {
                work(request);
            } finally {
                workers.release();
                underWay.remove(request.key());
                waiting.release();
            }
        });
        return true;
    }

    private void work(Request request) {
        try {
            outbox.add(dispatcher.dispatch(request));
            requests.done(request.key(), clock.instant());
            failures.remove(request.key());
            answered.accept(request.key());
        } catch (RuntimeException broken) {
            broke.accept(request.key(), broken);
            giveUpIfHopeless(request);
        }
    }

    private void giveUpIfHopeless(Request request) {
        if (failures.merge(request.key(), 1, Integer::sum) < MAX_TRIES) {
            return;
        }
        try {
            outbox.add(dispatcher.apologise(request));
            requests.done(request.key(), clock.instant());
            failures.remove(request.key());
        } catch (RuntimeException storeFailsToo) {
            broke.accept(request.key(), storeFailsToo);
        }
    }
}
