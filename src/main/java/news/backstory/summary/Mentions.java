package news.backstory.summary;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Which things a sentence takes as known that an earlier one of its article brought up: "the ransom", and nothing that tells which. English. */
final class Mentions {

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}'’-]+");
    private static final int SHORTEST_NOUN = 4;

    /** There is one of each, or everybody knows which. */
    private static final Set<String> ONLY_ONE = Set.of("government", "president", "country", "world", "city", "state", "police", "public", "time",
            "year", "week", "month", "day", "night", "morning", "evening", "area", "region", "people", "nation", "court", "media", "economy", "rest",
            "past", "future", "house", "party", "election", "campaign", "market", "internet", "first", "second", "last", "same", "other", "most",
            "best", "right", "left", "north", "south", "east", "west", "ground", "street", "weather", "way", "war", "army", "military", "air");

    /** A word between "the" and its noun does not stand before one of these. */
    private static final Set<String> NO_NOUNS = Set.of("", "and", "or", "but", "was", "were", "is", "are", "be", "been", "has", "have", "had", "will",
            "would", "could", "should", "may", "might", "can", "did", "does", "do", "said", "says", "told", "it", "he", "she", "they", "as", "after",
            "before", "because", "during", "than", "into", "through", "while", "not", "also", "this", "called", "made", "took", "came", "went",
            "shows", "showed", "reveal", "reveals", "revealed", "suggest", "suggests", "suggested", "argues", "argued", "comes", "since", "until",
            "if", "so", "added", "announced", "occurred", "happened", "began", "started", "ended", "remain", "remains", "when");

    private final List<Set<String>> words = new ArrayList<>();
    private final List<Set<String>> known = new ArrayList<>();

    private Mentions() {}

    static Mentions in(List<Summary.Sentence> prose, String headline) {
        var mentions = new Mentions();
        var broughtUp = new HashSet<String>();
        var inHeadline = stems(BETWEEN_WORDS.split(headline, -1));
        for (var sentence : prose) {
            mentions.add(BETWEEN_WORDS.split(sentence.text(), -1), broughtUp, inHeadline);
        }
        return mentions;
    }

    /** For texts in which nothing is looked for. */
    static Mentions none(int sentences) {
        var mentions = new Mentions();
        for (var i = 0; i < sentences; i++) {
            mentions.words.add(Set.of());
            mentions.known.add(Set.of());
        }
        return mentions;
    }

    private void add(String[] text, Set<String> broughtUp, Set<String> inHeadline) {
        var taken = new HashSet<String>();
        for (var at = 0; at + 1 < text.length; at++) {
            if (text[at].equalsIgnoreCase("the") && isNoun(text[at + 1]) && (at + 2 == text.length || NO_NOUNS.contains(text[at + 2]))) {
                var noun = stem(text[at + 1]);
                if (broughtUp.contains(noun) && !inHeadline.contains(noun)) {
                    taken.add(noun);
                }
            }
        }
        var here = stems(text);
        words.add(here);
        known.add(taken);
        broughtUp.addAll(here);
    }

    private static boolean isNoun(String word) {
        return word.length() >= SHORTEST_NOUN && Character.isLowerCase(word.charAt(0)) && !ONLY_ONE.contains(word);
    }

    /** How many things these sentences take as known that none of those before it among them brought up. */
    int unknownIn(int[] set) {
        var unknown = 0;
        for (var at = 0; at < set.length; at++) {
            for (var noun : known.get(set[at])) {
                var told = false;
                for (var before = 0; before < at; before++) {
                    told |= words.get(set[before]).contains(noun);
                }
                unknown += told ? 0 : 1;
            }
        }
        return unknown;
    }

    private static Set<String> stems(String[] text) {
        var stems = new HashSet<String>();
        for (var word : text) {
            stems.add(stem(word));
        }
        return stems;
    }

    /** Without the plural's ending. */
    private static String stem(String word) {
        var lower = word.toLowerCase(Locale.ROOT);
        return lower.endsWith("s") ? lower.substring(0, lower.length() - 1) : lower;
    }
}
