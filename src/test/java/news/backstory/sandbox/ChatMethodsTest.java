package news.backstory.sandbox;

import static news.backstory.sandbox.Trial.MIA;
import static news.backstory.sandbox.Trial.NEWSROOM;
import static news.backstory.sandbox.Trial.PRIVATE;
import static news.backstory.sandbox.Trial.SPORT;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChatMethodsTest {

    private static final String BLOCKS = "[{\"type\":\"section\",\"text\":{\"type\":\"mrkdwn\",\"text\":\"*Hi* &amp; <https://a.example|there>\"}}]";
    private static final String METADATA = "{\"event_type\":\"posted\",\"event_payload\":{\"key\":\"k1\"}}";

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
    void a_message_is_kept_as_it_was_sent_with_blocks_and_metadata() {
        var answer = trial.call("chat.postMessage", Map.of("channel", NEWSROOM, "text", "Hi &amp; bye", "blocks", BLOCKS, "metadata", METADATA));

        assertThat(answer.path("ok").asBoolean()).isTrue();
        assertThat(answer.path("channel").asText()).isEqualTo(NEWSROOM);
        var message = workspace.message(NEWSROOM, answer.path("ts").asText()).orElseThrow();
        assertThat(message.text()).isEqualTo("Hi &amp; bye");
        assertThat(message.blocks()).isEqualTo(Json.parse(BLOCKS).orElseThrow());
        assertThat(message.metadata()).isEqualTo(Json.parse(METADATA).orElseThrow());
        assertThat(answer.path("message").path("bot_id").asText()).isEqualTo("B0000BOT01");
    }

    @Test
    void a_json_body_says_the_same_as_a_form() {
        var body = "{\"token\":\"" + Trial.TOKEN + "\",\"channel\":\"#newsroom\",\"text\":\"Hi\",\"blocks\":" + BLOCKS + "}";

        var answer = Trial.json(trial.postJson(trial.sandbox.apiBase().resolve("chat.postMessage"), body));

        assertThat(answer.path("channel").asText()).isEqualTo(NEWSROOM);
        assertThat(workspace.messages(NEWSROOM)).hasSize(1);
    }

    @Test
    void a_person_for_a_channel_means_the_direct_message_with_them() {
        var answer = trial.call("chat.postMessage", Map.of("channel", MIA, "text", "Hi"));

        assertThat(answer.path("channel").asText()).isEqualTo(Trial.WITH_MIA);
    }

    @Test
    void a_reply_stands_under_its_first_message_which_counts_it() {
        var first = trial.post(NEWSROOM, "Card");

        var reply = trial.call("chat.postMessage", Map.of("channel", NEWSROOM, "text", "Similar", "thread_ts", first));

        assertThat(reply.path("message").path("thread_ts").asText()).isEqualTo(first);
        assertThat(workspace.message(NEWSROOM, first).orElseThrow().replies()).isEqualTo(1);
        assertThat(workspace.replies(NEWSROOM, first)).extracting(Message::text).containsExactly("Similar");
    }

    @ParameterizedTest
    @CsvSource({
            "C0NOWHERE1, channel_not_found",
            PRIVATE + ", channel_not_found",
            SPORT + ", not_in_channel"})
    void nothing_can_be_said_where_the_bot_is_not(String channel, String error) {
        assertThat(refusal("chat.postMessage", Map.of("channel", channel, "text", "Hi"))).isEqualTo(error);
        assertThat(refusal("chat.postEphemeral", Map.of("channel", channel, "text", "Hi", "user", MIA))).isEqualTo(error);
    }

    @Test
    void nothing_can_be_said_in_an_archived_channel() {
        workspace.archive(NEWSROOM);

        assertThat(refusal("chat.postMessage", Map.of("channel", NEWSROOM, "text", "Hi"))).isEqualTo("is_archived");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "text     |                                         | no_text",
            "blocks   | [{                                      | invalid_blocks_format",
            "blocks   | {}                                      | invalid_blocks_format",
            "blocks   | [{\"type\":\"sermon\"}]                 | invalid_blocks",
            "metadata | []                                      | invalid_metadata_format",
            "metadata | {\"event_type\":\"x\"}                  | invalid_metadata_schema",
            "thread_ts| 1234.000001                             | thread_not_found"})
    void what_cannot_be_said_is_refused(String name, String value, String error) {
        var given = new HashMap<>(Map.of("channel", NEWSROOM, "text", "Hi"));
        given.put(name.strip(), value == null ? "" : value);

        assertThat(refusal("chat.postMessage", given)).isEqualTo(error);
        assertThat(workspace.messages(NEWSROOM)).isEmpty();
    }

    @Test
    void refused_blocks_come_with_where_and_why() {
        var answer = trial.call("chat.postMessage", Map.of("channel", NEWSROOM, "text", "Hi", "blocks", "[{\"type\":\"header\"}]"));

        assertThat(answer.path("response_metadata").path("messages").get(0).asText())
                .isEqualTo("[ERROR] missing required field: text [json-pointer:/blocks/0]");
    }

    @Test
    void a_reply_to_a_reply_is_refused() {
        var first = trial.post(NEWSROOM, "Card");
        var reply = trial.call("chat.postMessage", Map.of("channel", NEWSROOM, "text", "Similar", "thread_ts", first)).path("ts").asText();
        trial.pass(Duration.ofSeconds(1));

        assertThat(refusal("chat.postMessage", Map.of("channel", NEWSROOM, "text", "Deeper", "thread_ts", reply)))
                .isEqualTo("cannot_reply_to_message");
    }

    @Test
    void text_is_cut_off_at_forty_thousand_characters() {
        trial.post(NEWSROOM, "x".repeat(Wording.MAX_CHARACTERS + 1));

        assertThat(workspace.messages(NEWSROOM).getFirst().text()).hasSize(Wording.MAX_CHARACTERS);
    }

    @ParameterizedTest
    @CsvSource({"0, true", "1, false"})
    void blocks_have_room_for_so_many_characters_in_all(int more, boolean ok) {
        var line = "{\"type\":\"section\",\"text\":{\"type\":\"mrkdwn\",\"text\":\"%s\"}}";
        var frame = ("[" + (line + ",").repeat(4) + line + "]").replace("%s", "").length();
        var rest = Wording.MAX_BLOCK_CHARACTERS - frame - 4 * 2_500 + more;
        var blocks = "[" + (line.formatted("x".repeat(2_500)) + ",").repeat(4) + line.formatted("x".repeat(rest)) + "]";

        var answer = trial.call("chat.postMessage", Map.of("channel", NEWSROOM, "text", "Hi", "blocks", blocks));

        assertThat(answer.path("ok").asBoolean()).isEqualTo(ok);
        assertThat(answer.path("error").asText("")).isEqualTo(ok ? "" : "msg_blocks_too_long");
    }

    @Test
    void an_ephemeral_message_is_for_one_person_of_the_channel() {
        var answer = trial.call("chat.postEphemeral", Map.of("channel", NEWSROOM, "user", MIA, "text", "Psst"));

        var message = workspace.message(NEWSROOM, answer.path("message_ts").asText()).orElseThrow();
        assertThat(message.onlyFor()).isEqualTo(MIA);
        assertThat(refusal("chat.postEphemeral", Map.of("channel", NEWSROOM, "user", "U000NOBODY", "text", "Psst"))).isEqualTo("user_not_in_channel");
        assertThat(refusal("chat.postEphemeral", Map.of("channel", NEWSROOM, "text", "Psst"))).isEqualTo("invalid_arguments");
    }

    @Test
    void an_update_without_blocks_takes_the_blocks_away_and_keeps_the_metadata() {
        var ts = trial.call("chat.postMessage", Map.of("channel", NEWSROOM, "text", "Hi", "blocks", BLOCKS, "metadata", METADATA)).path("ts")
                .asText();

        var answer = trial.call("chat.update", Map.of("channel", NEWSROOM, "ts", ts, "text", "Killed"));

        assertThat(answer.path("ok").asBoolean()).isTrue();
        var message = workspace.message(NEWSROOM, ts).orElseThrow();
        assertThat(message.text()).isEqualTo("Killed");
        assertThat(message.blocks()).isEmpty();
        assertThat(message.metadata().path("event_type").asText()).isEqualTo("posted");
        assertThat(message.editedTs()).isNotEmpty();
    }

    @Test
    void only_the_bots_own_messages_can_be_changed_or_deleted() {
        var mias = trial.sandbox.hands().say(MIA, NEWSROOM, "Hello").ts();

        assertThat(refusal("chat.update", Map.of("channel", NEWSROOM, "ts", mias, "text", "x"))).isEqualTo("cant_update_message");
        assertThat(refusal("chat.delete", Map.of("channel", NEWSROOM, "ts", mias))).isEqualTo("cant_delete_message");
        assertThat(refusal("chat.update", Map.of("channel", NEWSROOM, "ts", "1.000001", "text", "x"))).isEqualTo("message_not_found");
        assertThat(refusal("chat.delete", Map.of("channel", "C0NOWHERE1", "ts", mias))).isEqualTo("channel_not_found");
    }

    @ParameterizedTest
    @CsvSource({"4000, ''", "4001, msg_too_long"})
    void an_update_has_less_room_than_a_message(int characters, String error) {
        var ts = trial.post(NEWSROOM, "Hi");

        assertThat(refusal("chat.update", Map.of("channel", NEWSROOM, "ts", ts, "text", "x".repeat(characters)))).isEqualTo(error);
    }

    @Test
    void a_deleted_message_is_gone_unless_it_has_replies() {
        var lonely = trial.post(NEWSROOM, "Lonely");
        var first = trial.post(NEWSROOM, "First");
        trial.call("chat.postMessage", Map.of("channel", NEWSROOM, "text", "Reply", "thread_ts", first));

        trial.call("chat.delete", Map.of("channel", NEWSROOM, "ts", lonely));
        trial.call("chat.delete", Map.of("channel", NEWSROOM, "ts", first));

        assertThat(workspace.message(NEWSROOM, lonely)).isEmpty();
        assertThat(workspace.message(NEWSROOM, first).orElseThrow().deleted()).isTrue();
        assertThat(refusal("chat.delete", Map.of("channel", NEWSROOM, "ts", lonely))).isEqualTo("message_not_found");
        assertThat(refusal("chat.update", Map.of("channel", NEWSROOM, "ts", first, "text", "x"))).isEqualTo("message_not_found");
    }

    @Test
    void a_link_in_a_persons_message_unfurls_once_however_often() {
        var message = trial.sandbox.hands().say(MIA, NEWSROOM, "See https://herald.example/a?x=1&y=2.");
        var unfurls = "{\"https://herald.example/a?x=1&y=2\":{\"blocks\":" + BLOCKS + "}}";

        var first = trial.call("chat.unfurl", Map.of("channel", NEWSROOM, "ts", message.ts(), "unfurls", unfurls));
        var second = trial.call("chat.unfurl", Map.of("channel", NEWSROOM, "ts", message.ts(), "unfurls", unfurls));

        assertThat(first.path("ok").asBoolean() && second.path("ok").asBoolean()).isTrue();
        var attachments = workspace.message(NEWSROOM, message.ts()).orElseThrow().attachments();
        assertThat(attachments).hasSize(1);
        assertThat(attachments.get(0).path("from_url").asText()).isEqualTo("https://herald.example/a?x=1&y=2");
        assertThat(attachments.get(0).path("blocks")).isEqualTo(Json.parse(BLOCKS).orElseThrow());
    }

    @Test
    void what_cannot_be_unfurled_is_refused() {
        var message = trial.sandbox.hands().say(MIA, NEWSROOM, "See https://herald.example/a and https://elsewhere.example/b").ts();
        var bots = trial.post(NEWSROOM, "<https://herald.example/a>");
        var good = "{\"https://herald.example/a\":{\"blocks\":[]}}";

        assertThat(unfurl(message, "{\"https://herald.example/other\":{}}")).isEqualTo("cannot_unfurl_url");
        assertThat(unfurl(message, "{\"https://elsewhere.example/b\":{}}")).isEqualTo("cannot_unfurl_url");
        assertThat(unfurl(message, "{\"https://herald.example/a\":{\"blocks\":[{\"type\":\"header\"}]}}")).isEqualTo("cannot_parse_attachment");
        assertThat(unfurl(message, "[]")).isEqualTo("invalid_unfurls_format");
        assertThat(unfurl(message, "")).isEqualTo("missing_unfurls");
        assertThat(unfurl("1.000001", good)).isEqualTo("cannot_find_message");
        assertThat(unfurl(bots, good)).isEqualTo("cannot_unfurl_message");
        assertThat(refusal("chat.unfurl", Map.of("channel", "C0NOWHERE1", "ts", message, "unfurls", good))).isEqualTo("cannot_find_channel");
        assertThat(workspace.message(NEWSROOM, message).orElseThrow().attachments()).isEmpty();
    }

    private String unfurl(String ts, String unfurls) {
        return refusal("chat.unfurl", Map.of("channel", NEWSROOM, "ts", ts, "unfurls", unfurls));
    }

    private String refusal(String method, Map<String, String> arguments) {
        return trial.call(method, arguments).path("error").asText("");
    }
}
