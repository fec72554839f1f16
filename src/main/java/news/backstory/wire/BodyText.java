package news.backstory.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** Makes paragraphs of the text that wires send: HTML, or plain with blank lines between. */
final class BodyText {

    /** More than any report has; the rest is left out. */
    static final int MAX_PARAGRAPHS = 2_000;

    private static final Set<String> NO_TEXT = Set.of(
            "script", "style", "head", "title", "template", "noscript", "figure", "figcaption", "iframe", "object", "form", "button", "svg", "nav",
            "audio",
            "video", "media", "hedline", "byline", "tagline", "block-credit");

    private BodyText() {}

    /** @param headline left out if the text begins with it, as many do */
    static List<String> ofHtml(String html, String headline) {
        var paragraphs = new ArrayList<String>();
        var running = new StringBuilder();
        Jsoup.parseBodyFragment(html).body().traverse(new org.jsoup.select.NodeVisitor() {

            private int skipped;

            @Override
            public void head(Node node, int depth) {
                if (node instanceof Element element && NO_TEXT.contains(element.normalName())) {
                    skipped++;
                } else if (skipped == 0 && node instanceof TextNode text) {
                    running.append(text.getWholeText());
                } else if (breaks(node)) {
                    end(paragraphs, running);
                }
            }

            @Override
            public void tail(Node node, int depth) {
                if (node instanceof Element element && NO_TEXT.contains(element.normalName())) {
                    skipped--;
                } else if (breaks(node)) {
                    end(paragraphs, running);
                }
            }
        });
        end(paragraphs, running);
        return without(headline, paragraphs);
    }

    /** Blank lines part paragraphs; where there are none, each line is one. */
    static List<String> ofPlain(String text, String headline) {
        var lines = text.replace("\r\n", "\n").replace('\r', '\n');
        var parts = lines.contains("\n\n") ? lines.split("\n[ \t]*\n+") : lines.split("\n");
        return without(headline, Stream.of(parts).map(WireText::line).filter(part -> !part.isEmpty()).limit(MAX_PARAGRAPHS).toList());
    }

    /** Whether a text is HTML, whatever it is called. */
    static boolean looksLikeHtml(String text) {
        return text.contains("</") || text.contains("/>") || text.contains("<p>") || text.contains("<br>");
    }

    private static boolean breaks(Node node) {
        return node instanceof Element element && (element.isBlock() || element.normalName().equals("br"));
    }

    private static void end(List<String> paragraphs, StringBuilder running) {
        var paragraph = WireText.line(running.toString());
        running.setLength(0);
        if (!paragraph.isEmpty() && paragraphs.size() < MAX_PARAGRAPHS) {
            paragraphs.add(paragraph);
        }
    }

    private static List<String> without(String headline, List<String> paragraphs) {
        return paragraphs.size() > 1 && paragraphs.getFirst().equals(headline) ? List.copyOf(paragraphs.subList(1, paragraphs.size())) : paragraphs;
    }
}
