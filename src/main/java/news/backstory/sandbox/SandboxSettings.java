package news.backstory.sandbox;

import io.javalin.config.RoutesConfig;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * How the sandbox is set up.
 *
 * @param port on 127.0.0.1; 0 takes any that is free
 * @param commands the app's slash commands: "/news"
 * @param unfurlDomains hosts, in lower case, whose links are sent to the bot as link_shared; their subdomains too
 * @param sites further pages to be served at the same address
 * @param offers what the workspace's pages offer to newcomers
 * @param days   the sample newsroom's day; at most one
 */
public record SandboxSettings(
        int port,
        Secrets secrets,
        List<String> commands,
        List<String> unfurlDomains,
        Patience patience,
        Limits limits,
        List<Consumer<RoutesConfig>> sites,
        Offers offers,
        List<SampleDay> days) {

    public SandboxSettings {
        if (port < 0 || port > 65_535 || commands.isEmpty()) {
            throw new IllegalArgumentException("no port, or no command");
        }
        commands = List.copyOf(commands);
        unfurlDomains = List.copyOf(unfurlDomains);
        sites = List.copyOf(sites);
        days = List.copyOf(days);
    }

    /** As Slack does it: /news, three seconds for an answer, one message a second and channel. */
    public static SandboxSettings of(int port, Secrets secrets) {
        return new SandboxSettings(port, secrets, List.of("/news"), List.of(), Patience.OF_SLACK, Limits.OF_SLACK, List.of(), Offers.none(),
                List.of());
    }

    public SandboxSettings withUnfurls(List<String> domains) {
        return new SandboxSettings(port, secrets, commands, domains, patience, limits, sites, offers, days);
    }

    public SandboxSettings with(Patience other) {
        return new SandboxSettings(port, secrets, commands, unfurlDomains, other, limits, sites, offers, days);
    }

    public SandboxSettings with(Limits other) {
        return new SandboxSettings(port, secrets, commands, unfurlDomains, patience, other, sites, offers, days);
    }

    public SandboxSettings withSites(List<Consumer<RoutesConfig>> others) {
        return new SandboxSettings(port, secrets, commands, unfurlDomains, patience, limits, others, offers, days);
    }

    public SandboxSettings withOffers(Offers other) {
        return new SandboxSettings(port, secrets, commands, unfurlDomains, patience, limits, sites, other, days);
    }

    /** What happens in the sample newsroom while the sandbox is open. */
    public SandboxSettings withDay(SampleDay day) {
        return new SandboxSettings(port, secrets, commands, unfurlDomains, patience, limits, sites, offers, List.of(day));
    }

    /** What the bot and the workspace share. Neither may be blank: a blank secret signs for everybody. */
    public record Secrets(String signingSecret, String botToken) {

        public Secrets {
            if (signingSecret.isBlank() || botToken.isBlank()) {
                throw new IllegalArgumentException("a secret is blank");
            }
        }

        @Override
        public String toString() {
            return "(secret)";
        }
    }

    /**
     * How long the bot is waited for.
     *
     * @param answer until a request to the bot has failed
     * @param retries how long to wait before an event is sent again, one for each further time; docs.slack.dev/apis/events-api
     */
    public record Patience(Duration answer, List<Duration> retries) {

        public static final Patience OF_SLACK = new Patience(Duration.ofSeconds(3),
                List.of(Duration.ZERO, Duration.ofMinutes(1), Duration.ofMinutes(5)));

        public Patience {
            retries = List.copyOf(retries);
        }
    }

    /**
     * How much the bot may do before it hears "ratelimited"; docs.slack.dev/apis/web-api/rate-limits.
     *
     * @param postsAtOnce chat.postMessage in one channel, before one a second
     * @param tier3 calls a minute of chat.update, chat.delete, chat.unfurl, conversations.info, .history and .replies, each counted for itself
     * @param tier4 calls a minute of chat.postEphemeral and users.info
     */
    public record Limits(int postsAtOnce, int tier3, int tier4) {

        public static final Limits OF_SLACK = new Limits(1, 50, 100);

        public Limits {
            if (postsAtOnce < 1 || tier3 < 1 || tier4 < 1) {
                throw new IllegalArgumentException("nothing would be allowed");
            }
        }
    }
}
