package news.backstory.post;

import java.util.Optional;
import news.backstory.channel.ChannelId;
import news.backstory.channel.PersonId;

/** Where a post goes. */
public sealed interface Place {

    /** In a channel, for all who read it. */
    record InChannel(ChannelId channel) implements Place {}

    /** In the thread under this message. */
    record InThread(MessageRef first) implements Place {

        @Override
        public ChannelId channel() {
            return first.channel();
        }
    }

    /** In the thread under the post of ours with this key, once that is said; in the same thread if that post is itself in one. */
    record Under(String key, ChannelId channel) implements Place {}

    /** In a channel, seen by one person alone. */
    record ForPerson(ChannelId channel, PersonId person) implements Place {}

    /** In a thread, seen by one person alone. */
    record ForPersonInThread(MessageRef first, PersonId person) implements Place {

        @Override
        public ChannelId channel() {
            return first.channel();
        }
    }

    /** Back to whoever asked, seen by that person alone. */
    record Reply(ReplyAddress address, ChannelId channel, PersonId person) implements Place {}

    /** Back to where it was asked, seen by all: works where the bot is not a member, but nothing can be put under it. */
    record ReplyToAll(ReplyAddress address, ChannelId channel) implements Place {}

    /** In place of what a post of ours says now. */
    record InsteadOf(MessageRef message) implements Place {

        @Override
        public ChannelId channel() {
            return message.channel();
        }
    }

    /** In place of what the post of ours with this key says, once that is said: a message's text, or cards on links. */
    record Again(String key, ChannelId channel) implements Place {}

    /**
     * On links in somebody's message.
     *
     * @param first the first message of the thread that it stands in; the message itself if it begins one
     * @param by    who wrote it, where that is known
     */
    record OnLinks(MessageRef message, MessageRef first, Optional<PersonId> by) implements Place {

        public OnLinks(MessageRef message) {
            this(message, message, Optional.empty());
        }

        @Override
        public ChannelId channel() {
            return message.channel();
        }
    }

    ChannelId channel();
}
