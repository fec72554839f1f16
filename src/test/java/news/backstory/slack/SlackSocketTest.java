package news.backstory.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.javalin.Javalin;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import news.backstory.article.Reading;
import news.backstory.command.CommandParser;
import news.backstory.search.ArticleIndex;
import news.backstory.slack.SlackApp.Arrival;
import news.backstory.testing.Answering;
import news.backstory.testing.MovingClock;
import news.backstory.testing.TemporaryStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SlackSocketTest {

    private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");
    private static final String COMMAND = """
            {"envelope_id":"e-1","type":"slash_commands","accepts_response_payload":true,"payload":{"token":"x","team_id":"T1","channel_id":"C1","channel_name":"c",
            "user_id":"U1","user_name":"mia","command":"/news","text":"help","api_app_id":"A1","response_url":"https://hooks.slack.com/commands/1/2/3","trigger_id":"1.2.3"}}""";

    private final MovingClock clock = new MovingClock(NOW);
    private final TemporaryStore memory = new TemporaryStore();
    private final ArticleIndex index = ArticleIndex.inMemory();
    private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> answered = new LinkedBlockingQueue<>();
    private final SlackWorkers workers = new SlackWorkers(
            memory.requests(),
            new SlackDispatcher(
                    Answering.over(memory, _ -> new Reading.Unreachable(), index, clock),
                    new SlackListeners(new CommandParser(), _ -> Optional.empty(), (_, _) -> true), () -> {}),
            clock,
            answered::add,
            (_, broken) -> broken.printStackTrace());
    private final SlackApp app = new SlackApp(List.of(), memory.requests(), workers, clock, arrivals::add);
    private final BlockingQueue<String> fromBot = new LinkedBlockingQueue<>();
    private volatile boolean willing = true;
    private Javalin slack = Javalin.create();

    @BeforeEach
    void startSlack() {
        slack = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.jetty.host = "127.0.0.1";
            config.jetty.port = 0;
            config.routes.post("/api/apps.connections.open", context -> context.contentType("application/json").result(willing
                    ? "{\"ok\":true,\"url\":\"ws://127.0.0.1:" + slack.port() + "/socket\"}"
                    : "{\"ok\":false,\"error\":\"invalid_auth\"}"));
            config.routes.ws("/socket", socket -> {
                socket.onConnect(context -> {
                    context.send("{\"type\":\"hello\",\"num_connections\":1}");
                    context.send(COMMAND);
                });
                socket.onMessage(context -> fromBot.add(context.message()));
            });
        }).start();
    }

    @AfterEach
    void stop() {
        slack.stop();
        workers.close();
        index.close();
        memory.close();
    }

    @Test
    void a_command_over_the_socket_is_kept_acknowledged_and_answered() throws Exception {
        try (var socket = SlackSocket.open("xapp-1", api(), app)) {
            assertThat(arrivals.poll(10, TimeUnit.SECONDS)).isEqualTo(Arrival.HEARD);
            assertThat(fromBot.poll(10, TimeUnit.SECONDS)).contains("e-1");
            assertThat(answered.poll(10, TimeUnit.SECONDS)).startsWith("command:");
            assertThat(memory.outbox().counts().planned()).isEqualTo(1);
            assertThat(socket.isOpen()).isTrue();
        }
    }

    @Test
    void a_token_that_slack_does_not_take_is_a_clear_error() {
        willing = false;

        assertThatThrownBy(() -> SlackSocket.open("xapp-wrong", api(), app)).isInstanceOf(IOException.class).hasMessageContaining("SLACK_APP_TOKEN");
    }

    @Test
    void where_slack_cannot_be_reached_it_starts_all_the_same_and_says_that_the_socket_is_closed() throws Exception {
        var nobody = URI.create("http://127.0.0.1:1/api/");

        try (var socket = SlackSocket.open("xapp-1", nobody, app)) {
            assertThat(socket.isOpen()).isFalse();
        }
    }

    private URI api() {
        return URI.create("http://127.0.0.1:" + slack.port() + "/api/");
    }
}
