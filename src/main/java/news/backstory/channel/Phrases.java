package news.backstory.channel;

import java.text.Normalizer;
import java.util.Locale;

/** Finds words and phrases in a text as people mean them: whole words, whatever their case and accents. */
public final class Phrases {

    private Phrases() {}

    /** Lower case, without accents, words parted and surrounded by single spaces. */
    public static String folded(String text) {
        var plain = Normalizer.normalize(text, Normalizer.Form.NFKD).codePoints()
                .filter(point -> Character.getType(point) != Character.NON_SPACING_MARK)
                .map(point -> Character.isLetterOrDigit(point) ? Character.toLowerCase(point) : ' ')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString().toLowerCase(Locale.ROOT);
        return " " + plain.strip().replaceAll(" +", " ") + " ";
    }

    /** @param folded see {@link #folded} */
    public static boolean isIn(String folded, String phrase) {
        var wanted = folded(phrase);
        return !wanted.isBlank() && folded.contains(wanted);
    }
}
