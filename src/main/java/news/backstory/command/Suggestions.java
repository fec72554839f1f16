package news.backstory.command;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import news.backstory.article.Article;
import news.backstory.article.Articles;
import news.backstory.channel.Bit;
import news.backstory.channel.ChannelId;
import news.backstory.channel.SimilarArticles;
import news.backstory.channel.Suggestion;
import news.backstory.search.ArticleIndex;
import news.backstory.search.Hit;
import news.backstory.search.Snippet;

/** The articles that belong under another in a channel: what the index finds, without what the channel has marked as not related. */
public final class Suggestions implements SimilarArticles {

    /** Under a card and in a private list: what a desk reads at a glance. */
    private static final int COUNT = 3;

    private final Articles articles;
    private final ArticleIndex index;
    private final Feedback feedback;
    private final InstantSource clock;

    public Suggestions(Articles articles, ArticleIndex index, Feedback feedback, InstantSource clock) {
        this.articles = articles;
        this.index = index;
        this.feedback = feedback;
        this.clock = clock;
    }

    @Override
    public List<Suggestion> to(ChannelId channel, Article article) {
        return index.similar(article, COUNT, feedback.dropped(channel, article.id())).stream()
                .filter(hit -> articles.find(hit.article()).filter(found -> found.showable().at(clock.instant())).isPresent())
                .map(Suggestions::suggestion).toList();
    }

    static Suggestion suggestion(Hit hit) {
        return new Suggestion(hit.article(), hit.likeness(), hit.shared(), passage(hit.snippet()));
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
