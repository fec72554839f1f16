package news.backstory.sandbox;

import static news.backstory.sandbox.Trial.MIA;
import static news.backstory.sandbox.Trial.NEWSROOM;
import static news.backstory.sandbox.Trial.SECRET;
import static news.backstory.sandbox.Trial.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.app_backend.SlackSignature;
import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.app_backend.interactive_components.payload.MessageShortcutPayload;
import com.slack.api.app_backend.slash_commands.SlashCommandPayloadParser;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.model.Message.Metadata;
import com.slack.api.model.event.AppMentionEvent;
import com.slack.api.model.event.LinkSharedEvent;
import com.slack.api.model.event.MessageEvent;
import com.slack.api.util.json.GsonFactory;
import com.slack.api.webhook.Payload;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Slack's own library, which knows nothing of us, understands the sandbox and is understood by it. */
class SlackSdkTest {

    private Trial trial;
    private Slack slack;
    private MethodsClient methods;

    @BeforeEach
    void open() throws IOException {
        trial = new Trial();
        var config = new SlackConfig();
        config.setMethodsEndpointUrlPrefix(trial.sandbox.apiBase().toString());
        config.setStatsEnabled(false);
        slack = Slack.getInstance(config);
        methods = slack.methods(TOKEN);
    }

    @AfterEach
    void close() throws Exception {
        slack.close();
        trial.close();
    }

    @Test
    void it_learns_who_it_is_and_who_is_there() throws IOException, SlackApiException {
        var self = methods.authTest(r -> r);
        var mia = methods.usersInfo(r -> r.user(MIA));
        var channel = methods.conversationsInfo(r -> r.channel(NEWSROOM));

        assertThat(self.isOk()).isTrue();
        assertThat(self.getBotId()).isEqualTo("B0000BOT01");
        assertThat(mia.getUser().getTz()).isEqualTo("Europe/London");
        assertThat(channel.getChannel().isMember()).isTrue();
    }

    @Test
    void it_posts_finds_updates_and_deletes_its_message() throws IOException, SlackApiException {
        var metadata = Metadata.builder().eventType("posted").eventPayload(Map.of("key", "k1")).build();
        var posted = methods.chatPostMessage(r -> r.channel(NEWSROOM).text("Card").metadata(metadata)
                .blocksAsString("[{\"type\":\"section\",\"text\":{\"type\":\"mrkdwn\",\"text\":\"*Card*\"}}]"));
        var history = methods.conversationsHistory(r -> r.channel(NEWSROOM).includeAllMetadata(true).oldest("1.000000").limit(15));
        var updated = methods.chatUpdate(r -> r.channel(posted.getChannel()).ts(posted.getTs()).text("Killed"));
        var deleted = methods.chatDelete(r -> r.channel(posted.getChannel()).ts(posted.getTs()));

        assertThat(posted.isOk()).isTrue();
        assertThat(posted.getMessage().getBlocks()).hasSize(1);
        assertThat(history.getMessages()).singleElement().satisfies(message -> {
            assertThat(message.getTs()).isEqualTo(posted.getTs());
            assertThat(message.getBotId()).isEqualTo("B0000BOT01");
            assertThat(message.getMetadata().getEventPayload()).containsEntry("key", "k1");
        });
        assertThat(updated.getMessage().getText()).isEqualTo("Killed");
        assertThat(deleted.isOk()).isTrue();
    }

    @Test
    void it_reads_what_is_wrong_with_its_blocks() throws IOException, SlackApiException {
        var refused = methods.chatPostMessage(r -> r.channel(NEWSROOM).text("x").blocksAsString("[{\"type\":\"header\"}]"));

        assertThat(refused.getError()).isEqualTo("invalid_blocks");
        assertThat(refused.getResponseMetadata().getMessages()).hasSize(1);
    }

    @Test
    void it_verifies_our_signature_and_reads_the_command() throws IOException {
        trial.sandbox.hands().command(MIA, NEWSROOM, "/news Zürich & 東京");
        var request = trial.bot.next();

        var verifier = new SlackSignature.Verifier(new SlackSignature.Generator(SECRET));
        var good = verifier.isValid(request.header("X-Slack-Request-Timestamp"), request.body(), request.header("X-Slack-Signature"),
                trial.now().toEpochMilli());
        var command = new SlashCommandPayloadParser().parse(request.body());
        var answered = slack.send(command.getResponseUrl(), Payload.builder().text("Done").build());

        assertThat(good).isTrue();
        assertThat(command.getText()).isEqualTo("Zürich &amp; 東京");
        assertThat(command.getChannelName()).isEqualTo("newsroom");
        assertThat(answered.getBody()).isEqualTo("ok");
    }

    @Test
    void it_reads_our_events() {
        trial.sandbox.hands().say(MIA, NEWSROOM, "@Backstory similar");
        var mention = event(AppMentionEvent.class);
        trial.sandbox.hands().say(MIA, Trial.WITH_MIA, "hello");
        var direct = event(MessageEvent.class);
        var said = trial.sandbox.hands().say(MIA, NEWSROOM, "https://herald.example/a");
        var shared = event(LinkSharedEvent.class);

        assertThat(mention.getText()).isEqualTo("<@U0000BOT01> similar");
        assertThat(mention.getBlocks()).hasSize(1);
        assertThat(direct.getChannelType()).isEqualTo("im");
        assertThat(shared.getMessageTs()).isEqualTo(said.ts());
        assertThat(shared.getLinks().getFirst().getDomain()).isEqualTo("herald.example");
    }

    @Test
    void it_reads_our_buttons_and_shortcuts() throws IOException, SlackApiException {
        var blocks = "[{\"type\":\"actions\",\"elements\":[{\"type\":\"button\",\"action_id\":\"go\",\"value\":\"v\",\"text\":{\"type\":\"plain_text\",\"text\":\"Go\"}}]}]";
        var ts = methods.chatPostMessage(r -> r.channel(NEWSROOM).text("Card").blocksAsString(blocks)).getTs();
        var message = trial.sandbox.workspace().message(NEWSROOM, ts).orElseThrow();
        trial.sandbox.hands().press(MIA, message, "go", "");
        var pressed = GsonFactory.createSnakeCase().fromJson(trial.bot.next().form().get("payload"), BlockActionPayload.class);
        trial.sandbox.hands().shortcut(MIA, message, "similar");
        var shortcut = GsonFactory.createSnakeCase().fromJson(trial.bot.next().form().get("payload"), MessageShortcutPayload.class);

        assertThat(pressed.getActions()).singleElement().satisfies(action -> assertThat(action.getValue()).isEqualTo("v"));
        assertThat(pressed.getMessage().getTs()).isEqualTo(ts);
        assertThat(pressed.getContainer().getChannelId()).isEqualTo(NEWSROOM);
        assertThat(shortcut.getCallbackId()).isEqualTo("similar");
        assertThat(shortcut.getMessage().getText()).isEqualTo("Card");
        assertThat(shortcut.getUser().getName()).isEqualTo("mia");
    }

    private <T> T event(Class<T> type) {
        return GsonFactory.createSnakeCase().fromJson(trial.bot.next().json().path("event").toString(), type);
    }
}
