package news.backstory.web;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
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
    private final long maxBytes;
    private final AtomicBoolean connected = new AtomicBoolean();

    /** @param maxBytes after which a socket gives no more: whatever reads from it may wait for the end of a line that has none */
    GuardedSockets(SocketOpener opener, List<InetSocketAddress> allowed, long maxBytes) {
        this.maxBytes = maxBytes;
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

            @Override
            public InputStream getInputStream() throws IOException {
                return new Counted(super.getInputStream(), maxBytes);
            }
        };
    }

    /** Gives so many bytes and no more. */
    private static final class Counted extends FilterInputStream {

        private long left;

        Counted(InputStream in, long maxBytes) {
            super(in);
            this.left = maxBytes;
        }

        @Override
        public int read() throws IOException {
            return counted(super.read(), 1);
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            var read = super.read(into, from, length);
            return counted(read, read);
        }

        private int counted(int result, int bytes) throws IOException {
            left -= Math.max(0, bytes);
            if (left < 0) {
                throw new IOException("its server sends more than an answer needs");
            }
            return result;
        }
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
