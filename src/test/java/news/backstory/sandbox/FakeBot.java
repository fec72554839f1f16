package news.backstory.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A bot on loopback: keeps what it is sent, and answers as told. */
final class FakeBot implements AutoCloseable {

    /** What came. */
    record Request(Headers headers, byte[] raw) {

        String body() {
            return new String(raw, UTF_8);
        }

        String header(String name) {
            return String.valueOf(headers.getFirst(name));
        }

        JsonNode json() {
            return Json.parse(body()).orElseThrow();
        }

        JsonNode payload() {
            return Json.parse(form().getOrDefault("payload", "")).orElseThrow();
        }

        Map<String, String> form() {
            var form = new HashMap<String, String>();
            for (var field : body().split("&", -1)) {
                var equals = field.indexOf('=');
                form.put(field.substring(0, equals), URLDecoder.decode(field.substring(equals + 1), UTF_8));
            }
            return form;
        }
    }

    /** How it answers. */
    record Reply(int status, String contentType, String body, boolean noRetry) {

        static Reply of(int status) {
            return new Reply(status, "text/plain", "", false);
        }

        static Reply json(String body) {
            return new Reply(200, "application/json", body, false);
        }
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final BlockingQueue<Request> requests = new LinkedBlockingQueue<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Deque<Reply> replies = new ArrayDeque<>();
    private volatile boolean silent;

    FakeBot() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/slack/events", this::take);
        server.setExecutor(threads);
        server.start();
    }

    URI events() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/slack/events");
    }

    /** The next answers; without any it says 200. */
    void reply(Reply... next) {
        synchronized (replies) {
            replies.addAll(List.of(next));
        }
    }

    /** Takes requests from now on and answers none. */
    void fallSilent() {
        silent = true;
    }

    /** What came next; fails when nothing comes. */
    Request next() {
        try {
            var request = requests.poll(10, TimeUnit.SECONDS);
            if (request == null) {
                throw new AssertionError("nothing came");
            }
            return request;
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    int waiting() {
        return requests.size();
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void take(HttpExchange exchange) throws IOException {
        var request = new Request(exchange.getRequestHeaders(), exchange.getRequestBody().readAllBytes());
        requests.add(request);
        if (silent) {
            hold();
        }
        Reply reply;
        synchronized (replies) {
            reply = replies.isEmpty() ? Reply.of(200) : replies.removeFirst();
        }
        if (request.body().contains("url_verification") && reply.body().isEmpty()) {
            reply = Reply.json(Json.object().put("challenge", request.json().path("challenge").asText()).toString());
        }
        var bytes = reply.body().getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", reply.contentType());
        if (reply.noRetry()) {
            exchange.getResponseHeaders().set("X-Slack-No-Retry", "1");
        }
        exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private void hold() {
        try {
            closing.await();
        } catch (InterruptedException stopped) {
            throw new UncheckedIOException(new IOException(stopped));
        }
    }
}
