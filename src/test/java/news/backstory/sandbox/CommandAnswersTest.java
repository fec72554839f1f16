package news.backstory.sandbox;

import static news.backstory.sandbox.Trial.MIA;
import static news.backstory.sandbox.Trial.NEWSROOM;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CommandAnswersTest {

    private Trial trial;

    @BeforeEach
    void open() throws IOException {
        trial = new Trial(Trial.settings().with(new SandboxSettings.Patience(Duration.ofMillis(200), List.of())));
    }

    @AfterEach
    void close() {
        trial.close();
    }

    @Test
    void an_answer_in_plain_text_is_for_the_person_alone() {
        trial.bot.reply(new FakeBot.Reply(200, "text/plain", "Looking it up", false));

        trial.sandbox.hands().command(MIA, NEWSROOM, "/news x");

        var message = trial.shown(NEWSROOM, "Looking it up");
        assertThat(message.onlyFor()).isEqualTo(MIA);
        assertThat(message.author()).isEqualTo("U0000BOT01");
    }

    @Test
    void an_answer_in_json_may_be_for_the_channel() {
        trial.bot.reply(FakeBot.Reply.json("{\"response_type\":\"in_channel\",\"text\":\"Card\",\"blocks\":[{\"type\":\"divider\"}]}"));

        trial.sandbox.hands().command(MIA, NEWSROOM, "/news x");

        var message = trial.shown(NEWSROOM, "Card");
        assertThat(message.ephemeral()).isFalse();
        assertThat(message.blocks()).hasSize(1);
    }

    @Test
    void an_empty_answer_shows_nothing() {
        trial.sandbox.hands().command(MIA, NEWSROOM, "/news x");

        assertThat(trial.sandbox.log().await(line -> line.what().equals("/news"), Trial.SOON)).get()
                .returns("ok", TruthLog.Line::outcome).returns(200, TruthLog.Line::status);
        assertThat(trial.sandbox.workspace().messages(NEWSROOM)).isEmpty();
    }

    @Test
    void a_bot_that_is_too_slow_has_failed() {
        trial.bot.fallSilent();

        trial.sandbox.hands().command(MIA, NEWSROOM, "/news x");

        var message = trial.shown(NEWSROOM, "/news failed");
        assertThat(message.text()).isEqualTo("/news failed with the error \"operation_timeout\"");
        assertThat(message.onlyFor()).isEqualTo(MIA);
        assertThat(message.author()).isEqualTo(Staff.SLACKBOT);
    }

    @Test
    void a_bot_that_answers_with_an_error_or_is_not_there_has_failed() {
        trial.bot.reply(FakeBot.Reply.of(500));
        trial.sandbox.hands().command(MIA, NEWSROOM, "/news x");
        var error = trial.shown(NEWSROOM, "/news failed");
        trial.sandbox.botAt(URI.create("http://127.0.0.1:1/slack/events"));
        trial.sandbox.hands().command(MIA, Trial.WITH_MIA, "/news x");
        var away = trial.shown(Trial.WITH_MIA, "/news failed");

        assertThat(error.text()).contains("\"dispatch_failed\"");
        assertThat(away.text()).contains("\"dispatch_failed\"");
        assertThat(trial.sandbox.log().sent("/news")).extracting(TruthLog.Line::outcome).containsExactly("http_error", "connection_failed");
    }

    @Test
    void an_answer_that_slack_would_not_show_is_said_to_have_failed() {
        trial.bot.reply(FakeBot.Reply.json("{\"text\":\"x\",\"blocks\":[{\"type\":\"sermon\"}]}"));

        trial.sandbox.hands().command(MIA, NEWSROOM, "/news x");

        assertThat(trial.shown(NEWSROOM, "/news failed").text()).contains("invalid_blocks");
    }

    @Test
    void a_command_of_nobodys_is_not_valid() {
        trial.sandbox.hands().command(MIA, NEWSROOM, "/newz x");

        assertThat(trial.shown(NEWSROOM, "/newz is not a valid command.").onlyFor()).isEqualTo(MIA);
        assertThat(trial.sandbox.log().lines()).isEmpty();
    }
}
