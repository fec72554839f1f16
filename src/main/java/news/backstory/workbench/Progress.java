package news.backstory.workbench;

/** How far a long piece of work is, on standard error: a line that is written over on a terminal, at most five times a second. */
final class Progress {

    private static final long NANOS_BETWEEN = 200_000_000;

    private final Terminal terminal;
    private final String what;
    private final long start;
    private long lastShown;
    private long done;

    /** @param what in the plural, such as "articles" */
    Progress(Terminal terminal, String what) {
        this.terminal = terminal;
        this.what = what;
        this.start = terminal.nanoTime().getAsLong();
        this.lastShown = start;
    }

    void step() {
        done++;
        var now = terminal.nanoTime().getAsLong();
        if (now - lastShown >= NANOS_BETWEEN) {
            lastShown = now;
            terminal.err().print("\r" + text(now));
            terminal.err().flush();
        }
    }

    void end() {
        terminal.err().println("\r" + text(terminal.nanoTime().getAsLong()));
    }

    private String text(long now) {
        var seconds = (now - start) / 1e9;
        return "%,d %s, %.1f s, %,.0f a second".formatted(done, what, seconds, seconds > 0 ? done / seconds : 0.0);
    }
}
