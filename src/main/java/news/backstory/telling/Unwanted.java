package news.backstory.telling;

import java.time.Instant;
import news.backstory.article.Articles;
import news.backstory.channel.ChannelId;
import news.backstory.channel.Subscription;
import news.backstory.ledger.Unasked;
import news.backstory.post.StoryInPost;

/** What waits to be said in a channel, and nobody there wants to hear of any more. */
public final class Unwanted {

    private final Articles articles;
    private final Books books;
    private final StoryView stories;

    public Unwanted(Articles articles, Books books, StoryView stories) {
        this.stories = stories;
        this.articles = articles;
        this.books = books;
    }

    /** What no subscription lets in, or is mute, is not said; of a list the rest waits for the channel's next turn. */
    public void takeOut(ChannelId channel, Instant at) {
        var heard = books.subscriptions().of(channel).stream().filter(Subscription::isHeard).toList();
        for (var line : books.outbox().waiting(channel, Unasked.NEWS)) {
            var isWanted = StoryInPost.stories(line.post()).allMatch(
                    story -> articles.find(story.first()).filter(first -> books.letIn(first, heard) && !stories.isMuted(channel, first, at))
                            .isPresent());
            if (!isWanted) {
                books.outbox().unplan(line.key(), "nobody wants to hear of it any more", at);
            }
        }
    }
}
