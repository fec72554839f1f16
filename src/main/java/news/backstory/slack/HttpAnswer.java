package news.backstory.slack;

/**
 * What we answer over HTTP.
 *
 * @param body plain text, or JSON if {@code contentType} says so
 */
public record HttpAnswer(int status, String contentType, String body) {

    private static final String TEXT = "text/plain; charset=utf-8";

    static HttpAnswer heard() {
        return new HttpAnswer(200, TEXT, "");
    }

    static HttpAnswer text(int status, String body) {
        return new HttpAnswer(status, TEXT, body);
    }

    static HttpAnswer json(String body) {
        return new HttpAnswer(200, "application/json; charset=utf-8", body);
    }
}
