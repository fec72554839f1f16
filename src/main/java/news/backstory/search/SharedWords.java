package news.backstory.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import news.backstory.article.Article;

/** Why two articles are alike, in words that a reader knows: the names and words in both that weighed most. */
final class SharedWords {

    private static final int MAX = 3;

    /** A name of several words says more than its words one by one. */
    private static final double NAME_BONUS = 1.5;

    /** Words with capitals, side by side, also with a small one such as "of" between them. */
    private static final Pattern NAME = Pattern
            .compile("\\p{Lu}[\\p{L}\\p{N}'’-]*\\.?(?: (?:(?:of|the|de|von|van|al|and) )?\\p{Lu}[\\p{L}\\p{N}'’-]*)*");

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern POSSESSIVE = Pattern.compile("['’]s$");

    /** What names an article it has named by then. */
    private static final int MAX_CHARACTERS = 4_000;

    private final Analysis analysis;
    private final String language;
    private final Map<Integer, Double> weights = new HashMap<>();

    /** Each name of several words, or of one, with what it weighs; and each other telling word with its term. */
    private final Map<String, Double> names = new LinkedHashMap<>();
    private final Map<String, Integer> words = new LinkedHashMap<>();

    SharedWords(Analysis analysis, Side question, Article article) {
        this.analysis = analysis;
        this.language = article.language();
        for (var i = 0; i < question.gist().hashes().length; i++) {
            weights.put(question.gist().hashes()[i], (double) question.weights()[i]);
        }
        var all = Documents.text(article, BodyText.of(article));
        var text = all.substring(0, Math.min(all.length(), MAX_CHARACTERS));
        for (var name : names(text)) {
            names.put(name, weight(name) * (name.contains(" ") ? NAME_BONUS : 1));
        }
        for (var token : analysis.tokens(language, text)) {
            var written = withoutPossessive(token.written(text));
            if (TellingWords.isTelling(written)) {
                words.putIfAbsent(written, Rarity.hash(token.term()));
            }
        }
    }

    /** At most {@value #MAX}, weightiest first, as the article writes them; none inside another. */
    List<String> with(Gist other, String otherText) {
        var scores = new LinkedHashMap<String, Double>();
        names.forEach((name, weight) -> {
            if (standsIn(name, otherText)) {
                scores.put(name, weight);
            }
        });
        words.forEach((written, term) -> {
            if (weights.containsKey(term) && Arrays.binarySearch(other.hashes(), term) >= 0) {
                scores.putIfAbsent(written, weights.getOrDefault(term, 0.0));
            }
        });
        return best(scores);
    }

    private static List<String> best(Map<String, Double> scores) {
        var best = new ArrayList<String>();
        var words = new HashSet<String>();
        scores.entrySet().stream().sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())).map(Map.Entry::getKey)
                .forEach(phrase -> {
                    var its = wordsOf(phrase);
                    if (best.size() < MAX && its.stream().noneMatch(words::contains)) {
                        best.add(phrase);
                        words.addAll(its);
                    }
                });
        return List.copyOf(best);
    }

    private double weight(String name) {
        return analysis.tokens(language, name).stream().mapToDouble(token -> weights.getOrDefault(Rarity.hash(token.term()), 0.0)).sum();
    }

    private static Set<String> names(String text) {
        return NAME.matcher(text).results()
                .filter(found -> !beginsSentence(text, found.start()) || found.group().contains(" "))
                .map(found -> withoutPossessive(found.group()))
                .filter(name -> name.length() > 1 && wordsOf(name).stream().allMatch(TellingWords::isTelling))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** A capital at the start of a sentence makes no name. */
    static boolean beginsSentence(String text, int start) {
        var at = start - 1;
        while (at >= 0 && (Character.isWhitespace(text.charAt(at)) || "\"“”'‘’".indexOf(text.charAt(at)) >= 0)) {
            if (text.charAt(at) == '\n') {
                return true;
            }
            at--;
        }
        return at < 0 || ".!?:".indexOf(text.charAt(at)) >= 0;
    }

    private static boolean standsIn(String name, String text) {
        for (var at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
            var end = at + name.length();
            if ((at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1)))
                    && (end == text.length() || !Character.isLetterOrDigit(text.charAt(end)))) {
                return true;
            }
        }
        return false;
    }

    private static String withoutPossessive(String word) {
        return word.endsWith("s") ? POSSESSIVE.matcher(word).replaceFirst("") : word;
    }

    private static List<String> wordsOf(String phrase) {
        return BETWEEN_WORDS.splitAsStream(phrase.toLowerCase(Locale.ROOT)).filter(word -> !word.isEmpty()).toList();
    }
}
