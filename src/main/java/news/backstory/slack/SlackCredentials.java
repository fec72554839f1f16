package news.backstory.slack;

/**
 * What Slack knows us by, and we it.
 *
 * @param botToken      starts with xoxb-
 * @param signingSecret at least {@value #MIN_SECRET_CHARACTERS} characters: an empty one would let anybody in
 */
public record SlackCredentials(String botToken, String signingSecret) {

    /** Slack's own have 32 hexadecimal digits. */
    public static final int MIN_SECRET_CHARACTERS = 32;

    public SlackCredentials {
        if (botToken.isBlank()) {
            throw new IllegalArgumentException("there is no bot token");
        }
        if (signingSecret.strip().length() < MIN_SECRET_CHARACTERS) {
            throw new IllegalArgumentException("the signing secret is blank or too short");
        }
    }

    @Override
    public String toString() {
        return "(secret)";
    }
}
