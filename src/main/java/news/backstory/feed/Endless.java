package news.backstory.feed;

import java.util.regex.Pattern;

/** Ends a feed that does not. */
final class Endless {

    private static final Pattern ENTRY = Pattern.compile("<(?:[a-zA-Z]{1,20}:)?(?:item|entry|url)[\\s/>]", Pattern.CASE_INSENSITIVE);

    /** Shorter than any feed with so many entries. */
    private static final int SHORTEST_ENTRY = 6;

    private Endless() {}

    /** The text up to the entry after this many; the parser closes what is open. */
    static String cut(String text, int maxEntries) {
        if (text.length() / SHORTEST_ENTRY < maxEntries) {
            return text;
        }
        var entries = ENTRY.matcher(text);
        for (var count = 0; count <= maxEntries; count++) {
            if (!entries.find()) {
                return text;
            }
        }
        return text.substring(0, entries.start());
    }
}
