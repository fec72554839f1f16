package news.backstory.web;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Sockets that write down where they should connect to, and connect to a server of the test, or to nothing. They never leave this machine. */
final class FakeSockets implements SocketOpener {

    private final List<InetSocketAddress> targets = new CopyOnWriteArrayList<>();
    private final Servers servers;

    FakeSockets(Servers servers) {
        this.servers = servers;
    }

    interface Servers {

        /** @return a port of this machine, or 0 for a connection refused */
        int behind(InetSocketAddress target);
    }

    static FakeSockets leadingNowhere() {
        return new FakeSockets(_ -> 0);
    }

    List<InetSocketAddress> targets() {
        return targets;
    }

    @Override
    public Socket open() {
        return new Socket() {

            @Override
            public void connect(SocketAddress target, int timeoutMillis) throws IOException {
                targets.add((InetSocketAddress) target);
                int port = servers.behind((InetSocketAddress) target);
                if (port == 0) {
                    throw new ConnectException("nobody there");
                }
                super.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), timeoutMillis);
            }
        };
    }
}
