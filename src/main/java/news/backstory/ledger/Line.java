package news.backstory.ledger;

import java.time.Instant;
import java.util.List;
import news.backstory.post.Place;
import news.backstory.post.Post;

/**
 * A line of the outbox: one post to be said in one place, once.
 *
 * @param key         names the intended effect, so that planning it again changes nothing; 1 to 200 characters
 * @param staleAt     from then on it is not said any more
 * @param ifNotMember what to say instead when the bot turns out not to be a member of the channel; lines under this one are then dropped
 * @param ifNotSaid   where whoever waits for it hears that it was not said, or perhaps not; one place, or none if nobody waits
 * @param turn        when its turn comes among the lines that could go now
 */
public record Line(String key, Place place, Post post, Instant staleAt, List<Line> ifNotMember, List<Place> ifNotSaid, Turn turn) {

    public Line {
        if (key.isBlank() || key.length() > 200) {
            throw new IllegalArgumentException("a line's key has 1 to 200 characters: " + key);
        }
        if (ifNotSaid.size() > 1) {
            throw new IllegalArgumentException("whoever waits for a line is told in one place: " + key);
        }
        ifNotMember = List.copyOf(ifNotMember);
        ifNotSaid = List.copyOf(ifNotSaid);
    }

    public Line(String key, Place place, Post post, Instant staleAt) {
        this(key, place, post, staleAt, List.of(), List.of());
    }

    public Line(String key, Place place, Post post, Instant staleAt, List<Line> ifNotMember, List<Place> ifNotSaid) {
        this(key, place, post, staleAt, ifNotMember, ifNotSaid, Turn.IN_ORDER);
    }

    public enum Turn {
        /** Before all others: it takes something back. */
        FIRST, IN_ORDER,
        /** When nothing else waits in its channel: nobody has asked for it just now. */
        LAST
    }

    public Line whenFree() {
        return new Line(key, place, post, staleAt, ifNotMember, ifNotSaid, Turn.LAST);
    }

    public Line atOnce() {
        return new Line(key, place, post, staleAt, ifNotMember, ifNotSaid, Turn.FIRST);
    }
}
