package news.backstory.sandbox;

import static news.backstory.sandbox.Trial.MIA;
import static news.backstory.sandbox.Trial.NEWSROOM;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitsTest {

    @Test
    void one_message_a_second_and_channel_is_all() throws IOException {
        try (var trial = new Trial()) {
            var first = post(trial, NEWSROOM);
            var second = trial.answer("chat.postMessage", Map.of("channel", NEWSROOM, "text", "x"));
            var elsewhere = post(trial, "C0WORLD001");
            trial.pass(Duration.ofMillis(999));
            var early = post(trial, NEWSROOM);
            trial.pass(Duration.ofMillis(1));
            var later = post(trial, NEWSROOM);

            assertThat(first).isEmpty();
            assertThat(second.statusCode()).isEqualTo(429);
            assertThat(second.headers().firstValue("Retry-After")).contains("1");
            assertThat(Trial.json(second).path("error").asText()).isEqualTo("ratelimited");
            assertThat(elsewhere).isEmpty();
            assertThat(early).isEqualTo("ratelimited");
            assertThat(later).isEmpty();
            assertThat(trial.sandbox.workspace().messages(NEWSROOM)).hasSize(2);
        }
    }

    @Test
    void a_burst_can_be_allowed() throws IOException {
        try (var trial = new Trial(Trial.settings().with(new SandboxSettings.Limits(3, 50, 100)))) {
            assertThat(post(trial, NEWSROOM)).isEmpty();
            assertThat(post(trial, NEWSROOM)).isEmpty();
            assertThat(post(trial, NEWSROOM)).isEmpty();
            assertThat(post(trial, NEWSROOM)).isEqualTo("ratelimited");
        }
    }

    @ParameterizedTest
    @CsvSource({
            "chat.update, 2, 30",
            "chat.delete, 2, 30",
            "chat.unfurl, 2, 30",
            "conversations.history, 2, 30",
            "conversations.replies, 2, 30",
            "chat.postEphemeral, 4, 15",
            "users.info, 4, 15"})
    void a_method_has_so_many_calls_a_minute(String method, int calls, String retryAfter) throws IOException {
        try (var trial = new Trial(Trial.settings().with(new SandboxSettings.Limits(1, 2, 4)))) {
            var arguments = Map.of("channel", NEWSROOM, "text", "x", "user", MIA);
            for (var call = 0; call < calls; call++) {
                assertThat(trial.answer(method, arguments).statusCode()).isEqualTo(200);
            }

            var tooMany = trial.answer(method, arguments);
            trial.pass(Duration.ofSeconds(Long.parseLong(retryAfter)));
            var afterwards = trial.answer(method, arguments);

            assertThat(tooMany.statusCode()).isEqualTo(429);
            assertThat(tooMany.headers().firstValue("Retry-After")).contains(retryAfter);
            assertThat(afterwards.statusCode()).isEqualTo(200);
        }
    }

    @Test
    void a_body_has_room_for_a_million_bytes() throws IOException {
        try (var trial = new Trial()) {
            var frame = Trial.form(Map.of("channel", NEWSROOM, "text", "")).length();

            var all = trial.answer("api.test", Map.of("channel", NEWSROOM, "text", "x".repeat((int) Sandbox.MAX_BODY_BYTES - frame)));
            var more = trial.answer("api.test", Map.of("channel", NEWSROOM, "text", "x".repeat((int) Sandbox.MAX_BODY_BYTES - frame + 1)));

            assertThat(all.statusCode()).isEqualTo(200);
            assertThat(more.statusCode()).isEqualTo(413);
        }
    }

    @ParameterizedTest
    @CsvSource({"0, ''", "1, invalid_json"})
    void json_may_be_nested_so_deep(int deeper, String error) throws IOException {
        try (var trial = new Trial()) {
            var lists = Json.MAX_DEPTH - 1 + deeper;
            var body = "{\"token\":\"" + Trial.TOKEN + "\",\"x\":" + "[".repeat(lists) + "]".repeat(lists) + "}";

            var answer = Trial.json(trial.postJson(trial.sandbox.apiBase().resolve("api.test"), body));

            assertThat(answer.path("error").asText("")).isEqualTo(error);
        }
    }

    private static String post(Trial trial, String channel) {
        return trial.call("chat.postMessage", Map.of("channel", channel, "text", "x")).path("error").asText("");
    }
}
