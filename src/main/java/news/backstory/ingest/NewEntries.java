package news.backstory.ingest;

import news.backstory.article.ArticleId;
import news.backstory.article.Link;
import news.backstory.feed.Entry;

/**
 * Whoever wants to hear of each entry that is new in a feed, once its article is kept and findable. An entry is told before it is remembered: after a crash,
 * or a failure of the listener, it is told again. Of several threads at a time, never two about one feed.
 */
@FunctionalInterface
public interface NewEntries {

    /** Whoever must not lose it has written it down when this returns. */
    void arrived(NewEntry entry);

    /**
     * An entry that a feed has not shown before. Of one reading the oldest comes first; of a first reading they come in the feed's order.
     *
     * @param feed            by the address at which it is followed
     * @param article         kept; may be held, so whether it may be shown is to be asked when it is
     * @param isOfFirstReading whether the feed showed it already when it was added: then it is no news
     */
    record NewEntry(Link feed, ArticleId article, Entry entry, boolean isOfFirstReading) {}
}
