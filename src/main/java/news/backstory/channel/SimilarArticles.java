package news.backstory.channel;

import java.util.List;
import news.backstory.article.Article;

/** Finds what belongs under an article in a channel. */
public interface SimilarArticles {

    /** A few, best first; empty if nothing is close enough. */
    List<Suggestion> to(ChannelId channel, Article article);
}
