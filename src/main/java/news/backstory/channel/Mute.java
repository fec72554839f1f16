package news.backstory.channel;

import java.time.Instant;
import java.util.List;
import news.backstory.article.ArticleId;

/**
 * What a channel does not want to hear of for a while: the story of an article, or articles with some words.
 *
 * @param story an article of the story; none for words
 * @param words empty for a story
 */
public record Mute(long number, ChannelId channel, List<ArticleId> story, String words, Instant until, PersonId by) {

    public Mute {
        story = List.copyOf(story);
    }
}
