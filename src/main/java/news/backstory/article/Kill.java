package news.backstory.article;

import java.time.Instant;

/**
 * That an article was taken back.
 *
 * @param by     the wire or the person who did it, as a reader should see it; empty if unknown
 * @param reason in words, as they were given; empty if none was
 */
public record Kill(String by, String reason, Instant at) {}
