package news.backstory.command;

import java.time.Instant;

/**
 * Something that was asked of us and acknowledged, kept until it is answered.
 *
 * @param key     names it, so that a repetition is recognised
 * @param content what was handed over, as the edge understands it; not to be logged
 */
public record Request(String key, Instant heardAt, String content) {

    @Override
    public String toString() {
        return "Request[" + key + "]";
    }
}
