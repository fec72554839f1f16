package news.backstory.post;

import java.util.List;
import news.backstory.article.ArticleId;
import news.backstory.article.Bond;

/**
 * An article worth reading, and why.
 *
 * @param likeness 0 to 1
 * @param shared   what both mention, or what was searched for: at most three words or names, weightiest first
 * @param bond     what it has to do with what it stands under
 * @param passage  where it says what was searched for, that in {@link Bit.Strong}; empty if it was not searched for by words
 */
public record Suggestion(ArticleId article, double likeness, List<String> shared, Bond bond, List<Bit> passage) {

    public Suggestion {
        shared = List.copyOf(shared);
        passage = List.copyOf(passage);
    }

    public Suggestion with(Bond newBond) {
        return new Suggestion(article, likeness, shared, newBond, passage);
    }

    public Suggestion(ArticleId article, double likeness, List<String> shared, Bond bond) {
        this(article, likeness, shared, bond, List.of());
    }
}
