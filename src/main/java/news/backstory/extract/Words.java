package news.backstory.extract;

import java.util.Locale;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;

/** Text as pages write it, and as we keep it. */
final class Words {

    private static final int SOFT_HYPHEN = 0xAD;
    private static final int ZERO_WIDTH_SPACE = 0x200B;
    private static final int WORD_JOINER = 0x2060;
    private static final int BYTE_ORDER_MARK = 0xFEFF;

    private Words() {}

    /** On one line: runs of white space and control characters become one space; invisible filling and halves of surrogate pairs go. */
    static String oneLine(String text) {
        var line = new StringBuilder(text.length());
        var gap = false;
        for (var at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            var character = text.codePointAt(at);
            if (Character.isWhitespace(character) || Character.isSpaceChar(character) || Character.isISOControl(character)) {
                gap = true;
            } else if (!isFilling(character)) {
                if (gap && !line.isEmpty()) {
                    line.append(' ');
                }
                gap = false;
                line.appendCodePoint(character);
            }
        }
        return line.toString();
    }

    /** A value from the page's head or its structured data, which may hold entities (even twice over) and tags, as plain text on one line. */
    static String plain(String markup) {
        var text = markup;
        for (var round = 0; round < 2 && text.indexOf('&') >= 0; round++) {
            text = Parser.unescapeEntities(text, false);
        }
        var looksLikeTags = text.indexOf('<') >= 0 && text.indexOf('>') > text.indexOf('<');
        return oneLine(looksLikeTags ? Jsoup.parse(text).text() : text);
    }

    /** Its letters and digits in lower case: equal for texts that differ only in punctuation, case and spaces. */
    static String key(String text) {
        var key = new StringBuilder(text.length());
        for (var at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            var character = text.codePointAt(at);
            if (character < 0x80) {
                appendAscii(key, (char) character);
            } else if (Character.isLetterOrDigit(character)) {
                key.appendCodePoint(Character.toLowerCase(character));
            }
        }
        return key.toString();
    }

    /** Most of most pages, and looked at many times a page. */
    private static void appendAscii(StringBuilder key, char character) {
        if (character >= 'a' && character <= 'z' || character >= '0' && character <= '9') {
            key.append(character);
        } else if (character >= 'A' && character <= 'Z') {
            key.append((char) (character + ('a' - 'A')));
        }
    }

    /** How much it says, in characters of an alphabet: one of Chinese or Japanese says as much as three. */
    static int weight(String text) {
        return text.length() + 2 * (int) text.codePoints().filter(character -> switch (Character.UnicodeScript.of(character)) {
            case HAN, HIRAGANA, KATAKANA -> true;
            default -> false;
        }).count();
    }

    /** At most so many UTF-16 units of it, never half a surrogate pair, no space at the end. */
    static String cut(String text, int maxCharacters) {
        if (text.length() <= maxCharacters) {
            return text;
        }
        var splitsPair = Character.isHighSurrogate(text.charAt(maxCharacters - 1));
        return text.substring(0, splitsPair ? maxCharacters - 1 : maxCharacters).strip();
    }

    private static boolean isFilling(int character) {
        return character == SOFT_HYPHEN
                || character == ZERO_WIDTH_SPACE
                || character == WORD_JOINER
                || character == BYTE_ORDER_MARK
                || Character.getType(character) == Character.SURROGATE;
    }
}
