package news.backstory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands until somebody sets it. Any thread may read it. */
final class GivenTime implements InstantSource {

    private volatile Instant now;

    GivenTime(Instant now) {
        this.now = now;
    }

    @Override
    public Instant instant() {
        return now;
    }

    void set(Instant then) {
        now = then;
    }

    /** For the one thread that sets it. */
    void pass(Duration time) {
        set(instant().plus(time));
    }
}
