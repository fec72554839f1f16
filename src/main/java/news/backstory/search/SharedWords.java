package news.backstory.search;

import java.util.ArrayList;
import java.util.Comparator;
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
import org.apache.lucene.analysis.Analyzer;

/** Why two articles are alike, in words that a reader knows: the names and words in both that weighed most. */
final class SharedWords {

    private static final int MAX = 3;

    /** A name of several words says more than its words one by one. */
    private static final double NAME_BONUS = 1.5;

    /** Words with capitals, side by side, also with a small one such as "of" between them. */
    private static final Pattern NAME = Pattern
            .compile("\\p{Lu}[\\p{L}\\p{N}'’-]*\\.?(?: (?:(?:of|the|de|von|van|al|and) )?\\p{Lu}[\\p{L}\\p{N}'’-]*)*");

    private static final Pattern POSSESSIVE = Pattern.compile("['’]s$");

    private final Analyzer analyzer;
    private final Map<String, Double> weights;

    /** @param weights of the question's terms */
    SharedWords(Analyzer analyzer, Map<String, Double> weights) {
        this.analyzer = analyzer;
        this.weights = weights;
    }

    /** At most {@value #MAX}, weightiest first, as the article writes them; none inside another. */
    List<String> of(Article article, String otherText) {
        var mine = Documents.text(article);
        var scores = new LinkedHashMap<String, Double>();
        names(mine).stream().filter(name -> standsIn(name, otherText))
                .forEach(name -> scores.put(name, weight(name) * (name.contains(" ") ? NAME_BONUS : 1)));
        var theirs = Terms.of(analyzer, otherText, Integer.MAX_VALUE);
        Terms.of(analyzer, mine, Integer.MAX_VALUE).forEach((term, occurrence) -> {
            if (theirs.containsKey(term) && weights.containsKey(term) && TellingWords.isTelling(occurrence.written())) {
                scores.putIfAbsent(POSSESSIVE.matcher(occurrence.written()).replaceFirst(""), weights.get(term));
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
        return Terms.of(analyzer, name, Integer.MAX_VALUE).keySet().stream().mapToDouble(term -> weights.getOrDefault(term, 0.0)).sum();
    }

    private static Set<String> names(String text) {
        return NAME.matcher(text).results()
                .filter(found -> !beginsSentence(text, found.start()) || found.group().contains(" "))
                .map(found -> POSSESSIVE.matcher(found.group()).replaceFirst(""))
                .filter(name -> name.length() > 1 && wordsOf(name).stream().allMatch(TellingWords::isTelling))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** A capital at the start of a sentence makes no name. */
    private static boolean beginsSentence(String text, int start) {
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

    private static List<String> wordsOf(String phrase) {
        return Pattern.compile("[^\\p{L}\\p{N}]+").splitAsStream(phrase.toLowerCase(Locale.ROOT)).filter(word -> !word.isEmpty()).toList();
    }
}
