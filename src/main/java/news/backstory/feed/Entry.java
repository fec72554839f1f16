package news.backstory.feed;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import news.backstory.article.Link;

/**
 * One line of a feed: a promise of an article.
 *
 * @param id        the feed's own name for it, as written; its address if it has none; empty if it has neither
 * @param address   of its page, absolute where that could be found out; else as written, which may be no address of the web; empty if there is none
 * @param title     plain text on one line; may be empty
 * @param published when, if the feed says so; none or one; may be wrong, or in the future
 * @param updated   when it was last changed, if the feed says so; none or one
 * @param authors   names, or what stands for them
 * @param summary   the feed's description of it: HTML or text, as written; may be empty
 * @param content   the whole of it, if the feed carries that: HTML or text, as written; may be empty
 * @param image     address of its picture; may be empty
 * @param idMayBePage whether an id that is an address of the web may be opened as its page: not if the feed says that it is none
 */
public record Entry(
        String id,
        String address,
        String title,
        List<Instant> published,
        List<Instant> updated,
        List<String> authors,
        String summary,
        String content,
        String image,
        boolean idMayBePage) {

    static final int MAX_TEXT_CHARACTERS = 256_000;

    public Entry {
        if (published.size() > 1 || updated.size() > 1) {
            throw new IllegalArgumentException("an entry has one date of a kind at most: " + address);
        }
        published = List.copyOf(published);
        updated = List.copyOf(updated);
        authors = List.copyOf(authors);
        summary = PlainTitle.cut(summary, MAX_TEXT_CHARACTERS);
        content = PlainTitle.cut(content, MAX_TEXT_CHARACTERS);
    }

    public Entry(
            String id, String address, String title, List<Instant> published, List<Instant> updated, List<String> authors, String summary,
            String content,
            String image) {
        this(id, address, title, published, updated, authors, summary, content, image, true);
    }

    /** Where its page is, if that is known: its address, or its id if only that is an address of the web, and may lead to a page. */
    public Optional<Link> link() {
        return Link.parse(address).or(() -> idMayBePage ? Link.parse(id) : Optional.empty());
    }

    /** What the feed tells of it in plain text, its description before its content: lines that are not blank; none if it tells nothing. */
    public List<String> text() {
        var description = EntryText.of(summary);
        return description.isEmpty() ? EntryText.of(content) : description;
    }

    /** When it was published, or at least when it was last changed; none or one. */
    public List<Instant> dated() {
        return published.isEmpty() ? updated : published;
    }
}
