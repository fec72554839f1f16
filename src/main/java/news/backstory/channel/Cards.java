package news.backstory.channel;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import news.backstory.article.ArticleId;

/**
 * The cards that may be shown at one instant, for one post that is about to leave.
 *
 * @param now the instant; ages are counted from it
 */
public record Cards(Instant now, Map<ArticleId, Card> byArticle) {

    public Cards {
        byArticle = Map.copyOf(byArticle);
    }

    /** The article's card, unless it may not be shown. */
    public Optional<Card> of(ArticleId article) {
        return Optional.ofNullable(byArticle.get(article));
    }
}
