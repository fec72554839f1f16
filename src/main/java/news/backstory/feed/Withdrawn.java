package news.backstory.feed;

/**
 * An entry that a feed has shown us and has taken back.
 *
 * @param page    its address as the feed last gave it; need not be an address of the web
 * @param comment why, on one line; may be empty
 */
public record Withdrawn(String page, String comment) {}
