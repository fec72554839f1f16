package news.backstory.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The text of a report inside a NewsML-G2 item: NITF, XHTML, or whatever else has paragraphs. */
final class InlineXml {

    private static final Set<String> NO_TEXT = Set.of(
            "head", "body.head", "body.end", "hedline", "byline", "script", "style", "title", "media", "figure", "table", "figcaption",
            "sports-metadata");
    private static final Set<String> PARAGRAPHS = Set.of("p", "hl2", "h2", "h3", "h4", "li", "bq", "blockquote", "pre");

    private InlineXml() {}

    static List<String> paragraphs(XmlElement content, String headline) {
        var found = new ArrayList<String>();
        var text = content.below("body.content").findFirst().or(() -> content.below("body").findFirst()).orElse(content);
        collect(text, found);
        if (found.isEmpty() && content.hasOwnText()) {
            found.addAll(BodyText.ofPlain(content.rawText(), headline));
        }
        return found.size() > 1 && found.getFirst().equals(headline) ? List.copyOf(found.subList(1, found.size())) : List.copyOf(found);
    }

    private static void collect(XmlElement element, List<String> found) {
        for (var child : element.children()) {
            if (PARAGRAPHS.contains(child.name()) && child.children().stream().flatMap(InlineXml::paragraphsIn).findAny().isEmpty()) {
                var text = child.text();
                if (!text.isEmpty() && found.size() < BodyText.MAX_PARAGRAPHS) {
                    found.add(text);
                }
            } else if (!NO_TEXT.contains(child.name())) {
                collect(child, found);
            }
        }
    }

    private static Stream<XmlElement> paragraphsIn(XmlElement child) {
        return PARAGRAPHS.contains(child.name()) ? Stream.of(child) : PARAGRAPHS.stream().flatMap(child::below);
    }
}
