package news.backstory.sandbox;

import java.util.Map;
import java.util.Optional;

/** The few emoji that a newsroom's bot says by name; another name stays as it is written. */
final class Emoji {

    static final int MAX_NAME = 40;

    private static final Map<String, String> BY_NAME = Map.ofEntries(
            Map.entry("+1", "👍"), Map.entry("thumbsup", "👍"), Map.entry("-1", "👎"), Map.entry("thumbsdown", "👎"),
            Map.entry("x", "❌"), Map.entry("heavy_multiplication_x", "✖️"), Map.entry("white_check_mark", "✅"),
            Map.entry("heavy_check_mark", "✔️"), Map.entry("warning", "⚠️"), Map.entry("no_entry", "⛔"),
            Map.entry("no_entry_sign", "🚫"), Map.entry("rotating_light", "🚨"), Map.entry("bell", "🔔"),
            Map.entry("no_bell", "🔕"), Map.entry("mute", "🔇"), Map.entry("newspaper", "📰"),
            Map.entry("rolled_up_newspaper", "🗞️"), Map.entry("mag", "🔍"), Map.entry("eyes", "👀"),
            Map.entry("link", "🔗"), Map.entry("calendar", "📆"), Map.entry("clock3", "🕒"),
            Map.entry("hourglass", "⌛"), Map.entry("hourglass_flowing_sand", "⏳"), Map.entry("lock", "🔒"),
            Map.entry("globe_with_meridians", "🌐"), Map.entry("earth_africa", "🌍"), Map.entry("fire", "🔥"),
            Map.entry("pencil2", "✏️"), Map.entry("memo", "📝"), Map.entry("wastebasket", "🗑️"),
            Map.entry("arrow_right", "➡️"), Map.entry("arrow_left", "⬅️"), Map.entry("information_source", "ℹ️"),
            Map.entry("question", "❓"), Map.entry("exclamation", "❗"), Map.entry("bulb", "💡"), Map.entry("pushpin", "📌"),
            Map.entry("star", "⭐"), Map.entry("tada", "🎉"), Map.entry("wave", "👋"), Map.entry("smile", "😄"),
            Map.entry("slightly_smiling_face", "🙂"), Map.entry("thinking_face", "🤔"), Map.entry("pray", "🙏"), Map.entry("heart", "❤️"));

    private Emoji() {}

    /** @param name without the colons */
    static Optional<String> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** The name between the colon at this place and the next; empty when there is none. */
    static Optional<String> nameAt(String text, int colon) {
        var end = text.indexOf(':', colon + 1);
        return end < 0 || end - colon > MAX_NAME ? Optional.empty() : Optional.of(text.substring(colon + 1, end));
    }

    /** Every name that is known, replaced. */
    static String in(String text) {
        var result = new StringBuilder();
        var at = 0;
        while (at < text.length()) {
            var name = text.charAt(at) == ':' ? nameAt(text, at) : Optional.<String>empty();
            var found = name.flatMap(Emoji::named);
            result.append(found.orElse(text.substring(at, at + 1)));
            at += found.isPresent() ? name.orElseThrow().length() + 2 : 1;
        }
        return result.toString();
    }
}
