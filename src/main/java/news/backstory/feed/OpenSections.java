package news.backstory.feed;

import java.util.regex.Pattern;

/** CDATA sections that nobody closed: a parser takes all that follows for text, the next entries too. */
final class OpenSections {

    private static final String OPENING = "<![CDATA[";
    private static final String CLOSING = "]]>";

    private static final Pattern END_OF_ENTRY = Pattern.compile("</(?:[a-zA-Z]{1,20}:)?(?:item|entry)\\s*>", Pattern.CASE_INSENSITIVE);

    private OpenSections() {}

    /** The text in which what stands in such a section is markup: to the end of the text, or to the next section if an entry ends before. */
    static String closed(String text, Flaws flaws) {
        var closed = new StringBuilder(text.length());
        var copied = 0;
        var closing = text.indexOf(CLOSING);
        for (var opening = text.indexOf(OPENING); opening >= 0;) {
            var inside = opening + OPENING.length();
            closing = closing < 0 || closing >= inside ? closing : text.indexOf(CLOSING, inside);
            var next = text.indexOf(OPENING, inside);
            if (closing < 0 || next >= 0 && next < closing && END_OF_ENTRY.matcher(text).region(inside, next).find()) {
                closed.append(text, copied, opening);
                copied = inside;
                flaws.add("a CDATA section of it is not closed");
            }
            opening = closing < 0 || next < closing ? next : text.indexOf(OPENING, closing);
        }
        return copied == 0 ? text : closed.append(text, copied, text.length()).toString();
    }
}
