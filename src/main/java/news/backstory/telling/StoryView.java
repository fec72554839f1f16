package news.backstory.telling;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import news.backstory.article.Article;
import news.backstory.article.ArticleId;
import news.backstory.article.Articles;
import news.backstory.article.Status;
import news.backstory.article.Tier;
import news.backstory.channel.ChannelId;
import news.backstory.channel.Phrases;
import news.backstory.post.Place;
import news.backstory.post.Post;
import news.backstory.story.Stories;

/** A story as channels see it: its articles that may be shown, and where it was told. */
public final class StoryView {

    /** Of more reports of one story the earliest count. */
    private static final int MAX_REPORTS = 30;

    /** Of more articles of a story the earliest tell whether it goes on with one that is muted. */
    private static final int MAX_COMPARED = 5;

    private final Articles articles;
    private final Stories stories;
    private final Books books;
    private final BiPredicate<Article, Article> areOfOneEvent;

    public StoryView(Articles articles, Stories stories, Books books, BiPredicate<Article, Article> areOfOneEvent) {
        this.articles = articles;
        this.stories = stories;
        this.books = books;
        this.areOfOneEvent = areOfOneEvent;
    }

    /** All articles of this one's story that may be shown, itself among them, in order of time. */
    public List<Article> reports(Article article, Instant now) {
        var ids = stories.of(article.id()).map(story -> story.articles()).orElse(List.of(article.id()));
        return Stream.concat(ids.stream(), Stream.of(article.id())).distinct().map(articles::find).flatMap(Optional::stream)
                .filter(each -> each.showable().at(now))
                .sorted(Comparator.comparing((Article each) -> each.published().at()).thenComparing(each -> each.id().value())).limit(MAX_REPORTS)
                .toList();
    }

    /** The articles of this one's story, itself among them; some may not be shown. */
    public Set<ArticleId> ofStory(Article article) {
        return Stream.concat(Stream.of(article.id()), stories.of(article.id()).stream().flatMap(story -> story.articles().stream()))
                .collect(Collectors.toSet());
    }

    /** Where this story was first told in a channel, if it was: by the article that has the post. */
    public Optional<Telling> told(ChannelId channel, Article article) {
        var story = stories.of(article.id()).map(each -> each.articles()).orElse(List.of(article.id()));
        return story.stream().flatMap(one -> books.tellings().of(channel, one).or(() -> shown(channel, one)).stream())
                .filter(telling -> stands(telling, story)).min(Comparator.comparing(Telling::at));
    }

    /** A card that somebody had shown to the channel tells a story as well as one that came by itself. */
    private Optional<Telling> shown(ChannelId channel, ArticleId article) {
        return books.outbox().carrying(article).stream()
                .filter(carrier -> carrier.place() instanceof Place.InChannel(var place) && place.equals(channel)
                        && carrier.content() instanceof Post.CardOf(var card, _, _) && card.equals(article))
                .map(carrier -> new Telling(channel, article, carrier.key(), Telling.Part.FIRST, carrier.saidAt())).findFirst();
    }

    /**
     * A post that was never said, or whose article was taken back or is of another story by now, tells of nothing: the story's next report gets a post of
     * its own.
     */
    private boolean stands(Telling telling, List<ArticleId> story) {
        return books.outbox().carrier(telling.post()).flatMap(carrier -> bearer(carrier.content(), story)).filter(story::contains)
                .flatMap(articles::find).filter(bearer -> !(bearer.status() instanceof Status.Killed)).isPresent();
    }

    /** The article under which a post tells a story: one of several stories in a post may be taken back, and the others stand. */
    private static Optional<ArticleId> bearer(Post content, List<ArticleId> story) {
        return content instanceof Post.Digest(_, var briefs, _)
                ? briefs.stream().filter(brief -> story.contains(brief.article()) || brief.also().stream().anyMatch(story::contains))
                        .map(Post.Brief::article).findFirst()
                : content.articles().stream().findFirst();
    }

    public boolean isMuted(ChannelId channel, Article article, Instant now) {
        var mutes = books.mutes().of(channel, now);
        if (mutes.isEmpty()) {
            return false;
        }
        var story = stories.of(article.id()).map(each -> each.articles()).orElse(List.of(article.id()));
        var text = Phrases.folded(article.headline() + "\n" + article.standfirst() + "\n" + String.join("\n", article.traits().keywords()) + "\n"
                + article.paragraphs().getFirst());
        return mutes.stream().anyMatch(mute -> mute.story().stream().anyMatch(muted -> story.contains(muted) || goesOn(muted, story, now))
                || !mute.words().isEmpty() && Phrases.isIn(text, mute.words()));
    }

    /** No story is joined by way of an article that was killed or has expired: who muted it means what comes of it all the same. */
    private boolean goesOn(ArticleId muted, List<ArticleId> story, Instant now) {
        return articles.find(muted).filter(gone -> !gone.showable().at(now)).filter(gone -> story.stream().limit(MAX_COMPARED).map(articles::find)
                .flatMap(Optional::stream).anyMatch(each -> areOfOneEvent.test(gone, each))).isPresent();
    }

    /** Who else reports it: other outlets' articles but this one. */
    public static List<ArticleId> others(Article first, List<Article> reports) {
        return reports.stream().filter(other -> !other.source().equals(first.source())).map(Article::id).toList();
    }

    /** The article that stands for a story: our own if there is one, then the one that is most like all others, then the earliest. */
    public Article central(List<Article> reports) {
        var central = stories.of(reports.getFirst().id()).map(story -> story.central());
        return reports.stream().filter(report -> report.tier() == Tier.OWN).findFirst()
                .or(() -> reports.stream().filter(report -> central.filter(report.id()::equals).isPresent()).findFirst())
                .orElseGet(reports::getFirst);
    }
}
