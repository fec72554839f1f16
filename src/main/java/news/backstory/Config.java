package news.backstory;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import news.backstory.article.Link;
import news.backstory.channel.PersonId;
import news.backstory.chooser.Endpoint;
import news.backstory.feed.Opml;
import news.backstory.ingest.Sites;
import news.backstory.slack.SlackCredentials;

/**
 * What differs between one installation and another. Read once, from environment variables: docs/operating.md lists them.
 *
 * @param credentials     also say whether Slack is heard over HTTP or over a socket
 * @param slackApi        ends in a slash
 * @param editors         who alone, beside the workspace's admins, may pull articles and change stories; nobody named means whoever may change the channels
 * @param zone            in which times are written, where a person's own is not known
 * @param secondLookAfter how long a post of unknown fate is looked for before it is said again
 * @param hubCallbacks    where hubs reach us, ends in a slash; none if they cannot, else one
 * @param choosers        the language model that chooses summaries' sentences; one or none
 */
record Config(
        Credentials credentials,
        URI slackApi,
        String host,
        int port,
        Path data,
        ZoneId zone,
        Sites sites,
        List<Link> feeds,
        Set<PersonId> editors,
        WireSettings wires,
        Duration secondLookAfter,
        List<Endpoint> choosers,
        List<Link> hubCallbacks) {

    private static final int MAX_NAMED = 20;
    private static final Pattern BOT_TOKEN = Pattern.compile("xox[a-z]-[!#-&(-~]+");
    private static final Pattern SIGNING_SECRET = Pattern.compile("[0-9a-fA-F]+");
    private static final Pattern MEMBER_ID = Pattern.compile("[UW][A-Z0-9]{2,30}");
    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]");
    private static final Pattern SEPARATOR = Pattern.compile("[,\\s]+");

    /** How Slack's requests reach us, and what proves them. */
    sealed interface Credentials {

        String botToken();

        record OverHttp(SlackCredentials slack) implements Credentials {

            @Override
            public String botToken() {
                return slack.botToken();
            }
        }

        record OverSocket(String botToken, String appToken) implements Credentials {

            @Override
            public String toString() {
                return "(secret)";
            }
        }
    }

    sealed interface Outcome {

        /** @param notes what was passed over, each one line for whoever runs it */
        record Usable(Config config, List<String> notes) implements Outcome {}

        /** @param problems each one line that says what to do */
        record Unusable(List<String> problems) implements Outcome {}
    }

    static Outcome from(Map<String, String> environment) {
        var reading = new Reading(environment, new ArrayList<>(), new ArrayList<>());
        var credentials = reading.credentials();
        var config = new Config(
                credentials.orElse(new Credentials.OverSocket("", "")),
                reading.slackApi(),
                reading.text("BACKSTORY_HOST", "127.0.0.1"),
                reading.port(),
                Path.of(reading.text("BACKSTORY_DATA", "data")),
                reading.zone(),
                new Sites(reading.list("BACKSTORY_OWN_SITES"), reading.list("BACKSTORY_WIRE_SITES")),
                reading.feeds(),
                reading.editors(),
                WireSettings.from(environment, reading.problems()),
                reading.secondLookAfter(),
                reading.choosers(),
                reading.hubCallbacks());
        return reading.problems.isEmpty()
                ? new Outcome.Usable(config, List.copyOf(reading.notes))
                : new Outcome.Unusable(List.copyOf(reading.problems));
    }

    /** Reads variables, and collects what is wrong with them. */
    private record Reading(Map<String, String> environment, List<String> problems, List<String> notes) {

        Optional<Credentials> credentials() {
            var botToken = text("SLACK_BOT_TOKEN", "");
            var secret = text("SLACK_SIGNING_SECRET", "");
            var appToken = text("SLACK_APP_TOKEN", "");
            if (botToken.isEmpty()) {
                problems.add("There is no bot token: set SLACK_BOT_TOKEN (Slack: your app, OAuth & Permissions, Bot User OAuth Token).");
            }
            if (!botToken.isEmpty() && !BOT_TOKEN.matcher(botToken).matches()) {
                problems.add("The bot token is none: SLACK_BOT_TOKEN starts with xoxb- and has neither quotation marks nor spaces.");
                return Optional.empty();
            }
            if (!appToken.isEmpty()) {
                return botToken.isEmpty() ? Optional.empty() : Optional.of(new Credentials.OverSocket(botToken, appToken));
            }
            if (secret.length() < SlackCredentials.MIN_SECRET_CHARACTERS || !SIGNING_SECRET.matcher(secret).matches()) {
                problems.add(
                        (secret.isEmpty() ? "There is no signing secret" : "The signing secret is too short, or has more than hexadecimal digits")
                                + ": set SLACK_SIGNING_SECRET (Slack: your app, Basic Information; 32 hexadecimal digits).");
                return Optional.empty();
            }
            return botToken.isEmpty() ? Optional.empty() : Optional.of(new Credentials.OverHttp(new SlackCredentials(botToken, secret)));
        }

        URI slackApi() {
            var text = text("BACKSTORY_SLACK_API", "https://slack.com/api/");
            return Link.parse(text).filter(link -> link.text().endsWith("/") && isPrivateOnItsWay(link)).map(Link::uri).orElseGet(() -> {
                problems.add("BACKSTORY_SLACK_API must be an https address (http only on this machine) that ends in a slash, and is: " + text);
                return URI.create("https://slack.com/api/");
            });
        }

        private static boolean isPrivateOnItsWay(Link api) {
            return api.text().toLowerCase(Locale.ROOT).startsWith("https://") || THIS_MACHINE.contains(api.host());
        }

        int port() {
            var text = text("BACKSTORY_PORT", "3000");
            if (text.matches("[0-9]{1,5}") && Integer.parseInt(text) <= 65_535) {
                return Integer.parseInt(text);
            }
            problems.add("BACKSTORY_PORT must be a number from 0 to 65535, and is: " + text);
            return 0;
        }

        ZoneId zone() {
            var text = text("BACKSTORY_ZONE", ZoneId.systemDefault().getId());
            try {
                return ZoneId.of(text);
            } catch (DateTimeException noSuchZone) {
                problems.add("BACKSTORY_ZONE must be a time zone such as Europe/London, and is: " + text);
                return ZoneId.of("UTC");
            }
        }

        Duration secondLookAfter() {
            var text = text("BACKSTORY_SECOND_LOOK", "PT30S");
            try {
                var duration = Duration.parse(text);
                if (!duration.isNegative() && duration.compareTo(Duration.ofHours(1)) <= 0) {
                    return duration;
                }
            } catch (DateTimeParseException noDuration) {
                // Said below.
            }
            problems.add("BACKSTORY_SECOND_LOOK must be a span of time of at most an hour, such as PT30S, and is: " + text);
            return Duration.ofSeconds(30);
        }

        List<Endpoint> choosers() {
            var address = text("BACKSTORY_CHOOSER", "");
            if (address.isEmpty()) {
                return List.of();
            }
            var model = text("BACKSTORY_CHOOSER_MODEL", "");
            try {
                var manner = Endpoint.Manner.valueOf(text("BACKSTORY_CHOOSER_MANNER", "openai").toUpperCase(Locale.ROOT));
                var uri = new URI(address);
                if (Set.of("http", "https").contains(String.valueOf(uri.getScheme()))) {
                    return List.of(new Endpoint(uri, manner, model, new Endpoint.Key(text("BACKSTORY_CHOOSER_KEY", ""))));
                }
            } catch (URISyntaxException | IllegalArgumentException unusable) {
                // Said below.
            }
            problems.add(
                    "BACKSTORY_CHOOSER must be a web address, BACKSTORY_CHOOSER_MODEL a model's name, and BACKSTORY_CHOOSER_MANNER openai or ollama.");
            return List.of();
        }

        List<Link> hubCallbacks() {
            var text = text("BACKSTORY_PUBLIC_URL", "");
            var link = Link.parse((text.endsWith("/") ? text : text + "/") + "hubs/").filter(each -> !text.matches(".*[?#].*"));
            if (link.isEmpty() && !text.isEmpty()) {
                problems.add(
                        "BACKSTORY_PUBLIC_URL must be the web address at which others reach Backstory, such as https://news.example/backstory, and is: "
                                + text);
            }
            return text.isEmpty() ? List.of() : link.stream().toList();
        }

        /** By the names that Slack gives people, which their profiles show under "Copy member ID". */
        Set<PersonId> editors() {
            var named = list("BACKSTORY_EDITORS");
            named.stream().filter(name -> !MEMBER_ID.matcher(name).matches()).forEach(
                    name -> problems
                            .add("BACKSTORY_EDITORS must hold member ids such as U012AB3CD (Slack: a profile, Copy member ID), and has: " + name));
            return named.stream().map(PersonId::new).collect(Collectors.toSet());
        }

        List<Link> feeds() {
            return Stream.concat(named(), inFile()).distinct().toList();
        }

        /** A list of feeds as feed readers write it (OPML). */
        private Stream<Link> inFile() {
            var file = text("BACKSTORY_OPML", "");
            if (file.isEmpty()) {
                return Stream.empty();
            }
            try (var in = Files.newInputStream(Path.of(file))) {
                return switch (Opml.read(in.readNBytes(Opml.MAX_BYTES + 1))) {
                    case Opml.Reading.Feeds(var feeds, var leftOut) -> {
                        leftOut.stream().limit(MAX_NAMED)
                                .map(name -> "BACKSTORY_OPML: left out, for it is no web address, or stands behind the first "
                                        + Opml.MAX_FEEDS + " feeds: \"" + name + "\"")
                                .forEach(notes::add);
                        if (leftOut.size() > MAX_NAMED) {
                            notes.add("BACKSTORY_OPML: left out " + (leftOut.size() - MAX_NAMED) + " more");
                        }
                        yield feeds.keySet().stream();
                    }
                    case Opml.Reading.Unreadable(var why) -> unusable("BACKSTORY_OPML cannot be used, " + why + ": " + file);
                };
            } catch (IOException | InvalidPathException unreadable) {
                return unusable("BACKSTORY_OPML must name a file that can be read, and is: " + file);
            }
        }

        private Stream<Link> unusable(String problem) {
            problems.add(problem);
            return Stream.empty();
        }

        private Stream<Link> named() {
            return list("BACKSTORY_FEEDS").stream()
                    .flatMap(text -> {
                        var link = Link.parse(text);
                        if (link.isEmpty()) {
                            problems.add("BACKSTORY_FEEDS must hold web addresses, and has: " + text);
                        }
                        return link.stream();
                    });
        }

        List<String> list(String name) {
            return SEPARATOR.splitAsStream(text(name, "")).filter(part -> !part.isEmpty()).toList();
        }

        String text(String name, String otherwise) {
            var value = environment.getOrDefault(name, "").strip();
            return value.isEmpty() ? otherwise : value;
        }
    }
}
