package news.backstory.sandbox;

import static news.backstory.sandbox.Faults.Effect.DONE;
import static news.backstory.sandbox.Faults.Effect.NOT_DONE;
import static news.backstory.sandbox.Trial.MIA;
import static news.backstory.sandbox.Trial.NEWSROOM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import news.backstory.sandbox.Faults.Effect;
import news.backstory.sandbox.Faults.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FaultsTest {

    private Trial trial;

    @BeforeEach
    void open() throws IOException {
        trial = new Trial();
    }

    @AfterEach
    void close() {
        trial.close();
    }

    @ParameterizedTest
    @EnumSource(Effect.class)
    void a_cut_connection_leaves_the_caller_without_an_answer(Effect effect) {
        trial.sandbox.faults().next(1, "chat.postMessage", new Fault.Cut(effect));

        assertThatThrownBy(this::post).isInstanceOf(UncheckedIOException.class);

        assertThat(trial.sandbox.workspace().messages(NEWSROOM)).hasSize(effect == DONE ? 1 : 0);
        assertThat(trial.sandbox.log().calls("chat.postMessage")).singleElement()
                .returns(effect == DONE ? "ok" : "not_done", TruthLog.Line::outcome).returns(0, TruthLog.Line::status)
                .returns("Cut[effect=" + effect + "]", TruthLog.Line::fault);
    }

    @ParameterizedTest
    @EnumSource(Effect.class)
    void an_error_says_nothing_about_whether_it_was_done(Effect effect) {
        trial.sandbox.faults().next(1, "chat.postMessage", new Fault.Status(500, effect));

        assertThat(post().statusCode()).isEqualTo(500);
        assertThat(trial.sandbox.workspace().messages(NEWSROOM)).hasSize(effect == DONE ? 1 : 0);
    }

    @Test
    void a_server_may_ask_to_try_again_at_once() {
        trial.sandbox.faults().next(1, "chat.postMessage", new Fault.TryAgain(DONE));

        var answer = post();

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("0");
    }

    @Test
    void an_answer_may_be_broken() {
        trial.sandbox.faults().next(1, "chat.postMessage", new Fault.BrokenJson(DONE));

        var answer = post();

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Json.parse(answer.body())).isEmpty();
        assertThat(trial.sandbox.workspace().messages(NEWSROOM)).hasSize(1);
    }

    @Test
    void an_answer_may_be_slow_though_all_was_done() {
        trial.sandbox.faults().next(1, "chat.postMessage", new Fault.Stall(Duration.ofMillis(300)));
        var before = Instant.now();

        var answer = post();

        assertThat(Trial.json(answer).path("ok").asBoolean()).isTrue();
        assertThat(Duration.between(before, Instant.now())).isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }

    @Test
    void slack_may_ask_for_a_longer_pause() {
        trial.sandbox.faults().next(1, "chat.postMessage", new Fault.TooFast(Duration.ofMinutes(2)));

        var answer = post();

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).contains("120");
        assertThat(trial.sandbox.workspace().messages(NEWSROOM)).isEmpty();
    }

    @Test
    void only_so_many_calls_go_wrong_one_after_the_other() {
        trial.sandbox.faults().next(2, "chat.postMessage", new Fault.Status(500, NOT_DONE));
        trial.sandbox.faults().next(1, "chat.postMessage", new Fault.Status(408, NOT_DONE));

        assertThat(post().statusCode()).isEqualTo(500);
        assertThat(trial.answer("auth.test", Map.of()).statusCode()).isEqualTo(200);
        assertThat(post().statusCode()).isEqualTo(500);
        assertThat(post().statusCode()).isEqualTo(408);
        assertThat(post().statusCode()).isEqualTo(200);
    }

    @Test
    void what_was_planned_can_be_called_off() {
        trial.sandbox.faults().next(Faults.MAX_PLANNED, "chat.postMessage", new Fault.Status(500, NOT_DONE));
        assertThatThrownBy(() -> trial.sandbox.faults().next(1, "chat.postMessage", new Fault.Cut(DONE)))
                .isInstanceOf(IllegalArgumentException.class);

        assertThatThrownBy(() -> trial.sandbox.faults().next(1, "chat.sing", new Fault.Cut(DONE))).hasMessageContaining("chat.sing");
        trial.sandbox.faults().clear();

        assertThat(post().statusCode()).isEqualTo(200);
    }

    @Test
    void a_response_url_can_fail_too() {
        trial.sandbox.hands().command(MIA, NEWSROOM, "/news x");
        var address = URI.create(trial.bot.next().form().get("response_url"));
        trial.sandbox.faults().next(1, Faults.RESPONSE_URL, new Fault.Status(500, NOT_DONE));

        assertThat(trial.postJson(address, "{\"text\":\"x\"}").statusCode()).isEqualTo(500);
        assertThat(trial.postJson(address, "{\"text\":\"x\"}").statusCode()).isEqualTo(200);
        assertThat(trial.sandbox.workspace().messages(NEWSROOM)).hasSize(1);
    }

    private HttpResponse<String> post() {
        return trial.answer("chat.postMessage", Map.of("channel", NEWSROOM, "text", "x"));
    }
}
