package news.backstory.workbench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import news.backstory.article.Article;
import news.backstory.article.ArticleId;

/**
 * Makes of a report the report of a like event elsewhere: the same words, other names and other numbers. Reports of two crashes in two towns are so written, and
 * few such pairs are among those that people have labelled.
 */
final class Elsewhere {

    /** Some names stay: two towns may have one county, one league, one agency. */
    private static final double NAME_CHANGES = 0.75;
    private static final double NUMBER_CHANGES = 0.8;

    private static final Pattern NAME = Pattern.compile("(?<=[\\p{Ll}\\p{N},;] )\\p{Lu}[\\p{L}’'-]+");
    private static final Pattern WORD = Pattern.compile("\\p{Lu}[\\p{L}’'-]+|\\d[\\d.,]*");
    private static final int MOST_NUMBER = 90;

    private final List<String> names;
    private final Random random;

    /** @param articles whose names are to be had */
    Elsewhere(List<Article> articles, long seed) {
        this.random = new Random(seed);
        var all = new LinkedHashSet<String>();
        articles.forEach(article -> all.addAll(names(article)));
        this.names = List.copyOf(all);
    }

    Article of(Article article) {
        var swapped = new HashMap<String, String>();
        for (var name : names(article)) {
            if (random.nextDouble() < NAME_CHANGES) {
                swapped.put(name, names.get(random.nextInt(names.size())));
            }
        }
        var paragraphs = new ArrayList<String>();
        article.paragraphs().forEach(paragraph -> paragraphs.add(swap(paragraph, swapped)));
        return StoryTrainer.withText(article.withId(new ArticleId(article.id().value() + "-elsewhere")), swap(article.headline(), swapped),
                paragraphs);
    }

    private static Set<String> names(Article article) {
        var found = new LinkedHashSet<String>();
        article.paragraphs().forEach(paragraph -> NAME.matcher(paragraph).results().forEach(name -> found.add(name.group())));
        return found;
    }

    private String swap(String text, Map<String, String> swapped) {
        return WORD.matcher(text).replaceAll(word -> {
            var written = word.group();
            if (!Character.isDigit(written.charAt(0))) {
                return swapped.getOrDefault(written, written);
            }
            return swapped.computeIfAbsent(written,
                    same -> random.nextDouble() < NUMBER_CHANGES ? String.valueOf(random.nextInt(2, MOST_NUMBER)) : same);
        });
    }
}
