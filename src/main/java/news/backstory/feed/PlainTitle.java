package news.backstory.feed;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/**
 * Makes one line of plain text of a title. Titles are plain text by RSS, and what their type says by Atom; in practice anything: so what looks like
 * HTML is read as HTML, once, and once more if entities are left.
 */
final class PlainTitle {

    static final int MAX_CHARACTERS = 500;
    static final int MAX_RAW_CHARACTERS = 2_000;
    private static final Pattern TAG = Pattern.compile("</?([a-zA-Z][a-zA-Z0-9]*)\\b[^<>]*>?");
    private static final Pattern ENTITY = Pattern.compile("&(?:#\\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]\\w{1,30});");
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Cc}\\u00a0]+");

    /** Markup that is seen in titles; any other word in angle brackets may be what the title is about. */
    private static final Set<String> MARKUP = Set.of("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "blockquote", "br", "center", "cite", "code",
            "del", "dfn", "div", "em", "font", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "ins", "kbd", "li", "mark", "nobr", "ol", "p",
            "pre",
            "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "tt", "u", "ul", "var", "wbr");

    private PlainTitle() {}

    static String of(Element title) {
        var type = title.attr("type").strip().toLowerCase(Locale.ROOT);
        if (title.attr("mode").strip().equalsIgnoreCase("base64") || isBinary(type)) {
            return ofHtml(decoded(title.wholeText()));
        }
        // Markup that stands in the feed as elements is gone with its tags; what is left was text.
        var text = title.wholeText();
        return type.equals("html") || type.equals("text/html") ? ofHtml(text) : ofText(text);
    }

    /** Text that may hold HTML. */
    static String ofText(String text) {
        var raw = cut(text, MAX_RAW_CHARACTERS);
        return looksLikeHtml(raw) ? ofHtml(raw) : line(raw);
    }

    /** On one line, without control characters, cut. */
    static String line(String text) {
        return cut(SPACES.matcher(cut(text, MAX_RAW_CHARACTERS)).replaceAll(" ").strip(), MAX_CHARACTERS);
    }

    static String cut(String text, int maxCharacters) {
        if (text.length() <= maxCharacters) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(maxCharacters - 1)) ? maxCharacters - 1 : maxCharacters);
    }

    private static String ofHtml(String html) {
        var once = textOf(cut(html, MAX_RAW_CHARACTERS));
        return line(ENTITY.matcher(once).find() ? textOf(once) : once);
    }

    private static String textOf(String html) {
        if (html.indexOf('<') >= 0) {
            return Jsoup.parse(html).text();
        }
        return html.indexOf('&') < 0 ? html : Parser.unescapeEntities(html, false);
    }

    /** Errs towards text: a title about {@code <blink>} keeps its word, one with an ampersand keeps that. */
    private static boolean looksLikeHtml(String text) {
        if (text.indexOf('<') < 0 && text.indexOf('&') < 0) {
            return false;
        }
        var tags = TAG.matcher(text);
        var tagged = false;
        while (tags.find()) {
            if (!MARKUP.contains(tags.group(1).toLowerCase(Locale.ROOT))) {
                return false;
            }
            tagged = true;
        }
        return tagged || ENTITY.matcher(text).find();
    }

    /** Atom: what is neither text nor XML comes in Base64. */
    private static boolean isBinary(String type) {
        return type.indexOf('/') > 0 && !type.startsWith("text/") && !type.endsWith("+xml") && !type.endsWith("/xml");
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getMimeDecoder().decode(cut(base64, MAX_RAW_CHARACTERS)), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            return base64;
        }
    }
}
