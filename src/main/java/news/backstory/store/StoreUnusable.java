package news.backstory.store;

/** The data folder cannot be used; the message is one line that says why, and what to do. */
public final class StoreUnusable extends Exception {

    private static final long serialVersionUID = 1L;

    StoreUnusable(String message, Throwable cause) {
        super(message, cause);
    }

    StoreUnusable(String message) {
        super(message);
    }
}
