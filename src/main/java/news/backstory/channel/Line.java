package news.backstory.channel;

import java.time.Instant;
import java.util.List;

/**
 * A line of the outbox: one post to be said in one place, once.
 *
 * @param key          names the intended effect, so that planning it again changes nothing; 1 to 200 characters
 * @param staleAt      from then on it is not said any more
 * @param ifNotMember  what to say instead when the bot turns out not to be a member of the channel; lines under this one are then dropped
 */
public record Line(String key, Place place, Post post, Instant staleAt, List<Line> ifNotMember) {

    public Line {
        if (key.isBlank() || key.length() > 200) {
            throw new IllegalArgumentException("a line's key has 1 to 200 characters: " + key);
        }
        ifNotMember = List.copyOf(ifNotMember);
    }

    public Line(String key, Place place, Post post, Instant staleAt) {
        this(key, place, post, staleAt, List.of());
    }
}
