package news.backstory.feed;

import java.net.URI;
import java.util.regex.Pattern;

/** Puts relative addresses where they belong. What is no address is left as it was written; what wants to be one of the web and is none is dropped. */
final class Addresses {

    private static final int MAX_CHARACTERS = 4_000;
    private static final Pattern ABSOLUTE = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]*:.*", Pattern.DOTALL);
    private static final Pattern HTTP = Pattern.compile("https?:.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern WEB = Pattern.compile("https?://(?:\\[[0-9a-f:.]+](?::[0-9]{1,5})?|[^/?#\\s\\[\\]<>\"\\\\^`{|}]+)(?:[/?#].*)?",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** What people write in addresses and {@link URI} does not take. */
    private static final Pattern ODD = Pattern.compile("[\\s\"<>\\\\^`{|}]|%(?![0-9a-fA-F]{2})");

    private Addresses() {}

    /** @param base may be empty, or nonsense: then a relative address stays relative */
    static String resolved(String base, String written) {
        var text = written.strip();
        if (text.length() > MAX_CHARACTERS || text.isEmpty() || (HTTP.matcher(text).matches() && !isWeb(text))) {
            return "";
        }
        if (ABSOLUTE.matcher(text).matches() || base.length() > MAX_CHARACTERS || !isWeb(base)) {
            return text;
        }
        try {
            var resolved = URI.create(escaped(withPath(base))).resolve(escaped(text)).toString();
            return resolved.length() > MAX_CHARACTERS ? "" : resolved;
        } catch (IllegalArgumentException notAnAddress) {
            return text;
        }
    }

    static boolean isWeb(String text) {
        return WEB.matcher(text).matches();
    }

    /** The JDK resolves {@code a} against {@code http://host} to {@code http://hosta}. */
    private static String withPath(String base) {
        var end = base.indexOf("://") + 3;
        while (end < base.length() && "/?#".indexOf(base.charAt(end)) < 0) {
            end++;
        }
        return end < base.length() && base.charAt(end) == '/' ? base : base.substring(0, end) + "/" + base.substring(end);
    }

    private static String escaped(String text) {
        return ODD.matcher(text).replaceAll(odd -> "%%%02X".formatted((int) odd.group().charAt(0)));
    }
}
