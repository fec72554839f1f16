package news.backstory.search;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Cuts a text into the pieces of words that a vocabulary knows, the longest first (WordPiece, as BERT's uncased models have it: lower case, no accents, each
 * punctuation mark a piece of its own). A word that cannot be made of pieces is one unknown piece.
 */
final class WordPieces {

    private static final String UNKNOWN = "[UNK]";
    private static final int MAX_WORD_CHARACTERS = 100;

    private final Map<String, Integer> numbers = new HashMap<>();
    private final int unknown;

    /** @param vocabulary each piece at its number; a piece that goes on with a word begins with ## */
    WordPieces(List<String> vocabulary) {
        for (var piece : vocabulary) {
            numbers.put(piece, numbers.size());
        }
        unknown = number(UNKNOWN);
    }

    /** The number of a piece; that of the unknown one (or 0) if there is none such. */
    int number(String piece) {
        return numbers.getOrDefault(piece, numbers.getOrDefault(UNKNOWN, 0));
    }

    /** The numbers of a text's first pieces, at most {@code max}. */
    int[] of(String text, int max) {
        var pieces = new int[max];
        var plain = plain(text);
        var count = 0;
        var at = 0;
        while (at < plain.length() && count < max) {
            var character = plain.codePointAt(at);
            var end = at + Character.charCount(character);
            if (standsAlone(character)) {
                count = cut(plain.substring(at, end), pieces, count);
            } else if (isOfWord(character)) {
                while (end < plain.length() && isOfWord(plain.codePointAt(end)) && !standsAlone(plain.codePointAt(end))) {
                    end += Character.charCount(plain.codePointAt(end));
                }
                count = cut(plain.substring(at, end), pieces, count);
            }
            at = end;
        }
        return Arrays.copyOf(pieces, count);
    }

    /** Writes a word's pieces behind those that are there, as far as there is room. */
    private int cut(String word, int[] pieces, int count) {
        var from = 0;
        var next = count;
        while (from < word.length()) {
            var end = word.length() > MAX_WORD_CHARACTERS ? from : longest(word, from);
            if (end == from) {
                pieces[count] = unknown;
                return count + 1;
            }
            if (next < pieces.length) {
                pieces[next++] = numbers.getOrDefault(piece(word, from, end), unknown);
            }
            from = end;
        }
        return next;
    }

    /** Where the longest known piece that begins here ends; {@code from} if there is none. */
    private int longest(String word, int from) {
        var end = word.length();
        while (end > from && !numbers.containsKey(piece(word, from, end))) {
            end--;
        }
        return end;
    }

    private static String piece(String word, int from, int end) {
        return from == 0 ? word.substring(0, end) : "##" + word.substring(from, end);
    }

    private static String plain(String text) {
        var lower = text.toLowerCase(Locale.ROOT);
        return lower.chars().allMatch(character -> character < 128) ? lower : Normalizer.normalize(lower, Normalizer.Form.NFD);
    }

    private static boolean isOfWord(int character) {
        return !Character.isWhitespace(character) && !Character.isSpaceChar(character) && !Character.isISOControl(character)
                && Character.getType(character) != Character.NON_SPACING_MARK && Character.getType(character) != Character.FORMAT;
    }

    private static boolean standsAlone(int character) {
        return switch (Character.getType(character)) {
            case Character.DASH_PUNCTUATION, Character.START_PUNCTUATION, Character.END_PUNCTUATION, Character.CONNECTOR_PUNCTUATION,
                    Character.OTHER_PUNCTUATION, Character.INITIAL_QUOTE_PUNCTUATION, Character.FINAL_QUOTE_PUNCTUATION ->
                true;
            default -> character < 128 && !Character.isLetterOrDigit(character) && character > ' ' || Character.isIdeographic(character);
        };
    }
}
