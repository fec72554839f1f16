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

    /** Whether it keeps the same away, for whatever time. */
    public boolean isOfTheSameAs(Mute other) {
        return channel.equals(other.channel) && isOf(other.story, other.words);
    }

    /** Whether it is that story, or those words, that it keeps away. */
    public boolean isOf(List<ArticleId> otherStory, String otherWords) {
        return story.equals(otherStory) && words.equalsIgnoreCase(otherWords);
    }
}
