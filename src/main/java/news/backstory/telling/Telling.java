package news.backstory.telling;

import java.time.Instant;
import news.backstory.article.ArticleId;
import news.backstory.channel.ChannelId;

/**
 * That a channel was told of an article.
 *
 * @param post the key of the line that holds it: the story's first post, or the digest
 */
public record Telling(ChannelId channel, ArticleId article, String post, Part part, Instant at) {

    public enum Part {
        /** It has the story's first post. */
        FIRST,
        /** It is named in the first post as another's report. */
        ALSO,
        /** It is in the first post's thread. */
        FOLLOWS, IN_DIGEST
    }
}
