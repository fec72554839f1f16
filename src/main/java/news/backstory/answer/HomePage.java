package news.backstory.answer;

import java.time.Instant;
import java.util.List;
import news.backstory.article.Link;
import news.backstory.channel.ChannelId;
import news.backstory.command.FormKind;

/** One person's page of the bot: what this person and their channels get, and buttons to change it; in plain words, from top to bottom. */
public record HomePage(List<Section> sections) {

    public HomePage {
        sections = List.copyOf(sections);
    }

    public record Section(String heading, List<Row> rows) {

        public Section {
            rows = List.copyOf(rows);
        }
    }

    /**
     * @param small   a grey line under it; none when empty
     * @param buttons at most {@value #MAX_BUTTONS}
     */
    public record Row(List<Piece> text, List<Piece> small, List<Button> buttons) {

        public static final int MAX_BUTTONS = 5;

        public Row {
            text = List.copyOf(text);
            small = List.copyOf(small);
            buttons = List.copyOf(buttons);
            if (text.isEmpty() || buttons.size() > MAX_BUTTONS) {
                throw new IllegalArgumentException("not a row: " + buttons.size() + " buttons");
            }
        }

        public static Row of(Piece... text) {
            return new Row(List.of(text), List.of(), List.of());
        }
    }

    /** A piece of a line. */
    public sealed interface Piece {

        record Plain(String text) implements Piece {}

        record Bold(String text) implements Piece {}

        record Linked(String text, Link link) implements Piece {}

        /** The channel's name, which the edge knows. */
        record Named(ChannelId channel) implements Piece {}

        /** When, in the reader's own zone. */
        record At(Instant instant) implements Piece {}
    }

    /**
     * @param spoken what a screen reader says: the label may be short because of what stands beside it
     * @param risky  shown in red
     */
    public record Button(String label, String spoken, boolean risky, Press press) {}

    /** What pressing a button does. */
    public sealed interface Press {

        /** As if it were typed behind /news in that channel; the answer goes to the person's direct messages, and the page is drawn anew. */
        record Say(ChannelId channel, String typed) implements Press {}

        /** Opens a form. */
        record Fill(FormKind form, String about) implements Press {}
    }
}
