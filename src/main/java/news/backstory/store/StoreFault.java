package news.backstory.store;

import org.jspecify.annotations.Nullable;

/** The store did not do what was asked: the disk is full, slow or gone, or too much is asked at once. Nothing that was acknowledged before is lost. */
public final class StoreFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StoreFault(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    StoreFault(String message) {
        super(message);
    }
}
