package news.backstory;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;

/** Reads the body of a request from a stranger, who may send it as slowly as they like. */
final class Body {

    /** Two megabytes in ten seconds: any line of a newsroom's or an agency's does that. */
    static final Duration AT_MOST = Duration.ofSeconds(10);

    private static final int PIECE = 16_384;

    private final Duration atMost;

    /** @param atMost for all of a body to come */
    Body(Duration atMost) {
        this.atMost = atMost;
    }

    /**
     * Up to {@code max} bytes and one more.
     *
     * @throws IOException if it breaks off, or is not there in time
     */
    byte[] read(InputStream in, int max) throws IOException {
        var until = System.nanoTime() + atMost.toNanos();
        var body = new byte[Math.min(max + 1, PIECE)];
        var length = 0;
        while (length <= max) {
            if (length == body.length) {
                body = Arrays.copyOf(body, Math.min(max + 1, 2 * length));
            }
            var read = in.read(body, length, body.length - length);
            if (read < 0) {
                break;
            }
            length += read;
            if (System.nanoTime() > until) {
                throw new IOException("a body did not come within " + atMost);
            }
        }
        return Arrays.copyOf(body, length);
    }
}
