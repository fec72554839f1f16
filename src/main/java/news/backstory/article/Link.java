package news.backstory.article;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address of a page: absolute, http or https, with a host and without a user name; at most {@value #MAX_CHARACTERS} characters. Its host is as it
 * was written, which may be in any script. Says nothing about whether the page may be opened: that is decided, at each hop, by whoever opens it.
 */
public record Link(String text) {

    static final int MAX_CHARACTERS = 4_000;

    /** Scheme, host (a bracketed one too), port, and the rest; in the host nothing that any reader of addresses could take for a boundary. */
    private static final Pattern WEB = Pattern.compile(
            "https?://(?<host>\\[[0-9a-f:.]+]|[^\\s\\p{Cntrl}/?#\\\\@:\\[\\]<>\"'`{}|^%]+)(?::[0-9]{1,5})?(?<path>/[^\\s\\p{Cntrl}?#]*)?(?:[?#][^\\s\\p{Cntrl}]*)?",
            Pattern.CASE_INSENSITIVE);

    /** What may not stand behind a host as it is (RFC 3986): a percent sign that encodes nothing, and all that is neither a letter, a digit nor a mark. */
    private static final Pattern NOT_OF_PATHS = Pattern.compile("%(?![0-9A-Fa-f]{2})|[^A-Za-z0-9._~!$&'()*+,;=:@/%-]");
    private static final Pattern NOT_OF_QUERIES = Pattern.compile("%(?![0-9A-Fa-f]{2})|[^A-Za-z0-9._~!$&'()*+,;=:@/%?\\[\\]-]");

    public Link {
        if (!isLink(text)) {
            throw new IllegalArgumentException("not a web address");
        }
    }

    /** What a person, a page or a feed wrote, if it is a web address. What no address may hold is percent-encoded behind the host, as browsers do. */
    public static Optional<Link> parse(String written) {
        var text = written.strip();
        if (text.length() > MAX_CHARACTERS) {
            return Optional.empty();
        }
        var encoded = encoded(text);
        return isLink(encoded) ? Optional.of(new Link(encoded)) : Optional.empty();
    }

    /** With all percent-encoded that no address may hold; a link that was kept as somebody wrote it may hold such. */
    public URI uri() {
        return URI.create(encoded(text));
    }

    /** As written, in lower case, without the port. */
    public String host() {
        return part("host").toLowerCase(Locale.ROOT);
    }

    /** From the first slash behind the host to the query; empty if there is none. */
    public String path() {
        return part("path");
    }

    /** By which other addresses of the same article are known. */
    public AddressKey key() {
        return AddressKey.of(this);
    }

    @Override
    public String toString() {
        return text;
    }

    private String part(String group) {
        var matcher = WEB.matcher(text);
        var found = matcher.matches() ? matcher.group(group) : null;
        return found == null ? "" : found;
    }

    private static boolean isLink(String text) {
        if (text.length() > MAX_CHARACTERS || !WEB.matcher(text).matches()) {
            return false;
        }
        try {
            new URI(encoded(text));
            return true;
        } catch (URISyntaxException noHost) { // Brackets around what is no address, or a space of another script.
            return false;
        }
    }

    private static String encoded(String text) {
        var authority = text.indexOf("://");
        if (authority < 0) {
            return text;
        }
        var path = firstOf(text, "/?#", authority + 3);
        var query = firstOf(text, "?#", path);
        var fragment = firstOf(text, "#", query);
        // Behind a host, browsers take a backslash for a slash.
        return text.substring(0, path) + encoded(NOT_OF_PATHS, text.substring(path, query).replace('\\', '/'))
                + marked(text.substring(query, fragment)) + marked(text.substring(fragment));
    }

    private static String marked(String part) {
        return part.isEmpty() ? "" : part.charAt(0) + encoded(NOT_OF_QUERIES, part.substring(1));
    }

    /** A lone surrogate becomes a question mark's code; a control character is left as it is, and refused. */
    private static String encoded(Pattern not, String part) {
        return not.matcher(part)
                .replaceAll(found -> found.group().chars().anyMatch(Character::isISOControl)
                        ? Matcher.quoteReplacement(found.group())
                        : URLEncoder.encode(found.group(), StandardCharsets.UTF_8).replace("+", "%20"));
    }

    private static int firstOf(String text, String characters, int from) {
        var at = from;
        while (at < text.length() && characters.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return at;
    }
}
