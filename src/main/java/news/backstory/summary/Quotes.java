package news.backstory.summary;

/**
 * The quoted parts of a sentence: in straight, English, German, French and Japanese marks, and in single ones where these are no apostrophes.
 *
 * @param own     what is not in quotes
 * @param longest how many words the longest quote has
 * @param open    whether a quote begins before the sentence, or ends behind it
 */
record Quotes(String own, int longest, boolean open) {

    private static final char NONE = 0;
    private static final char SINGLE = '\'';
    private static final char DOUBLE = '"';
    private static final String PUNCTUATION = ".,!?…";

    static Quotes in(String sentence) {
        return new Reader(sentence).read();
    }

    /** Goes through a sentence from mark to mark. */
    private static final class Reader {

        private final String text;
        private final StringBuilder own = new StringBuilder();
        private char within = NONE;
        private boolean open;
        private int words;
        private int longest;

        Reader(String text) {
            this.text = text;
        }

        Quotes read() {
            for (var at = 0; at < text.length(); at++) {
                var c = text.charAt(at);
                if (within == NONE) {
                    outside(at, c);
                } else {
                    inside(at, c);
                }
            }
            return new Quotes(own.toString(), longest, open || within != NONE);
        }

        private void outside(int at, char c) {
            if (c == '"' || c == '„' || c == '«' || c == '“' || c == '「') {
                open |= c == '"' && closesWord(at);
                within = DOUBLE;
            } else if ((c == '\'' || c == '‘') && opensWord(at)) {
                within = SINGLE;
            } else if (c == '”' || c == '»' || c == '」' || ((c == '\'' || c == '’') && at > 0 && PUNCTUATION.indexOf(text.charAt(at - 1)) >= 0)) {
                open = true;
            } else {
                own.append(c);
            }
            words = 0;
        }

        private void inside(int at, char c) {
            var closes = within == DOUBLE ? "\"”»“」".indexOf(c) >= 0 : (c == '\'' || c == '’') && !letterAt(at + 1);
            if (closes) {
                within = NONE;
                own.append(' ');
            } else if (letterAt(at) && !letterAt(at + 1)) {
                words++;
                longest = Math.max(longest, words);
            }
        }

        /** A straight mark that opens, by count, but stands like one that closes. */
        private boolean closesWord(int at) {
            return at > 0 && !Character.isWhitespace(text.charAt(at - 1)) && "([-–—/".indexOf(text.charAt(at - 1)) < 0
                    && (at + 1 >= text.length() || Character.isWhitespace(text.charAt(at + 1)));
        }

        private boolean opensWord(int at) {
            return letterAt(at + 1) && (at == 0 || Character.isWhitespace(text.charAt(at - 1)) || "([-–—".indexOf(text.charAt(at - 1)) >= 0);
        }

        private boolean letterAt(int at) {
            return at < text.length() && Character.isLetterOrDigit(text.charAt(at));
        }
    }
}
