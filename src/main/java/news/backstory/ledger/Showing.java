package news.backstory.ledger;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import news.backstory.article.Article;
import news.backstory.article.ArticleId;
import news.backstory.article.Articles;
import news.backstory.article.Status;
import news.backstory.post.Card;
import news.backstory.post.Cards;
import news.backstory.post.Gone;
import news.backstory.post.Mark;
import news.backstory.post.Origin;
import news.backstory.post.Place;
import news.backstory.post.Post;
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

    /**
     * @param place tells whether something of ours stands there already, and may have to be taken back
     * @throws RuntimeException if one of the cards cannot be made
     */
    Cards cards(Place place, Post post) {
        return cardsThatCanBeMade(place, post, broke -> {
            throw broke;
        });
    }

    /** The same without what breaks us: what is taken back does not wait for another article's fault. */
    Cards cardsThatCanBeMade(Place place, Post post, Consumer<RuntimeException> broken) {
        var now = clock.instant();
        var made = made(post, now);
        made.broken().values().forEach(broken);
        var here = Stream.concat(made.cards().keySet().stream(), made.broken().keySet().stream()).collect(Collectors.toSet());
        return new Cards(now, made.cards(), versions(post, made.cards().keySet()), replaces(place) ? gone(post, here) : Map.of());
    }

    /** Those of which no card can be made. */
    List<ArticleId> broken(Post post) {
        return List.copyOf(made(post, clock.instant()).broken().keySet());
    }

    /** Of each that may be shown either a card, or why there is none. */
    private record Made(Map<ArticleId, Card> cards, Map<ArticleId, RuntimeException> broken) {}

    private Made made(Post post, Instant now) {
        var cards = new HashMap<ArticleId, Card>();
        var broken = new LinkedHashMap<ArticleId, RuntimeException>();
        for (var id : post.articles()) {
            try {
                articles.find(id).filter(article -> article.showable().at(now)).ifPresent(article -> cards.put(id, card(article)));
            } catch (RuntimeException broke) {
                broken.put(id, broke);
            }
        }
        return new Made(cards, broken);
    }

    private static boolean replaces(Place place) {
        return switch (place) {
            case Place.InsteadOf _,Place.Again _,Place.OnLinks _ -> true;
            case Place.InChannel _,Place.InThread _,Place.Under _,Place.ForPerson _,Place.ForPersonInThread _,Place.Reply _,Place.ReplyToAll _ ->
                false;
        };
    }

    /** @param shown nothing is said to be gone of these */
    private Map<ArticleId, Gone> gone(Post post, Set<ArticleId> shown) {
        var gone = new HashMap<ArticleId, Gone>();
        post.articles().stream().filter(article -> !shown.contains(article)).forEach(article -> {
            if (isOnlyExpired(article)) {
                over(post, article).ifPresent(over -> gone.put(article, over));
            } else {
                gone.put(article, gone(article));
            }
        });
        return gone;
    }

    /** Where it says that it was killed, it must not go on saying so. */
    private Optional<Gone> over(Post post, ArticleId article) {
        return post.marksOn(article).stream().flatMap(mark -> mark instanceof Mark.Over(var at)
                ? articles.find(article).<Gone>map(found -> new Gone.Over(at, Origin.of(found))).stream()
                : Stream.empty()).findFirst();
    }

    private Gone gone(ArticleId article) {
        return articles.find(article)
                .flatMap(found -> articles.killOf(article).<Gone>map(kill -> new Gone.Killed(kill, Origin.of(found)))).orElseGet(Gone.Held::new);
    }

    /** What was said of it while it was of use, stands. */
    private boolean isOnlyExpired(ArticleId article) {
        return articles.find(article).filter(found -> found.status() instanceof Status.Usable && found.showable().isExpiredAt(clock.instant()))
                .isPresent();
    }

    private Map<ArticleId, List<Articles.Version>> versions(Post post, Set<ArticleId> shown) {
        return post instanceof Post.Timeline ? shown.stream().collect(Collectors.toMap(id -> id, articles::versions)) : Map.of();
    }

    /** Whether what it is about was killed: whoever waits for it must not use it. */
    boolean isKilled(Post post) {
        return areKilled(post.articles().stream().limit(1));
    }

    /** Whether anything that it names was killed. */
    boolean namesKilled(Post post) {
        return areKilled(post.articles().stream());
    }

    private boolean areKilled(Stream<ArticleId> named) {
        return named.flatMap(article -> articles.find(article).stream()).anyMatch(article -> article.status() instanceof Status.Killed);
    }

    /** Whether the post would say nothing with these cards. */
    static boolean isEmpty(Post post, Cards cards) {
        return switch (post) {
            case Post.CardOf(var article, _, var marks) -> nothingOf(article, marks, cards);
            case Post.Follows(var article, _) -> nothingOf(article, cards);
            case Post.Digest(_, var briefs, _) -> briefs.stream().allMatch(brief -> nothingOf(brief.article(), brief.marks(), cards));
            case Post.Saying(var about, _) -> !about.isEmpty() && about.stream().allMatch(article -> nothingOf(article, cards));
            case Post.SimilarTo(var article, _) -> nothingOf(article, cards);
            case Post.CardWithSimilar(var article, _, _) -> nothingOf(article, cards);
            case Post.Coverage(var article, _, _, _, _, _) -> nothingOf(article, cards);
            case Post.Timeline(var article, _) -> nothingOf(article, cards);
            case Post.OnLinks _ -> cards.byArticle().isEmpty() && cards.goneArticles().isEmpty();
            case Post.Found _,Post.Help _,Post.Notice _,Post.Dropped _ -> false;
        };
    }

    /** Nor of what came of it: a headline that stands over an article which has expired may have to be taken back. */
    private static boolean nothingOf(ArticleId first, List<Mark> marks, Cards cards) {
        return Stream.concat(Stream.of(first), Mark.developments(marks).stream()).allMatch(article -> nothingOf(article, cards));
    }

    /** Neither a card, nor a notice that it is gone. */
    private static boolean nothingOf(ArticleId article, Cards cards) {
        return cards.of(article).isEmpty() && cards.gone(article).isEmpty();
    }

    private Card card(Article article) {
        return new Card(article, summariser.summarise(article));
    }
}
