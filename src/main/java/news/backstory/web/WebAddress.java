package news.backstory.web;

import java.net.InetAddress;
import java.net.URI;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/**
 * A web address that reads the same to everybody. Where parsers are known to differ (user names, backslashes, short and octal numbers, escapes in
 * the host) it is refused, not mended: an address that two programs read as two hosts is how a private one gets past a check.
 *
 * @param url without fragment and user name; its host in ASCII and lower case
 */
record WebAddress(HttpUrl url, Host host) {

    /** Browsers take more; longer than this is no page of a newspaper. */
    static final int MAX_CHARACTERS = 8_192;

    private static final Pattern WEB = Pattern.compile("(?i)https?://");
    private static final Pattern ANY_SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:");
    private static final Pattern PORT = Pattern.compile("(?:[1-9][0-9]{0,4})?");

    /** What came of reading a text as an address. */
    sealed interface Parsed {

        record Good(WebAddress address) implements Parsed {}

        record Bad(String why) implements Parsed {}
    }

    /** @param written spaces around it are dropped, as people and pages leave them there */
    static Parsed parse(String written) {
        String text = withoutSpacesAround(written);
        if (text.length() > MAX_CHARACTERS) {
            return new Parsed.Bad("longer than " + MAX_CHARACTERS + " characters");
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            return new Parsed.Bad("a control character");
        }
        var scheme = WEB.matcher(text);
        if (!scheme.lookingAt()) {
            return new Parsed.Bad("not http or https");
        }
        int end = firstOf("/?#\\", text, scheme.end());
        if (leavesTheHostInDoubt(text.substring(end))) {
            return new Parsed.Bad("parsers differ on where its host ends");
        }
        return withAuthority(text.substring(scheme.end(), end), text);
    }

    /** @param location of a redirect: absolute, or relative to this address */
    Parsed resolve(String location) {
        String text = withoutSpacesAround(location);
        if (ANY_SCHEME.matcher(text).lookingAt()) {
            return parse(text);
        }
        if (text.startsWith("//")) {
            return parse(url.scheme() + ":" + text);
        }
        if (text.length() > MAX_CHARACTERS || text.indexOf('\\') >= 0 || text.chars().anyMatch(Character::isISOControl)) {
            return new Parsed.Bad("a relative address that parsers differ on");
        }
        var resolved = url.resolve(text);
        return resolved == null ? new Parsed.Bad("not an address") : parse(resolved.toString());
    }

    URI uri() {
        return url.uri();
    }

    private static Parsed withAuthority(String authority, String text) {
        if (authority.indexOf('@') >= 0) {
            return new Parsed.Bad("a user name");
        }
        int colon = authority.indexOf(':', Math.max(0, authority.lastIndexOf(']')));
        String port = colon < 0 ? "" : authority.substring(colon + 1);
        if (!PORT.matcher(port).matches()) {
            return new Parsed.Bad("a malformed port");
        }
        return Host.read(colon < 0 ? authority : authority.substring(0, colon))
                .map(host -> agreed(host, port, text))
                .orElse(new Parsed.Bad("a malformed host, or one that is not of the web"));
    }

    /** OkHttp reads the text for itself; it must have read the same host and port. */
    private static Parsed agreed(Host host, String port, String text) {
        var url = HttpUrl.parse(text);
        if (url == null || !isSameHost(host, url.host()) || (!port.isEmpty() && url.port() != Integer.parseInt(port))) {
            return new Parsed.Bad("two parsers read it differently");
        }
        var clean = url.newBuilder().fragment(null);
        return switch (host) {
            case Host.Name(String name) -> new Parsed.Good(new WebAddress(clean.host(name).build(), host));
            case Host.Literal _ -> new Parsed.Good(new WebAddress(clean.build(), host));
        };
    }

    private static boolean isSameHost(Host host, String okHttps) {
        return switch (host) {
            case Host.Name(String name) -> name.equals(HostName.withoutRootDot(okHttps));
            case Host.Literal(InetAddress address) -> address.equals(InetAddress.ofLiteral(okHttps));
        };
    }

    /** A backslash ends the host for some, an @ after ? or # belongs to it for others. */
    private static boolean leavesTheHostInDoubt(String rest) {
        return rest.substring(0, firstOf("?#", rest, 0)).indexOf('\\') >= 0
                || rest.startsWith("?@")
                || (rest.startsWith("#") && rest.substring(0, firstOf("/", rest, 0)).indexOf('@') >= 0);
    }

    private static int firstOf(String ends, String text, int from) {
        int at = from;
        while (at < text.length() && ends.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return at;
    }

    private static String withoutSpacesAround(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && text.charAt(from) == ' ') {
            from++;
        }
        while (to > from && text.charAt(to - 1) == ' ') {
            to--;
        }
        return text.substring(from, to);
    }
}
