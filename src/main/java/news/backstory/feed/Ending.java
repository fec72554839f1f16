package news.backstory.feed;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** What was still open where a feed's text ends: a mark is set behind the text, and comes to stand in it. */
final class Ending {

    /** Of a feed that was cut; it is to be read again, whatever its server says of what has changed. */
    static final String IN_AN_ENTRY = "it ends in the middle of an entry, which is left out until it is whole";
    private static final String IN_ITSELF = "it ends before it is closed";
    private static final String NOISE = "something stands before or behind it that is not part of it";

    private static final String MARK = "the-text-ends-here";

    /** Of a comment that may be open. */
    private static final String CLOSING = "-->";
    private static final Set<String> ROOTS = Set.of("rss", "feed", "rdf:rdf", "rdf", "channel", "urlset", "sitemapindex");

    private final Set<Element> open;
    private final Flaws flaws;

    private Ending(Set<Element> open, Flaws flaws) {
        this.open = open;
        this.flaws = flaws;
    }

    /** The text with the mark behind it; without the last tag if that is cut. */
    static String marked(String text) {
        var tag = text.lastIndexOf('<');
        return (tag > text.lastIndexOf('>') ? text.substring(0, tag) : text) + CLOSING + "<" + MARK + "/>";
    }

    /** Takes the mark out of what was made of the text, and says what is wrong with the text's beginning and end; a text without a mark was cut by us. */
    static Ending of(Document document, Flaws flaws) {
        Element last = document;
        for (var child = last.lastElementChild(); child != null; child = child.lastElementChild()) {
            last = child;
        }
        if (!last.tagName().equals(MARK)) {
            return new Ending(Set.of(), flaws);
        }
        var open = last.parents().stream().filter(parent -> !parent.equals(document)).collect(Collectors.toSet());
        if (last.previousSibling() instanceof TextNode text && text.getWholeText().endsWith(CLOSING)) {
            text.text(text.getWholeText().substring(0, text.getWholeText().length() - CLOSING.length()));
        }
        last.remove();
        if (document.children().stream().anyMatch(Ending::isRoot) && document.childNodes().stream().anyMatch(Ending::isNoise)) {
            flaws.add(NOISE);
        }
        return new Ending(open, flaws);
    }

    /** Without the last if the text ends in it: half a headline or half an address is none. */
    List<Element> whole(List<Element> entries) {
        var isCut = !entries.isEmpty() && open.contains(entries.getLast());
        if (!open.isEmpty()) {
            flaws.add(isCut ? IN_AN_ENTRY : IN_ITSELF);
        }
        return isCut ? entries.subList(0, entries.size() - 1) : entries;
    }

    private static boolean isRoot(Element element) {
        return ROOTS.contains(Fields.name(element));
    }

    private static boolean isNoise(Node node) {
        return node instanceof TextNode text ? !text.isBlank() : node instanceof Element element && !isRoot(element);
    }
}
