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
import news.backstory.slack.HttpCall;
import news.backstory.slack.SlackApp;
import org.eclipse.jetty.io.EofException;

/** The addresses we answer at. */
final class HttpServer implements AutoCloseable {

    /** Slack's largest payloads, a shortcut on a message full of blocks, stay far below. */
    static final long MAX_BODY_BYTES = 1_000_000;

    private static final long MAX_UNSIGNED_BYTES = 1_000;

    /** Between two pieces of a request; whoever is slower is hung up on. Slack sends a whole one within a second. */
    private static final Duration IDLE_AT_MOST = Duration.ofSeconds(15);

    private final Javalin javalin;

    /**
     * Answers at once.
     *
     * @param health what /health says, with status 200 if all is well, else 503
     * @throws io.javalin.util.JavalinBindException if the port is in use
     */
    HttpServer(String host, int port, SlackApp slack, WireRoute wires, HubRoute hubs, PrometheusMeterRegistry meters, Journal journal,
            Health health) {
        this.javalin = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.concurrency.useVirtualThreads = true;
            config.jetty.host = host;
            config.jetty.port = port;
            config.http.maxRequestSize = MAX_BODY_BYTES;
            config.jetty.modifyHttpConfiguration(http -> http.setIdleTimeout(IDLE_AT_MOST.toMillis()));
            // The caller hung up; it concerns nobody.
            config.routes.exception(EofException.class, (_, context) -> context.status(400));
            config.routes.post("/slack/events", context -> answer(context, slack, journal));
            config.routes.post("/wires/{name}", wires::handle);
            config.routes.get("/hubs/{callback}", hubs::verify);
            config.routes.post("/hubs/{callback}", hubs::take);
            config.routes.get("/health", context -> {
                var answer = health.ask();
                context.status(answer.well() ? 200 : 503).contentType("text/plain; charset=utf-8").result(answer.text());
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
        if (context.header("X-Slack-Signature") == null
                && (context.req().getContentLengthLong() < 0 || context.req().getContentLengthLong() > MAX_UNSIGNED_BYTES)) {
            // Whoever does not even claim to be Slack is not listened to for longer than Slack's own check of certificates takes.
            context.status(401).contentType("text/plain; charset=utf-8").result("Not signed by Slack.");
            return;
        }
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
