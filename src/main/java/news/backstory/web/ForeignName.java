package news.backstory.web;

import static java.lang.Character.UnicodeScript.ARMENIAN;
import static java.lang.Character.UnicodeScript.CHEROKEE;
import static java.lang.Character.UnicodeScript.COPTIC;
import static java.lang.Character.UnicodeScript.CYRILLIC;
import static java.lang.Character.UnicodeScript.GREEK;
import static java.lang.Character.UnicodeScript.LATIN;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rules for a host with letters outside ASCII, before it is mapped. IDNA maps circled letters to letters, ideographic full stops to dots and
 * drops soft hyphens; nobody writes an honest address so, hence such a host is refused instead of understood.
 */
final class ForeignName {

    /** Scripts whose letters pass for those of another: one label keeps to one of them. */
    private static final Set<UnicodeScript> LOOK_ALIKES = Set.of(LATIN, GREEK, CYRILLIC, ARMENIAN, CHEROKEE, COPTIC);

    private static final Set<Integer> LETTERS_AND_MARKS = Stream
            .of(Character.LOWERCASE_LETTER, Character.UPPERCASE_LETTER, Character.TITLECASE_LETTER,
                    Character.MODIFIER_LETTER, Character.OTHER_LETTER, Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK)
            .map(Byte::intValue).collect(Collectors.toUnmodifiableSet());

    private ForeignName() {}

    static boolean isPlain(String host) {
        return host.codePoints().allMatch(character -> isPlainAscii(character) || isPlainLetter(character)) && keepsScriptsApart(host);
    }

    private static boolean isPlainAscii(int character) {
        return character < 0x80 && (Character.isLetterOrDigit(character) || character == '.' || character == '-' || character == '_');
    }

    /** A letter or a mark on one, which stands for itself and not for ASCII. Digits, dots and invisible characters of other scripts are out. */
    private static boolean isPlainLetter(int character) {
        if (character < 0x80 || !LETTERS_AND_MARKS.contains(Character.getType(character))) {
            return false;
        }
        String text = Character.toString(character);
        String compatible = Normalizer.normalize(text, Normalizer.Form.NFKC);
        return compatible.equals(Normalizer.normalize(text, Normalizer.Form.NFC))
                && compatible.toLowerCase(Locale.ROOT).codePoints().noneMatch(mapped -> mapped < 0x80);
    }

    private static boolean keepsScriptsApart(String host) {
        var seen = EnumSet.noneOf(UnicodeScript.class);
        for (int character : host.codePoints().toArray()) {
            if (character == '.') {
                seen.clear();
            }
            seen.add(UnicodeScript.of(character));
            if (seen.stream().filter(LOOK_ALIKES::contains).count() > 1) {
                return false;
            }
        }
        return true;
    }
}
