package news.backstory.sandbox;

/** Something that happened in the workspace. */
public sealed interface Change {

    /** Which channel's readers notice; empty when one person does, wherever they look. */
    String channel();

    /** A new message. Its first message, if it is a reply, follows as {@link Changed}: it counts one more. */
    record Posted(Message message) implements Change {
        @Override
        public String channel() {
            return message.channel();
        }
    }

    /** Edited, unfurled, replied to, or deleted with its replies left standing. */
    record Changed(Message message) implements Change {
        @Override
        public String channel() {
            return message.channel();
        }
    }

    /** Gone without a trace, or too old to be kept. */
    record Removed(String channel, String ts) implements Change {}

    /** A new channel, or other members, or archived. */
    record ChannelChanged(Channel now) implements Change {
        @Override
        public String channel() {
            return now.id();
        }
    }

    /** Other dialogs are in front of this person, or something else stands in them. */
    record ModalsChanged(String person) implements Change {
        @Override
        public String channel() {
            return "";
        }
    }

    /** This person's Home shows something else. */
    record HomeChanged(String person) implements Change {
        @Override
        public String channel() {
            return "";
        }
    }

    /** The sample newsroom's day went on, or another way. */
    record DayChanged() implements Change {
        @Override
        public String channel() {
            return "";
        }
    }
}
