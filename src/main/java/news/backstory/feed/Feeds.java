package news.backstory.feed;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import news.backstory.article.Link;

/** The feeds we follow, and what we know of their entries. What a method has returned from is kept. */
public interface Feeds {

    Optional<Feed> find(Link address);

    /** By address. */
    List<Feed> all();

    /** Those whose time has come, the longest overdue first; never one that is not read. */
    List<Feed> due(Instant now, int max);

    void save(Feed feed);

    /** {@link FeedMemory#NONE} before the first reading. */
    FeedMemory memory(Link feed);

    /** @param before as {@link #memory} gave it: only what is not in it is written */
    void remember(Link feed, FeedMemory before, FeedMemory after);

    /** Entries of other feeds that have one of these keys; a few. */
    List<KnownEntry> elsewhere(Link feed, Set<String> keys);
}
