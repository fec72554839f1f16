package news.backstory.feed;

import java.util.List;

/** What came of reading a feed. */
public sealed interface FeedReading {

    /**
     * @param title   the feed's own; may be empty
     * @param entries the newest, in the feed's order, each id once; those without an address are left out; may be empty
     */
    record Fresh(String title, List<Entry> entries) implements FeedReading {

        public Fresh {
            entries = List.copyOf(entries);
        }
    }

    /** @param why a clause such as "it is a web page, not a feed" */
    record Unreadable(String why) implements FeedReading {}
}
