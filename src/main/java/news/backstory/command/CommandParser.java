package news.backstory.command;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import news.backstory.article.Link;

/** Reads what a person wrote after {@code /news}, or to us in a message. */
public final class CommandParser {

    /** Longer questions are cut: nobody types them, and each word costs a look-up. */
    private static final int MAX_CHARACTERS = 4_000;

    /** Slack may hand over a typed address as {@code <https://…>} or {@code <https://…|label>}. */
    private static final Pattern WRAPPED = Pattern.compile("<(https?://[^>|\\s]{1,3990})(?:\\|[^>]{0,3990})?>", Pattern.CASE_INSENSITIVE);

    private static final Pattern SETTINGS = Pattern.compile("settings(?:\\s.*)?", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** As the edge hands people over: their name there, and how others read it. */
    static final Pattern PERSON = Pattern.compile("<@([UW][A-Z0-9]{1,30})(?:\\|([^>]{0,100}))?>");

    private static final Pattern ADDRESS = Pattern.compile("\\b[a-z][a-z0-9+.-]{1,20}:/{1,2}\\S*", Pattern.CASE_INSENSITIVE);

    /** An address without its scheme, as people type it: www.x.org, or host.tld/path. */
    private static final Pattern SCHEMELESS = Pattern.compile("(?:www\\.\\S+\\.\\S+|[a-z0-9-]+(?:\\.[a-z0-9-]+)+/\\S*)", Pattern.CASE_INSENSITIVE);

    private static final Pattern VERB = Pattern.compile("(similar|covered|timeline)\\s+(.+)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** A verb that needs something behind it. */
    private static final Pattern BARE_VERB = Pattern.compile("similar|covered|timeline", Pattern.CASE_INSENSITIVE);

    public Command parse(String text) {
        var said = WRAPPED.matcher(clip(text.strip())).replaceAll("$1").strip();
        if (said.isEmpty() || said.equalsIgnoreCase("help") || said.equals("?")) {
            return new Command.Help();
        }
        if (SETTINGS.matcher(said).matches()) {
            return ChannelParser.parse(said).orElseGet(() -> new Command.Unclear(said));
        }
        return parseWords(PERSON.matcher(said).replaceAll(person -> Matcher.quoteReplacement(
                person.group(2) == null || person.group(2).isBlank() ? "" : "@" + person.group(2))).strip());
    }

    /** Everywhere but in settings a person is a word like others. */
    private Command parseWords(String said) {
        if (said.isEmpty()) {
            return new Command.Help();
        }
        var ofChannel = ChannelParser.parse(said);
        if (ofChannel.isPresent()) {
            return ofChannel.get();
        }
        if (BARE_VERB.matcher(said).matches()) {
            return new Command.Unclear(said);
        }
        var verb = VERB.matcher(said);
        if (verb.matches()) {
            var what = verb.group(2).strip();
            return switch (verb.group(1).toLowerCase(Locale.ROOT)) {
                case "similar" -> about(what, Command.SimilarToLink::new, Command.SimilarToWords::new);
                case "covered" -> about(what, Command.CoveredByLink::new, Command.CoveredByWords::new);
                default -> about(what, Command.TimelineOfLink::new, Command.NotAnAddress::new);
            };
        }
        var address = addressIn(said);
        // "subcribe https://…" is no wish for a card.
        return address.isPresent() && Verbs.meant(said).isPresent()
                ? new Command.Unclear(said)
                : address.map(this::show).orElseGet(() -> words(said));
    }

    /** The first address in a text, such as somebody's message. */
    public Optional<Link> firstLink(String text) {
        return addressIn(WRAPPED.matcher(clip(text)).replaceAll("$1 ")).flatMap(Link::parse);
    }

    private static Command about(String what, Function<Link, Command> ofLink, Function<String, Command> ofWords) {
        var address = addressIn(what);
        if (address.isEmpty()) {
            return ofWords.apply(what);
        }
        return Link.parse(address.get()).map(ofLink).orElseGet(() -> new Command.NotAnAddress(address.get()));
    }

    private Command show(String address) {
        return Link.parse(address).<Command>map(Command.Show::new).orElseGet(() -> new Command.NotAnAddress(address));
    }

    private static Command words(String said) {
        return said.chars().anyMatch(Character::isLetterOrDigit) ? new Command.Find(said) : new Command.Unclear(said);
    }

    private static Optional<String> addressIn(String said) {
        var full = ADDRESS.matcher(said);
        if (full.find()) {
            return Optional.of(full.group());
        }
        var typed = SCHEMELESS.matcher(said);
        return typed.matches() ? Optional.of("https://" + said) : Optional.empty();
    }

    private static String clip(String text) {
        return text.length() <= MAX_CHARACTERS ? text : text.substring(0, MAX_CHARACTERS);
    }
}
