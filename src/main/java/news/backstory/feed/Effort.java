package news.backstory.feed;

import java.util.Set;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;

/**
 * How much of a feed has been looked at, in characters or what costs as much: a feed may nest and repeat what it says so that a small one would keep a
 * processor busy for minutes. What is asked for when it is spent is not read.
 */
final class Effort {

    /** Ten megabytes read twice, with what their entries cost, or a feed of 5,000 entries: a second or two of a processor. */
    static final long MAX_CHARACTERS = 40_000_000;

    /** An element is looked at by several names, and its address put together and checked. */
    static final int A_FIELD = 400;
    private static final int A_NODE = 16;

    /** A date is compared with many forms. */
    static final int A_DATE = 1_000;

    /** What is read as HTML costs so much more than what is looked at. */
    private static final int AS_HTML = 20;
    private static final long A_DOCUMENT = 100;

    private final long max;
    private long spent;

    Effort(long maxCharacters) {
        this.max = maxCharacters;
    }

    /** So many characters are looked at; false if that is too many by now. */
    boolean spend(long characters) {
        spent += characters;
        return spent <= max;
    }

    /** A line is made of a text that may be read as HTML; false if that is too much by now. */
    boolean spendOnLine(String text) {
        var read = Math.min(text.length(), PlainTitle.MAX_RAW_CHARACTERS);
        return spend(text.lastIndexOf('<', read) < 0 ? read : (read + A_DOCUMENT) * AS_HTML);
    }

    long spent() {
        return spent;
    }

    /**
     * Whether an entry can be read: all that stands in it, but not other entries, which are read for themselves.
     *
     * @param others names of elements that are entries
     * @param base   what addresses in it are relative to
     */
    boolean affords(Element entry, Set<String> others, String base) {
        for (var child = entry.firstElementChild(); child != null && spend(A_FIELD + base.length()); child = child.nextElementSibling()) {
            if (!others.contains(Fields.name(child))) {
                NodeTraversor.filter((node, _) -> spend(cost(node)) ? NodeFilter.FilterResult.CONTINUE : NodeFilter.FilterResult.STOP, child);
            }
        }
        return spent <= max;
    }

    private static long cost(Node node) {
        var cost = A_NODE;
        if (node instanceof TextNode text) {
            cost += text.getWholeText().length();
        } else if (node instanceof Element element) {
            for (Attribute attribute : element.attributes()) {
                cost += attribute.getKey().length() + attribute.getValue().length();
            }
        }
        return cost;
    }
}
