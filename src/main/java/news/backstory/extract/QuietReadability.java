package news.backstory.extract;

import java.util.HashMap;
import java.util.Map;
import net.dankito.readability4j.Readability4J;
import net.dankito.readability4j.model.ReadabilityOptions;
import net.dankito.readability4j.processor.ArticleGrabber;
import net.dankito.readability4j.processor.MetadataParser;
import net.dankito.readability4j.processor.Postprocessor;
import net.dankito.readability4j.processor.Preprocessor;
import net.dankito.readability4j.util.RegExUtil;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * Readability4J as it is, without what it does for nobody: it writes out each element that it removes, for a log that is off; looks at the same names and
 * texts again and again; and mends addresses that nobody follows. It finds the same report in two thirds of the time.
 */
final class QuietReadability {

    private QuietReadability() {}

    /** @param document is changed by it */
    static Readability4J of(String address, Document document) {
        // It writes the page out once, and its report three times.
        document.outputSettings().prettyPrint(false);
        var options = new ReadabilityOptions();
        var words = new Names();
        return new Readability4J(address, document, options, words, new Preparation(words), new MetadataParser(words), new Grabber(options, words),
                new Postprocessor());
    }

    /** A page has thousands of elements and a few hundred names for them. */
    private static final class Names extends RegExUtil {

        private final Map<String, Boolean> unlikely = new HashMap<>();
        private final Map<String, Boolean> negative = new HashMap<>();
        private final Map<String, Boolean> positive = new HashMap<>();
        private final Map<String, Boolean> bylines = new HashMap<>();

        Names() {
            super(UnlikelyCandidatesDefaultPattern, OkMaybeItsACandidateDefaultPattern, PositiveDefaultPattern, NegativeDefaultPattern,
                    ExtraneousDefaultPattern, BylineDefaultPattern, ReplaceFontsDefaultPattern, NormalizeDefaultPattern, VideosDefaultPattern,
                    NextLinkDefaultPattern, PrevLinkDefaultPattern, WhitespaceDefaultPattern, HasContentDefaultPattern);
        }

        @Override
        public boolean isUnlikelyCandidate(String names) {
            return unlikely.computeIfAbsent(names, super::isUnlikelyCandidate);
        }

        @Override
        public boolean isNegative(String names) {
            return negative.computeIfAbsent(names, super::isNegative);
        }

        @Override
        public boolean isPositive(String names) {
            return positive.computeIfAbsent(names, super::isPositive);
        }

        @Override
        public boolean isByline(String names) {
            return bylines.computeIfAbsent(names, super::isByline);
        }

        /** The parser has joined nearly all runs of white space already. */
        @Override
        public String normalize(String text) {
            var gap = false;
            for (var at = 0; at < text.length(); at++) {
                var character = text.charAt(at);
                var isSpace = character == ' ' || character >= '\t' && character <= '\r';
                if (gap && isSpace) {
                    return super.normalize(text);
                }
                gap = isSpace;
            }
            return text;
        }
    }

    private static final class Preparation extends Preprocessor {

        Preparation(RegExUtil words) {
            super(words);
        }

        @Override
        protected void logNodeInfo(Node node, String reason) {}
    }

    private static final class Grabber extends ArticleGrabber {

        private static final int SOFT_HYPHEN = 0xAD;
        private static final int ZERO_WIDTH_SPACE = 0x200B;

        Grabber(ReadabilityOptions options, RegExUtil words) {
            super(options, words);
        }

        @Override
        protected void logNodeInfo(Node node, String reason) {}

        /** The same question, asked of the children first: the text of an element near the top is most of the page. */
        @Override
        protected boolean isElementWithoutContent(Element element) {
            var children = element.childrenSize();
            return (children == 0 || children == element.getElementsByTag("br").size() + element.getElementsByTag("hr").size())
                    && !saysAnything(element);
        }

        private static boolean saysAnything(Element element) {
            return element.nodeStream(TextNode.class).anyMatch(text -> text.getWholeText().codePoints().anyMatch(Grabber::isShown));
        }

        private static boolean isShown(int character) {
            return !Character.isWhitespace(character) && !Character.isSpaceChar(character) && character != SOFT_HYPHEN
                    && character != ZERO_WIDTH_SPACE;
        }
    }
}
