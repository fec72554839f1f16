package news.backstory.feed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads the header Link (RFC 8288), in which a server names the feeds of a page, and the hubs of a feed. */
final class LinkHeader {

    static final int MAX_LINKS = 20;

    /** An address in angle brackets, and what is said of it up to the next comma that stands in no quotation marks. */
    private static final Pattern LINK = Pattern.compile("<([^<>]{1,4000})>((?:[^,\"<]|\"[^\"]{0,1000}\")*+)");
    private static final Pattern PARAMETER = Pattern.compile(";\\s*+([a-zA-Z*]{1,20})\\s*+=\\s*+(?:\"([^\"]{0,1000})\"|([^\\s;,\"]{1,1000}))");

    private LinkHeader() {}

    /**
     * One of its links.
     *
     * @param target    as written
     * @param relations in lower case
     * @param type      in lower case; may be empty
     * @param title     may be empty
     */
    record Linked(String target, List<String> relations, String type, String title) {

        boolean is(String relation) {
            return relations.contains(relation);
        }
    }

    /** @param header one or several, parted by commas; may be nonsense */
    static List<Linked> read(String header) {
        var links = new ArrayList<Linked>();
        var matcher = LINK.matcher(header);
        while (matcher.find() && links.size() < MAX_LINKS) {
            links.add(linked(matcher.group(1).strip(), matcher.group(2)));
        }
        return links;
    }

    private static Linked linked(String target, String parameters) {
        var relations = List.<String>of();
        var type = "";
        var title = "";
        var matcher = PARAMETER.matcher(parameters);
        while (matcher.find()) {
            var value = matcher.group(2) == null ? matcher.group(3) : matcher.group(2);
            switch (matcher.group(1).toLowerCase(Locale.ROOT)) {
                case "rel" -> relations = relations.isEmpty() ? words(value) : relations; // RFC 8288, 3.3: the first one counts.
                case "type" -> type = value.strip().toLowerCase(Locale.ROOT);
                case "title" -> title = value.strip();
                default -> {
                    // Nothing else concerns us.
                }
            }
        }
        return new Linked(target, relations, type, title);
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.strip().toLowerCase(Locale.ROOT).split("\\s+", -1)).filter(word -> !word.isEmpty()).toList();
    }
}
