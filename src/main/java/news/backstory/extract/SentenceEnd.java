package news.backstory.extract;

/** Whether a line ends as sentences do: with a mark, and perhaps quotation marks and brackets behind it. Looked at by hand: pages have hundreds of lines. */
final class SentenceEnd {

    /** With the full stops and question marks of Arabic, Urdu, Hindi, Chinese and Japanese. */
    private static final String MARKS = ".!?…。！？؟۔।";
    private static final String MARKS_IN_LOOSE_TEXT = MARKS + ":";
    private static final String BEHIND = "\"'”’»)]";

    private SentenceEnd() {}

    static boolean isAt(String line) {
        return endsWithOneOf(MARKS, line);
    }

    /** Text that stands in no paragraph may lead to a list. */
    static boolean orColonIsAt(String line) {
        return endsWithOneOf(MARKS_IN_LOOSE_TEXT, line);
    }

    private static boolean endsWithOneOf(String marks, String line) {
        var last = line.length() - 1;
        while (last >= 0 && BEHIND.indexOf(line.charAt(last)) >= 0) {
            last--;
        }
        return last >= 0 && marks.indexOf(line.charAt(last)) >= 0;
    }
}
