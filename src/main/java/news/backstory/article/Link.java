package news.backstory.article;

import java.net.URI;
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

    private static final Pattern NOT_ASCII = Pattern.compile("[^\\x21-\\x7e]+");

    public Link {
        if (text.length() > MAX_CHARACTERS || !WEB.matcher(text).matches()) {
            throw new IllegalArgumentException("not a web address");
        }
    }

    /** What a person, a page or a feed wrote, if it is a web address. Spaces and characters outside ASCII behind the host are percent-encoded. */
    public static Optional<Link> parse(String written) {
        var text = written.strip();
        if (text.length() > MAX_CHARACTERS) {
            return Optional.empty();
        }
        var encoded = encodeBehindHost(text);
        return encoded.length() <= MAX_CHARACTERS && WEB.matcher(encoded).matches() ? Optional.of(new Link(encoded)) : Optional.empty();
    }

    /** @throws IllegalArgumentException if the host is in a form that this type of the JDK does not take */
    public URI uri() {
        return URI.create(text);
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

    private static String encodeBehindHost(String text) {
        var authority = text.indexOf("://");
        if (authority < 0) {
            return text;
        }
        var end = authority + 3;
        while (end < text.length() && "/?#".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        // A lone surrogate becomes a question mark's code; a control character is left as it is, and refused.
        return text.substring(0, end) + NOT_ASCII.matcher(text.substring(end))
                .replaceAll(found -> found.group().chars().anyMatch(Character::isISOControl)
                        ? Matcher.quoteReplacement(found.group())
                        : URLEncoder.encode(found.group(), StandardCharsets.UTF_8).replace("+", "%20"));
    }
}
