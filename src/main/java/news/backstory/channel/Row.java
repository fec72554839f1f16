package news.backstory.channel;

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
     */
    public record Choice(String label, Ask ask, String about) {}

    /** What pressing asks. */
    public enum Ask {
        REMOVE_SUBSCRIPTION, RESTORE_SUBSCRIPTION, EDIT_SUBSCRIPTION, PREVIEW_SUBSCRIPTION, PREVIEW_DIGEST, EDIT_HOURS, EDIT_SETTINGS, UNMUTE, UNDO_STORY_CHANGE, RELEASE_AS_NEWS, RELEASE_AS_OLD, RETRY_FEED, SEEN
    }
}
