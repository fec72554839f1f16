package news.backstory.slack;

import java.net.URI;
import java.util.Locale;
import java.util.Set;

/**
 * How Slack is called.
 *
 * @param botToken starts with xoxb-
 * @param apiBase  the Web API's address, with a slash at its end; over https, unless it is on this machine
 */
record SlackSettings(String botToken, URI apiBase) {

    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]");

    SlackSettings {
        if (botToken.isBlank()) {
            throw new IllegalArgumentException("there is no bot token");
        }
        if (apiBase.getHost() == null || !apiBase.getPath().endsWith("/") || !isPrivateOnItsWay(apiBase)) {
            throw new IllegalArgumentException("not an address of Slack's Web API: " + apiBase);
        }
    }

    /**
     * Whether answers may be sent there. Slack signs the requests that name these addresses; this is a second lock, so that no forged one can make us
     * call anything but Slack.
     */
    boolean mayReplyTo(URI address) {
        if (address.getHost() == null || address.getRawUserInfo() != null) {
            return false;
        }
        return isSlacks(address) || origin(address).equals(origin(apiBase));
    }

    @Override
    public String toString() {
        return "(secret)";
    }

    private static boolean isSlacks(URI address) {
        var host = address.getHost().toLowerCase(Locale.ROOT);
        return "https".equalsIgnoreCase(address.getScheme()) && address.getPort() == -1 && (host.equals("slack.com") || host.endsWith(".slack.com"));
    }

    private static boolean isPrivateOnItsWay(URI address) {
        return "https".equalsIgnoreCase(address.getScheme())
                || ("http".equalsIgnoreCase(address.getScheme()) && THIS_MACHINE.contains(address.getHost()));
    }

    private static String origin(URI address) {
        return (address.getScheme() + "://" + address.getHost() + ":" + address.getPort()).toLowerCase(Locale.ROOT);
    }
}
