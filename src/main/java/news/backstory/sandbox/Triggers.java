package news.backstory.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** What lets the bot open a dialog in front of somebody who just did something: good for three seconds and once. docs.slack.dev/surfaces/modals */
final class Triggers {

    static final Duration LIFE = Duration.ofSeconds(3);
    static final int MAX_KEPT = 20_000;

    /** What using one comes to. */
    sealed interface Use {

        /** @param view in which it was done; empty when it was done elsewhere */
        record Valid(String person, String view) implements Use {}

        /** Slack's word. */
        record Refused(String error) implements Use {}
    }

    private record Kept(String person, String view, Instant made, boolean used) {}

    private final Ids ids;

    /** Guards what is kept, oldest first. */
    private final Object lock = new Object();

    private final Map<String, Kept> kept = new LinkedHashMap<>();

    Triggers(Ids ids) {
        this.ids = ids;
    }

    /**
     * A new one. The oldest make room for it.
     *
     * @param view in which it was done, or empty
     */
    String issue(String person, String view, Instant now) {
        var trigger = ids.trigger();
        synchronized (lock) {
            kept.put(trigger, new Kept(person, view, now, false));
            if (kept.size() > MAX_KEPT) {
                kept.remove(kept.keySet().iterator().next());
            }
        }
        return trigger;
    }

    Use use(String trigger, Instant now) {
        synchronized (lock) {
            var there = kept.get(trigger);
            if (there == null) {
                return new Use.Refused("invalid_trigger_id");
            }
            if (there.used()) {
                return new Use.Refused("exchanged_trigger_id");
            }
            if (there.made().plus(LIFE).isBefore(now)) {
                return new Use.Refused("expired_trigger_id");
            }
            kept.put(trigger, new Kept(there.person(), there.view(), there.made(), true));
            return new Use.Valid(there.person(), there.view());
        }
    }
}
