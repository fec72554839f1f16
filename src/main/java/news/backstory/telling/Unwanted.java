package news.backstory.telling;

import java.time.Instant;
import news.backstory.article.Articles;
import news.backstory.channel.ChannelId;
import news.backstory.channel.Subscription;
import news.backstory.ledger.Unasked;
import news.backstory.post.StoryInPost;

/** What waits to be said in a channel that nobody there subscribes to any more. */
public final class Unwanted {

    private final Articles articles;
    private final Books books;

    public Unwanted(Articles articles, Books books) {
        this.articles = articles;
        this.books = books;
    }

    /** It is not said; of a list the rest waits for the channel's next turn. */
    public void takeOut(ChannelId channel, Instant at) {
        var heard = books.subscriptions().of(channel).stream().filter(Subscription::isHeard).toList();
        for (var line : books.outbox().waiting(channel, Unasked.NEWS)) {
            var isWanted = StoryInPost.stories(line.post()).allMatch(
                    story -> articles.find(story.first()).filter(first -> books.letIn(first, heard)).isPresent());
            if (!isWanted) {
                books.outbox().untold(line.key(), "nobody subscribes to it any more", at);
            }
        }
    }
}
