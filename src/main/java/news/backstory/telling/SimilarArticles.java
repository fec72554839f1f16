package news.backstory.telling;

import java.util.List;
import news.backstory.article.Article;
import news.backstory.channel.ChannelId;
import news.backstory.post.Suggestion;

/** Finds what belongs under an article in a channel. */
public interface SimilarArticles {

    /** A few, best first; empty if nothing is close enough. */
    List<Suggestion> to(ChannelId channel, Article article);
}
