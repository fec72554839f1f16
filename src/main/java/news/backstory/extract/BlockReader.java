package news.backstory.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import news.backstory.extract.Block.Kind;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * Reads a page's text, from top to bottom, as blocks: what stands in a paragraph, a list's item, or between two line breaks. Blocks in clutter are
 * marked; clutter inside a line is left out.
 */
final class BlockReader {

    static final int MAX_BLOCKS = 20_000;

    private static final Set<String> HEADINGS = Set.of("h1", "h2", "h3", "h4", "h5", "h6");
    private static final Set<String> PARAGRAPHS = Set.of("p", "blockquote", "pre");
    private static final Set<String> ITEMS = Set.of("li", "dd", "dt");

    private final Clutter clutter;
    private final List<Block> blocks = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private int linkCharacters;
    private boolean afterBreak;
    private int clutterAround;

    private BlockReader(Clutter clutter) {
        this.clutter = clutter;
    }

    static List<Block> read(Element body, Clutter clutter) {
        var reader = new BlockReader(clutter);
        reader.readInside(body, body, Kind.LOOSE, false);
        reader.endBlock(body, Kind.LOOSE);
        return reader.blocks;
    }

    /** Goes down as deep as the page is, which the parser limits. */
    private void readInside(Element element, Element owner, Kind kind, boolean inLink) {
        for (var child : element.childNodes()) {
            if (child instanceof TextNode words) {
                take(words.getWholeText(), inLink);
            } else if (child instanceof Element inner) {
                readElement(inner, owner, kind, inLink);
            }
        }
    }

    private void readElement(Element element, Element owner, Kind kind, boolean inLink) {
        if (element.nameIs("br")) {
            lineBreak(owner, kind);
        } else if (Clutter.isNeverText(element)) {
            if (element.isBlock()) {
                endBlock(owner, kind);
            }
        } else if (element.isBlock() || element.nameIs("button") || standsAlone(element)) {
            endBlock(owner, kind);
            readBlock(element, kind, inLink);
        } else if (!clutter.holds(element)) {
            readInside(element, owner, kind, inLink || element.nameIs("a"));
        }
    }

    private void readBlock(Element element, Kind around, boolean inLink) {
        var kind = kindOf(element, around);
        var isClutter = clutter.holds(element);
        clutterAround += isClutter ? 1 : 0;
        readInside(element, element, kind, inLink);
        endBlock(element, kind);
        clutterAround -= isClutter ? 1 : 0;
    }

    /** Elements the parser does not know count as inline unless they hold paragraphs. */
    private static boolean standsAlone(Element element) {
        return element.tagName().indexOf('-') > 0 && element.childNodes().stream().anyMatch(BlockReader::isBlock);
    }

    private static boolean isBlock(Node node) {
        return node instanceof Element element && element.isBlock();
    }

    private static Kind kindOf(Element element, Kind around) {
        var name = element.normalName();
        if (HEADINGS.contains(name) || (around == Kind.HEADING && !PARAGRAPHS.contains(name))) {
            return Kind.HEADING;
        }
        if (ITEMS.contains(name)) {
            return Kind.ITEM;
        }
        if (PARAGRAPHS.contains(name)) {
            return around == Kind.ITEM ? Kind.ITEM : Kind.PARAGRAPH;
        }
        return Kind.LOOSE;
    }

    private void take(String words, boolean inLink) {
        if (!words.isBlank()) {
            afterBreak = false;
            linkCharacters += inLink ? Words.oneLine(words).length() : 0;
        }
        text.append(words);
    }

    /** One break is white space; two in a row end a paragraph. */
    private void lineBreak(Element owner, Kind kind) {
        if (afterBreak) {
            endBlock(owner, kind);
        }
        text.append(' ');
        afterBreak = true;
    }

    private void endBlock(Element owner, Kind kind) {
        var line = Words.oneLine(text.toString());
        if (!line.isEmpty() && blocks.size() < MAX_BLOCKS) {
            blocks.add(new Block(owner, kind, line, linkCharacters, clutterAround > 0));
        }
        text.setLength(0);
        linkCharacters = 0;
        afterBreak = false;
    }
}
