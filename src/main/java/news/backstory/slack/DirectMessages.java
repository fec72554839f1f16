package news.backstory.slack;

import java.util.List;
import java.util.Optional;
import news.backstory.channel.ChannelId;
import news.backstory.channel.PersonId;

/**
 * A person's direct messages with us are one channel to everybody else here, named like the person. Slack takes that name where something is said
 * (docs.slack.dev/reference/methods/chat.postMessage), but calls the place by a name of its own wherever it tells us of it, and wants that where something
 * is read.
 */
final class DirectMessages {

    /** How Slack's names of people begin. */
    private static final List<String> PERSON = List.of("U", "W");

    /** How Slack's names of direct messages begin. */
    private static final String DIRECT = "D";

    private DirectMessages() {}

    /** The channel that is meant when this person does something in what Slack calls so: their own for direct messages, with us or with others. */
    static ChannelId channel(String slackName, PersonId person) {
        return isDirect(slackName) ? of(person) : new ChannelId(slackName);
    }

    static ChannelId of(PersonId person) {
        return new ChannelId(person.value());
    }

    static boolean isDirect(String slackName) {
        return slackName.startsWith(DIRECT);
    }

    /** Whose direct messages a channel is; empty for a channel of many. */
    static Optional<PersonId> personOf(ChannelId channel) {
        return PERSON.stream().anyMatch(channel.value()::startsWith) ? Optional.of(new PersonId(channel.value())) : Optional.empty();
    }
}
