package news.backstory.web;

import java.io.IOException;
import java.net.Socket;

/** Makes sockets that are not yet connected. */
@FunctionalInterface
public interface SocketOpener {

    Socket open() throws IOException;
}
