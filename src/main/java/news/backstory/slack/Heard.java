package news.backstory.slack;

/** What a signed request turned out to be. */
sealed interface Heard {

    /** Something to be worked on, and the name by which a repetition is known. */
    record Work(String key) implements Heard {}

    /** Slack wants to see this text again: proof that the address is ours. */
    record Challenge(String challenge) implements Heard {}

    /** Slack holds back events of this workspace because there are too many. */
    record RateLimited(String minute) implements Heard {}

    /** Signed, but nothing we can read. */
    record Malformed(String why) implements Heard {}
}
