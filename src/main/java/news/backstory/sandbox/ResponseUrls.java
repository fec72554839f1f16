package news.backstory.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** The addresses to which the bot may answer a command or an action: docs.slack.dev/interactivity/handling-user-interaction. */
final class ResponseUrls {

    static final int MAX_USES = 5;
    static final Duration LIFE = Duration.ofMinutes(30);
    static final int MAX_KEPT = 20_000;

    /**
     * Where an answer goes.
     *
     * @param original the ts of the bot's message that was acted on; empty for a command and for a shortcut
     */
    record Ticket(String channel, String person, String original) {}

    /** What using one comes to. */
    sealed interface Use {

        record Valid(Ticket ticket) implements Use {}

        /** Slack's word. */
        record Refused(String error) implements Use {}
    }

    private record Kept(Ticket ticket, Instant made, int uses) {}

    private final Ids ids;

    /** Guards what is kept, oldest first. */
    private final Object lock = new Object();

    private final Map<String, Kept> kept = new LinkedHashMap<>();

    ResponseUrls(Ids ids) {
        this.ids = ids;
    }

    /** A new one; the last part of its path. The oldest make room for it. */
    String issue(Ticket ticket, Instant now) {
        var secret = ids.secret();
        synchronized (lock) {
            kept.put(secret, new Kept(ticket, now, 0));
            if (kept.size() > MAX_KEPT) {
                kept.remove(kept.keySet().iterator().next());
            }
        }
        return secret;
    }

    /** Counts as one use if it is valid. */
    Use use(String secret, Instant now) {
        synchronized (lock) {
            var there = kept.get(secret);
            if (there == null) {
                return new Use.Refused("invalid_url");
            }
            if (there.made().plus(LIFE).isBefore(now)) {
                return new Use.Refused("expired_url");
            }
            if (there.uses() >= MAX_USES) {
                return new Use.Refused("used_url");
            }
            kept.put(secret, new Kept(there.ticket(), there.made(), there.uses() + 1));
            return new Use.Valid(there.ticket());
        }
    }
}
