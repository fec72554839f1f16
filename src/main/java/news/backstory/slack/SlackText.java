package news.backstory.slack;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import com.slack.api.model.Message;

/** Reads texts as Slack writes them in events. */
final class SlackText {

    /** Links, channels, groups: everything that Slack marks but people. What was typed with these brackets comes escaped. */
    private static final Pattern MARKED = Pattern.compile("<((?:https?:|mailto:|tel:|#|!)[^<>|]{1,4000})(?:\\|([^<>]{0,4000}))?>",
            Pattern.CASE_INSENSITIVE);

    private SlackText() {}

    /** Undoes Slack's escaping of the three characters it escapes (docs.slack.dev/messaging/formatting-message-text). */
    static String plain(String text) {
        return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }

    /**
     * What somebody typed, from how Slack hands it over: links and channels as they were typed, other mentions as people read them. People stay
     * {@code <@U1|sam>}, because their names are no use to whoever must find them.
     */
    static String typed(String text) {
        return plain(MARKED.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(typed(found.group(1), Objects.requireNonNullElse(found.group(2), "")))));
    }

    private static String typed(String target, String label) {
        return switch (target.charAt(0)) {
            case '#' -> "#" + (label.isEmpty() ? target.substring(1) : label);
            case '!' -> label.isEmpty() ? "@" + target.substring(1).replaceFirst("\\^.*", "") : label;
            default -> isOfLabel(target, label) ? label : target;
        };
    }

    /** Slack makes a link of "herald.example" by itself, and an address of e-mail another. */
    private static boolean isOfLabel(String target, String label) {
        return !label.isEmpty() && (!target.startsWith("http") || target.replaceFirst("^https?://", "").replaceFirst("/$", "").equals(label
                .replaceFirst("/$", "")));
    }

    /** What a message says, with the addresses that its attachments lead to: a link may stand in a card rather than in the text. */
    static String allOf(Message message) {
        var all = new StringBuilder(message.getText() == null ? "" : message.getText());
        if (message.getAttachments() != null) {
            for (var attachment : message.getAttachments()) {
                var link = attachment.getTitleLink() != null ? attachment.getTitleLink() : attachment.getFromUrl();
                if (link != null) {
                    all.append(" <").append(link).append("> ");
                }
            }
        }
        return all.toString();
    }
}
