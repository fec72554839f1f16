package news.backstory.sandbox;

import static news.backstory.sandbox.Trial.MIA;
import static news.backstory.sandbox.Trial.NEWSROOM;
import static news.backstory.sandbox.Trial.SAM;
import static news.backstory.sandbox.Trial.WITH_MIA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Slack's own program does with dialogs: docs.slack.dev/surfaces/modals. */
class ViewStaffTest {

    private static final String FORM = """
            {'type':'modal','callback_id':'ask','private_metadata':'about','notify_on_close':true,
             'title':{'type':'plain_text','text':'Ask'},'submit':{'type':'plain_text','text':'Send'},
             'blocks':[
              {'type':'input','block_id':'why','label':{'type':'plain_text','text':'Why'},
               'element':{'type':'radio_buttons','action_id':'why','options':[
                {'text':{'type':'plain_text','text':'Old'},'value':'old'},{'text':{'type':'plain_text','text':'Other'},'value':'other'}]}},
              {'type':'input','block_id':'words','optional':true,'label':{'type':'plain_text','text':'Words'},
               'element':{'type':'plain_text_input','action_id':'words','max_length':10}},
              {'type':'actions','block_id':'more','elements':[{'type':'button','action_id':'go','value':'v','text':{'type':'plain_text','text':'Go'}}]}]}
            """
            .replace('\'', '"');

    private Trial trial;
    private ViewHands hands;

    @BeforeEach
    void open() throws IOException {
        trial = new Trial();
        hands = trial.sandbox.viewHands();
    }

    @AfterEach
    void close() {
        trial.close();
    }

    @Test
    void what_was_filled_in_arrives_with_the_view_and_an_empty_answer_closes_it() {
        var view = opened();

        hands.submit(MIA, view, Map.of("why/why", List.of("old"), "words/words", List.of("Ünd so")));

        var payload = trial.bot.next().payload();
        assertThat(payload.path("type").asText()).isEqualTo("view_submission");
        assertThat(payload.path("user").path("id").asText()).isEqualTo(MIA);
        assertThat(payload.path("trigger_id").asText()).isNotEmpty();
        assertThat(payload.has("channel")).isFalse();
        assertThat(payload.has("response_url")).isFalse();
        var told = payload.path("view");
        assertThat(told.path("callback_id").asText()).isEqualTo("ask");
        assertThat(told.path("private_metadata").asText()).isEqualTo("about");
        var values = told.path("state").path("values");
        assertThat(values.path("why").path("why").path("selected_option").path("value").asText()).isEqualTo("old");
        assertThat(values.path("words").path("words").path("value").asText()).isEqualTo("Ünd so");
        assertThat(becomes(pile -> pile.isEmpty())).isEmpty();
    }

    @Test
    void an_empty_field_is_null_and_a_required_one_is_asked_for_before_anything_is_sent() {
        var view = opened();

        hands.submit(MIA, view, Map.of("words/words", List.of("")));

        assertThat(top().errors()).containsExactly(Map.entry("why", "Please complete this required field."));
        hands.submit(MIA, view, Map.of("why/why", List.of("old"), "words/words", List.of("much too long")));
        assertThat(top().errors()).containsExactly(Map.entry("words", "Please enter no more than 10 characters."));
        assertThat(trial.bot.waiting()).isZero();
        hands.submit(MIA, view, Map.of("why/why", List.of("old")));
        assertThat(trial.bot.next().payload().path("view").path("state").path("values").path("words").path("words").path("value").isNull()).isTrue();
    }

    @Test
    void errors_are_shown_at_their_fields_and_what_was_typed_stays() {
        var view = opened();
        trial.bot.reply(FakeBot.Reply.json("{\"response_action\":\"errors\",\"errors\":{\"words\":\"Say more.\"}}"));

        hands.submit(MIA, view, Map.of("why/why", List.of("old"), "words/words", List.of("Hm")));

        var top = becomes(pile -> pile.stream().anyMatch(one -> !one.errors().isEmpty())).getLast();
        assertThat(top.errors()).containsExactly(Map.entry("words", "Say more."));
        assertThat(top.values().path("words").path("words").path("value").asText()).isEqualTo("Hm");
    }

    @Test
    void an_answer_can_change_the_dialog_lay_another_on_it_or_clear_all_away() {
        var view = opened();
        var other = FORM.replace("\"Ask\"", "\"Next\"").replace('\n', ' ');
        trial.bot.reply(
                FakeBot.Reply.json("{\"response_action\":\"push\",\"view\":" + other + "}"),
                FakeBot.Reply.json("{\"response_action\":\"update\",\"view\":" + other.replace("Next", "Changed") + "}"),
                FakeBot.Reply.json("{\"response_action\":\"clear\"}"));

        send(view);
        var pushed = becomes(pile -> pile.size() == 2).getLast();
        send(pushed.id());
        var changed = becomes(pile -> pile.stream().anyMatch(one -> one.title().equals("Changed"))).getLast();
        send(changed.id());

        assertThat(pushed.title()).isEqualTo("Next");
        assertThat(changed.id()).isEqualTo(pushed.id());
        assertThat(becomes(List::isEmpty)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "not JSON", "{\"response_action\":\"dance\"}", "{\"response_action\":\"errors\",\"errors\":{\"nowhere\":\"x\"}}",
            "{\"response_action\":\"update\",\"view\":{\"type\":\"home\",\"blocks\":[]}}"})
    void an_answer_that_makes_no_sense_leaves_the_dialog_and_says_so(String answer) {
        var view = opened();
        trial.bot.reply(FakeBot.Reply.json(answer));

        send(view);

        assertThat(becomes(pile -> pile.stream().anyMatch(View::trouble))).hasSize(1);
    }

    @Test
    void a_bot_that_fails_leaves_the_dialog_and_what_was_typed() {
        var view = opened();
        trial.bot.reply(FakeBot.Reply.of(500));

        send(view);

        assertThat(becomes(pile -> pile.stream().anyMatch(View::trouble)).getLast().values().path("why").path("why").path("selected_option")
                .path("value").asText())
                .isEqualTo("old");
    }

    @Test
    void who_puts_a_dialog_away_is_told_of_if_the_bot_wished_it() {
        var view = opened();

        hands.dismiss(MIA, view, false);

        var payload = trial.bot.next().payload();
        assertThat(payload.path("type").asText()).isEqualTo("view_closed");
        assertThat(payload.path("is_cleared").asBoolean()).isFalse();
        assertThat(payload.has("trigger_id")).isFalse();
        assertThat(payload.path("view").path("private_metadata").asText()).isEqualTo("about");
        assertThat(trial.sandbox.views().modals(MIA)).isEmpty();
    }

    @Test
    void a_button_in_a_dialog_tells_of_the_view_and_of_no_message() {
        var view = opened();

        hands.act(MIA, view, "go", "v", Map.of("words/words", List.of("half")));

        var payload = trial.bot.next().payload();
        assertThat(payload.path("type").asText()).isEqualTo("block_actions");
        assertThat(payload.path("container")).isEqualTo(Json.object().put("type", "view").put("view_id", view));
        assertThat(payload.path("view").path("state").path("values").path("words").path("words").path("value").asText()).isEqualTo("half");
        assertThat(payload.path("actions").get(0).path("value").asText()).isEqualTo("v");
        assertThat(payload.path("actions").get(0).path("block_id").asText()).isEqualTo("more");
        assertThat(payload.has("channel")).isFalse();
        assertThat(payload.has("message")).isFalse();
        assertThat(payload.has("response_url")).isFalse();
    }

    @Test
    void opening_the_home_is_told_with_what_it_shows() {
        hands.openHome(MIA);
        var first = trial.bot.next().json().path("event");
        trial.call("views.publish", Map.of("user_id", MIA, "view", "{\"type\":\"home\",\"blocks\":[]}"));
        hands.openHome(MIA);
        var second = trial.bot.next().json().path("event");
        hands.openMessages(MIA);

        assertThat(first.path("type").asText()).isEqualTo("app_home_opened");
        assertThat(first.path("tab").asText()).isEqualTo("home");
        assertThat(first.path("channel").asText()).isEqualTo(WITH_MIA);
        assertThat(first.has("view")).isFalse();
        assertThat(second.path("view").path("type").asText()).isEqualTo("home");
        assertThat(trial.bot.next().json().path("event").path("tab").asText()).isEqualTo("messages");
    }

    @Test
    void nobody_acts_in_somebody_elses_dialog_and_nothing_endless_is_taken() {
        var view = opened();

        assertThatThrownBy(() -> hands.submit(SAM, view, Map.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> hands.act(MIA, view, "nothing", "", Map.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> hands.submit(MIA, view, Map.of("words/words", List.of("x".repeat(10_001)))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private void send(String view) {
        hands.submit(MIA, view, Map.of("why/why", List.of("old")));
    }

    private String opened() {
        trial.sandbox.hands().command(MIA, NEWSROOM, "/news");
        JsonNode answer = trial.call("views.open", Map.of("trigger_id", trial.bot.next().form().getOrDefault("trigger_id", ""), "view", FORM));
        return answer.path("view").path("id").asText();
    }

    private View top() {
        return trial.sandbox.views().modals(MIA).getLast();
    }

    /** The dialogs in front of Mia when they are as wanted, now or soon. */
    private List<View> becomes(Predicate<List<View>> wanted) {
        var found = new CompletableFuture<List<View>>();
        Runnable look = () -> {
            var pile = trial.sandbox.views().modals(MIA);
            if (wanted.test(pile)) {
                found.complete(pile);
            }
        };
        try (var _ = trial.sandbox.workspace().listen(_ -> look.run())) {
            look.run();
            return found.get(10, TimeUnit.SECONDS);
        } catch (Exception neverCame) {
            throw new AssertionError("the dialogs never came to be so", neverCame);
        }
    }
}
