package news.backstory.feed;

import java.time.Instant;
import java.util.List;
import news.backstory.article.Link;

/**
 * One line of a feed: a promise of an article.
 *
 * @param id        the feed's own name for it, as written; its address if it has none; never blank
 * @param title     plain text on one line; may be empty
 * @param published when, if the feed says so, else when it was last updated, if it says that; none or one; may be wrong, or in the future
 */
public record Entry(String id, Link link, String title, List<Instant> published) {

    public Entry {
        if (id.isBlank() || published.size() > 1) {
            throw new IllegalArgumentException("an entry has an id and one date at most: " + link);
        }
        published = List.copyOf(published);
    }
}
