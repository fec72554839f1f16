package news.backstory.command;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import news.backstory.article.Link;
import news.backstory.channel.Subscription;
import news.backstory.command.Command.Amiss;

/** Reads what is written after the verbs that arrange what a channel gets. What is not understood is named, with an example of what would be. */
final class ChannelParser {

    private static final String SETTINGS_EXAMPLE = "/news settings threads off";
    private static final String SPLIT_EXAMPLE = "/news split <link>";
    private static final String MERGE_EXAMPLE = "/news merge <link> <link>";
    private static final String PULL_EXAMPLE = "/news pull <link> wrong picture";

    private ChannelParser() {}

    /** Empty if the first word is none of these verbs. */
    static Optional<Command> parse(String said) {
        var parts = said.split("\\s+", 2);
        var rest = parts.length < 2 ? "" : parts[1].strip();
        return switch (parts[0].toLowerCase(Locale.ROOT)) {
            case "subscribe", "sub" -> Optional.of(SubscribeParser.subscribe(rest));
            case "list" -> alone(rest, new Command.ListSubscriptions(0));
            case "remove", "unsub", "unsubscribe" -> Optional.of(rest.isEmpty()
                    ? new Amiss("Which one? /news list shows their names.", "/news remove s12")
                    : new Command.Remove(rest));
            case "resume" -> rest.matches("(?i)s[0-9]{1,9}")
                    ? Subscription.number(rest.toLowerCase(Locale.ROOT)).map(Command.RestoreSubscription::new)
                    : alone(rest, new Amiss("Which one? /news list shows their names.", "/news resume s12"));
            case "digest" -> Optional.of(HourParser.digest(rest));
            case "quiet" -> Optional.of(HourParser.quiet(rest));
            case "mute" -> Optional.of(MuteParser.mute(rest));
            case "mutes" -> alone(rest, new Command.Mutes());
            case "unmute" -> Optional.of(MuteParser.unmute(rest));
            case "me" -> Optional.of(HourParser.mine(rest));
            case "settings" -> Optional.of(settings(rest));
            case "health" -> alone(rest, new Command.FeedHealth());
            case "stats" -> alone(rest, new Command.Stats());
            case "preview" -> alone(rest, new Command.PreviewSubscriptions());
            case "audit" -> Optional.of(rest.isEmpty()
                    ? new Command.Audit(Duration.ofDays(7))
                    : Lexicon.span(rest).<Command>map(Command.Audit::new)
                            .orElseGet(() -> new Amiss("“" + rest + "” is no span of time.", "/news audit 7d")));
            case "pull" -> Optional.of(pull(rest));
            case "unpull" -> Optional.of(Link.parse(rest).<Command>map(Command.Unpull::new)
                    .orElseGet(() -> new Amiss("Which article may be shown again?", "/news unpull <link>")));
            case "split" -> Link.parse(rest).<Optional<Command>>map(link -> Optional.of(new Command.Split(link)))
                    .orElseGet(() -> alone(rest, new Amiss("Which article does not belong to its story?", SPLIT_EXAMPLE)));
            case "merge" -> merge(rest);
            default -> Optional.empty();
        };
    }

    /** "list of flood victims" is a search, not a verb. */
    private static Optional<Command> alone(String rest, Command command) {
        return rest.isEmpty() ? Optional.of(command) : Optional.empty();
    }

    private static Optional<Command> merge(String rest) {
        var links = List.of(rest.split("\\s+", -1)).stream().map(Link::parse).toList();
        return links.size() == 2 && links.stream().allMatch(Optional::isPresent)
                ? Optional.of(new Command.Merge(links.getFirst().orElseThrow(), links.getLast().orElseThrow()))
                : links.stream().anyMatch(Optional::isPresent) || rest.isEmpty()
                        ? Optional.of(new Amiss("Which two articles tell one story?", MERGE_EXAMPLE))
                        : Optional.empty();
    }

    private static Command pull(String rest) {
        var parts = rest.split("\\s+", 2);
        var link = Link.parse(parts[0]);
        if (link.isEmpty() || parts.length < 2 || parts[1].isBlank()) {
            return new Amiss("Which article, and why? The reason stands where the article stood.", PULL_EXAMPLE);
        }
        return new Command.Pull(link.get(), parts[1].strip());
    }

    private static Command settings(String rest) {
        if (rest.isEmpty()) {
            return new Command.Settings();
        }
        var parts = rest.split("\\s+", 2);
        var name = parts[0].toLowerCase(Locale.ROOT);
        var value = parts.length < 2 ? "" : parts[1].strip();
        var lower = value.toLowerCase(Locale.ROOT);
        var good = switch (name) {
            case "threads" -> lower.equals("on") || lower.equals("off");
            case "answers" -> lower.equals("public") || lower.equals("private");
            case "zone" -> Lexicon.zone(value).isPresent();
            case "language" -> !value.isEmpty() && Lexicon.languages(value).isPresent();
            case "who" -> lower.equals("anyone") || lower.equals("me") || !Lexicon.people(value).isEmpty();
            default -> false;
        };
        if (name.equals("zone") && !good && ZoneHints.of(value).isPresent()) {
            return new Amiss("Zones go by the names of places.", "/news settings zone " + ZoneHints.of(value).get());
        }
        return good
                ? new Command.Change(name, value)
                : new Amiss("There are: threads on|off, answers public|private, zone Europe/London, language en,de|any, who anyone|me|@name.",
                        SETTINGS_EXAMPLE);
    }
}
