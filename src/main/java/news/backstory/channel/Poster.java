package news.backstory.channel;

import java.time.Instant;

/** Says posts. Each method makes one call and never tries again by itself. */
public interface Poster {

    /** @param place any but {@link Place.Under}, which is resolved before */
    Posting post(String key, Place place, Post post, Cards cards);

    /** Looks for the post with this key among what was said there since then. */
    Finding find(String key, Place place, Instant since);
}
