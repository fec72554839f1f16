package news.backstory.web;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The open web. */
public interface Web {

    /**
     * Fetches what is at this address, following redirects; never opens a socket to anything but a public address on a web port. Never throws for
     * what the address or the other side does.
     *
     * @param address as a person, a page or a feed wrote it; need not be valid
     */
    Fetch get(String address);

    /** The same, but only if it is not what we have already. */
    default Revisit revisit(String address, Validators have) {
        return new Revisit.Fetched(get(address), Revisit.Caching.NONE);
    }

    /**
     * Sends a form there, by the same rules as {@link #get}; a redirect is followed with the form if it says so (307, 308) and else is an answer.
     *
     * @param fields in the order in which they are sent
     */
    default Fetch post(String address, Map<String, String> fields) {
        return new Fetch.Refused("this web is only read");
    }

    /** The same web, for what may be longer than an article; up to so many bytes. */
    default Web upTo(long maxBodyBytes) {
        return this;
    }

    /** The same web for programs that nobody waits for: one request to a host at a time, and a pause after each; up to so many bytes. */
    default Web unhurried(long maxBodyBytes) {
        return this;
    }

    /**
     * The same, which leaves alone what is at rest, also where it is led there.
     *
     * @param resting what a host has asked of us if it is at rest
     */
    default Web unhurried(long maxBodyBytes, Function<String, Optional<Fetch.Busy>> resting) {
        return unhurried(maxBodyBytes);
    }
}
