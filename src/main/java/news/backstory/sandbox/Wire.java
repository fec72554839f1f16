package news.backstory.sandbox;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Tells open pages what happens in the workspace, numbered, so that a page that was cut off can tell whether it missed anything. */
final class Wire {

    static final int MAX_LINES = 100;
    static final int MAX_WAITING = 500;

    /** @param number from 1, without a gap */
    record Item(long number, Change change) {}

    private final AtomicLong last = new AtomicLong();
    private final List<Line> lines = new CopyOnWriteArrayList<>();

    Wire(Workspace workspace) {
        workspace.listen(this::spread);
    }

    /** The number of the newest change; 0 before any. */
    long last() {
        return last.get();
    }

    /** Hears of every change from now on; empty when too many do already. */
    Optional<Line> open() {
        if (lines.size() >= MAX_LINES) {
            return Optional.empty();
        }
        var line = new Line();
        lines.add(line);
        return Optional.of(line);
    }

    /** Called while the workspace is locked, so in order. */
    private void spread(Change change) {
        var item = new Item(last.incrementAndGet(), change);
        lines.forEach(line -> line.take(item));
    }

    /** One page's end of it. A page too slow for {@value #MAX_WAITING} changes is cut off: it has to ask for everything again. */
    final class Line implements AutoCloseable {

        private final BlockingQueue<Item> waiting = new LinkedBlockingQueue<>(MAX_WAITING);
        private volatile boolean cut;

        /** The next change; empty when none came in that time. */
        Optional<Item> next(Duration atMost) throws InterruptedException {
            return Optional.ofNullable(waiting.poll(atMost.toMillis(), TimeUnit.MILLISECONDS));
        }

        boolean cut() {
            return cut;
        }

        @Override
        public void close() {
            lines.remove(this);
        }

        private void take(Item item) {
            if (!waiting.offer(item)) {
                cut = true;
            }
        }
    }
}
