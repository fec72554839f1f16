package news.backstory.slack;

/** Slack's markup, for the few places where text of others must stand in it. */
final class Mrkdwn {

    private Mrkdwn() {}

    /**
     * Text of others, cleaned, so that none of it is a mention, a link or an entity: &amp;, &lt; and &gt; are written as entities, once
     * (docs.slack.dev/messaging/formatting-message-text). Stars, underscores, tildes and ticks have no such escape: what may hold them stands in rich
     * text or plain text, or in a text that is sent with markup switched off.
     */
    static String escape(String text) {
        return entities(Outside.clean(text));
    }

    /** {@code <address|label>}; of an address, a vertical bar and the three are written so that they end nothing. */
    static String link(String address, String label) {
        return "<" + entities(address).replace("|", "%7C") + "|" + escape(label) + ">";
    }

    /** Whether the text reads in markup as it is written: letters, digits, and marks that mean nothing there. */
    static boolean isPlain(String text) {
        return text.codePoints().allMatch(point -> Character.isLetterOrDigit(point) || isMark(point) || " .,'’-–()·".indexOf(point) >= 0);
    }

    private static boolean isMark(int point) {
        var type = Character.getType(point);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    private static String entities(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
