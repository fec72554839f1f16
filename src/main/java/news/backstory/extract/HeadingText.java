package news.backstory.extract;

import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** What a heading says, without the smaller lines that many pages put into the same element: the topic over the headline, a second title, the day. */
final class HeadingText {

    private static final Pattern SMALLER = Pattern.compile(
            "(?i)dachzeile|spitzmarke|kicker|eyebrow|overline|topline|top-?title|roof|sub-?(?:head|title|line)|descriptor|pre-?(?:title|head)|super-?title|(?<![a-z])date(?![a-z])|supra");
    private static final int MAX_PARTS = 40;

    /** Fewer letters may be half a headline. */
    private static final int MIN_TOLD_CHARACTERS = 12;
    private static final Pattern JOINT = Pattern.compile("^[\\s:|–—·•-]+|[\\s|–—·•-]+$|\\s+:$");

    private HeadingText() {}

    /** @param told headlines as the page tells them to machines: where one is all of the heading but a line of its own, that line goes */
    static String of(Element heading, List<String> told) {
        var whole = Words.oneLine(heading.text());
        if (heading.childrenSize() == 0) {
            return whole;
        }
        var keys = told.stream().map(Words::key).filter(key -> key.length() >= MIN_TOLD_CHARACTERS).toList();
        var isTold = keys.contains(Words.key(whole));
        return heading.select("*").stream().skip(1).limit(MAX_PARTS)
                .map(part -> new Part(part, rest(whole, Words.oneLine(part.text()))))
                .filter(part -> !Words.key(part.rest()).isEmpty() && (part.isSmaller() || !isTold && keys.contains(Words.key(part.rest()))))
                .findFirst()
                .map(Part::rest)
                .orElse(whole);
    }

    private record Part(Element element, String rest) {

        boolean isSmaller() {
            return element.nameIs("small") || element.nameIs("time") || SMALLER.matcher(element.className()).find();
        }
    }

    /** Without this line at its beginning or its end; nothing if it stands at neither, or is all of it. */
    private static String rest(String whole, String line) {
        if (line.isEmpty() || line.length() == whole.length()) {
            return "";
        }
        var rest = whole.startsWith(line)
                ? whole.substring(line.length())
                : whole.endsWith(line) ? whole.substring(0, whole.length() - line.length()) : "";
        return JOINT.matcher(rest).replaceAll("").strip();
    }
}
