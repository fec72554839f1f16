package news.backstory.sandbox;

import static news.backstory.sandbox.Trial.MIA;
import static news.backstory.sandbox.Trial.NEWSROOM;
import static news.backstory.sandbox.Trial.PRIVATE;
import static news.backstory.sandbox.Trial.SPORT;
import static news.backstory.sandbox.Trial.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadMethodsTest {

    private Trial trial;

    @BeforeEach
    void open() throws IOException {
        trial = new Trial();
    }

    @AfterEach
    void close() {
        trial.close();
    }

    @Test
    void the_bot_hears_who_it_is() {
        var answer = trial.call("auth.test", Map.of());

        assertThat(answer.path("ok").asBoolean()).isTrue();
        assertThat(answer.path("user_id").asText()).isEqualTo("U0000BOT01");
        assertThat(answer.path("bot_id").asText()).isEqualTo("B0000BOT01");
        assertThat(answer.path("team_id").asText()).isEqualTo("T0SANDBOX1");
    }

    @Test
    void without_the_token_nothing_is_answered() {
        var address = trial.sandbox.apiBase().resolve("auth.test");

        var none = trial.send(Trial.post(address, "").header("Content-Type", "application/x-www-form-urlencoded"));
        var wrong = trial.send(Trial.post(address, "").header("Authorization", "Bearer xoxb-other"));
        var inForm = trial.send(Trial.post(address, "token=" + TOKEN).header("Content-Type", "application/x-www-form-urlencoded"));

        assertThat(error(none.body())).isEqualTo("not_authed");
        assertThat(error(wrong.body())).isEqualTo("invalid_auth");
        assertThat(error(inForm.body())).isEmpty();
    }

    @Test
    void a_method_that_is_not_here_is_unknown() {
        assertThat(refusal("canvases.create", Map.of())).isEqualTo("unknown_method");
        assertThat(refusal("apps.connections.open", Map.of())).isEqualTo("not_allowed_token_type");
        assertThat(refusal("api.test", Map.of())).isEmpty();
    }

    @Test
    void a_broken_json_body_is_refused() {
        assertThat(error(trial.postJson(trial.sandbox.apiBase().resolve("auth.test"), "{\"token\":").body())).isEqualTo("invalid_json");
    }

    @Test
    void a_person_has_a_name_and_a_time_zone() {
        var user = trial.call("users.info", Map.of("user", MIA)).path("user");

        assertThat(user.path("name").asText()).isEqualTo("mia");
        assertThat(user.path("tz").asText()).isEqualTo("Europe/London");
        assertThat(user.path("tz_offset").asInt(-1)).isZero();
        assertThat(trial.call("users.info", Map.of("user", "U0000BOT01")).path("user").path("is_bot").asBoolean()).isTrue();
        assertThat(refusal("users.info", Map.of("user", "U000NOBODY"))).isEqualTo("user_not_found");
    }

    @Test
    void a_channel_says_whether_the_bot_is_in_it() {
        assertThat(info(NEWSROOM).path("is_member").asBoolean(false)).isTrue();
        assertThat(info(SPORT).path("is_member").asBoolean(true)).isFalse();
        assertThat(info(Trial.WITH_MIA).path("user").asText()).isEqualTo(MIA);
        assertThat(refusal("conversations.info", Map.of("channel", PRIVATE))).isEqualTo("channel_not_found");
        assertThat(refusal("conversations.info", Map.of("channel", "C0NOWHERE1"))).isEqualTo("channel_not_found");
    }

    @Test
    void history_is_newest_first_without_replies_and_without_what_one_person_sees() {
        var first = trial.post(NEWSROOM, "first");
        trial.call("chat.postMessage", Map.of("channel", NEWSROOM, "text", "reply", "thread_ts", first));
        trial.call("chat.postEphemeral", Map.of("channel", NEWSROOM, "text", "psst", "user", MIA));
        trial.sandbox.hands().say(MIA, NEWSROOM, "second");

        var messages = trial.call("conversations.history", Map.of("channel", NEWSROOM)).path("messages");

        assertThat(texts(messages)).containsExactly("second", "first");
        assertThat(messages.get(1).path("reply_count").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"0, 'c b'", "1, 'd c b a'"})
    void history_can_be_bounded_by_two_moments(String inclusive, String expected) {
        var a = trial.post(NEWSROOM, "a");
        trial.post(NEWSROOM, "b");
        trial.post(NEWSROOM, "c");
        var d = trial.post(NEWSROOM, "d");

        var found = trial.call("conversations.history", Map.of("channel", NEWSROOM, "oldest", a, "latest", d, "inclusive", inclusive));

        assertThat(String.join(" ", texts(found.path("messages")))).isEqualTo(expected);
    }

    @Test
    void history_comes_in_pages() {
        List.of("a", "b", "c").forEach(text -> trial.post(NEWSROOM, text));

        var first = trial.call("conversations.history", Map.of("channel", NEWSROOM, "limit", "2"));
        var cursor = first.path("response_metadata").path("next_cursor").asText();
        trial.post(NEWSROOM, "meanwhile");
        var second = trial.call("conversations.history", Map.of("channel", NEWSROOM, "limit", "2", "cursor", cursor));

        assertThat(texts(first.path("messages"))).containsExactly("c", "b");
        assertThat(first.path("has_more").asBoolean()).isTrue();
        assertThat(texts(second.path("messages"))).containsExactly("a");
        assertThat(second.path("has_more").asBoolean()).isFalse();
    }

    @Test
    void metadata_is_told_only_when_it_is_asked_for() {
        trial.call("chat.postMessage",
                Map.of("channel", NEWSROOM, "text", "x", "metadata", "{\"event_type\":\"posted\",\"event_payload\":{\"key\":\"k1\"}}"));

        var without = trial.call("conversations.history", Map.of("channel", NEWSROOM)).path("messages").get(0);
        var with = trial.call("conversations.history", Map.of("channel", NEWSROOM, "include_all_metadata", "true")).path("messages").get(0);

        assertThat(without.has("metadata")).isFalse();
        assertThat(with.path("metadata").path("event_payload").path("key").asText()).isEqualTo("k1");
    }

    @Test
    void replies_come_after_their_first_message() {
        var first = trial.post(NEWSROOM, "first");
        trial.call("chat.postMessage", Map.of("channel", NEWSROOM, "text", "reply", "thread_ts", first));

        assertThat(texts(trial.call("conversations.replies", Map.of("channel", NEWSROOM, "ts", first)).path("messages"))).containsExactly("first",
                "reply");
        assertThat(refusal("conversations.replies", Map.of("channel", NEWSROOM, "ts", "1.000001"))).isEqualTo("thread_not_found");
    }

    @Test
    void replies_come_in_pages_too() {
        var first = trial.post(NEWSROOM, "first");
        trial.call("chat.postMessage", Map.of("channel", NEWSROOM, "text", "reply", "thread_ts", first));

        var page = trial.call("conversations.replies", Map.of("channel", NEWSROOM, "ts", first, "limit", "1"));
        var cursor = page.path("response_metadata").path("next_cursor").asText();
        var rest = trial.call("conversations.replies", Map.of("channel", NEWSROOM, "ts", first, "limit", "1", "cursor", cursor));

        assertThat(texts(page.path("messages"))).containsExactly("first");
        assertThat(texts(rest.path("messages"))).containsExactly("reply");
    }

    @ParameterizedTest
    @CsvSource({
            "channel, " + SPORT + ", not_in_channel",
            "channel, " + PRIVATE + ", channel_not_found",
            "limit, 0, invalid_limit",
            "limit, 1000, invalid_limit",
            "limit, many, invalid_limit",
            "cursor, %%%, invalid_cursor",
            "oldest, yesterday, invalid_ts_oldest",
            "latest, 1.2.3, invalid_ts_latest"})
    void what_cannot_be_read_is_refused(String name, String value, String error) {
        var given = new HashMap<>(Map.of("channel", NEWSROOM));
        given.put(name, value);

        assertThat(refusal("conversations.history", given)).isEqualTo(error);
    }

    private JsonNode info(String channel) {
        return trial.call("conversations.info", Map.of("channel", channel)).path("channel");
    }

    private String refusal(String method, Map<String, String> arguments) {
        return trial.call(method, arguments).path("error").asText("");
    }

    private static String error(String body) {
        return Json.parse(body).orElseThrow().path("error").asText("");
    }

    private static List<String> texts(JsonNode messages) {
        return StreamSupport.stream(messages.spliterator(), false).map(message -> message.path("text").asText()).toList();
    }
}
