package news.backstory.sandbox;

/** Slack itself, speaking to one person. */
final class Slackbot {

    private final Workspace workspace;

    Slackbot(Workspace workspace) {
        this.workspace = workspace;
    }

    void says(String person, String channel, String text) {
        says(person, channel, "", text);
    }

    /** @param threadTs in this thread; empty for none */
    void says(String person, String channel, String threadTs, String text) {
        workspace.post(channel, Staff.SLACKBOT, Draft.of(Typed.escape(text)).inThread(threadTs).onlyFor(person));
    }
}
