package news.backstory;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import news.backstory.article.Reading;
import news.backstory.command.CommandParser;
import news.backstory.search.ArticleIndex;
import news.backstory.slack.SlackApp;
import news.backstory.slack.SlackDispatcher;
import news.backstory.slack.SlackListeners;
import news.backstory.slack.SlackWorkers;
import news.backstory.testing.Answering;
import news.backstory.testing.MovingClock;
import news.backstory.testing.TemporaryStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

class HttpServerTest {

    private static final int LIMIT = (int) HttpServer.MAX_BODY_BYTES;

    private final MovingClock clock = new MovingClock(Instant.parse("2026-11-24T09:00:00Z"));
    private final TemporaryStore memory = new TemporaryStore();
    private final ArticleIndex index = ArticleIndex.inMemory();
    private final SlackWorkers workers = new SlackWorkers(memory.requests(), new SlackDispatcher(
            Answering.over(memory, _ -> new Reading.Unreachable(), index, clock),
            new SlackListeners(new CommandParser(), _ -> Optional.empty(), (_, _) -> true), () -> {}), clock, _ -> {}, (_, _) -> {});
    private final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Health health = new Health();
    private final HttpServer server = new HttpServer("127.0.0.1", 0,
            new SlackApp(List.of(), memory.requests(), workers, clock, _ -> {}), Mockito.mock(WireRoute.class), Mockito.mock(HubRoute.class), meters,
            new Journal(meters), health);
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        client.close();
        server.close();
        workers.close();
        index.close();
        memory.close();
    }

    @Test
    void a_body_of_the_greatest_size_is_read_and_one_byte_more_is_not() throws Exception {
        assertThat(post(BodyPublishers.ofByteArray(new byte[LIMIT])).statusCode()).isEqualTo(401);
        assertThat(post(BodyPublishers.ofByteArray(new byte[LIMIT + 1])).statusCode()).isEqualTo(413);
    }

    @Test
    void a_body_that_does_not_say_how_long_it_is_has_the_same_limit() throws Exception {
        assertThat(post(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[LIMIT + 1]))).statusCode()).isEqualTo(413);
    }

    @Test
    void whoever_does_not_even_claim_to_be_slack_is_not_listened_to() throws Exception {
        // It waits to be asked for the body: else it would still be sending when the connection is closed.
        var large = HttpRequest.newBuilder(address("slack/events")).expectContinue(true).POST(BodyPublishers.ofByteArray(new byte[LIMIT + 1]))
                .build();
        var small = HttpRequest.newBuilder(address("slack/events")).POST(BodyPublishers.ofString("ssl_check=2")).build();

        assertThat(client.send(large, BodyHandlers.ofString()).statusCode()).isEqualTo(401);
        assertThat(client.send(small, BodyHandlers.ofString()).statusCode()).isEqualTo(401);
    }

    @Test
    void health_says_ok_or_what_is_wrong() throws Exception {
        health.figure(() -> "3 articles, 2 findable");
        assertThat(get("health").statusCode()).isEqualTo(200);
        assertThat(get("health").body()).isEqualTo("ok\n3 articles, 2 findable\n");

        health.check(() -> Optional.of("The socket to Slack is closed; it is tried again."));
        health.check(() -> {
            throw new IllegalStateException("a secret detail");
        });

        assertThat(get("health").statusCode()).isEqualTo(503);
        assertThat(get("health").body())
                .startsWith("The socket to Slack is closed; it is tried again.\nA check itself broke: IllegalStateException\n")
                .doesNotContain("secret");
    }

    private HttpResponse<String> post(BodyPublisher body) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(address("slack/events")).header("X-Slack-Signature", "v0=forged").POST(body).build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(address(path)).build(), BodyHandlers.ofString());
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + "/" + path);
    }
}
