package news.backstory.feed;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Addresses whose parameters stand in a feed as they are typed, "?page=1&section=2": a parser takes "&sect" for a sign. */
final class BareAmpersands {

    /** What is in a CDATA section is taken as it is, and so left as it is. */
    private static final Pattern PARAMETER_OR_LITERAL = Pattern.compile("<!\\[CDATA\\[.*?(?:\\]\\]>|\\z)|&(?=[A-Za-z_][\\w.-]{0,60}=)",
            Pattern.DOTALL);

    private BareAmpersands() {}

    /** The text in which each stands for itself. */
    static String escaped(String text) {
        return text.indexOf('&') < 0
                ? text
                : PARAMETER_OR_LITERAL.matcher(text)
                        .replaceAll(found -> found.group().equals("&") ? "&amp;" : Matcher.quoteReplacement(found.group()));
    }
}
