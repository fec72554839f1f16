package news.backstory.article;

import java.time.Instant;

/**
 * That an article is kept otherwise than before: its text, its status, or something of less weight.
 *
 * @param number rises with time
 * @param before how it was kept until then
 */
public record ArticleChange(long number, Article before, Instant at) {}
