package news.backstory.feed;

import java.util.List;

/** What came of reading a feed. */
public sealed interface FeedReading {

    /**
     * @param title   the feed's own; may be empty
     * @param site    the address of the site that the feed is of, absolute where that could be found out; may be empty
     * @param entries the newest, in the feed's order; an entry may have no address
     * @param deleted the latest entries that it says it has taken back
     * @param wishes  how the publisher would like the feed to be read
     * @param flaws   what was wrong with the feed, each a clause for the person who publishes it; empty for a good one
     */
    record Fresh(String title, String site, List<Entry> entries, List<Deleted> deleted, Wishes wishes, List<String> flaws) implements FeedReading {

        public Fresh {
            entries = List.copyOf(entries);
            deleted = List.copyOf(deleted);
            flaws = List.copyOf(flaws);
        }

        /** Whether a part of it did not arrive. */
        boolean isCut() {
            return flaws.contains(Ending.IN_AN_ENTRY);
        }
    }

    /**
     * A list of news sitemaps: what it holds is in them.
     *
     * @param addresses those worth reading, the likeliest to have news first; at least one, at most {@link Sitemap#MAX_SITEMAPS}
     */
    record Sitemaps(List<String> addresses) implements FeedReading {

        public Sitemaps {
            addresses = List.copyOf(addresses);
        }
    }

    /** @param why a clause such as "it is a web page, not a feed" */
    record Unreadable(String why) implements FeedReading {}
}
