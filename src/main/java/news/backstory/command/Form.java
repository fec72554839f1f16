package news.backstory.command;

import java.time.LocalTime;
import java.util.List;
import news.backstory.channel.ChannelId;
import news.backstory.channel.PersonId;

/**
 * Something for one person to fill in, in plain words. {@link Filled} is what comes back.
 *
 * @param about  comes back as it is; at most {@value #MAX_ABOUT} characters
 * @param title  at most {@value #MAX_TITLE} characters; so too {@code submit}, the button that sends it off: empty if there is nothing to send
 */
public record Form(FormKind kind, String about, String title, String submit, List<Part> parts) {

    public static final int MAX_TITLE = 24;
    public static final int MAX_ABOUT = 1_500;
    public static final int MAX_PARTS = 50;
    public static final int MAX_OPTIONS = 100;

    public Form {
        parts = List.copyOf(parts);
        if (title.isBlank() || title.length() > MAX_TITLE || submit.isBlank() && asks(parts) || submit.length() > MAX_TITLE
                || about.length() > MAX_ABOUT
                || parts.size() > MAX_PARTS) {
            throw new IllegalArgumentException("not a form: " + kind);
        }
    }

    private static boolean asks(List<Part> parts) {
        return parts.stream().anyMatch(Part.Asked.class::isInstance);
    }

    /** From top to bottom. */
    public sealed interface Part {

        /** Said, not asked. */
        record Said(String text) implements Part {}

        /**
         * A button that shows what would come of the form as it is filled in now, before it is sent off.
         *
         * @param spoken what a screen reader says
         */
        record Preview(String label, String spoken) implements Part {}

        /**
         * Asked.
         *
         * @param name     by which {@link Filled} knows it: letters, digits, underscores
         * @param hint     a line under it; may be empty
         * @param required an empty one is not sent off
         */
        record Asked(String name, String label, String hint, boolean required, Input input) implements Part {

            public Asked {
                if (!name.matches("[a-z0-9_]{1,40}") || label.isBlank()) {
                    throw new IllegalArgumentException("not a field: " + name);
                }
            }
        }
    }

    /** How it is answered. What holds at most one thing to begin with holds it in a list. */
    public sealed interface Input {

        /** @param lines whether it may have more than one */
        record Text(String initial, String placeholder, int maxCharacters, boolean lines) implements Input {}

        /** One of a few, or of many. */
        record Choice(List<Option> options, List<String> chosen) implements Input {

            public Choice {
                options = checked(options);
                chosen = List.copyOf(chosen);
            }
        }

        /** Any number of them. */
        record Choices(List<Option> options, List<String> chosen) implements Input {

            public Choices {
                options = checked(options);
                chosen = List.copyOf(chosen);
            }
        }

        /** A time of day. */
        record Time(List<LocalTime> initial) implements Input {

            public Time {
                initial = List.copyOf(initial);
            }
        }

        /** One of the channels that the person finds. */
        record Channel(List<ChannelId> initial) implements Input {

            public Channel {
                initial = List.copyOf(initial);
            }
        }

        /** Any number of people of the workspace. */
        record Persons(List<PersonId> initial) implements Input {

            public Persons {
                initial = List.copyOf(initial);
            }
        }

        private static List<Option> checked(List<Option> options) {
            if (options.isEmpty() || options.size() > MAX_OPTIONS) {
                throw new IllegalArgumentException("1 to " + MAX_OPTIONS + " options, not " + options.size());
            }
            return List.copyOf(options);
        }
    }

    /** @param value what comes back; at most 150 characters */
    public record Option(String value, String label) {

        public Option {
            if (value.isEmpty() || value.length() > 150 || label.isBlank()) {
                throw new IllegalArgumentException("not an option: " + value);
            }
        }
    }
}
