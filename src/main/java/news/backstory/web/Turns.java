package news.backstory.web;

/** One walk's turns in a queue, at one host at a time: before it waits for the next it has left the last, so that no two walks wait for each other. */
final class Turns implements AutoCloseable {

    private static final Turnstile.Pass NOTHING = () -> {};

    private final Turnstile queue;
    private String host = "";
    private Turnstile.Pass pass = NOTHING;
    private boolean isOver;

    Turns(Turnstile queue) {
        this.queue = queue;
    }

    /** Waits for the turn at this host, unless it is had. By one thread at a time. */
    void at(String next) throws InterruptedException {
        if (isElsewhere(next)) {
            take(queue.enter(next));
        }
    }

    /** By any thread: whoever still waits then leaves as soon as he is let in. */
    @Override
    public synchronized void close() {
        isOver = true;
        leave();
    }

    private synchronized boolean isElsewhere(String next) {
        var isElsewhere = !next.equals(host);
        if (isElsewhere) {
            leave();
            host = next;
        }
        return isElsewhere;
    }

    private synchronized void take(Turnstile.Pass entered) {
        pass = entered;
        if (isOver) {
            leave();
        }
    }

    private void leave() {
        pass.close();
        pass = NOTHING;
    }
}
