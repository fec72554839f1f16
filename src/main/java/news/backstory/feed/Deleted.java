package news.backstory.feed;

import java.time.Instant;

/**
 * That a feed has taken back an entry (RFC 6721).
 *
 * @param id      of the entry, as written
 * @param at      since when; an entry of this id that came later is another one, or is there again
 * @param comment why: plain text on one line; may be empty
 */
public record Deleted(String id, Instant at, String comment) {}
