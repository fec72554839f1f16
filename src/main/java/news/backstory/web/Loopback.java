package news.backstory.web;

/** Whether this machine itself may be read: never, but for the sandbox's newsroom when somebody tries the bot out. */
public sealed interface Loopback {

    record Closed() implements Loopback {}

    /**
     * {@code http://127.0.0.1:port/} may be read, and nothing else of this machine. An address handed to {@link Web#get} may lead there, and a
     * redirect from there; a redirect from the public web may not.
     */
    record OpenAt(int port) implements Loopback {

        public OpenAt {
            if (port < 1 || port > 65_535) {
                throw new IllegalArgumentException("not a port: " + port);
            }
        }
    }
}
