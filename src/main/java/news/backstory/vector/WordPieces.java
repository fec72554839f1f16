package news.backstory.vector;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Cuts a text into the pieces of words that a vocabulary knows, the longest first (WordPiece, as BERT's uncased models have it: lower case, no accents, each
 * punctuation mark a piece of its own). A word that cannot be made of pieces is one unknown piece.
 */
final class WordPieces {

    private static final String UNKNOWN = "[UNK]";
    private static final int MAX_WORD_CHARACTERS = 100;
    private static final int FIRST_BEYOND_ASCII = 128;
    private static final int DELETE = 127;

    private static final String GOES_ON = "##";
    private static final int NONE = -1;

    /** Each piece without the mark that it goes on with a word, and whether it has that mark. */
    private final String[] letters;
    private final boolean[] goesOn;
    private final int mostLetters;

    /** The numbers of the pieces, by their letters' hash; at most half full. */
    private final int[] slots;
    private final int[] slotHashes;

    private final int unknown;

    /** @param vocabulary each piece at its number, none twice; a piece that goes on with a word begins with ## */
    WordPieces(List<String> vocabulary) {
        letters = new String[vocabulary.size()];
        goesOn = new boolean[vocabulary.size()];
        slots = new int[Integer.highestOneBit(Math.max(1, vocabulary.size())) * 4];
        slotHashes = new int[slots.length];
        Arrays.fill(slots, NONE);
        var most = 0;
        for (var i = 0; i < letters.length; i++) {
            goesOn[i] = vocabulary.get(i).startsWith(GOES_ON);
            letters[i] = vocabulary.get(i).substring(goesOn[i] ? GOES_ON.length() : 0);
            most = Math.max(most, letters[i].length());
            put(i);
        }
        mostLetters = most;
        unknown = number(UNKNOWN);
    }

    /** The number of a piece; that of the unknown one (or 0) if there is none such. */
    int number(String piece) {
        var goingOn = piece.startsWith(GOES_ON);
        var wanted = piece.substring(goingOn ? GOES_ON.length() : 0);
        for (var i = 0; i < letters.length; i++) {
            if (goesOn[i] == goingOn && letters[i].equals(wanted)) {
                return i;
            }
        }
        return piece.equals(UNKNOWN) ? 0 : number(UNKNOWN);
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
            var piece = word.length() > MAX_WORD_CHARACTERS ? NONE : longest(word, from);
            if (piece == NONE) {
                pieces[count] = unknown;
                return count + 1;
            }
            if (next < pieces.length) {
                pieces[next++] = piece;
            }
            from += letters[piece].length();
        }
        return next;
    }

    /** The longest piece with which the word goes on here. */
    private int longest(String word, int from) {
        var most = Math.min(word.length() - from, mostLetters);
        var hashes = new int[most + 1];
        hashes[0] = seed(from > 0);
        for (var i = 0; i < most; i++) {
            hashes[i + 1] = step(hashes[i], word.charAt(from + i));
        }
        for (var length = most; length > 0; length--) {
            for (var slot = slot(hashes[length]); slots[slot] != NONE; slot = slot + 1 & slots.length - 1) {
                if (slotHashes[slot] == hashes[length] && is(slots[slot], word, from, length)) {
                    return slots[slot];
                }
            }
        }
        return NONE;
    }

    private boolean is(int piece, String word, int from, int length) {
        return goesOn[piece] == from > 0 && letters[piece].length() == length && word.startsWith(letters[piece], from);
    }

    private void put(int piece) {
        var hash = seed(goesOn[piece]);
        for (var i = 0; i < letters[piece].length(); i++) {
            hash = step(hash, letters[piece].charAt(i));
        }
        var slot = slot(hash);
        while (slots[slot] != NONE) {
            slot = slot + 1 & slots.length - 1;
        }
        slots[slot] = piece;
        slotHashes[slot] = hash;
    }

    /** FNV-1a, letter by letter, so that each beginning of a word is looked up without making a string of it. */
    private static int step(int hash, char letter) {
        return (hash ^ letter) * 0x01000193;
    }

    private static int seed(boolean goesOn) {
        return goesOn ? 0x811c9dc5 : 0x050c5d1f;
    }

    /** Spread by the golden ratio (Knuth, TAOCP 6.4). */
    private int slot(int hash) {
        return (hash * 0x9E3779B9 >>> 12) & slots.length - 1;
    }

    private static String plain(String text) {
        var lower = text.toLowerCase(Locale.ROOT);
        return lower.chars().allMatch(character -> character < 128) ? lower : Normalizer.normalize(lower, Normalizer.Form.NFD);
    }

    private static boolean isOfWord(int character) {
        if (character < FIRST_BEYOND_ASCII) {
            return character > ' ' && character < DELETE;
        }
        return !Character.isWhitespace(character) && !Character.isSpaceChar(character) && !Character.isISOControl(character)
                && Character.getType(character) != Character.NON_SPACING_MARK && Character.getType(character) != Character.FORMAT;
    }

    private static boolean standsAlone(int character) {
        if (character < FIRST_BEYOND_ASCII) {
            return character > ' ' && !Character.isLetterOrDigit(character);
        }
        return switch (Character.getType(character)) {
            case Character.DASH_PUNCTUATION, Character.START_PUNCTUATION, Character.END_PUNCTUATION, Character.CONNECTOR_PUNCTUATION,
                    Character.OTHER_PUNCTUATION, Character.INITIAL_QUOTE_PUNCTUATION, Character.FINAL_QUOTE_PUNCTUATION ->
                true;
            default -> Character.isIdeographic(character);
        };
    }
}
