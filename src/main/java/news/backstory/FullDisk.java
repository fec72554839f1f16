package news.backstory;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import news.backstory.FaultPlan.Fault;

/**
 * A disk that takes no more for some rounds, as a process sees it: util-linux's prlimit has the system refuse every write beyond a length of file, and takes
 * that back. Where there is no such program the disk is never full.
 */
final class FullDisk {

    private static final Duration SET_WITHIN = Duration.ofSeconds(10);
    private static final int PAGE_BYTES = 4_096;
    private static final String NO_LIMIT = "unlimited";

    private long limit;
    private int rounds;

    /** Whether the process was told to write less than it writes now. */
    private boolean limited;

    /** Whether something could not be written since it is full. */
    private boolean missed;

    /** @param log the file that grows with each write */
    void fill(Path log, Fault.DiskFull how) throws IOException {
        limit = Math.max(1, (Files.exists(log) ? Files.size(log) : 0) + (long) PAGE_BYTES * how.pages());
        rounds = how.rounds();
    }

    /** Something was not done; that is the disk's doing while it is full. */
    void missed() {
        missed |= rounds > 0;
    }

    void roundHasEnded() {
        rounds = Math.max(0, rounds - 1);
    }

    void heal() {
        rounds = 0;
    }

    /** Has it hold for this process; true if it has just become free again, and was missed before. */
    boolean apply(long pid) {
        if (rounds > 0) {
            limit(pid, String.valueOf(limit));
            limited = true;
            return false;
        }
        if (limited) {
            limit(pid, NO_LIMIT);
        }
        var wasMissed = limited && missed;
        limited = false;
        missed = false;
        return wasMissed;
    }

    private static void limit(long pid, String bytes) {
        try {
            new ProcessBuilder("prlimit", "--pid", String.valueOf(pid), "--fsize=" + bytes + ":").redirectErrorStream(true)
                    .redirectOutput(Redirect.DISCARD).start().waitFor(SET_WITHIN.toSeconds(), TimeUnit.SECONDS);
        } catch (IOException noSuchProgram) {
            // Then nothing is missed either, and the table at the end says that the disk was full no time.
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
