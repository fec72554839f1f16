package news.backstory.sandbox;

import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Lets in only what was sent to this machine by its own name, so that no page of the web can reach the sandbox through a name of its own that resolves to
 * us (DNS rebinding), nor press a button here from elsewhere. Programs, which name no origin, may.
 */
final class Doorkeeper {

    private static final Set<String> OUR_NAMES = Set.of("127.0.0.1", "localhost");
    private static final Set<String> FROM_HERE = Set.of("same-origin", "none");

    private Doorkeeper() {}

    static void check(Context http) {
        if (!toUs(Optional.ofNullable(http.header("Host")).orElse(""))) {
            throw new ForbiddenResponse("ask for 127.0.0.1 or localhost");
        }
        var changes = !Set.of("GET", "HEAD").contains(http.req().getMethod());
        if (changes && !fromHere(http)) {
            throw new ForbiddenResponse("sent by another page");
        }
    }

    /** Also a site of the sample's own under localhost: browsers resolve those names to this machine alone (RFC 6761). */
    private static boolean toUs(String host) {
        try {
            var name = Optional.ofNullable(new URI("http://" + host).getHost()).orElse("").toLowerCase(Locale.ROOT);
            return OUR_NAMES.contains(name) || name.endsWith(".localhost");
        } catch (URISyntaxException noHost) {
            return false;
        }
    }

    private static boolean fromHere(Context http) {
        var origin = http.header("Origin");
        var site = http.header("Sec-Fetch-Site");
        return (origin == null || origin.equals("http://" + http.header("Host"))) && (site == null || FROM_HERE.contains(site));
    }
}
