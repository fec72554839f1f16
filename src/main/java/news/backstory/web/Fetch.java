package news.backstory.web;

import java.net.URI;
import java.time.Duration;

/** What came of fetching an address. */
public sealed interface Fetch {

    /**
     * @param address     where it was in the end, after redirects
     * @param contentType as the server said it, parameters included; empty if it did not
     * @param links       the headers Link (RFC 8288) in one line, as the server said them, cut at a limit; empty if it said none
     * @param body        decompressed, within the limit of bytes
     */
    record Page(URI address, String contentType, String links, byte[] body) implements Fetch {

        static final int MAX_LINKS_CHARACTERS = 8_000;

        public Page {
            links = links.substring(0, Math.min(links.length(), MAX_LINKS_CHARACTERS));
        }

        public Page(URI address, String contentType, byte[] body) {
            this(address, contentType, "", body);
        }
    }

    /** Not opened, or opened no further: not an address of the public web. {@code why} is for the log, never for a person who might be probing. */
    record Refused(String why) implements Fetch {}

    /** The server answered with a status other than success or redirect. */
    record Answered(int status) implements Fetch {}

    /**
     * The server asks us to come back later (429, or 503 with Retry-After).
     *
     * @param isSaid that it is this much later; else it is our guess
     * @param host   who asks, if redirects led there; empty if it is the host of the address
     */
    record Busy(int status, Duration retryAfter, boolean isSaid, String host) implements Fetch {

        /** Our guess. */
        public static final Duration UNSAID = Duration.ofMinutes(5);

        public Busy(int status, Duration retryAfter) {
            this(status, retryAfter, true, "");
        }

        /** From a server that does not say how much later. */
        public static Busy unsaid(int status) {
            return new Busy(status, UNSAID, false, "");
        }

        /** The same, from a host to which redirects led. */
        Busy at(String led) {
            return new Busy(status, retryAfter, isSaid, led);
        }
    }

    record TimedOut(Duration after) implements Fetch {}

    record TooLarge(long maxBytes) implements Fetch {}

    /**
     * No such name, no connection, too many redirects, a broken or misencoded answer.
     *
     * @param cause for people
     * @param why   for the log
     */
    record Unreachable(Cause cause, String why) implements Fetch {

        public Unreachable(String why) {
            this(Cause.OTHER, why);
        }
    }

    /** Why a public server cannot be reached. Of an address that is not public nothing is said: that is {@link Refused}. */
    enum Cause {
        /** The name of the address leads nowhere. */
        NO_SUCH_NAME,
        /** The server takes no connection there. */
        NO_CONNECTION,
        /** It does not show that it is who it says, or speaks no TLS that we speak. */
        BAD_CERTIFICATE,
        /** In a circle, or too many. */
        REDIRECTS,
        /** The answer is packed in a way that we did not ask for. */
        ENCODING, OTHER
    }
}
