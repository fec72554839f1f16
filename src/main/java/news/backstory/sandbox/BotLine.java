package news.backstory.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The line to the bot: sends it one request, signed, and waits for the answer as long as Slack would. */
final class BotLine implements AutoCloseable {

    static final int MAX_ANSWER_BYTES = 1_000_000;
    private static final URI NOWHERE = URI.create("http://nowhere.invalid/");
    static final String FORM = "application/x-www-form-urlencoded";
    static final String JSON = "application/json";

    /**
     * What is sent.
     *
     * @param what for the log
     * @param arguments for the log: the body's content
     * @param headers beside the content type and the signature
     */
    record Parcel(String what, String contentType, String body, JsonNode arguments, Map<String, String> headers) {

        Parcel {
            headers = Map.copyOf(headers);
        }
    }

    /** How it ended. */
    sealed interface Reply {

        /** Any HTTP status. */
        record Answer(int status, String contentType, String body, boolean noRetry) implements Reply {}

        record TimedOut() implements Reply {}

        /** Nobody there, or hung up. */
        record Unreachable() implements Reply {}

        default boolean accepted() {
            return this instanceof Answer answer && answer.status() / 100 == 2;
        }

        /** As Slack calls it in x-slack-retry-reason; "ok" when it was accepted. */
        default String outcome() {
            return switch (this) {
                case Answer _ -> accepted() ? "ok" : "http_error";
                case TimedOut _ -> "http_timeout";
                case Unreachable _ -> "connection_failed";
            };
        }
    }

    private final Signer signer;
    private final Duration patience;
    private final TruthLog log;
    private final InstantSource clock;
    private final HttpClient client;

    /** Where the bot listens. Told by one thread, read by others. */
    private volatile URI bot = NOWHERE;

    BotLine(Signer signer, Duration patience, TruthLog log, InstantSource clock, ExecutorService threads) {
        this.signer = signer;
        this.patience = patience;
        this.log = log;
        this.clock = clock;
        client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(patience).executor(threads).build();
    }

    void botAt(URI address) {
        if (address.getHost() == null || !List.of("http", "https").contains(String.valueOf(address.getScheme()))) {
            throw new IllegalArgumentException("not a web address: " + address);
        }
        bot = address;
    }

    Reply send(Parcel parcel) {
        var at = clock.instant();
        var address = bot;
        var reply = address.equals(NOWHERE) ? new Reply.Unreachable() : exchange(address, parcel);
        var status = reply instanceof Reply.Answer answer ? answer.status() : 0;
        log.add(at, TruthLog.Way.TO_BOT, parcel.what(), parcel.arguments(), reply.outcome(), status, "", "", Duration.between(at, clock.instant()));
        return reply;
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private Reply exchange(URI address, Parcel parcel) {
        var now = clock.instant();
        var request = HttpRequest.newBuilder(address)
                .header("Content-Type", parcel.contentType())
                .header("User-Agent", "Slackbot 1.0 (+https://api.slack.com/robots)")
                .header("X-Slack-Request-Timestamp", Long.toString(now.getEpochSecond()))
                .header("X-Slack-Signature", signer.sign(now, parcel.body()))
                .POST(HttpRequest.BodyPublishers.ofString(parcel.body(), UTF_8));
        parcel.headers().forEach(request::header);
        // The request's own timeout ends with the headers: a body that never ends has to be waited for here.
        var coming = client.sendAsync(request.build(), BodyHandlers.limiting(BodyHandlers.ofString(UTF_8), MAX_ANSWER_BYTES));
        try {
            return answer(coming.get(patience.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException tooSlow) {
            coming.cancel(true);
            return new Reply.TimedOut();
        } catch (ExecutionException failed) {
            return failed.getCause() instanceof HttpTimeoutException ? new Reply.TimedOut() : new Reply.Unreachable();
        } catch (InterruptedException stopped) {
            coming.cancel(true);
            Thread.currentThread().interrupt();
            return new Reply.Unreachable();
        }
    }

    private static Reply answer(HttpResponse<String> response) {
        var headers = response.headers();
        return new Reply.Answer(response.statusCode(), headers.firstValue("Content-Type").orElse(""), response.body(),
                headers.firstValue("X-Slack-No-Retry").filter("1"::equals).isPresent());
    }
}
