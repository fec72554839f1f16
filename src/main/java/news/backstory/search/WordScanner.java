package news.backstory.search;

/**
 * Walks over the words of a text, in lower case, as hashes: runs of letters and digits; of a script that writes no spaces, each ideograph. Makes no
 * strings, for texts are long and many.
 */
final class WordScanner {

    private final String text;
    private final int end;
    private int at;
    private int hash;
    private boolean beginsSentence;
    private char first;

    /** @param end where to stop, at most the text's length */
    WordScanner(String text, int end) {
        this.text = text;
        this.end = end;
    }

    /** Goes on to the next word; false if there is none. */
    boolean next() {
        beginsSentence = at == 0;
        while (at < end && !Character.isLetterOrDigit(text.charAt(at))) {
            beginsSentence |= endsSentence(text.charAt(at));
            at++;
        }
        if (at == end) {
            return false;
        }
        first = text.charAt(at);
        hash = 0;
        do {
            hash = 31 * hash + Character.toLowerCase(text.charAt(at));
            at++;
        } while (at < end && !Character.isIdeographic(text.charAt(at - 1)) && (Character.isLetterOrDigit(text.charAt(at)) || isWithinNumber()));
        return true;
    }

    /** Of the word, the same in upper and lower case; its bits are spread. */
    int hash() {
        return spread(hash);
    }

    /** Whether it is a number, or has a capital that is not owed to the sentence it begins: then it is a name. */
    boolean isNameOrNumber() {
        return Character.isDigit(first) || (Character.isUpperCase(first) && !beginsSentence);
    }

    /** Java's hash of a text leaves neighbours close together; this spreads them over all integers (the finaliser of MurmurHash3). */
    static int spread(int hash) {
        var mixed = (hash ^ (hash >>> 16)) * 0x85ebca6b;
        mixed = (mixed ^ (mixed >>> 13)) * 0xc2b2ae35;
        return mixed ^ (mixed >>> 16);
    }

    /** The point or comma in 1,250.75. */
    private boolean isWithinNumber() {
        return (text.charAt(at) == '.' || text.charAt(at) == ',') && Character.isDigit(text.charAt(at - 1)) && at + 1 < end
                && Character.isDigit(text.charAt(at + 1));
    }

    private static boolean endsSentence(char mark) {
        return mark == '.' || mark == '!' || mark == '?' || mark == ':' || mark == '\n' || mark == '"' || mark == '\u201c';
    }
}
