package news.backstory.feed;

import java.util.List;
import news.backstory.article.Link;

/** What came of looking for the feeds of a site. Every feed in it has been read. */
public sealed interface FeedsFound {

    /**
     * A feed that can be read.
     *
     * @param address to subscribe to
     * @param title   the feed's own, else what the page calls it, else its host
     * @param site    the page that the feed is of; may be empty
     * @param entries how many it shows
     */
    record Choice(Link address, String title, String site, int entries) {}

    /**
     * The address is that of a feed.
     *
     * @param entries those it shows, in its order
     */
    record Itself(Choice feed, List<Entry> entries) implements FeedsFound {

        public Itself {
            entries = List.copyOf(entries);
        }
    }

    /** The page at the address names these, the best first, those of comments last, or its site names one to programs; at least one, at most {@link FeedFinder#MAX_CHOICES}. */
    record Named(List<Choice> feeds) implements FeedsFound {

        public Named {
            feeds = List.copyOf(feeds);
        }
    }

    /** The page names none that can be read; these stand where feeds usually stand. At least one. */
    record Guessed(List<Choice> feeds) implements FeedsFound {

        public Guessed {
            feeds = List.copyOf(feeds);
        }
    }

    /** @param why a clause that a person understands, such as "its server answered 404" */
    record Nothing(String why) implements FeedsFound {}
}
