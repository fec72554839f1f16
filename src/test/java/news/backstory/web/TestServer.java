package news.backstory.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/** A server on this machine that answers each connection once, as badly as the test wants. */
final class TestServer implements AutoCloseable {

    private static final int MAX_HEAD_BYTES = 64 * 1024;

    /** So begins who wants to speak TLS. A server that does not answers in its own way and at once, as servers of the web do. */
    private static final int TLS_GREETING = 0x16;
    private static final Pattern LENGTH = Pattern.compile("(?i)\\nContent-Length: ([0-9]{1,6})\\r\\n");

    private final ServerSocket socket;
    private final Answer answer;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private TestServer(ServerSocket socket, Answer answer) {
        this.socket = socket;
        this.answer = answer;
        threads.execute(this::accept);
    }

    /** The connection ends when this returns. */
    interface Answer {

        /** @param head the request up to its empty line, and the body behind that if it said its length */
        void to(String head, OutputStream out) throws IOException;
    }

    static TestServer plain(Answer answer) throws IOException {
        return new TestServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), answer);
    }

    static TestServer tls(TestTrust trust, Answer answer) throws IOException {
        return new TestServer(trust.sockets().createServerSocket(0, 50, InetAddress.getLoopbackAddress()), answer);
    }

    /** Answers all with these lines, each ended by CR LF. */
    static Answer lines(String... lines) {
        return (_, out) -> write(out, lines);
    }

    static void write(OutputStream out, String... lines) throws IOException {
        out.write((String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    int port() {
        return socket.getLocalPort();
    }

    String url() {
        return "http://127.0.0.1:" + port() + "/";
    }

    List<String> requests() {
        return requests;
    }

    @Override
    public void close() throws IOException {
        socket.close();
        threads.shutdownNow();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                var connection = socket.accept();
                threads.execute(() -> serve(connection));
            } catch (IOException over) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            String head = head(connection.getInputStream());
            requests.add(head);
            answer.to(head, connection.getOutputStream());
        } catch (IOException goneAway) {
            // The client may well break off.
        }
    }

    private static String head(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.length() < MAX_HEAD_BYTES && head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                break;
            }
            head.append((char) next);
            if (head.length() == 1 && next == TLS_GREETING) {
                return head.toString();
            }
        }
        var length = LENGTH.matcher(head);
        if (length.find()) {
            head.append(new String(in.readNBytes(Integer.parseInt(length.group(1))), StandardCharsets.UTF_8));
        }
        return head.toString();
    }
}
