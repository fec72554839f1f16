package news.backstory.web;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Lets so many fetches through at a time, and so many of one host. Who waits longest goes first. */
final class Turnstile {

    private final Semaphore all;
    private final int perHost;
    private final Duration pause;
    private final ConcurrentHashMap<String, Queue> hosts = new ConcurrentHashMap<>();

    Turnstile(int atATime, int perHost) {
        this(atATime, perHost, Duration.ZERO);
    }

    /** @param pause behind each fetch, before the next of that host may go in its place */
    Turnstile(int atATime, int perHost, Duration pause) {
        this.all = new Semaphore(atATime, true);
        this.perHost = perHost;
        this.pause = pause;
    }

    /** Leave by closing it. */
    interface Pass extends AutoCloseable {

        @Override
        void close();
    }

    /** @param guests who fetch from this host or wait to; at none the queue goes, so there are never more queues than fetches */
    private record Queue(Semaphore turns, int guests) {

        Queue with(int more) {
            return new Queue(turns, guests + more);
        }
    }

    /** Waits for a turn at the host before it takes one of all: a slow host's queue keeps nobody else out. */
    Pass enter(String host) throws InterruptedException {
        Semaphore turns = join(host);
        try {
            turns.acquire();
        } catch (InterruptedException goneHome) {
            leave(host);
            throw goneHome;
        }
        try {
            all.acquire();
        } catch (InterruptedException goneHome) {
            turns.release();
            leave(host);
            throw goneHome;
        }
        return () -> {
            all.release();
            if (pause.isZero()) {
                goOn(host, turns);
            } else {
                CompletableFuture.delayedExecutor(pause.toMillis(), TimeUnit.MILLISECONDS).execute(() -> goOn(host, turns));
            }
        };
    }

    int hostsInUse() {
        return hosts.size();
    }

    private void goOn(String host, Semaphore turns) {
        turns.release();
        leave(host);
    }

    private Semaphore join(String host) {
        return hosts.merge(host, new Queue(new Semaphore(perHost, true), 1), (known, _) -> known.with(1)).turns();
    }

    private void leave(String host) {
        hosts.computeIfPresent(host, (_, queue) -> queue.guests() == 1 ? null : queue.with(-1));
    }
}
