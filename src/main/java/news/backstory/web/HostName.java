package news.backstory.web;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The rules for a host in ASCII that is a name: fit for the DNS, and not one of those that never mean a machine of the public web. */
final class HostName {

    /** RFC 1035, without the root's dot. */
    private static final int MAX_CHARACTERS = 253;
    private static final int MAX_LABEL_CHARACTERS = 63;

    /** Underscores are no host names by RFC 952, but real sites have them. */
    private static final Pattern LABEL = Pattern.compile("[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?");
    private static final Pattern HEXADECIMAL = Pattern.compile("0x[0-9a-f]*");
    private static final Pattern DECIMAL = Pattern.compile("[0-9]+");

    /** Closed with all below them. RFC 6761, 6762, 7686, 8375, 9476, ICANN's .internal, and what routers, containers and clusters use at home. */
    private static final Set<String> NOT_THE_WEB = Set.of("localhost", "localhost4", "localhost6", "localdomain", "localdomain4", "localdomain6",
            "local",
            "internal", "intranet", "private", "corp", "home", "lan", "workgroup", "router", "modem", "arpa", "invalid", "example", "test", "onion",
            "i2p", "exit",
            "alt", "svc", "cluster", "pod", "consul", "docker", "kubernetes", "metadata", "mshome.net", "metadata.tencentyun.com",
            "metadata.platformequinix.com", "metadata.packet.net");

    private HostName() {}

    /** WHATWG: then it is an IPv4 address or nothing. */
    static boolean endsInANumber(String host) {
        String name = withoutRootDot(host);
        String last = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return DECIMAL.matcher(last).matches() || HEXADECIMAL.matcher(last).matches();
    }

    static String withoutRootDot(String host) {
        return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    }

    /** @param name in lower case, without the dot of the root */
    static boolean mayBePublic(String name) {
        List<String> labels = List.of(name.split("\\.", -1));
        return name.length() <= MAX_CHARACTERS
                && labels.size() > 1 // A single label would be looked for in our own domains.
                && labels.stream().allMatch(label -> label.length() <= MAX_LABEL_CHARACTERS && LABEL.matcher(label).matches())
                && !endsInANumber(name)
                && NOT_THE_WEB.stream().noneMatch(closed -> name.equals(closed) || name.endsWith("." + closed));
    }
}
