package news.backstory.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import news.backstory.article.Link;

/**
 * How a feed is, for people.
 *
 * @param title       its own; may be empty
 * @param lastSuccess when it could last be read; {@link Instant#EPOCH} if never
 * @param lastNew     when it last brought something new; {@link Instant#EPOCH} if never
 * @param cause       what stands in the way, as a clause; empty unless it is {@link State#FAILING}, {@link State#HELD}, {@link State#MOVED} or {@link State#GONE}
 * @param since       since when it does; {@link Instant#EPOCH} if nothing does
 * @param failures    one after the other
 * @param next        when it is read next; of no meaning if it is {@link State#GONE} or {@link State#STOPPED}
 * @param flaws       what was wrong with it at its last reading, each a clause for its publisher
 * @param held        so many old entries wait until a person has looked
 */
public record FeedHealth(Link address, String title, State state, Instant lastSuccess, Instant lastNew, String cause, Instant since, int failures,
        Instant next, List<String> flaws, int held) {

    /** In the order in which they want attention. */
    public enum State {
        /** Its publisher has taken it away: it is read no more. */
        GONE,
        /** Old entries wait until a person says what is to become of them; what is new is read. */
        HELD,
        /** It could not be read the last time, and is tried again. */
        FAILING,
        /** It is read, but its server leads to another site for good: somebody should subscribe to it there. */
        MOVED,
        /** It was not read yet. */
        NEW, WELL,
        /** Nobody wants it. */
        STOPPED
    }

    public FeedHealth {
        flaws = List.copyOf(flaws);
    }

    public static FeedHealth of(Feed feed) {
        var health = feed.health();
        var state = state(feed);
        var isMoved = state == State.MOVED;
        return new FeedHealth(feed.address(), feed.title(), state, health.lastRead(), health.lastNew(), isMoved ? moved(feed) : health.problem(),
                isMoved ? movedSince(feed) : health.failingSince(), health.failures(), feed.next(), health.flaws(), health.held());
    }

    /** Whether somebody should look. */
    public boolean wantsAttention() {
        return switch (state) {
            case GONE, HELD, FAILING, MOVED -> true;
            case NEW, WELL, STOPPED -> false;
        };
    }

    private static State state(Feed feed) {
        return switch (feed.standing()) {
            case GONE -> State.GONE;
            case STOPPED -> State.STOPPED;
            // Held, and cannot be read either: that is said first, since nothing of it comes in.
            case FOLLOWED, HELD, RELEASED -> feed.health().failures() > 0
                    ? State.FAILING
                    : feed.standing() == Feed.Standing.HELD
                            ? State.HELD
                            : feed.health().lastRead().equals(Instant.EPOCH) ? State.NEW : feed.place().isLeft() ? State.MOVED : State.WELL;
        };
    }

    /** Without its path: what a server leads to may hold what nobody else should read. */
    private static String moved(Feed feed) {
        return "its server leads to another site for good: " + Link.parse(feed.place().movesTo()).map(Link::host).orElse("unknown");
    }

    private static Instant movedSince(Feed feed) {
        return feed.place().movedOn().stream().min(Long::compare).map(day -> Instant.EPOCH.plus(Duration.ofDays(day))).orElse(Instant.EPOCH);
    }
}
