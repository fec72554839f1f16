package news.backstory.workbench;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/** Times of the processor, and what half and nearly all of them stay below. */
final class Times {

    private final List<Double> millis = new ArrayList<>();

    /** Nanoseconds that this thread had the processor. */
    static long ofThread() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    void add(long nanos) {
        millis.add(nanos / 1e6);
    }

    @Override
    public String toString() {
        var sorted = millis.stream().sorted().toList();
        return sorted.isEmpty() ? "none" : "p50 %.2f ms, p99 %.2f ms".formatted(sorted.get(sorted.size() / 2), sorted.get(sorted.size() * 99 / 100));
    }
}
