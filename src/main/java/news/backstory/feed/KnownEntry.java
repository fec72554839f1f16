package news.backstory.feed;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * An entry that a feed has shown us, and every name it went by.
 *
 * @param name      ours, unique in the feed; never changes
 * @param keys      of all its ids, addresses, dates and texts so far: see {@link EntryKeys}
 * @param title     as last seen
 * @param published as last seen; none or one
 * @param state     a hash of title and text as last seen, to tell an edit from a repetition
 * @param page      its address as first seen; empty if it had none, or was not kept then
 */
public record KnownEntry(String name, Set<String> keys, String title, List<Instant> published, String state, String page, Instant firstSeen,
        Instant lastSeen) {

    static final int MAX_KEYS = 40;

    public KnownEntry {
        if (published.size() > 1) {
            throw new IllegalArgumentException("one date at most: " + name);
        }
        keys = Set.copyOf(keys);
        published = List.copyOf(published);
    }
}
