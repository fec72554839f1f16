package news.backstory.ledger;

import java.time.Duration;

/** How long to wait before something is tried again: twice as long each time, to an end. */
final class Pause {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private Pause() {}

    /** @param tries before this one, from 0 */
    static Duration after(int tries) {
        var pause = FIRST.multipliedBy(1L << Math.min(tries, 16));
        return pause.compareTo(LONGEST) < 0 ? pause : LONGEST;
    }
}
