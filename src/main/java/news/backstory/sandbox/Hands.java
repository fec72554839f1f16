package news.backstory.sandbox;

/**
 * Everything that a person can do. Each returns when it is done in the workspace; what it means to the bot is on its way then, and what the bot says
 * to it turns up in the {@link Workspace}. People and channels are named by their ids; unknown ones, or a person doing something where they are no
 * member, are an {@link IllegalArgumentException} that says so.
 */
public interface Hands {

    /** Types a slash command: "/news https://…"; also Slack's own "/invite @Backstory" and "/remove @Backstory". */
    void command(String person, String channel, String line);

    /** Says something; a link or @Backstory in it becomes one. */
    Message say(String person, String channel, String text);

    /** Says something in the thread of a message. */
    Message reply(String person, String channel, String threadTs, String text);

    /** Presses a button, or chooses in a menu what has this value; the value is needed only where the action alone leaves a choice, else empty. */
    void press(String person, Message message, String actionId, String value);

    /** Chooses one of the bot's shortcuts in a message's menu. */
    void shortcut(String person, Message message, String callbackId);

    /** Takes back what this person said. */
    void delete(String person, Message message);
}
