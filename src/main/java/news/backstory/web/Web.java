package news.backstory.web;

/** The open web. */
public interface Web {

    /**
     * Fetches what is at this address, following redirects; never opens a socket to anything but a public address on a web port. Never throws for
     * what the address or the other side does.
     *
     * @param address as a person, a page or a feed wrote it; need not be valid
     */
    Fetch get(String address);
}
