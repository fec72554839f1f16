package news.backstory.channel;

import java.time.Instant;

/**
 * A channel's wish to hear of a source.
 *
 * @param number never given again
 * @param title  what people call the source
 * @param by     who made it, and is told when it fails
 * @param why    why it is paused; empty if it is not
 */
public record Subscription(long number, ChannelId channel, Source source, String title, Wanted wanted, PersonId by, Instant at, State state,
        String why) {

    public enum State {
        /** Its newest article has not been shown yet. */
        NEW, ACTIVE, PAUSED, REMOVED
    }

    /** As people write it: "s12". */
    public String id() {
        return "s" + number;
    }
}
