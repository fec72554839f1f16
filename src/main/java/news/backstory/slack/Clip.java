package news.backstory.slack;

import java.text.BreakIterator;
import java.util.Locale;

/** Shortens text where a reader expects it: after a word, else after a whole visible character; never inside a surrogate pair. */
final class Clip {

    private static final String CUT = "…";

    private Clip() {}

    /** At most {@code max} UTF-16 units, with … at the end if something was left out. {@code max} is at least 1. */
    static String to(int max, String text) {
        if (text.length() <= max) {
            return text;
        }
        var head = text.substring(0, wholeCharacters(text, max - CUT.length()));
        var space = head.lastIndexOf(' ');
        var words = text.charAt(head.length()) == ' ' || space < head.length() / 2 ? head : head.substring(0, space);
        return words.stripTrailing() + CUT;
    }

    /** How much of the text, at most {@code max}, can be kept without cutting a visible character; or a code point, if that one character is all. */
    private static int wholeCharacters(String text, int max) {
        var characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        // One character more than fits: enough to know whether the last one is whole.
        characters.setText(text.substring(0, Math.min(text.length(), max + 2)));
        var end = characters.isBoundary(max) ? max : characters.preceding(max);
        if (end > 0) {
            return end;
        }
        return max > 0 && Character.isHighSurrogate(text.charAt(max - 1)) ? max - 1 : max;
    }
}
