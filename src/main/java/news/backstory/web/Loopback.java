package news.backstory.web;

/** Whether this machine itself may be read: never, but for the sandbox's newsroom when somebody tries the bot out. */
public sealed interface Loopback {

    record Closed() implements Loopback {}

    /**
     * What lies below {@code http://127.0.0.1:port/path} may be read, and nothing else of this machine. An address handed to {@link Web#get} may lead
     * there, and a redirect from there; a redirect from the public web may not.
     *
     * @param path begins and ends with a slash
     */
    record OpenAt(int port, String path) implements Loopback {

        public OpenAt {
            if (port < 1 || port > 65_535) {
                throw new IllegalArgumentException("not a port: " + port);
            }
            if (!path.startsWith("/") || !path.endsWith("/")) {
                throw new IllegalArgumentException("not the path of a folder: " + path);
            }
        }
    }
}
