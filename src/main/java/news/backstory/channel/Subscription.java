package news.backstory.channel;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;

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

    /** Why all are paused at once: what comes meanwhile is kept, and told when we are let in again. */
    public static final String SHUT_OUT = "Slack does not let me in; what comes is kept";

    /** The same of one whose newest article has not been shown yet. */
    public static final String SHUT_OUT_NEW = SHUT_OUT + ", its newest article, too";

    private static final Pattern NUMBER = Pattern.compile("s([0-9]{1,15})\\b");

    public enum State {
        /** Its newest article has not been shown yet. */
        NEW, ACTIVE, PAUSED, REMOVED
    }

    /** The same with other wishes. */
    public Subscription wanting(Wanted other) {
        return new Subscription(number, channel, source, title, other, by, at, state, why);
    }

    /** As people write it: "s12". */
    public String id() {
        return "s" + number;
    }

    /** The number in a text that begins with one as people write it; empty for any other. */
    public static Optional<Long> number(String text) {
        var written = NUMBER.matcher(text);
        return written.lookingAt() ? Optional.of(Long.valueOf(written.group(1))) : Optional.empty();
    }

    /** Whether what comes is for it, at once or later. */
    public boolean isHeard() {
        return state == State.ACTIVE || state == State.NEW || isShutOut();
    }

    /** Whether it is paused because nothing can be said anywhere. */
    public boolean isShutOut() {
        return state == State.PAUSED && (why.equals(SHUT_OUT) || why.equals(SHUT_OUT_NEW));
    }

    /** Whether this person made it by what was heard at that time. */
    public boolean isBy(PersonId person, Instant heardAt) {
        return by.equals(person) && at.truncatedTo(ChronoUnit.MICROS).equals(heardAt.truncatedTo(ChronoUnit.MICROS));
    }
}
