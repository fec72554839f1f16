package news.backstory.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import news.backstory.ledger.OutboxSender.Said;
import news.backstory.post.Place;

/** Ends the lines that can never be said any more. One that cannot be ended keeps nothing else from being said. Used by the sender's rounds alone. */
final class HopelessLines {

    /** So that one that breaks each time is a line in the log a minute. */
    private static final Duration AGAIN_AFTER = Duration.ofMinutes(1);

    /** If so many break in one round, the fault is hardly theirs: the others have their turn later. */
    private static final int MOST_BROKEN = 3;

    private final Outbox outbox;
    private final Endings endings;
    private final Consumer<Said> listener;
    private final Map<String, Instant> brokenUntil = new HashMap<>();

    HopelessLines(Outbox outbox, Endings endings, Consumer<Said> listener) {
        this.outbox = outbox;
        this.endings = endings;
        this.listener = listener;
    }

    /**
     * @param isBeingSaid by a line's key; such a line is left alone
     * @param max         lines
     */
    void end(Instant now, Predicate<String> isBeingSaid, int max) {
        brokenUntil.values().removeIf(until -> !now.isBefore(until));
        var broken = 0;
        for (var hopeless : outbox.hopeless(now, max)) {
            var key = hopeless.line().key();
            if (isBeingSaid.test(key) || brokenUntil.containsKey(key)) {
                continue;
            }
            try {
                end(hopeless);
            } catch (RuntimeException broke) {
                brokenUntil.put(key, now.plus(AGAIN_AFTER));
                listener.accept(new Said(hopeless.line(), new Posting.NotTried(broke.toString())));
                if (++broken == MOST_BROKEN) {
                    return;
                }
            }
        }
    }

    private void end(Outbox.Hopeless hopeless) {
        var why = hopeless.tooLate()
                ? "too late"
                : hopeless.line().place() instanceof Place.Again ? "a later change says it too" : "what it goes under was not said";
        endings.hopeless(hopeless, why);
        listener.accept(new Said(hopeless.line(), new Posting.Gone(why)));
    }
}
