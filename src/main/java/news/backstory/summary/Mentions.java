package news.backstory.summary;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import news.backstory.article.Article;

/** "The bars of gold weigh …", when an earlier sentence spoke of bars: of which ones, whoever reads the later one alone cannot know. English only. */
final class Mentions {

    /** The noun of "The long iron bars of …": what stands before a preposition, a verb or a comma. */
    private static final Pattern OPENING = Pattern.compile(
            "[\"“‘'(]?The (?:[\\p{Ll}-]+ ){0,2}?(\\p{Ll}{3,})(?:['’]s? |(?= (?:who|that|which|of|in|on|at|from|for|to|with|was|is|were|are|has|have|had|will|would|could|may|said|says|told|"
                    + "also|did|does|came|comes|\\p{Ll}+(?:ed|s))\\b|,))");
    private static final Pattern WORD = Pattern.compile("\\p{L}{3,}");

    private final List<Set<String>> words = new ArrayList<>();

    /** By the sentence that opens on it. */
    private final Map<Integer, String> nouns = new HashMap<>();

    private Mentions() {}

    /** What headline or standfirst tell of is known to whoever reads on. */
    static Mentions in(List<Summary.Sentence> prose, Article article) {
        var mentions = new Mentions();
        var above = words(article.headline() + " " + article.standfirst());
        var before = new HashSet<String>();
        for (var i = 0; i < prose.size(); i++) {
            var opening = OPENING.matcher(prose.get(i).text());
            if (opening.lookingAt()) {
                var noun = singular(opening.group(1));
                if (before.contains(noun) && !above.contains(noun)) {
                    mentions.nouns.put(i, noun);
                }
            }
            mentions.words.add(words(prose.get(i).text()));
            before.addAll(mentions.words.getLast());
        }
        return mentions;
    }

    /** Whether the sentence at this place of a set opens on what none before it in the set tells of, though the article did. */
    boolean isUntold(int[] set, int at) {
        var noun = nouns.get(set[at]);
        if (noun == null) {
            return false;
        }
        for (var before = 0; before < at; before++) {
            if (words.get(set[before]).contains(noun)) {
                return false;
            }
        }
        return true;
    }

    private static Set<String> words(String text) {
        var words = new HashSet<String>();
        WORD.matcher(text).results().forEach(word -> words.add(singular(word.group().toLowerCase(Locale.ROOT))));
        return words;
    }

    private static String singular(String word) {
        return word.endsWith("s") && !word.endsWith("ss") ? word.substring(0, word.length() - 1) : word;
    }
}
