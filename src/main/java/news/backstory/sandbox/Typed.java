package news.backstory.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a person typed, as Slack understands it: mentions, links, and plain text between them. docs.slack.dev/messaging/formatting-message-text */
final class Typed {

    /** A piece of it. */
    private sealed interface Piece {

        record Words(String text) implements Piece {}

        record Mention(String user) implements Piece {}

        record Link(String url) implements Piece {}
    }

    private static final String AFTER_A_LINK = ".,;:!?)]}'\"";

    /** A channel's name, or a domain; of the domains that there are, Slack knows all. */
    private static final Pattern MARKED = Pattern.compile(
            "(?<![\\w@/.#:-])(?:#[a-z0-9_-]{1,80}|(?:[a-z0-9-]{1,63}\\.){1,5}(?:com|org|net|info|news|uk|de|fr)(?:/[^\\s\"<>&]*)?)(?![\\w.-])");

    private final List<Piece> pieces;

    private Typed(List<Piece> pieces) {
        this.pieces = List.copyOf(pieces);
    }

    static Typed parse(String text, Workspace workspace) {
        var pieces = new ArrayList<Piece>();
        var words = new StringBuilder();
        var at = 0;
        while (at < text.length()) {
            var piece = special(text, at, workspace);
            if (piece.isPresent()) {
                flush(words, pieces);
                pieces.add(piece.get());
                at += length(piece.get(), workspace);
            } else {
                words.append(text.charAt(at));
                at++;
            }
        }
        flush(words, pieces);
        return new Typed(pieces);
    }

    /** & < and > as Slack writes them in all text. */
    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    static String unescape(String text) {
        return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }

    /** What somebody typed, from what it became in Slack's markup. */
    static String plain(String text, Workspace workspace) {
        var plain = text;
        for (var named : names(workspace)) {
            plain = plain.replace("<@" + named.user() + ">", "@" + named.name());
        }
        return unescape(plain.replace("<", "").replace(">", ""));
    }

    /** In Slack's markup. */
    String text() {
        var text = new StringBuilder();
        for (var piece : pieces) {
            text.append(switch (piece) {
                case Piece.Words(var words) -> escape(words);
                case Piece.Mention(var user) -> "<@" + user + ">";
                case Piece.Link(var url) -> "<" + escape(url) + ">";
            });
        }
        return text.toString();
    }

    /** As a slash command carries it whose app has asked for that (should_escape): people and channels with their names, and bare domains as links. */
    String command(Workspace workspace) {
        var text = new StringBuilder();
        for (var piece : pieces) {
            text.append(switch (piece) {
                case Piece.Words(var words) -> marked(words, workspace);
                case Piece.Mention(var user) -> "<@" + user + "|"
                        + names(workspace).stream().filter(named -> named.user().equals(user)).map(Named::name).findFirst().orElse("") + ">";
                case Piece.Link(var url) -> "<" + escape(url) + ">";
            });
        }
        return text.toString();
    }

    private static String marked(String words, Workspace workspace) {
        return MARKED.matcher(escape(words)).replaceAll(found -> Matcher.quoteReplacement(found.group().startsWith("#")
                ? workspace.channelNamed(found.group().substring(1)).map(channel -> "<#" + channel.id() + "|" + channel.name() + ">")
                        .orElse(found.group())
                : "<http://" + found.group() + "|" + found.group() + ">"));
    }

    /** Each link once, in order. */
    List<String> links() {
        return pieces.stream().filter(Piece.Link.class::isInstance).map(piece -> ((Piece.Link) piece).url()).distinct().toList();
    }

    boolean mentions(String user) {
        return pieces.contains(new Piece.Mention(user));
    }

    /** A link's host in lower case; empty when it has none. */
    static String host(String url) {
        try {
            return Optional.ofNullable(new URI(url).getHost()).orElse("").toLowerCase(Locale.ROOT);
        } catch (URISyntaxException noAddress) {
            return "";
        }
    }

    /** Whether a link's host is this domain or one below it. */
    static boolean isAt(String url, String domain) {
        return host(url).equals(domain) || host(url).endsWith("." + domain);
    }

    /** The rich_text block that Slack makes of it. */
    JsonNode richText() {
        var elements = Json.array();
        for (var piece : pieces) {
            elements.add(switch (piece) {
                case Piece.Words(var words) -> Json.object().put("type", "text").put("text", words);
                case Piece.Mention(var user) -> Json.object().put("type", "user").put("user_id", user);
                case Piece.Link(var url) -> Json.object().put("type", "link").put("url", url);
            });
        }
        var section = Json.object().put("type", "rich_text_section").set("elements", elements);
        return Json.object().put("type", "rich_text").put("block_id", "typed").set("elements", Json.array().add(section));
    }

    private static Optional<Piece> special(String text, int at, Workspace workspace) {
        if (at > 0 && Character.isLetterOrDigit(text.charAt(at - 1))) {
            return Optional.empty();
        }
        if (text.startsWith("https://", at) || text.startsWith("http://", at)) {
            return link(text, at);
        }
        if (text.charAt(at) != '@') {
            return Optional.empty();
        }
        return names(workspace).stream()
                .filter(named -> text.regionMatches(true, at + 1, named.name(), 0, named.name().length()))
                .filter(named -> endsAt(text, at + 1 + named.name().length()))
                .map(named -> (Piece) new Piece.Mention(named.user())).findFirst();
    }

    private static Optional<Piece> link(String text, int at) {
        var end = at;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end)) && "<>".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        while (AFTER_A_LINK.indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        var url = text.substring(at, end);
        return host(url).isEmpty() ? Optional.empty() : Optional.of(new Piece.Link(url));
    }

    private record Named(String name, String user) {}

    private static List<Named> names(Workspace workspace) {
        var names = new ArrayList<Named>();
        names.add(new Named(workspace.bot().name(), workspace.bot().userId()));
        workspace.people().forEach(person -> names.add(new Named(person.name(), person.id())));
        return names;
    }

    private static int length(Piece piece, Workspace workspace) {
        return switch (piece) {
            case Piece.Words(var words) -> words.length();
            case Piece.Link(var url) -> url.length();
            case Piece.Mention(var user) ->
                1 + names(workspace).stream().filter(named -> named.user().equals(user)).findFirst().orElseThrow().name().length();
        };
    }

    private static boolean endsAt(String text, int at) {
        return at >= text.length() || !Character.isLetterOrDigit(text.charAt(at));
    }

    private static void flush(StringBuilder words, List<Piece> pieces) {
        if (!words.isEmpty()) {
            pieces.add(new Piece.Words(words.toString()));
            words.setLength(0);
        }
    }
}
