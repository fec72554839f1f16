package news.backstory.web;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import okhttp3.HttpUrl;

/** Who is to be asked for a page. */
sealed interface Host {

    /** @param text in ASCII and lower case, without a dot at the end */
    record Name(String text) implements Host {}

    record Literal(InetAddress address) implements Host {}

    /** @param raw as it stands in an address; empty if it is malformed, or a name that never means a machine of the public web */
    static Optional<Host> read(String raw) {
        if (raw.startsWith("[")) {
            return v6(raw);
        }
        if (HostName.endsInANumber(raw)) {
            return v4(raw);
        }
        return mapped(raw).map(HostName::withoutRootDot).filter(HostName::mayBePublic).map(Name::new);
    }

    /** No zone, no IPv4 tail, no IPv4 address in the disguise of IPv6: parsers differ on them. */
    private static Optional<Host> v6(String raw) {
        if (!Form.V6.matcher(raw).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Inet6Address.ofLiteral(raw.substring(1, raw.length() - 1))).filter(Inet6Address.class::isInstance).map(Literal::new);
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /** Four decimal numbers and nothing else. */
    private static Optional<Host> v4(String raw) {
        return Form.V4.matcher(raw).matches() ? Optional.of(new Literal(Inet4Address.ofLiteral(raw))) : Optional.empty();
    }

    /**
     * In ASCII. By OkHttp's mapping (UTS 46, which keeps the sharp s) and not by {@link java.net.IDN}, which is of 2003 and would open another site
     * for it; and so the name checked here is the one OkHttp asks for.
     */
    private static Optional<String> mapped(String raw) {
        if (Form.ASCII_NAME.matcher(raw).matches()) {
            return Optional.of(raw.toLowerCase(Locale.ROOT));
        }
        if (raw.isEmpty() || !ForeignName.isPlain(raw)) {
            return Optional.empty();
        }
        return Optional.ofNullable(HttpUrl.parse("http://" + raw + "/")).map(HttpUrl::host).filter(ascii -> staysForeign(raw, ascii));
    }

    /** Label by label: one that comes out in plain ASCII held characters that IDNA drops, and was ASCII in disguise. */
    private static boolean staysForeign(String raw, String ascii) {
        var before = List.of(raw.split("\\.", -1));
        var after = List.of(ascii.split("\\.", -1));
        return before.size() == after.size()
                && IntStream.range(0, before.size())
                        .allMatch(i -> Form.ASCII_LABEL.matcher(before.get(i)).matches() || after.get(i).startsWith("xn--"));
    }

    /** How hosts are written. */
    final class Form {

        static final Pattern V6 = Pattern.compile("\\[[0-9A-Fa-f:]{2,39}]");
        static final Pattern ASCII_LABEL = Pattern.compile("[A-Za-z0-9_-]*");
        static final Pattern ASCII_NAME = Pattern.compile("[A-Za-z0-9._-]+");
        private static final String OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
        static final Pattern V4 = Pattern.compile(OCTET + "(?:\\." + OCTET + "){3}");

        private Form() {}
    }
}
