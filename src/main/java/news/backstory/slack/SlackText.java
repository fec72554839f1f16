package news.backstory.slack;

import com.slack.api.model.Message;

/** Reads texts as Slack writes them in events. */
final class SlackText {

    private SlackText() {}

    /** Undoes Slack's escaping of the three characters it escapes (docs.slack.dev/messaging/formatting-message-text). */
    static String plain(String text) {
        return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
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
