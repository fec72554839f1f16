package news.backstory.search;

import java.util.List;
import news.backstory.article.ArticleId;

/**
 * An article that was found.
 *
 * @param likeness 0 to 1, comparable only within one answer
 * @param shared   the words or names it was found by, as its text writes them, weightiest first; at most three
 */
public record Hit(ArticleId article, double likeness, List<String> shared) {

    public Hit {
        if (likeness < 0 || likeness > 1) {
            throw new IllegalArgumentException("a likeness is from 0 to 1: " + likeness);
        }
        shared = List.copyOf(shared);
    }
}
