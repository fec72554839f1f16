package news.backstory.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Rate limits: each name has a bucket of calls that fills up again steadily. */
final class Buckets {

    /** How full: {@code calls} at the moment {@code at}. */
    private record Level(double calls, Instant at) {}

    private final int size;
    private final Duration perCall;

    /** Guards the levels. One for each name, and names are methods or channels that exist. */
    private final Object lock = new Object();

    private final Map<String, Level> levels = new HashMap<>();

    /**
     * @param size how many calls at once when it is full
     * @param perCall how long one call takes to grow again
     */
    Buckets(int size, Duration perCall) {
        this.size = size;
        this.perCall = perCall;
    }

    /** Takes one call out; or says how long until there is one again, in whole seconds rounded up. */
    Optional<Duration> take(String name, Instant now) {
        synchronized (lock) {
            var was = levels.getOrDefault(name, new Level(size, now));
            var grown = Math.max(0, Duration.between(was.at(), now).toNanos()) / (double) perCall.toNanos();
            var calls = Math.min(size, was.calls() + grown);
            if (calls < 1) {
                levels.put(name, new Level(calls, now));
                return Optional.of(Duration.ofSeconds((long) Math.max(1, Math.ceil((1 - calls) * perCall.toNanos() / 1e9))));
            }
            levels.put(name, new Level(calls - 1, now));
            return Optional.empty();
        }
    }
}
