package news.backstory.sandbox;

import java.util.List;
import java.util.function.Supplier;

/**
 * What the pages offer to people who do not know the bot yet.
 *
 * @param shortcuts the bot's own lines in each message's menu
 * @param hints what is suggested while somebody types a command
 * @param samples articles to begin with, asked for whenever a page is drawn
 */
public record Offers(List<Shortcut> shortcuts, List<Hint> hints, Supplier<List<Sample>> samples) {

    static final int MAX_SAMPLES = 4;

    /** @param callbackId by which the bot knows it */
    public record Shortcut(String callbackId, String label) {}

    /**
     * @param fill what it puts into the composer: "/news similar "
     * @param usage what may follow: "link or words"
     */
    public record Hint(String fill, String usage, String meaning) {}

    /** @param address of the page, as somebody would paste it */
    public record Sample(String headline, String address) {}

    public Offers {
        shortcuts = List.copyOf(shortcuts);
        hints = List.copyOf(hints);
    }

    public static Offers none() {
        return new Offers(List.of(), List.of(), List::of);
    }

    List<Sample> firstSamples() {
        return samples.get().stream().limit(MAX_SAMPLES).toList();
    }
}
