package news.backstory.slack;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/** Makes text that others wrote fit to stand in a line of ours: one line, nothing invisible, nothing that turns the reading order around. */
final class Outside {

    /** What is longer is cut before it is looked at; no line of ours shows nearly as much. */
    static final int MAX_CHARACTERS_READ = 4_000;

    /** Marks on one letter; more would be drawn over the lines above and below. Ours: scripts in use stack fewer. */
    static final int MAX_MARKS = 8;

    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;
    private static final int EMOJI_STYLE = 0xFE0F;

    /** Letters and marks that show nothing (Unicode: Default_Ignorable_Code_Point outside Cf). */
    private static final Set<Integer> UNSEEN = Set.of(0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFFA0);

    /** Scripts that need no joiner to be spelt right: there a joiner only hides something. */
    private static final Set<UnicodeScript> WITHOUT_JOINERS = EnumSet
            .of(UnicodeScript.COMMON, UnicodeScript.INHERITED, UnicodeScript.LATIN, UnicodeScript.GREEK, UnicodeScript.CYRILLIC, UnicodeScript.HAN);

    private Outside() {}

    /** The text in one line, without control, format and unpaired surrogate characters; the spaces around it are gone, those within stay. */
    static String clean(String text) {
        var points = text.codePoints().limit(MAX_CHARACTERS_READ).toArray();
        var kept = new StringBuilder(points.length);
        var marks = 0;
        for (var at = 0; at < points.length; at++) {
            var point = shown(points, at);
            marks = isMark(point) ? marks + 1 : 0;
            if (point >= 0 && marks <= MAX_MARKS) {
                kept.appendCodePoint(point);
            }
        }
        return kept.toString().strip();
    }

    /** What stands for this character: itself, a space, or -1 for nothing. */
    private static int shown(int[] points, int at) {
        var point = points[at];
        return switch (Character.getType(point)) {
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> ' ';
            case Character.CONTROL -> Character.isWhitespace(point) || point == 0x85 ? ' ' : -1;
            case Character.FORMAT -> isJoinerInPlace(points, at) ? point : -1;
            case Character.SURROGATE -> -1;
            default -> UNSEEN.contains(point) || isNoCharacter(point) ? -1 : point;
        };
    }

    private static boolean isJoinerInPlace(int[] points, int at) {
        if (at == 0 || at == points.length - 1) {
            return false;
        }
        return switch (points[at]) {
            case ZERO_WIDTH_JOINER -> joinsEmoji(points[at - 1], points[at + 1]) || joinsLetters(points[at - 1], points[at + 1]);
            case ZERO_WIDTH_NON_JOINER -> joinsLetters(points[at - 1], points[at + 1]);
            default -> false;
        };
    }

    private static boolean joinsEmoji(int before, int after) {
        return (before == EMOJI_STYLE || Character.isEmojiModifier(before) || Character.isExtendedPictographic(before))
                && Character.isExtendedPictographic(after);
    }

    private static boolean joinsLetters(int before, int after) {
        return (Character.isLetter(before) || isMark(before))
                && Character.isLetter(after)
                && UnicodeScript.of(before) == UnicodeScript.of(after)
                && !WITHOUT_JOINERS.contains(UnicodeScript.of(after));
    }

    private static boolean isMark(int point) {
        if (point < 0) {
            return false;
        }
        var type = Character.getType(point);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }

    /** Code points that Unicode keeps free of characters for ever. */
    private static boolean isNoCharacter(int point) {
        return (point & 0xFFFE) == 0xFFFE || (point >= 0xFDD0 && point <= 0xFDEF);
    }
}
