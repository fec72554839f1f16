package news.backstory.slack;

/** A piece of a line. Cleaned at the door; nothing in it is markup, whoever wrote it. */
sealed interface Words {

    record Plain(String text) implements Words {
        public Plain {
            // The spaces at its ends part it from its neighbours.
            text = spaceBefore(text) + Outside.clean(text) + spaceAfter(text);
        }
    }

    record Bold(String text) implements Words {
        public Bold {
            text = Outside.clean(text);
        }
    }

    /** Something to type, as it is to be typed. */
    record Code(String text) implements Words {
        public Code {
            text = Outside.clean(text);
        }
    }

    /** @param address an absolute http or https address, in ASCII */
    record Linked(String text, String address) implements Words {
        public Linked {
            text = Outside.clean(text);
        }
    }

    /** A channel, by Slack's own name for it, which Slack shows as its readers know it. */
    record Channel(String id) implements Words {
        public Channel {
            id = Outside.clean(id).replaceAll("[^A-Za-z0-9]", "");
        }
    }

    /** Where a paragraph ends: the next begins on a line of its own, and with no empty one between, which would tear a few sentences apart. */
    record Gap() implements Words {}

    private static String spaceBefore(String text) {
        return text.startsWith(" ") && !text.isBlank() ? " " : "";
    }

    private static String spaceAfter(String text) {
        return text.endsWith(" ") ? " " : "";
    }
}
