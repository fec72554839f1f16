package news.backstory.web;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.SocketFactory;

/**
 * Sockets for one request, which connect to what was checked for it and to nothing else. The last word: OkHttp never asks its DNS about a host that
 * looks like an address, so a check there is passed by.
 */
final class GuardedSockets extends SocketFactory {

    private final SocketOpener opener;
    private final List<InetSocketAddress> allowed;
    private final AtomicBoolean connected = new AtomicBoolean();

    GuardedSockets(SocketOpener opener, List<InetSocketAddress> allowed) {
        this.opener = opener;
        this.allowed = List.copyOf(allowed);
    }

    /** Somebody wanted to connect to what was not checked. */
    static final class Forbidden extends SocketException {

        private static final long serialVersionUID = 1;

        Forbidden(String why) {
            super(why);
        }
    }

    boolean haveConnected() {
        return connected.get();
    }

    @Override
    public Socket createSocket() throws IOException {
        return new DelegatingSocket(opener.open()) {

            @Override
            public void connect(SocketAddress target, int timeoutMillis) throws IOException {
                if (!(target instanceof InetSocketAddress socket) || !allowed.contains(socket)) {
                    throw new Forbidden("not checked: " + target);
                }
                super.connect(target, timeoutMillis);
                connected.set(true);
            }
        };
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        throw new Forbidden("connects before it is checked");
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        throw new Forbidden("connects before it is checked");
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        throw new Forbidden("connects before it is checked");
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) throws IOException {
        throw new Forbidden("connects before it is checked");
    }
}
