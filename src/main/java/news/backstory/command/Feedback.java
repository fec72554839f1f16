package news.backstory.command;

import java.time.Instant;
import java.util.Set;
import news.backstory.article.ArticleId;
import news.backstory.channel.ChannelId;
import news.backstory.channel.PersonId;

/** What people think of what we suggested. */
public interface Feedback {

    /** The last word of a channel on one suggestion counts: a word said earlier that arrives later changes nothing. */
    void judge(ChannelId channel, ArticleId of, ArticleId suggested, Verdict verdict, PersonId by, Instant at);

    /** What this channel does not want to see under that article. */
    Set<ArticleId> dropped(ChannelId channel, ArticleId of);

    /** Somebody says that this card is wrong; to say it again changes nothing. */
    void reportWrong(ChannelId channel, ArticleId article, PersonId by, Instant at);

    enum Verdict {
        KEPT, DROPPED,
        /** Taken back. */
        NONE
    }
}
