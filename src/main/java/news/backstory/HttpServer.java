package news.backstory;

import io.javalin.Javalin;
import io.javalin.http.Context;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import news.backstory.slack.HttpCall;
import news.backstory.slack.SlackApp;

/** The addresses we answer at. */
final class HttpServer implements AutoCloseable {

    /** Slack's largest payloads, a shortcut on a message full of blocks, stay far below. */
    private static final long MAX_BODY_BYTES = 1_000_000;

    private final Javalin javalin;

    /**
     * Answers at once.
     *
     * @param health what /health says; its status is 200 if it starts with "ok", else 503
     * @throws io.javalin.util.JavalinBindException if the port is in use
     */
    HttpServer(String host, int port, SlackApp slack, WireRoute wires, PrometheusMeterRegistry meters, Journal journal, Supplier<String> health) {
        this.javalin = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.concurrency.useVirtualThreads = true;
            config.jetty.host = host;
            config.jetty.port = port;
            config.http.maxRequestSize = MAX_BODY_BYTES;
            config.routes.post("/slack/events", context -> answer(context, slack, journal));
            config.routes.post("/wires/{name}", wires::handle);
            config.routes.get("/health", context -> {
                var text = health.get();
                context.status(text.startsWith("ok") ? 200 : 503).contentType("text/plain; charset=utf-8").result(text);
            });
            config.routes.get("/metrics", context -> context.contentType("text/plain; version=0.0.4; charset=utf-8").result(meters.scrape()));
        }).start();
    }

    int port() {
        return javalin.port();
    }

    @Override
    public void close() {
        javalin.stop();
    }

    private static void answer(Context context, SlackApp slack, Journal journal) {
        var began = System.nanoTime();
        var answer = slack.handle(new HttpCall(headers(context), context.bodyAsBytes()));
        context.status(answer.status()).contentType(answer.contentType()).result(answer.body());
        journal.acknowledgedIn(Duration.ofNanos(System.nanoTime() - began));
    }

    private static Map<String, List<String>> headers(Context context) {
        var headers = new HashMap<String, List<String>>();
        var names = context.req().getHeaderNames().asIterator();
        names.forEachRemaining(name -> {
            var values = new ArrayList<String>();
            context.req().getHeaders(name).asIterator().forEachRemaining(values::add);
            headers.put(name.toLowerCase(Locale.ROOT), List.copyOf(values));
        });
        return headers;
    }
}
