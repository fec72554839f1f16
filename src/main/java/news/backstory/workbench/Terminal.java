package news.backstory.workbench;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.function.LongSupplier;

/**
 * Where a verb reads, writes and reports.
 *
 * @param in       JSON lines in UTF-8, unless a file is named
 * @param out      what is asked for, and nothing else
 * @param err      progress, and what was wrong
 * @param nanoTime a clock that only ever goes forward, in nanoseconds from any moment
 */
public record Terminal(InputStream in, PrintStream out, PrintStream err, LongSupplier nanoTime) {}
