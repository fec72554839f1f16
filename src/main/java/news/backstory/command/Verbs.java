package news.backstory.command;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The words with which commands begin, and which of them somebody may have meant. */
public final class Verbs {

    private static final List<String> ALL = List.of("similar", "covered", "timeline", "subscribe", "unsubscribe", "list", "remove", "resume",
            "digest",
            "quiet", "mute", "mutes", "unmute", "settings", "health", "stats", "preview", "audit", "pull", "unpull", "split", "merge", "help");

    /** In a longer one two letters may be wrong. */
    private static final int LONG = 6;

    private Verbs() {}

    /** The same with the verb that is like its first word; empty if that is one, or like none. */
    public static Optional<String> meant(String said) {
        var parts = said.strip().split("\\s+", 2);
        var first = parts[0].toLowerCase(Locale.ROOT);
        var rest = parts.length < 2 ? "" : " " + parts[1];
        return ALL.contains(first)
                ? Optional.empty()
                : ALL.stream().filter(verb -> wrong(first, verb) <= (verb.length() < LONG ? 1 : 2))
                        .min(Comparator.comparingInt((String verb) -> wrong(first, verb)).thenComparing(verb -> verb)).map(verb -> verb + rest);
    }

    /** How many letters are wrong, missing, too many, or have changed places with their neighbours. */
    private static int wrong(String one, String verb) {
        if (Math.abs(one.length() - verb.length()) > 2) {
            return Integer.MAX_VALUE;
        }
        var rows = new int[one.length() + 1][verb.length() + 1];
        for (var at = 0; at <= one.length(); at++) {
            for (var other = 0; other <= verb.length(); other++) {
                rows[at][other] = at == 0 || other == 0 ? at + other : cheapest(rows, one, verb, at, other);
            }
        }
        return rows[one.length()][verb.length()];
    }

    private static int cheapest(int[][] rows, String one, String verb, int at, int other) {
        var replaced = rows[at - 1][other - 1] + (one.charAt(at - 1) == verb.charAt(other - 1) ? 0 : 1);
        var changedPlaces = at > 1 && other > 1 && one.charAt(at - 1) == verb.charAt(other - 2) && one.charAt(at - 2) == verb.charAt(other - 1)
                ? rows[at - 2][other - 2] + 1
                : Integer.MAX_VALUE;
        return Stream.of(replaced, changedPlaces, rows[at - 1][other] + 1, rows[at][other - 1] + 1).min(Comparator.naturalOrder()).orElseThrow();
    }
}
