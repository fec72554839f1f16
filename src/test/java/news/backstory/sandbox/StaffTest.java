package news.backstory.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static news.backstory.sandbox.Trial.MIA;
import static news.backstory.sandbox.Trial.NEWSROOM;
import static news.backstory.sandbox.Trial.SAM;
import static news.backstory.sandbox.Trial.SECRET;
import static news.backstory.sandbox.Trial.SPORT;
import static news.backstory.sandbox.Trial.WITH_MIA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StaffTest {

    private Trial trial;
    private Hands hands;
    private Workspace workspace;

    @BeforeEach
    void open() throws IOException {
        trial = new Trial();
        hands = trial.sandbox.hands();
        workspace = trial.sandbox.workspace();
    }

    @AfterEach
    void close() {
        trial.close();
    }

    @Test
    void a_command_arrives_as_a_form_with_everything_that_slack_sends() {
        hands.command(MIA, NEWSROOM, "/news https://herald.example/a?x=1&y=ü  <now>");

        var request = trial.bot.next();
        assertThat(request.header("Content-Type")).isEqualTo("application/x-www-form-urlencoded");
        assertThat(request.form()).containsEntry("command", "/news").containsEntry("text", "<https://herald.example/a?x=1&amp;y=ü>  &lt;now&gt;")
                .containsEntry("team_id", "T0SANDBOX1").containsEntry("team_domain", "sandbox").containsEntry("channel_id", NEWSROOM)
                .containsEntry("channel_name", "newsroom").containsEntry("user_id", MIA).containsEntry("user_name", "mia")
                .containsEntry("api_app_id", "A0000BOT01").containsKeys("token", "trigger_id");
        assertThat(request.form().get("response_url")).startsWith(trial.sandbox.home() + "commands/T0SANDBOX1/");
    }

    @Test
    void everything_is_signed_over_its_raw_body() throws GeneralSecurityException {
        hands.command(MIA, NEWSROOM, "/news Zürich & 東京");
        hands.say(MIA, NEWSROOM, "@Backstory Zürich & 東京");

        assertThat(signedByTheBook(trial.bot.next())).isTrue();
        assertThat(signedByTheBook(trial.bot.next())).isTrue();
    }

    @Test
    void the_bots_name_in_a_direct_message_or_a_private_channel_is_as_slack_says_it() {
        hands.command(MIA, WITH_MIA, "/news");

        assertThat(trial.bot.next().form()).containsEntry("channel_name", "directmessage").containsEntry("text", "");
    }

    @Test
    void a_mention_arrives_as_an_event() {
        var message = hands.say(MIA, NEWSROOM, "Hey @backstory, similar to <this>?");

        var body = trial.bot.next().json();
        assertThat(body.path("type").asText()).isEqualTo("event_callback");
        assertThat(body.path("event_id").asText()).startsWith("Ev");
        assertThat(body.path("event_time").asLong()).isEqualTo(trial.now().getEpochSecond());
        assertThat(body.path("authorizations").get(0).path("user_id").asText()).isEqualTo("U0000BOT01");
        var event = body.path("event");
        assertThat(event.path("type").asText()).isEqualTo("app_mention");
        assertThat(event.path("text").asText()).isEqualTo("Hey <@U0000BOT01>, similar to &lt;this&gt;?");
        assertThat(event.path("ts").asText()).isEqualTo(message.ts());
        assertThat(event.path("channel").asText()).isEqualTo(NEWSROOM);
        assertThat(event.path("user").asText()).isEqualTo(MIA);
        assertThat(event.path("blocks").get(0).path("elements").get(0).path("elements").get(1).path("user_id").asText()).isEqualTo("U0000BOT01");
    }

    @Test
    void a_mention_in_a_thread_names_its_thread() {
        var card = trial.post(NEWSROOM, "Card");

        hands.reply(MIA, NEWSROOM, card, "@Backstory similar");

        assertThat(trial.bot.next().json().path("event").path("thread_ts").asText()).isEqualTo(card);
    }

    @Test
    void where_the_bot_is_not_a_mention_only_says_so() {
        hands.say(MIA, SPORT, "@Backstory?");

        assertThat(workspace.messages(SPORT)).last().satisfies(message -> {
            assertThat(message.onlyFor()).isEqualTo(MIA);
            assertThat(message.text()).contains("not in this channel");
        });
        assertThat(trial.sandbox.log().lines()).isEmpty();
    }

    @Test
    void an_invited_bot_is_a_member_and_hears_of_it() {
        hands.command(MIA, SPORT, "/invite @Backstory");

        assertThat(trial.bot.next().json().path("event").path("type").asText()).isEqualTo("member_joined_channel");
        assertThat(workspace.channel(SPORT).orElseThrow().has("U0000BOT01")).isTrue();
        hands.command(MIA, SPORT, "/remove @Backstory");
        assertThat(workspace.channel(SPORT).orElseThrow().has("U0000BOT01")).isFalse();
    }

    @Test
    void what_is_said_to_the_bot_alone_arrives_as_a_message() {
        hands.say(MIA, WITH_MIA, "digest please");

        var event = trial.bot.next().json().path("event");
        assertThat(event.path("type").asText()).isEqualTo("message");
        assertThat(event.path("channel_type").asText()).isEqualTo("im");
        assertThat(event.path("channel").asText()).isEqualTo(WITH_MIA);
    }

    @Test
    void links_of_our_sites_are_shared_with_the_bot_and_no_others() {
        var message = hands.say(MIA, SPORT, "https://www.herald.example/a, https://elsewhere.example/b and https://notherald.example/c");

        var event = trial.bot.next().json().path("event");
        assertThat(event.path("type").asText()).isEqualTo("link_shared");
        assertThat(event.path("message_ts").asText()).isEqualTo(message.ts());
        assertThat(event.path("links")).hasSize(1);
        assertThat(event.path("links").get(0).path("url").asText()).isEqualTo("https://www.herald.example/a");
        assertThat(event.path("links").get(0).path("domain").asText()).isEqualTo("herald.example");
        assertThat(event.path("is_bot_user_member").asBoolean(true)).isFalse();
    }

    @Test
    void a_shortcut_arrives_with_its_message() {
        var message = hands.say(SAM, NEWSROOM, "Look: https://elsewhere.example/b");

        hands.shortcut(MIA, message, "similar");

        var payload = trial.bot.next().payload();
        assertThat(payload.path("type").asText()).isEqualTo("message_action");
        assertThat(payload.path("callback_id").asText()).isEqualTo("similar");
        assertThat(payload.path("message").path("text").asText()).isEqualTo("Look: <https://elsewhere.example/b>");
        assertThat(payload.path("message").path("user").asText()).isEqualTo(SAM);
        assertThat(payload.path("user").path("id").asText()).isEqualTo(MIA);
        assertThat(payload.path("trigger_id").asText()).isNotEmpty();
        assertThat(payload.path("response_url").asText()).startsWith(trial.sandbox.home().toString());
    }

    @Test
    void a_pressed_button_arrives_with_its_value_and_its_message() {
        var message = withButtons();

        hands.press(MIA, message, "similar", "");

        var payload = trial.bot.next().payload();
        assertThat(payload.path("type").asText()).isEqualTo("block_actions");
        assertThat(payload.path("actions")).hasSize(1);
        var action = payload.path("actions").get(0);
        assertThat(action.path("action_id").asText()).isEqualTo("similar");
        assertThat(action.path("block_id").asText()).isEqualTo("first");
        assertThat(action.path("value").asText()).isEqualTo("a1");
        assertThat(action.path("action_ts").asText()).isNotEmpty();
        assertThat(payload.path("container").path("message_ts").asText()).isEqualTo(message.ts());
        assertThat(payload.path("message").path("ts").asText()).isEqualTo(message.ts());
        assertThat(payload.path("state").has("values")).isTrue();
    }

    @Test
    void the_value_tells_one_button_from_another_with_the_same_action() {
        hands.press(MIA, withButtons(), "similar", "a2");

        assertThat(trial.bot.next().payload().path("actions").get(0).path("block_id").asText()).isEqualTo("b1");
    }

    @Test
    void a_choice_in_a_menu_arrives_as_the_chosen_option() {
        hands.press(MIA, withButtons(), "more", "wrong");

        var action = trial.bot.next().payload().path("actions").get(0);
        assertThat(action.path("type").asText()).isEqualTo("overflow");
        assertThat(action.path("selected_option").path("value").asText()).isEqualTo("wrong");
    }

    @Test
    void a_button_in_an_ephemeral_message_arrives_without_the_message_and_only_its_reader_has_it() {
        var draft = Draft.of("x").withBlocks(withButtons().blocks()).onlyFor(MIA);
        var message = workspace.post(NEWSROOM, "U0000BOT01", draft);

        hands.press(MIA, message, "similar", "a1");

        var payload = trial.bot.next().payload();
        assertThat(payload.has("message")).isFalse();
        assertThat(payload.path("container").path("is_ephemeral").asBoolean()).isTrue();
        assertThatThrownBy(() -> hands.press(SAM, message, "similar", "a1")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> hands.shortcut(MIA, message, "similar")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_button_in_an_unfurl_arrives_with_the_unfurl() {
        var message = hands.say(MIA, NEWSROOM, "https://herald.example/a");
        trial.bot.next();
        trial.call("chat.unfurl", Map.of("channel", NEWSROOM, "ts", message.ts(), "unfurls",
                "{\"https://herald.example/a\":{\"blocks\":" + withButtons().blocks() + "}}"));

        hands.press(MIA, workspace.message(NEWSROOM, message.ts()).orElseThrow(), "similar", "a2");

        var payload = trial.bot.next().payload();
        assertThat(payload.path("container").path("type").asText()).isEqualTo("message_attachment");
        assertThat(payload.path("container").path("app_unfurl_url").asText()).isEqualTo("https://herald.example/a");
        assertThat(payload.path("actions").get(0).path("value").asText()).isEqualTo("a2");
    }

    @Test
    void a_press_that_the_bot_does_not_take_is_said_to_the_person() {
        trial.bot.reply(FakeBot.Reply.of(500));

        hands.press(MIA, withButtons(), "similar", "");

        assertThat(trial.shown(NEWSROOM, "trouble connecting").onlyFor()).isEqualTo(MIA);
    }

    @Test
    void nobody_can_do_what_is_not_there() {
        var message = withButtons();

        assertThatThrownBy(() -> hands.press(MIA, message, "similar", "a3")).hasMessageContaining("a3");
        assertThatThrownBy(() -> hands.say("U000NOBODY", NEWSROOM, "x")).hasMessageContaining("U000NOBODY");
        assertThatThrownBy(() -> hands.say("U0000ANA01", Trial.PRIVATE, "x")).hasMessageContaining("cannot write");
        assertThatThrownBy(() -> hands.say(SAM, WITH_MIA, "x")).hasMessageContaining("cannot write");
        assertThatThrownBy(() -> hands.say(MIA, NEWSROOM, " ")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> hands.say(MIA, NEWSROOM, "x".repeat(Staff.MAX_TYPED_CHARACTERS + 1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> hands.delete(MIA, message)).hasMessageContaining("not said by");
    }

    @Test
    void slack_checks_the_address_as_it_does_when_somebody_enters_it() {
        assertThat(trial.sandbox.verifyUrl()).isTrue();
        assertThat(trial.bot.next().json().path("type").asText()).isEqualTo("url_verification");
        assertThat(trial.sandbox.checkSsl()).isTrue();
        assertThat(trial.bot.next().form()).containsEntry("ssl_check", "1");
        trial.bot.reply(FakeBot.Reply.json("{\"challenge\":\"another\"}"));
        assertThat(trial.sandbox.verifyUrl()).isFalse();
    }

    private Message withButtons() {
        var blocks = "[{'type':'actions','block_id':'first','elements':["
                + "{'type':'button','action_id':'similar','value':'a1','text':{'type':'plain_text','text':'Similar'}},"
                + "{'type':'overflow','action_id':'more','options':[{'text':{'type':'plain_text','text':'Mute'},'value':'mute'},"
                + "{'text':{'type':'plain_text','text':'Wrong'},'value':'wrong'}]}]},"
                + "{'type':'section','text':{'type':'mrkdwn','text':'x'},'accessory':"
                + "{'type':'button','action_id':'similar','value':'a2','text':{'type':'plain_text','text':'Similar'}}}]";
        var answer = trial.call("chat.postMessage", Map.of("channel", NEWSROOM, "text", "Card", "blocks", blocks.replace('\'', '"')));
        return workspace.message(NEWSROOM, answer.path("ts").asText()).orElseThrow();
    }

    /** An own reading of docs.slack.dev/authentication/verifying-requests-from-slack. */
    private static boolean signedByTheBook(FakeBot.Request request) throws GeneralSecurityException {
        var base = "v0:" + request.header("X-Slack-Request-Timestamp") + ":";
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA256"));
        mac.update(base.getBytes(UTF_8));
        return ("v0=" + HexFormat.of().formatHex(mac.doFinal(request.raw()))).equals(request.header("X-Slack-Signature"));
    }
}
