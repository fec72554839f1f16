package news.backstory.slack;

/** Who we are in the workspace that our token is for. */
public sealed interface Self {

    /** @param user our bot's user, as others mention it */
    record Known(String user, String team) implements Self {}

    /** Slack does not take our token. {@code why} is Slack's word for it, such as "invalid_auth". */
    record Refused(String why) implements Self {}

    /** @param why what kept us from asking, or Slack from answering */
    record NotKnown(String why) implements Self {}
}
