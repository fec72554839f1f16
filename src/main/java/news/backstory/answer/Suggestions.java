package news.backstory.answer;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import news.backstory.article.Article;
import news.backstory.article.ArticleId;
import news.backstory.article.Articles;
import news.backstory.article.Bond;
import news.backstory.channel.ChannelId;
import news.backstory.command.Feedback;
import news.backstory.post.Bit;
import news.backstory.post.Suggestion;
import news.backstory.search.ArticleIndex;
import news.backstory.search.Hit;
import news.backstory.search.Snippet;
import news.backstory.story.Stories;
import news.backstory.story.Story;
import news.backstory.telling.SimilarArticles;

/**
 * The articles that belong under another in a channel: what the index finds, without what the channel has marked as not related, and with what it
 * keeps there, first.
 */
public final class Suggestions implements SimilarArticles {

    /** Under a card and in a private list: what a desk reads at a glance. */
    private static final int COUNT = 3;

    private final Articles articles;
    private final ArticleIndex index;
    private final Stories stories;
    private final Feedback feedback;
    private final InstantSource clock;

    public Suggestions(Articles articles, ArticleIndex index, Stories stories, Feedback feedback, InstantSource clock) {
        this.articles = articles;
        this.stories = stories;
        this.index = index;
        this.feedback = feedback;
        this.clock = clock;
    }

    @Override
    public List<Suggestion> to(ChannelId channel, Article article) {
        var hits = index.similar(article, COUNT, feedback.dropped(channel, article.id())).stream().filter(hit -> isShowable(hit.article())).toList();
        var kept = feedback.kept(channel, article.id()).stream().filter(this::isShowable).map(id -> kept(id, hits));
        var story = stories.of(article.id()).map(Story::articles).orElse(List.of());
        var others = hits.stream().map(Suggestions::suggestion).map(one -> one.with(bond(one, story.contains(one.article()))));
        Map<ArticleId, Suggestion> all = new LinkedHashMap<>();
        Stream.concat(kept, others).forEach(one -> all.putIfAbsent(one.article(), one));
        return all.values().stream().limit(COUNT).toList();
    }

    /** What is one story is told by the stories, which digests and cards go by, too; however like two articles are. */
    private static Bond bond(Suggestion one, boolean isSameStory) {
        return isSameStory ? Bond.SAME_STORY : one.bond() == Bond.SAME_STORY ? Bond.SAME_SUBJECT : one.bond();
    }

    private boolean isShowable(ArticleId article) {
        return articles.find(article).filter(found -> found.showable().at(clock.instant())).isPresent();
    }

    /** People know better than any likeness. */
    private static Suggestion kept(ArticleId article, List<Hit> hits) {
        var shared = hits.stream().filter(hit -> hit.article().equals(article)).findFirst().map(Hit::shared).orElse(List.of());
        return new Suggestion(article, 1, shared, Bond.KEPT);
    }

    static Suggestion suggestion(Hit hit) {
        return new Suggestion(hit.article(), hit.likeness(), hit.shared(), hit.bond(), passage(hit.snippet()));
    }

    /** The snippet, the words that were asked for in bold. */
    private static List<Bit> passage(Snippet snippet) {
        var bits = new ArrayList<Bit>();
        var at = 0;
        for (var hit : snippet.hits()) {
            bits.add(new Bit.Plain(snippet.text().substring(at, hit.start())));
            bits.add(new Bit.Strong(snippet.text().substring(hit.start(), hit.end())));
            at = hit.end();
        }
        bits.add(new Bit.Plain(snippet.text().substring(at)));
        return bits.stream().filter(bit -> !(bit instanceof Bit.Plain(var text) && text.isEmpty())).toList();
    }
}
