package news.backstory.ledger;

import java.time.Duration;
import java.time.Instant;

/**
 * While the other side does not know our key, nothing is said but now and then one line, to see whether it does again: hundreds that try each by itself would
 * be a nuisance, and would not be heard either. Any thread may ask.
 */
final class ShutOut {

    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofMinutes(15);

    /** Zero while we are let in. */
    private Duration pause = Duration.ZERO;
    private Instant until = Instant.MIN;

    /** The one line that tries is on its way. */
    private boolean trying;

    /** Whether a line may be said now. Of those that could try, one does. */
    synchronized boolean lets(Instant now) {
        if (pause.isZero()) {
            return true;
        }
        if (now.isBefore(until)) {
            return false;
        }
        until = now.plus(pause);
        trying = true;
        return true;
    }

    /** We were not let in; when to try again. */
    synchronized Instant again(Instant now) {
        if (pause.isZero()) {
            pause = FIRST;
        } else if (trying) {
            pause = pause.multipliedBy(2).compareTo(LONGEST) < 0 ? pause.multipliedBy(2) : LONGEST;
        }
        trying = false;
        until = now.plus(pause);
        return until;
    }

    synchronized void isOver() {
        pause = Duration.ZERO;
        trying = false;
    }
}
