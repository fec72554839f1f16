package news.backstory.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A sandbox with a fake bot beside it, and a clock that stands still until it is moved. */
final class Trial implements AutoCloseable {

    static final String TOKEN = "xoxb-1-canary-2-token";
    static final String SECRET = "0123456789abcdef0123456789abcdef";
    static final String MIA = "U0000MIA01";
    static final String SAM = "U0000SAM01";
    static final String NEWSROOM = "C0NEWSROOM";
    static final String SPORT = "C0SPORT001";
    static final String PRIVATE = "C0PROBE001";
    static final String WITH_MIA = "D0000MIA01";
    static final Duration SOON = Duration.ofSeconds(10);

    final FakeBot bot;
    final Sandbox sandbox;
    private volatile Instant now = Instant.parse("2026-11-24T09:00:00Z");
    private final HttpClient http = HttpClient.newHttpClient();

    Trial() throws IOException {
        this(settings());
    }

    Trial(SandboxSettings settings) throws IOException {
        InstantSource clock = this::now;
        bot = new FakeBot();
        sandbox = Sandbox.open(settings, clock);
        sandbox.botAt(bot.events());
    }

    static SandboxSettings settings() {
        return SandboxSettings.of(0, new SandboxSettings.Secrets(SECRET, TOKEN)).withUnfurls(List.of("herald.example"))
                .with(new SandboxSettings.Patience(Duration.ofSeconds(5), List.of(Duration.ZERO, Duration.ofMillis(1), Duration.ofMillis(2))));
    }

    Instant now() {
        return now;
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    /** Calls a method with the token, as a form. */
    JsonNode call(String method, Map<String, String> form) {
        return json(answer(method, form));
    }

    HttpResponse<String> answer(String method, Map<String, String> form) {
        return send(post(sandbox.apiBase().resolve(method), form(form)).header("Authorization", "Bearer " + TOKEN)
                .header("Content-Type", "application/x-www-form-urlencoded"));
    }

    /** Says something as the bot; its ts. A second passes, so that the next is not too fast. */
    String post(String channel, String text) {
        var answer = call("chat.postMessage", Map.of("channel", channel, "text", text));
        pass(Duration.ofSeconds(1));
        return answer.path("ts").asText();
    }

    HttpResponse<String> postJson(URI address, String body) {
        return send(post(address, body).header("Content-Type", "application/json"));
    }

    HttpResponse<String> get(URI address) {
        return send(HttpRequest.newBuilder(address).GET());
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(SOON).build(), HttpResponse.BodyHandlers.ofString(UTF_8));
        } catch (IOException cut) {
            throw new UncheckedIOException(cut);
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    /** The message that is there, or soon will be. */
    Message shown(String channel, String text) {
        var found = new CompletableFuture<Message>();
        try (var _ = sandbox.workspace().listen(change -> {
            if (change instanceof Change.Posted(var message) && message.channel().equals(channel) && message.text().contains(text)) {
                found.complete(message);
            }
        })) {
            sandbox.workspace().messages(channel).stream().filter(message -> message.text().contains(text)).findFirst().ifPresent(found::complete);
            return found.get(10, TimeUnit.SECONDS);
        } catch (Exception neverCame) {
            throw new AssertionError("nothing says " + text, neverCame);
        }
    }

    static HttpRequest.Builder post(URI address, String body) {
        return HttpRequest.newBuilder(address).POST(HttpRequest.BodyPublishers.ofString(body, UTF_8));
    }

    static JsonNode json(HttpResponse<String> response) {
        return Json.parse(response.body()).orElseThrow(() -> new AssertionError("no JSON: " + response.body()));
    }

    static String form(Map<String, String> fields) {
        return fields.entrySet().stream().map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }

    @Override
    public void close() {
        http.shutdownNow();
        sandbox.close();
        bot.close();
    }
}
