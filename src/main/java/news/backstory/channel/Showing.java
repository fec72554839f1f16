package news.backstory.channel;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import news.backstory.article.Article;
import news.backstory.article.ArticleId;
import news.backstory.article.Articles;
import news.backstory.summary.Summariser;

/** Looks up, at the last moment before a post leaves, what may be shown of the articles that it is about. */
final class Showing {

    private final Articles articles;
    private final Summariser summariser;
    private final InstantSource clock;

    Showing(Articles articles, Summariser summariser, InstantSource clock) {
        this.articles = articles;
        this.summariser = summariser;
        this.clock = clock;
    }

    Cards cards(Post post) {
        var now = clock.instant();
        var cards = new HashMap<ArticleId, Card>();
        for (var id : post.articles()) {
            articles.find(id).filter(article -> article.showable().at(now)).ifPresent(article -> cards.put(id, card(article)));
        }
        return new Cards(now, cards, versions(post, cards.keySet()));
    }

    private Map<ArticleId, List<Articles.Version>> versions(Post post, Set<ArticleId> shown) {
        return post instanceof Post.Timeline ? shown.stream().collect(Collectors.toMap(id -> id, articles::versions)) : Map.of();
    }

    /** Whether the post would say nothing with these cards. */
    static boolean isEmpty(Post post, Cards cards) {
        return switch (post) {
            case Post.CardOf(var article) -> cards.of(article).isEmpty();
            case Post.SimilarTo(var article, _) -> cards.of(article).isEmpty();
            case Post.CardWithSimilar(var article, _) -> cards.of(article).isEmpty();
            case Post.Coverage(var article, _, _, _, _, _) -> cards.of(article).isEmpty();
            case Post.Timeline(var article, _) -> cards.of(article).isEmpty();
            case Post.OnLinks _ -> cards.byArticle().isEmpty();
            case Post.Found _,Post.Help _,Post.Notice _,Post.Dropped _ -> false;
        };
    }

    private Card card(Article article) {
        return new Card(article, summariser.summarise(article));
    }
}
