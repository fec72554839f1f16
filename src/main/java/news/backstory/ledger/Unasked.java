package news.backstory.ledger;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import news.backstory.channel.ChannelId;
import news.backstory.post.Place;

/** What lines there are that come by themselves and answer nobody's question: their keys begin with its name. */
public enum Unasked {

    /** News for the channel that the key names next. */
    STORY, DIGEST, TOGETHER,
    /** What puts right something that was said. */
    CHANGE,
    /** Why nothing comes, for whoever subscribed. */
    FEED, SHUT_OUT, CHANNEL_CLOSED;

    public static final Set<Unasked> NEWS = Collections.unmodifiableSet(EnumSet.of(STORY, DIGEST, TOGETHER));

    /** @param parts the channel first, where it is news for one */
    public String key(String... parts) {
        return Keys.of(Stream.concat(Stream.of(word()), Arrays.stream(parts)).toArray(String[]::new));
    }

    /** How the keys of such lines begin. */
    public String beginning() {
        return word() + "/";
    }

    /** The channel for which a line is news, and not a change of what was said; empty for any other. */
    public static Optional<ChannelId> channelOf(Line line) {
        // A change of it, and what its subscriber is told of it, begin with the same words.
        return line.place() instanceof Place.Again ? Optional.empty() : channelOf(line.key()).filter(line.place().channel()::equals);
    }

    /** Whether a line with this key tells that another was not said, or perhaps not. */
    public static boolean isRegret(String key) {
        return key.endsWith("/" + Outbox.NOT_SAID);
    }

    /** Whether a line tells somebody by direct message what they had better know, unasked. */
    static boolean tellsOnePerson(Line line) {
        return line.place() instanceof Place.InChannel && (isRegret(line.key())
                || EnumSet.complementOf(EnumSet.copyOf(NEWS)).stream().anyMatch(kind -> line.key().startsWith(kind.beginning())));
    }

    private static Optional<ChannelId> channelOf(String key) {
        var parts = key.split("/", 3);
        return parts.length == 3 && NEWS.stream().anyMatch(kind -> kind.word().equals(parts[0]))
                ? Optional.of(new ChannelId(parts[1]))
                : Optional.empty();
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
