package news.backstory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import news.backstory.article.Link;
import news.backstory.feed.Hubs;
import news.backstory.hub.HubDesk;
import news.backstory.hub.HubSecret;
import news.backstory.hub.HubSubscription;
import news.backstory.ingest.FeedPoller;
import news.backstory.slack.SlackApp;
import news.backstory.testing.MovingClock;
import news.backstory.testing.TemporaryStore;
import news.backstory.web.Fetch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HubRouteTest {

    private static final Link FEED = new Link("https://herald-example.org/feed");
    private static final HubSecret SECRET = new HubSecret("0123456789abcdef");

    private final MovingClock clock = new MovingClock(Instant.parse("2026-11-24T09:00:00Z"));
    private final TemporaryStore store = new TemporaryStore();
    private final HubDesk desk = new HubDesk(List.of(new Link("https://bot-example.org/hubs/")), store.hubSubscriptions(),
            _ -> new Fetch.Unreachable("no web here"), _ -> true, new SecureRandom(), clock);
    private final FeedPoller poller = mock(FeedPoller.class);
    private final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Journal journal = new Journal(meters);
    private final HttpServer server = new HttpServer("127.0.0.1", 0, mock(SlackApp.class), mock(WireRoute.class), new HubRoute(desk, poller, journal),
            meters,
            journal, new Health());
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        client.close();
        server.close();
        store.close();
    }

    @Test
    void a_hub_that_asks_whether_we_meant_it_gets_its_challenge_back_as_plain_text_and_nobody_else_does() throws Exception {
        desk.offered(FEED, List.of(new Hubs(FEED, List.of(new Link("https://hub-example.org/")))));
        desk.askDue();
        var subscription = store.hubSubscriptions().all().getFirst();
        store.hubSubscriptions().save(new HubSubscription(FEED, FEED, subscription.hub(), "cb", SECRET, HubSubscription.State.WANTED, clock.instant(),
                Instant.EPOCH, clock.instant(), 0, "", false));
        var query = "?hub.mode=subscribe&hub.topic=https%3A%2F%2Fherald-example.org%2Ffeed&hub.challenge=%3Cscript%3E";

        assertThat(get("other" + query).statusCode()).isEqualTo(404);
        assertThat(get("cb" + query + "&hub.topic=x").statusCode()).as("two topics").isEqualTo(404);
        var confirmed = get("cb" + query + "&hub.lease_seconds=3600");
        assertThat(confirmed.statusCode()).isEqualTo(200);
        assertThat(confirmed.body()).isEqualTo("<script>");
        assertThat(confirmed.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/plain");
        assertThat(confirmed.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    }

    @Test
    void a_delivery_gets_a_receipt_whether_it_is_believed_or_not_and_only_what_is_signed_is_taken_in() throws Exception {
        live();
        var body = "<rss/>".getBytes(StandardCharsets.UTF_8);

        assertThat(post("cb", body, "sha256=" + "0".repeat(64)).statusCode()).isEqualTo(202);
        assertThat(post("cb", body, "").statusCode()).isEqualTo(202);
        assertThat(post("nobody", body, "").statusCode()).isEqualTo(404);
        verify(poller, never()).delivered(any(), any(), any());
        verify(poller, never()).pinged(any());
        // HMAC-SHA256 of <rss/> under the secret above, by openssl.
        assertThat(post("cb", body, "sha256=33ae2df6ab60b507d4707330566299f00c453cca3d9733eb28b43119b8357607").statusCode()).isEqualTo(202);
        verify(poller).delivered(eq(FEED), eq("application/rss+xml"), eq(body));
    }

    @Test
    void a_delivery_of_the_greatest_size_is_read_and_one_byte_more_has_the_feed_read() throws Exception {
        live();
        assertThat(post("cb", new byte[HubDesk.MAX_BYTES], "").statusCode()).isEqualTo(202);
        verify(poller, never()).pinged(any());
        assertThat(post("cb", new byte[HubDesk.MAX_BYTES + 1], "").statusCode()).isEqualTo(202);
        verify(poller).pinged(FEED);
    }

    @Test
    void whoever_names_no_callback_of_ours_is_refused_before_a_byte_has_come_and_a_slow_hub_holds_up_no_other() throws Exception {
        live();
        var later = clock.instant().plus(Duration.ofDays(1));
        store.hubSubscriptions().save(new HubSubscription(FEED, FEED, new Link("https://other-hub-example.org/"), "other", SECRET,
                HubSubscription.State.LIVE, Instant.EPOCH, later, later, 0, "", false));
        var slow = new ArrayList<Socket>();
        try {
            for (var each = 0; each < HubRoute.AT_A_TIME; each++) {
                slow.add(begun("cb", "HTTP/1.1 100"));
            }
            slow.add(begun("nobody", "HTTP/1.1 404"));

            assertThat(post("cb", new byte[1], "").statusCode()).isEqualTo(503);
            assertThat(post("other", new byte[1], "").statusCode()).isEqualTo(202);
        } finally {
            for (var socket : slow) {
                socket.close();
            }
        }
    }

    private Socket begun(String callback, String answer) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.setSoTimeout(5_000);
        socket.getOutputStream().write(("POST /hubs/" + callback + " HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\nExpect: 100-continue\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII)).isEqualTo(answer);
        return socket;
    }

    private void live() {
        var later = clock.instant().plus(Duration.ofDays(1));
        store.hubSubscriptions().save(new HubSubscription(FEED, FEED, new Link("https://hub-example.org/"), "cb", SECRET, HubSubscription.State.LIVE,
                Instant.EPOCH, later, later, 0, "", false));
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(address(path)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, byte[] body, String signature) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address(path)).header("Content-Type", "application/rss+xml").POST(BodyPublishers.ofByteArray(body));
        return client.send((signature.isEmpty() ? request : request.header("X-Hub-Signature", signature)).build(), BodyHandlers.ofString());
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + "/hubs/" + path);
    }
}
