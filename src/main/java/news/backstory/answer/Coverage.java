package news.backstory.answer;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import news.backstory.article.Article;
import news.backstory.article.ArticleId;
import news.backstory.article.Articles;
import news.backstory.article.Bond;
import news.backstory.article.Tier;
import news.backstory.post.MessageRef;
import news.backstory.post.Post;
import news.backstory.search.ArticleIndex;
import news.backstory.search.Hit;
import news.backstory.story.Stories;

/** Finds who reported what an article is about: ourselves, the wires, others. What may not be shown now is as if it were not there. */
public final class Coverage {

    /** Of each kind; of more, the latest. A card shows a few of them and counts the rest. */
    static final int MAX_OF_A_KIND = 100;

    static final int MAX_NEAR = 3;

    /** Of more articles in a story, the first half and the latest half of these are told. */
    static final int MAX_IN_TIMELINE = 200;

    /** Of more reports of one story the earliest are counted on a card. */
    static final int MAX_COUNTED = 30;

    /** Our own may stand far down, below what others have. */
    private static final int LOOKED_AT = ArticleIndex.MAX_COUNT;

    /** What is less like it is another matter. */
    private static final double NEAR = 0.5;

    private final Articles articles;
    private final ArticleIndex index;
    private final Stories stories;
    private final InstantSource clock;

    public Coverage(Articles articles, ArticleIndex index, Stories stories, InstantSource clock) {
        this.articles = articles;
        this.index = index;
        this.stories = stories;
        this.clock = clock;
    }

    /** @param thread the thread it may be posted to, if it was asked from one */
    Post.Coverage of(Article article, List<MessageRef> thread) {
        var story = storyOf(article);
        var own = ofTier(story, Tier.OWN);
        // What comes near is of interest only where there is nothing of ours on the story itself.
        var near = own.isEmpty() ? near(article, story) : List.<ArticleId>of();
        return new Post.Coverage(article.id(), own, near, ofTier(story, Tier.WIRE), ofTier(story, Tier.OTHER), thread);
    }

    /** Reports of other outlets on the same story, as a card counts them. */
    List<ArticleId> others(Article article) {
        return storyOf(article).stream().filter(other -> !other.source().equals(article.source())).map(Article::id).limit(MAX_COUNTED).toList();
    }

    Post.Timeline timeline(Article article) {
        var story = storyOf(article).stream().map(Article::id).toList();
        var half = MAX_IN_TIMELINE / 2;
        return new Post.Timeline(article.id(), story.size() <= MAX_IN_TIMELINE
                ? story
                : Stream.concat(story.stream().limit(half), story.stream().skip(story.size() - half)).toList());
    }

    /** All articles of its story that may be shown, and itself, in order of time. */
    private List<Article> storyOf(Article article) {
        var now = clock.instant();
        var all = new ArrayList<>(stories.of(article.id()).map(story -> story.articles()).orElse(List.of()));
        if (!all.contains(article.id())) {
            all.add(article.id());
        }
        return shown(all.stream(), now).sorted(Comparator.comparing((Article one) -> one.published().at()).thenComparing(one -> one.id().value()))
                .toList();
    }

    private List<ArticleId> near(Article article, List<Article> story) {
        var known = story.stream().map(Article::id).toList();
        return shown(index.similar(article, LOOKED_AT, Set.of()).stream().filter(Coverage::isNear).map(Hit::article), clock.instant())
                .filter(one -> one.tier() == Tier.OWN && !known.contains(one.id())).map(Article::id).limit(MAX_NEAR).toList();
    }

    /** Background tells what came before, not this. */
    private static boolean isNear(Hit hit) {
        return hit.likeness() >= NEAR && hit.bond() != Bond.BACKGROUND && hit.bond() != Bond.SAME_PAGE;
    }

    private Stream<Article> shown(Stream<ArticleId> ids, Instant now) {
        return ids.map(articles::find).flatMap(Optional::stream).filter(article -> article.showable().at(now));
    }

    private static List<ArticleId> ofTier(List<Article> story, Tier tier) {
        var all = story.stream().filter(article -> article.tier() == tier).map(Article::id).toList();
        return all.subList(Math.max(0, all.size() - MAX_OF_A_KIND), all.size());
    }
}
