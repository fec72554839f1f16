package news.backstory.post;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import news.backstory.article.ArticleId;
import news.backstory.article.Articles.Version;
import news.backstory.article.Traits;

/**
 * The cards that may be shown at one instant, for one post that is about to leave.
 *
 * @param now      the instant; ages are counted from it
 * @param goneArticles those that must not be shown any more; empty unless the post stands in place of one that showed them
 * @param versions what these articles said before, earliest first; empty unless the post tells of it
 */
public record Cards(Instant now, Map<ArticleId, Card> byArticle, Map<ArticleId, List<Version>> versions, Map<ArticleId, Gone> goneArticles) {

    public Cards {
        goneArticles = Map.copyOf(goneArticles);
        byArticle = Map.copyOf(byArticle);
        versions = Map.copyOf(versions);
    }

    /** For a post that does not tell of versions. */
    public Cards(Instant now, Map<ArticleId, Card> byArticle) {
        this(now, byArticle, Map.of(), Map.of());
    }

    public List<Version> versionsOf(ArticleId article) {
        return versions.getOrDefault(article, List.of());
    }

    /** The article's card, unless it may not be shown. */
    public Optional<Card> of(ArticleId article) {
        return Optional.ofNullable(byArticle.get(article));
    }

    /**
     * Of a story's first article and those that went on with it the latest, of those that may be shown. No opinion and no live blog has the headline of a
     * report: they stand in its thread.
     */
    public Optional<Card> latest(ArticleId first, List<Mark> marks) {
        var shown = Stream.concat(Stream.of(first), Mark.developments(marks).stream()).flatMap(article -> of(article).stream()).toList();
        var began = of(first).map(Cards::kind).orElse(Traits.Kind.REPORT);
        return shown.stream().filter(card -> kind(card) == Traits.Kind.REPORT || kind(card) == began).reduce((_, next) -> next)
                .or(() -> shown.stream().reduce((_, next) -> next));
    }

    private static Traits.Kind kind(Card card) {
        return card.article().traits().kind();
    }

    /** Whether nothing may stand there, not even what came of it: it was taken back. Of what has only expired that may. */
    public boolean mustGo(ArticleId article) {
        return gone(article).filter(gone -> !(gone instanceof Gone.Over)).isPresent();
    }

    /** Why it must not be shown any more where it was. */
    public Optional<Gone> gone(ArticleId article) {
        return Optional.ofNullable(goneArticles.get(article));
    }
}
