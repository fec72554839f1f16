package news.backstory.sandbox;

/**
 * The app under trial, as Slack names it.
 *
 * @param userId by which people mention it and by which it is a member of channels: "U0000BOT01"
 * @param botId what its messages carry: "B0000BOT01"
 * @param appId what is sent to it carries: "A0000BOT01"
 */
public record Bot(String userId, String botId, String appId, String name) {

    public Bot {
        if (!userId.startsWith("U") || !botId.startsWith("B") || !appId.startsWith("A") || name.isBlank()) {
            throw new IllegalArgumentException("not a bot: " + userId);
        }
    }
}
