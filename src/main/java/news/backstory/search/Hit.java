package news.backstory.search;

import java.util.List;
import news.backstory.article.ArticleId;
import news.backstory.article.Bond;

/**
 * An article that was found.
 *
 * @param likeness 0 to 1. Of similar articles: of a hundred that are shown at 0.8, about eighty are worth reading beside the article. Of articles found by
 *                 words it is comparable only within one answer
 * @param shared   the words or names it was found by, as its text writes them, weightiest first; at most three
 * @param snippet  of articles found by words: the passage that says most of them
 */
public record Hit(ArticleId article, double likeness, List<String> shared, Bond bond, Snippet snippet) {

    Hit(ArticleId article, double likeness, List<String> shared, Bond bond) {
        this(article, likeness, shared, bond, Snippet.NONE);
    }

    public Hit {
        if (likeness < 0 || likeness > 1) {
            throw new IllegalArgumentException("a likeness is from 0 to 1: " + likeness);
        }
        shared = List.copyOf(shared);
    }
}
