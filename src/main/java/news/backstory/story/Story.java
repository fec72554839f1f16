package news.backstory.story;

import java.time.Instant;
import java.util.List;
import news.backstory.article.ArticleId;

/**
 * An event, and every article that reports it. It names articles and does not quote them: what they say, and whether they may be shown, is looked up at
 * the moment it leaves the house.
 *
 * @param central  the article whose headline is the story's name: the one most like all the others
 * @param from     when its first article appeared
 * @param to       when its latest article appeared
 * @param outlets  each once, in the order of their first articles
 * @param articles in the order in which they appeared; at least one
 */
public record Story(StoryId id, ArticleId central, Instant from, Instant to, List<String> outlets, List<ArticleId> articles) {

    public Story {
        if (articles.isEmpty()) {
            throw new IllegalArgumentException("a story has articles: " + id);
        }
        outlets = List.copyOf(outlets);
        articles = List.copyOf(articles);
    }
}
