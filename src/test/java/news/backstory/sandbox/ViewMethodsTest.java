package news.backstory.sandbox;

import static news.backstory.sandbox.Trial.MIA;
import static news.backstory.sandbox.Trial.NEWSROOM;
import static news.backstory.sandbox.Trial.SAM;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ViewMethodsTest {

    private static final String MODAL = "{\"type\":\"modal\",\"callback_id\":\"ask\",\"title\":{\"type\":\"plain_text\",\"text\":\"Ask\"},\"blocks\":[{\"type\":\"divider\"},"
            + "{\"type\":\"actions\",\"elements\":[{\"type\":\"button\",\"action_id\":\"more\",\"text\":{\"type\":\"plain_text\",\"text\":\"More\"}}]}]}";
    private static final String HOME = "{\"type\":\"home\",\"blocks\":[{\"type\":\"divider\"}]}";

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
    void a_trigger_opens_a_dialog_in_front_of_whoever_pulled_it() {
        var answer = open(trigger(MIA), MODAL);

        var view = answer.path("view");
        assertThat(answer.path("ok").asBoolean()).isTrue();
        assertThat(view.path("id").asText()).startsWith("V").isEqualTo(view.path("root_view_id").asText());
        assertThat(view.path("callback_id").asText()).isEqualTo("ask");
        assertThat(view.path("previous_view_id").isNull()).isTrue();
        assertThat(view.path("hash").asText()).isNotEmpty();
        assertThat(view.path("blocks").get(0).path("block_id").asText()).isNotEmpty();
        assertThat(trial.sandbox.views().modals(MIA)).singleElement().returns("Ask", View::title);
        assertThat(trial.sandbox.views().modals(SAM)).isEmpty();
    }

    @Test
    void a_trigger_is_good_for_three_seconds() {
        var onTime = trigger(MIA);
        var late = trigger(MIA);
        trial.pass(Duration.ofSeconds(3));
        var opened = open(onTime, MODAL);
        trial.pass(Duration.ofMillis(1));

        assertThat(opened.path("ok").asBoolean()).isTrue();
        assertThat(open(late, MODAL).path("error").asText()).isEqualTo("expired_trigger_id");
    }

    @Test
    void a_trigger_is_good_once_and_an_invented_one_never() {
        var trigger = trigger(MIA);
        open(trigger, MODAL);

        assertThat(open(trigger, MODAL).path("error").asText()).isEqualTo("exchanged_trigger_id");
        assertThat(open("12.34.abc", MODAL).path("error").asText()).isEqualTo("invalid_trigger_id");
    }

    @Test
    void a_view_that_slack_would_not_take_is_refused_with_reasons_and_leaves_the_trigger_good() {
        var trigger = trigger(MIA);

        var answer = open(trigger, MODAL.replace("Ask", "x".repeat(25)));

        assertThat(answer.path("error").asText()).isEqualTo("invalid_arguments");
        assertThat(answer.path("response_metadata").path("messages").get(0).asText())
                .isEqualTo("[ERROR] must be less than 25 characters [json-pointer:/view/title/text]");
        assertThat(open(trigger, HOME).path("error").asText()).isEqualTo("invalid_arguments");
        assertThat(open(trigger, "{").path("error").asText()).isEqualTo("invalid_arguments");
        assertThat(open(trigger, MODAL).path("ok").asBoolean()).isTrue();
    }

    @Test
    void three_dialogs_lie_on_each_other_and_no_fourth() {
        var first = open(trigger(MIA), MODAL).path("view").path("id").asText();
        var second = push(first).path("view");
        var third = push(second.path("id").asText()).path("view").path("id").asText();

        assertThat(second.path("previous_view_id").asText()).isEqualTo(first);
        assertThat(second.path("root_view_id").asText()).isEqualTo(first);
        assertThat(push(third).path("error").asText()).isEqualTo("push_limit_reached");
        assertThat(trial.sandbox.views().modals(MIA)).hasSize(3);
    }

    @Test
    void nothing_is_laid_on_a_dialog_by_a_trigger_from_elsewhere() {
        open(trigger(MIA), MODAL);

        var answer = trial.call("views.push", Map.of("trigger_id", trigger(MIA), "view", MODAL));

        assertThat(answer.path("error").asText()).isEqualTo("invalid_trigger_id");
    }

    @Test
    void a_view_is_changed_by_its_id_or_its_name_and_not_on_a_stale_hash() {
        var named = MODAL.replace("\"callback_id\"", "\"external_id\":\"mine\",\"callback_id\"");
        var view = open(trigger(MIA), named).path("view");
        var byId = trial.call("views.update", Map.of("view_id", view.path("id").asText(), "view", named.replace("Ask", "One"), "hash",
                view.path("hash").asText()));
        var byName = trial.call("views.update", Map.of("external_id", "mine", "view", named.replace("Ask", "Two")));
        var stale = trial.call("views.update", Map.of("view_id", view.path("id").asText(), "view", named, "hash", view.path("hash").asText()));

        assertThat(byId.path("view").path("title").path("text").asText()).isEqualTo("One");
        assertThat(byName.path("ok").asBoolean()).isTrue();
        assertThat(stale.path("error").asText()).isEqualTo("hash_conflict");
        assertThat(trial.sandbox.views().modals(MIA)).singleElement().returns("Two", View::title);
        assertThat(trial.call("views.update", Map.of("view_id", "V0", "view", MODAL)).path("error").asText()).isEqualTo("not_found");
    }

    @Test
    void a_name_is_given_once() {
        var named = MODAL.replace("\"callback_id\"", "\"external_id\":\"mine\",\"callback_id\"");
        open(trigger(MIA), named);

        assertThat(open(trigger(SAM), named).path("error").asText()).isEqualTo("duplicate_external_id");
    }

    @Test
    void each_person_has_a_home_of_their_own() {
        var first = trial.call("views.publish", Map.of("user_id", MIA, "view", HOME)).path("view");
        var second = trial.call("views.publish", Map.of("user_id", MIA, "view", HOME, "hash", first.path("hash").asText())).path("view");
        var stale = trial.call("views.publish", Map.of("user_id", MIA, "view", HOME, "hash", first.path("hash").asText()));

        assertThat(second.path("id")).isEqualTo(first.path("id"));
        assertThat(stale.path("error").asText()).isEqualTo("hash_conflict");
        assertThat(trial.sandbox.views().home(MIA)).isPresent();
        assertThat(trial.sandbox.views().home(SAM)).isEmpty();
        assertThat(trial.call("views.publish", Map.of("user_id", "U0", "view", HOME)).path("error").asText()).isEqualTo("user_not_found");
        assertThat(trial.call("views.publish", Map.of("user_id", MIA, "view", MODAL)).path("error").asText()).isEqualTo("invalid_arguments");
    }

    @Test
    void a_view_has_a_size() {
        var huge = HOME.replace("{\"type\":\"divider\"}", "{\"type\":\"divider\",\"block_id\":\"" + "x".repeat(250_000) + "\"}");

        assertThat(trial.call("views.publish", Map.of("user_id", MIA, "view", huge)).path("error").asText()).isEqualTo("view_too_large");
    }

    private JsonNode open(String trigger, String view) {
        return trial.call("views.open", Map.of("trigger_id", trigger, "view", view));
    }

    private JsonNode push(String from) {
        trial.sandbox.viewHands().act(MIA, from, "more", "", Map.of());
        return trial.call("views.push", Map.of("trigger_id", trial.bot.next().payload().path("trigger_id").asText(), "view", MODAL));
    }

    private String trigger(String person) {
        trial.sandbox.hands().command(person, NEWSROOM, "/news");
        return trial.bot.next().form().getOrDefault("trigger_id", "");
    }
}
