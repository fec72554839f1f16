package news.backstory.channel;

import java.util.List;
import news.backstory.article.ArticleId;

/**
 * An article worth reading, and why.
 *
 * @param likeness 0 to 1
 * @param shared   what both mention, or what was searched for: at most three words or names, weightiest first
 */
public record Suggestion(ArticleId article, double likeness, List<String> shared) {

    public Suggestion {
        shared = List.copyOf(shared);
    }
}
