package news.backstory.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that runs as the machine's does, and that a test can put forward. */
public final class RunningClock implements InstantSource {

    private volatile Duration ahead = Duration.ZERO;

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead);
    }

    public void putForwardTo(Instant then) {
        ahead = Duration.between(Instant.now(), then);
    }
}
