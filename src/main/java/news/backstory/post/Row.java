package news.backstory.post;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** One line of ours, and what can be pressed under it. */
public record Row(List<Bit> bits, List<Choice> choices) {

    public Row {
        bits = List.copyOf(bits);
        choices = List.copyOf(choices);
    }

    public static Row of(Bit... bits) {
        return new Row(Arrays.asList(bits), List.of());
    }

    public static Row plain(String text) {
        return of(new Bit.Plain(text));
    }

    public Row with(Choice... pressed) {
        return new Row(bits, Arrays.asList(pressed));
    }

    /**
     * Something to press.
     *
     * @param label what stands on it
     * @param about what it is about, for {@code ask}: a subscription's number, an article's id; 1 to 200 characters without white space
     * @param until pressed later, it does nothing but say so
     */
    public record Choice(String label, Ask ask, String about, Instant until) {

        /** Of a choice that can always be made. */
        public static final Instant ALWAYS = Instant.MAX;

        public Choice(String label, Ask ask, String about) {
            this(label, ask, about, ALWAYS);
        }
    }

    /** What pressing asks. */
    public enum Ask {
        REMOVE_SUBSCRIPTION, RESTORE_SUBSCRIPTION, EDIT_SUBSCRIPTION, PREVIEW_SUBSCRIPTION, PREVIEW_DIGEST, EDIT_HOURS, EDIT_SETTINGS, UNMUTE, UNDO_MUTE, UNPULL, UNDO_STORY_CHANGE, RELEASE_AS_NEWS, RELEASE_AS_OLD, RETRY_FEED, SEEN, SUBSCRIBE, LIST_FROM
    }
}
