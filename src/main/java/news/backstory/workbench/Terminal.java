package news.backstory.workbench;

import java.io.InputStream;
import java.io.PrintStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * Where a verb reads, writes and reports.
 *
 * @param in       JSON lines in UTF-8, unless a file is named
 * @param out      what is asked for, and nothing else
 * @param err      progress, and what was wrong
 * @param nanoTime a clock that only ever goes forward, in nanoseconds from any moment
 * @param clock    what time it is, for verbs whose answer depends on it
 */
public record Terminal(InputStream in, PrintStream out, PrintStream err, LongSupplier nanoTime, InstantSource clock) {

    private static final Instant LATER_THAN_ANY_ARTICLE = Instant.parse("2100-01-01T00:00:00Z");

    /** For verbs whose answer does not depend on the time: no date is in the future. */
    public Terminal(InputStream in, PrintStream out, PrintStream err, LongSupplier nanoTime) {
        this(in, out, err, nanoTime, InstantSource.fixed(LATER_THAN_ANY_ARTICLE));
    }
}
