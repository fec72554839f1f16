package news.backstory.slack;

/**
 * A verified request as it waits in the inbox: what it says it is, and its text.
 *
 * @param contentType as Slack sent it; {@value #SOCKET} if it came over a socket
 */
record Envelope(String contentType, String body) {

    static final String SOCKET = "socket";

    /** The content type, a line break, the body. */
    String text() {
        return contentType.replace('\n', ' ') + "\n" + body;
    }

    static Envelope of(String text) {
        var end = text.indexOf('\n');
        if (end < 0) {
            throw new IllegalArgumentException("not an envelope");
        }
        return new Envelope(text.substring(0, end), text.substring(end + 1));
    }
}
