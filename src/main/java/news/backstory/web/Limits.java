package news.backstory.web;

import java.time.Duration;

/**
 * What one fetch may cost us.
 *
 * @param maxBodyBytes counted after decompression
 * @param connect      for each connection
 * @param read         without a single byte
 * @param whole        from the call to the answer: waiting for a turn, names, and all redirects together
 * @param maxRedirects after the first request
 * @param atATime      fetches under way at one time
 * @param perHost      of these, from one host
 */
public record Limits(long maxBodyBytes, Duration connect, Duration read, Duration whole, int maxRedirects, int atATime, int perHost) {

    private static final long MAX_PAGE_BYTES = 2 * 1024 * 1024;
    private static final long MOST_BODY_BYTES = 64 * 1024 * 1024;

    public Limits {
        if (maxBodyBytes < 0 || maxBodyBytes > MOST_BODY_BYTES) {
            throw new IllegalArgumentException("not between 0 and " + MOST_BODY_BYTES + " bytes: " + maxBodyBytes);
        }
        if (!connect.isPositive() || !read.isPositive() || !whole.isPositive()) {
            throw new IllegalArgumentException("a time limit must be longer than nothing");
        }
        if (maxRedirects < 0 || atATime < 1 || perHost < 1) {
            throw new IllegalArgumentException("at least no redirect, one fetch and one per host");
        }
    }

    /** Between two requests to one host by a program that nobody waits for. */
    Duration pause() {
        return Duration.ofSeconds(1);
    }

    /** For web pages. OkHttp's own limit for the header of an answer, 256 KiB, stands beside these. */
    public static Limits standard() {
        return new Limits(MAX_PAGE_BYTES, Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(20), 5, 50, 2);
    }

    public Limits withMaxBodyBytes(long bytes) {
        return new Limits(bytes, connect, read, whole, maxRedirects, atATime, perHost);
    }
}
