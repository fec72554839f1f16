package news.backstory.summary;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Many ways in which a text may begin. Of hundreds only those are tried that can begin with the text's first letter: to try them all, sentence by sentence, was
 * a quarter of what a summary took.
 */
final class Beginnings {

    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789àáäçéèêíñóöúü";

    private final String passedOver;
    private final Map<Character, List<Pattern>> byLetter = new HashMap<>();
    private final List<Pattern> all;

    /**
     * @param passedOver characters that may stand before them, beside white space
     * @param ways       regular expressions, without groups that capture
     * @param behind     a regular expression of what stands behind each
     */
    Beginnings(String passedOver, List<String> ways, String behind, int flags) {
        this.passedOver = passedOver;
        for (var i = 0; i < LETTERS.length(); i++) {
            var letter = LETTERS.substring(i, i + 1);
            byLetter.put(letter.charAt(0), joined(ways.stream().filter(way -> canBegin(way, letter, flags)).toList(), behind, flags));
        }
        this.all = joined(ways, behind, flags);
    }

    boolean of(String text) {
        var at = 0;
        while (at < text.length() && isPassedOver(text.charAt(at))) {
            at++;
        }
        if (at == text.length()) {
            return false;
        }
        for (var pattern : byLetter.getOrDefault(Character.toLowerCase(text.charAt(at)), all)) {
            if (pattern.matcher(text).region(at, text.length()).useTransparentBounds(true).lookingAt()) {
                return true;
            }
        }
        return false;
    }

    /** The ways that an alternation such as {@code a|b (?:c|d)} has, each by itself. */
    static List<String> ways(String alternation) {
        var ways = new ArrayList<String>();
        var depth = 0;
        var start = 0;
        for (var at = 0; at < alternation.length(); at++) {
            switch (alternation.charAt(at)) {
                case '(', '[' -> depth++;
                case ')', ']' -> depth--;
                case '|' -> {
                    if (depth == 0) {
                        ways.add(alternation.substring(start, at));
                        start = at + 1;
                    }
                }
                default -> {
                }
            }
        }
        ways.add(alternation.substring(start));
        return ways;
    }

    private boolean isPassedOver(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || passedOver.indexOf(c) >= 0;
    }

    /** It matches the letter, or would want more of it. */
    @SuppressWarnings("JdkObsolete") // Whether more could match is what is asked here.
    private static boolean canBegin(String way, String letter, int flags) {
        var matcher = Pattern.compile(way, flags).matcher(letter);
        return matcher.lookingAt() || matcher.hitEnd();
    }

    /** At most one pattern. */
    private static List<Pattern> joined(List<String> ways, String behind, int flags) {
        return ways.isEmpty() ? List.of() : List.of(Pattern.compile("(?:" + String.join("|", ways) + ")" + behind, flags));
    }
}
