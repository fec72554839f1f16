package news.backstory.hub;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import news.backstory.article.Link;

/**
 * That a hub is to tell us of news in a feed.
 *
 * @param callback     the unguessable end of the address at which this hub, and nobody else, reaches us about this feed
 * @param askedAt      when the hub was asked for what it has not confirmed yet; {@link Instant#EPOCH} if it owes no answer
 * @param leaseUntil   it tells us till then; {@link Instant#EPOCH} if it never agreed
 * @param next         when it is asked next
 * @param failures     one after the other
 * @param problem      the last of them, as a clause; empty if there is none
 * @param hasMissed    whether it failed to tell of something that we then found ourselves, and has told nothing since
 */
public record HubSubscription(Link feed, Link topic, Link hub, String callback, HubSecret secret, State state, Instant askedAt, Instant leaseUntil,
        Instant next, int failures, String problem, boolean hasMissed) {

    static final Duration FIRST_PAUSE = Duration.ofMinutes(10);
    static final Duration LONGEST_PAUSE = Duration.ofDays(1);

    public enum State {
        /** It has not agreed yet, or no longer. */
        WANTED,
        /** It has agreed. */
        LIVE,
        /** It is to stop. */
        LEAVING
    }

    static HubSubscription wanted(Link feed, Link topic, Link hub, String callback, HubSecret secret, Instant now) {
        return new HubSubscription(feed, topic, hub, callback, secret, State.WANTED, Instant.EPOCH, Instant.EPOCH, now, 0, "", false);
    }

    /** Whether it can be relied on to tell us. */
    boolean coversAt(Instant now) {
        return state == State.LIVE && now.isBefore(leaseUntil) && !hasMissed;
    }

    /** A secret goes, and is expected back, only where nobody listens in. */
    boolean isSigned() {
        return hub.text().toLowerCase(Locale.ROOT).startsWith("https:");
    }

    boolean owesAnswer() {
        return !askedAt.equals(Instant.EPOCH);
    }

    /** Written down before it is asked, because some hubs confirm before they answer. If nothing comes, it is asked again. */
    HubSubscription asked(Instant now) {
        return new HubSubscription(feed, topic, hub, callback, secret, state, now, leaseUntil, now.plus(pause(failures + 1)), failures, problem,
                hasMissed);
    }

    HubSubscription failed(Instant now, String why) {
        return new HubSubscription(feed, topic, hub, callback, secret, state, Instant.EPOCH, leaseUntil, now.plus(pause(failures + 1)), failures + 1,
                why,
                hasMissed);
    }

    /** It is asked again while a fifth of the time is left. */
    HubSubscription live(Instant now, Duration lease) {
        return new HubSubscription(feed, topic, hub, callback, secret, State.LIVE, Instant.EPOCH, now.plus(lease),
                now.plus(lease.multipliedBy(4).dividedBy(5)), 0, "", hasMissed);
    }

    HubSubscription denied(Instant now, String why) {
        return new HubSubscription(feed, topic, hub, callback, secret, State.WANTED, Instant.EPOCH, Instant.EPOCH, now.plus(LONGEST_PAUSE),
                failures + 1,
                why, hasMissed);
    }

    HubSubscription leaving(Instant now) {
        return new HubSubscription(feed, topic, hub, callback, secret, State.LEAVING, Instant.EPOCH, leaseUntil, now, 0, "", hasMissed);
    }

    HubSubscription missing(boolean somethingNow) {
        return new HubSubscription(feed, topic, hub, callback, secret, state, askedAt, leaseUntil, next, failures, problem, somethingNow);
    }

    private static Duration pause(int failures) {
        var pause = failures > 8 ? LONGEST_PAUSE : FIRST_PAUSE.multipliedBy(1L << (failures - 1));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
}
