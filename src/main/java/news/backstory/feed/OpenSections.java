package news.backstory.feed;

/** A CDATA section that nobody closed: a parser takes all that follows for text, the next entries too. */
final class OpenSections {

    private static final String OPENING = "<![CDATA[";
    private static final String CLOSING = "]]>";

    private OpenSections() {}

    /**
     * The text in which what stands in such a section, the last, is markup. One that another's end closes is left as it is: what looks like entries in it may
     * be somebody's comment, and would be told in the publisher's name.
     */
    static String closed(String text, Flaws flaws) {
        var opening = text.indexOf(OPENING, Math.max(0, text.lastIndexOf(CLOSING)));
        if (opening < 0) {
            return text;
        }
        flaws.add("a CDATA section of it is not closed");
        var rest = text.substring(opening).replace(OPENING, "");
        return text.substring(0, opening) + rest;
    }
}
