package news.backstory.slack;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/** Slack's side of the wire, on this machine: takes down what arrives, and answers as it was told to. */
final class ScriptedSlack implements AutoCloseable {

    private static final Pattern PAIR = Pattern.compile("([^&=]+)=([^&]*)");

    final List<Arrived> arrived = new CopyOnWriteArrayList<>();

    private final Queue<Answer> script = new ConcurrentLinkedQueue<>();
    private final ExecutorService answerers = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    ScriptedSlack() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(answerers);
        server.start();
    }

    /** @param form the form's fields, if it was one */
    record Arrived(String path, String body, Map<String, String> form) {}

    sealed interface Answer {

        record With(int status, String body, Map<String, String> headers) implements Answer {}

        /** Takes the request in, and hangs up. */
        record Cut() implements Answer {}

        /** Takes the request in, and says nothing until the server is closed. */
        record Silence() implements Answer {}
    }

    /** What the next request is answered with. */
    void will(Answer answer) {
        script.add(answer);
    }

    void willSay(String json) {
        will(new Answer.With(200, json, Map.of()));
    }

    URI api() {
        return URI.create(origin() + "/api/");
    }

    String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    List<Arrived> arrivedAt(String path) {
        return arrived.stream().filter(one -> one.path().equals(path)).toList();
    }

    @Override
    public void close() {
        server.stop(0);
        answerers.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            arrived.add(new Arrived(exchange.getRequestURI().getPath(), body, form(exchange, body)));
            switch (script.poll()) {
                case null -> send(exchange, new Answer.With(200, "{\"ok\":true,\"channel\":\"C1\",\"ts\":\"1.000001\"}", Map.of()));
                case Answer.With with -> send(exchange, with);
                case Answer.Cut() -> {
                }
                case Answer.Silence() -> waitForTheEnd();
            }
        }
    }

    private static void send(HttpExchange exchange, Answer.With with) throws IOException {
        with.headers().forEach(exchange.getResponseHeaders()::set);
        var bytes = with.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(with.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static void waitForTheEnd() {
        try {
            Thread.currentThread().join();
        } catch (InterruptedException theEnd) {
            Thread.currentThread().interrupt();
        }
    }

    private static Map<String, String> form(HttpExchange exchange, String body) {
        var form = new LinkedHashMap<String, String>();
        var type = exchange.getRequestHeaders().getFirst("Content-Type");
        if (type != null && type.startsWith("application/x-www-form-urlencoded")) {
            var pairs = PAIR.matcher(body);
            while (pairs.find()) {
                form.put(URLDecoder.decode(pairs.group(1), StandardCharsets.UTF_8), URLDecoder.decode(pairs.group(2), StandardCharsets.UTF_8));
            }
        }
        return form;
    }
}
