package news.backstory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.locks.LockSupport;

/**
 * A folder for as long as the process lives, and whoever works in it: both go when it is closed, or when the process is told to stop, also while the start is
 * still under way. Only {@code kill -9} leaves it behind.
 */
final class Scratch implements AutoCloseable {

    /** Somebody who is being stopped may still write a file while we delete. */
    private static final int TRIES = 20;
    private static final Duration BETWEEN = Duration.ofMillis(100);

    private final Path folder;
    private AutoCloseable user = () -> {};
    private boolean closed;

    private Scratch(Path folder) {
        this.folder = folder;
    }

    static Scratch make(String name) throws IOException {
        var scratch = new Scratch(Files.createTempDirectory(name));
        Runtime.getRuntime().addShutdownHook(new Thread(scratch::close, "clear"));
        return scratch;
    }

    Path folder() {
        return folder;
    }

    /** Is closed before the folder is deleted. */
    synchronized void usedBy(AutoCloseable other) {
        user = other;
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            user.close();
        } catch (Exception stuck) {
            System.err.println("Could not close everything: " + stuck.getMessage());
        }
        for (var attempt = 0; attempt < TRIES && Files.exists(folder); attempt++) {
            if (attempt > 0) {
                LockSupport.parkNanos(BETWEEN.toNanos());
            }
            delete();
        }
    }

    private void delete() {
        try (var all = Files.walk(folder)) {
            for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException | UncheckedIOException stillWrittenTo) {
            // Tried again.
        }
    }
}
