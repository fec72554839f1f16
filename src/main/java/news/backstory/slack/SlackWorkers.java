package news.backstory.slack;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import news.backstory.command.Request;
import news.backstory.command.Requests;
import news.backstory.ledger.Line;

/**
 * Works on what was heard, a bounded number of requests at a time, on virtual threads. A request is done when its answers are in the outbox; until then
 * it stays in the inbox, and the next round, or the next start, works on it again with the same result.
 */
public final class SlackWorkers implements AutoCloseable {

    /** Enough to hide slow pages, few enough that acknowledging stays quick on two cores: docs/why/acknowledging.md. */
    private static final int MAX_AT_ONCE = 32;

    /** What does not find a worker at once waits on disk. */
    private static final int MAX_WAITING = 256;

    /** Then the person is told that something broke. */
    private static final int MAX_TRIES = 3;

    /** After the first failure, and four times as long after each further one. */
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

    /** A full disk does not heal in less, and each try is a stack trace in the log. */
    private static final Duration STORE_RESTS = Duration.ofSeconds(10);

    private static final Duration CLOSES_WITHIN = Duration.ofSeconds(10);
    private static final Duration CUT_OFF_WITHIN = Duration.ofSeconds(2);

    private final Requests requests;
    private final SlackDispatcher dispatcher;
    private final InstantSource clock;
    private final Consumer<String> answered;
    private final BiConsumer<String, RuntimeException> broke;
    private final Duration closesWithin;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("work-", 0).factory());
    private final Semaphore workers = new Semaphore(MAX_AT_ONCE);
    private final Semaphore waiting = new Semaphore(MAX_AT_ONCE + MAX_WAITING);

    /** Keys of requests that have a thread now, so that a round does not give them another. */
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();

    /** The requests that broke us in this process; each leaves the map when it is done. */
    private final ConcurrentMap<String, Setback> setbacks = new ConcurrentHashMap<>();

    /** Until then nothing is started, because the store took no answer a moment ago. Guarded by this. */
    private Instant storeRestsUntil = Instant.MIN;

    private volatile boolean closing;

    /**
     * @param answered hears the key of each request that is done
     * @param broke    hears of each request that broke us, and how
     */
    public SlackWorkers(
            Requests requests,
            SlackDispatcher dispatcher,
            InstantSource clock,
            Consumer<String> answered,
            BiConsumer<String, RuntimeException> broke) {
        this(requests, dispatcher, clock, answered, broke, CLOSES_WITHIN);
    }

    SlackWorkers(
            Requests requests,
            SlackDispatcher dispatcher,
            InstantSource clock,
            Consumer<String> answered,
            BiConsumer<String, RuntimeException> broke,
            Duration closesWithin) {
        this.closesWithin = closesWithin;
        this.requests = requests;
        this.dispatcher = dispatcher;
        this.clock = clock;
        this.answered = answered;
        this.broke = broke;
    }

    /** @param notBefore when it is tried again */
    private record Setback(int times, Instant notBefore) {}

    /** Starts on this request now if there is room; else it waits on disk for {@link #workOnPending()}. */
    void offer(Request request) {
        if (!storeRests() && waiting.tryAcquire()) {
            start(request);
        }
    }

    /** Starts on what waits on disk, as far as there is room; how many were started. */
    public int workOnPending() {
        var room = waiting.availablePermits();
        if (room == 0 || storeRests()) {
            return 0;
        }
        var started = 0;
        for (var request : requests.pending(room + underWay.size() + setbacks.size())) {
            if (!underWay.contains(request.key()) && !isPutOff(request) && waiting.tryAcquire() && start(request)) {
                started++;
            }
        }
        return started;
    }

    public boolean isBusy() {
        return !underWay.isEmpty();
    }

    /** Starts nothing more, and waits a moment for what is under way: what is not done by then is on disk, and done after the next start. */
    @Override
    public void close() {
        closing = true;
        threads.shutdown();
        try {
            if (!threads.awaitTermination(closesWithin.toMillis(), TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
                threads.awaitTermination(CUT_OFF_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException interrupted) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    /** Takes over a permit of {@code waiting}. */
    private boolean start(Request request) {
        if (closing || !underWay.add(request.key())) {
            waiting.release();
            return false;
        }
        threads.execute(() -> {
            workers.acquireUninterruptibly();
            try {
                if (!closing) {
                    work(request);
                }
            } finally {
                workers.release();
                underWay.remove(request.key());
                waiting.release();
            }
        });
        return true;
    }

    private void work(Request request) {
        List<Line> answers;
        try {
            answers = dispatcher.dispatch(request);
        } catch (RuntimeException | StackOverflowError broken) {
            report(request, "it broke us", broken);
            if (setBack(request).times() == MAX_TRIES) {
                done(request, apology(request));
            }
            return;
        }
        if (done(request, answers)) {
            answered.accept(request.key());
        }
    }

    /** What breaks the answer may break the apology, too; the request is then given up without a word to the person, and the log says so. */
    private List<Line> apology(Request request) {
        try {
            return dispatcher.apologise(request);
        } catch (RuntimeException | StackOverflowError broken) {
            report(request, "given up: we cannot even tell whom to apologise to", broken);
            return List.of();
        }
    }

    /** Whether the store took it. */
    private boolean done(Request request, List<Line> answers) {
        try {
            requests.done(request.key(), answers, clock.instant());
            setbacks.remove(request.key());
            return true;
        } catch (RuntimeException storeFails) {
            if (letStoreRest()) {
                report(request, "the store does not take the answer", storeFails);
            }
            return false;
        }
    }

    private void report(Request request, String what, Throwable broken) {
        if (!closing) {
            broke.accept(request.key(), new IllegalStateException(what, broken));
        }
    }

    private Setback setBack(Request request) {
        var now = clock.instant();
        return setbacks.merge(request.key(), new Setback(1, now.plus(FIRST_PAUSE)), (before, _) -> {
            var times = Math.min(before.times() + 1, MAX_TRIES);
            return new Setback(times, now.plus(FIRST_PAUSE.multipliedBy(1L << 2 * (times - 1))));
        });
    }

    private boolean isPutOff(Request request) {
        var setback = setbacks.get(request.key());
        return setback != null && clock.instant().isBefore(setback.notBefore());
    }

    private synchronized boolean storeRests() {
        return clock.instant().isBefore(storeRestsUntil);
    }

    /** False if it rests already: then somebody else has said so. */
    private synchronized boolean letStoreRest() {
        if (storeRests()) {
            return false;
        }
        storeRestsUntil = clock.instant().plus(STORE_RESTS);
        return true;
    }
}
