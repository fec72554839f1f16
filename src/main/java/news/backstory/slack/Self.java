package news.backstory.slack;

/** Who we are in the workspace that our token is for. */
public sealed interface Self {

    /** @param user our bot's user, as others mention it */
    record Known(String user, String team) implements Self {}

    /** @param why in Slack's word, such as "invalid_auth", or what kept us from asking */
    record NotKnown(String why) implements Self {}
}
