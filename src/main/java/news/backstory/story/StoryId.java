package news.backstory.story;

import news.backstory.article.ArticleId;

/** Names one story, for ever, also after it became part of another: 1 to 200 characters without white space. */
public record StoryId(String value) {

    private static final int MAX_CHARACTERS = 200;

    public StoryId {
        if (value.isEmpty() || value.length() > MAX_CHARACTERS || value.chars().anyMatch(Character::isWhitespace)) {
            throw new IllegalArgumentException("not a story's id: " + value);
        }
    }

    /** The story that this article opens: placing an article twice gives the same story. */
    static StoryId openedBy(ArticleId article) {
        return new StoryId(article.value());
    }

    /** The story that is made by a split, which is not the one that the article once opened. */
    public static StoryId splitOff(ArticleId article, long change) {
        var tail = "-" + change;
        return new StoryId(article.value().substring(0, Math.min(article.value().length(), MAX_CHARACTERS - tail.length())) + tail);
    }

    @Override
    public String toString() {
        return value;
    }
}
