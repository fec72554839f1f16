package news.backstory.web;

/**
 * What a server gave us to ask it by next time (RFC 9110, 13.1), verbatim: quotes, {@code W/} and all.
 *
 * @param etag         empty if it gave none
 * @param lastModified empty if it gave none
 */
public record Validators(String etag, String lastModified) {

    public static final Validators NONE = new Validators("", "");
    private static final int MAX_CHARACTERS = 1_000;

    public Validators {
        // What cannot go into a header again is no use to anybody.
        etag = isSound(etag) ? etag : "";
        lastModified = isSound(lastModified) ? lastModified : "";
    }

    private static boolean isSound(String value) {
        return value.length() <= MAX_CHARACTERS && value.chars().allMatch(each -> each >= ' ' && each <= '~');
    }
}
