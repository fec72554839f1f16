package news.backstory.sandbox;

import static news.backstory.sandbox.Trial.MIA;
import static news.backstory.sandbox.Trial.NEWSROOM;
import static news.backstory.sandbox.Trial.SPORT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ResponseUrlsTest {

    private Trial trial;
    private Workspace workspace;

    @BeforeEach
    void open() throws IOException {
        trial = new Trial();
        workspace = trial.sandbox.workspace();
    }

    @AfterEach
    void close() {
        trial.close();
    }

    @Test
    void an_answer_is_for_the_person_unless_it_says_otherwise() {
        var address = ofCommand(NEWSROOM);

        var first = trial.postJson(address, "{\"text\":\"for you\"}");
        trial.postJson(address, "{\"text\":\"for all\",\"response_type\":\"in_channel\"}");

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.body()).isEqualTo("ok");
        assertThat(workspace.messages(NEWSROOM)).extracting(Message::text, Message::onlyFor)
                .containsExactly(tuple("for you", MIA), tuple("for all", ""));
    }

    @Test
    void it_works_where_the_bot_is_no_member() {
        trial.postJson(ofCommand(SPORT), "{\"text\":\"Card\",\"response_type\":\"in_channel\"}");

        assertThat(workspace.messages(SPORT)).extracting(Message::text).containsExactly("Card");
    }

    @Test
    void five_uses_are_all() {
        var address = ofCommand(NEWSROOM);
        for (var use = 1; use <= ResponseUrls.MAX_USES; use++) {
            assertThat(trial.postJson(address, "{\"text\":\"x\"}").statusCode()).isEqualTo(200);
        }

        var sixth = trial.postJson(address, "{\"text\":\"x\"}");

        assertThat(sixth.statusCode()).isEqualTo(404);
        assertThat(error(sixth)).isEqualTo("used_url");
        assertThat(workspace.messages(NEWSROOM)).hasSize(ResponseUrls.MAX_USES);
    }

    @Test
    void thirty_minutes_are_all() {
        var address = ofCommand(NEWSROOM);
        trial.pass(ResponseUrls.LIFE);
        var inTime = trial.postJson(address, "{\"text\":\"x\"}");
        trial.pass(Duration.ofMillis(1));

        var late = trial.postJson(address, "{\"text\":\"x\"}");

        assertThat(inTime.statusCode()).isEqualTo(200);
        assertThat(late.statusCode()).isEqualTo(404);
        assertThat(error(late)).isEqualTo("expired_url");
    }

    @Test
    void an_address_that_was_never_given_is_not_one() {
        var answer = trial.postJson(trial.sandbox.home().resolve("/commands/T0SANDBOX1/0123456789abcdef0123456789abcdef"), "{\"text\":\"x\"}");

        assertThat(answer.statusCode()).isEqualTo(404);
    }

    @Test
    void a_button_s_address_can_replace_and_delete_the_message_it_stands_in() {
        var message = withButton("");
        var address = ofButton(message);

        trial.postJson(address, "{\"text\":\"Replaced\",\"replace_original\":true}");
        var replaced = workspace.message(NEWSROOM, message.ts()).orElseThrow();
        trial.postJson(address, "{\"delete_original\":true}");

        assertThat(replaced.text()).isEqualTo("Replaced");
        assertThat(replaced.blocks()).isEmpty();
        assertThat(workspace.message(NEWSROOM, message.ts())).isEmpty();
        assertThat(error(trial.postJson(address, "{\"delete_original\":true}"))).isEqualTo("message_not_found");
    }

    @Test
    void an_ephemeral_message_can_be_replaced_too() {
        var message = withButton(MIA);

        trial.postJson(ofButton(message), "{\"text\":\"Done\",\"replace_original\":\"true\"}");

        assertThat(workspace.message(NEWSROOM, message.ts()).orElseThrow()).returns("Done", Message::text).returns(MIA, Message::onlyFor);
    }

    @Test
    void an_answer_can_stand_in_a_thread() {
        var card = trial.post(NEWSROOM, "Card");
        var address = ofCommand(NEWSROOM);

        trial.postJson(address, "{\"text\":\"Similar\",\"response_type\":\"in_channel\",\"thread_ts\":\"" + card + "\"}");

        assertThat(workspace.replies(NEWSROOM, card)).extracting(Message::text).containsExactly("Similar");
        assertThat(error(trial.postJson(address, "{\"text\":\"x\",\"thread_ts\":\"1.000001\"}"))).isEqualTo("thread_not_found");
    }

    @Test
    void what_cannot_be_said_is_refused() {
        var address = ofCommand(NEWSROOM);

        assertThat(error(trial.postJson(address, "{\"text\":\"\"}"))).isEqualTo("no_text");
        assertThat(error(trial.postJson(address, "{\"text\":\"x\",\"blocks\":[{\"type\":\"sermon\"}]}"))).isEqualTo("invalid_blocks");
        assertThat(error(trial.postJson(address, "[]"))).isEqualTo("invalid_payload");
        assertThat(workspace.messages(NEWSROOM)).isEmpty();
    }

    private URI ofCommand(String channel) {
        trial.sandbox.hands().command(MIA, channel, "/news x");
        return URI.create(trial.bot.next().form().get("response_url"));
    }

    private URI ofButton(Message message) {
        trial.sandbox.hands().press(MIA, message, "go", "");
        return URI.create(trial.bot.next().payload().path("response_url").asText());
    }

    private Message withButton(String onlyFor) {
        var blocks = "[{\"type\":\"actions\",\"elements\":[{\"type\":\"button\",\"action_id\":\"go\",\"text\":{\"type\":\"plain_text\",\"text\":\"Go\"}}]}]";
        var given = Map.of("channel", NEWSROOM, "text", "Card", "blocks", blocks, "user", onlyFor);
        var answer = trial.call(onlyFor.isEmpty() ? "chat.postMessage" : "chat.postEphemeral", given);
        return workspace.message(NEWSROOM, answer.path("ts").asText(answer.path("message_ts").asText())).orElseThrow();
    }

    private static String error(HttpResponse<String> answer) {
        return Trial.json(answer).path("error").asText("");
    }
}
