package news.backstory;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The processes in which bots live. One that its bot has left alive is used again: most of a bot's work is its process's start. Any thread may use it. */
final class FaultedProcesses implements AutoCloseable {

    private final List<String> flags;
    private final ProcessBuilder.Redirect log;
    private final Queue<FaultedProcess> free = new ConcurrentLinkedQueue<>();
    private final Set<FaultedProcess> alive = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /**
     * @param flags of their JVMs
     * @param log   what they write to standard error goes there
     */
    FaultedProcesses(List<String> flags, ProcessBuilder.Redirect log) {
        this.flags = List.copyOf(flags);
        this.log = log;
    }

    FaultedProcess take() throws IOException {
        var left = free.poll();
        if (left != null) {
            return left;
        }
        var fresh = FaultedProcess.start(flags, log);
        alive.add(fresh);
        if (closed) {
            fresh.close();
        }
        return fresh;
    }

    /** Its bot has ended, and it waits for another. */
    void giveBack(FaultedProcess process) {
        free.add(process);
    }

    /** It is dead, or is to be. */
    void bury(FaultedProcess process) {
        process.close();
        alive.remove(process);
    }

    /** Lets them end by themselves. */
    void end(Duration within) {
        alive.forEach(process -> process.end(within));
    }

    @Override
    public void close() {
        closed = true;
        alive.forEach(FaultedProcess::close);
    }
}
