package news.backstory.article;

import java.time.Instant;

/**
 * That an article is kept otherwise than before: its text, its status, or something of less weight.
 *
 * @param number rises with time
 * @param before how it was kept until then
 * @param by     the person who put it back, as a reader should see it; empty where its publisher or its wire changed it
 */
public record ArticleChange(long number, Article before, String by, Instant at) {}
