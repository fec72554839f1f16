package news.backstory.sandbox;

import static news.backstory.sandbox.Trial.MIA;
import static news.backstory.sandbox.Trial.NEWSROOM;
import static news.backstory.sandbox.Trial.WITH_MIA;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Dialogs and Homes as a browser gets them. */
class ViewPagesTest {

    private static final String OPTIONS = "'options':[{'text':{'type':'plain_text','text':'One'},'value':'1'},{'text':{'type':'plain_text','text':'Two'},'value':'2'}]";

    private static final String FORM = ("{'type':'modal','title':{'type':'plain_text','text':'Ask'},'submit':{'type':'plain_text','text':'Send'},'blocks':["
            + input("words", "{'type':'plain_text_input','action_id':'a','initial_value':'<b>x</b>','multiline':true}") + ","
            + input("number", "{'type':'number_input','action_id':'a','is_decimal_allowed':false}") + ","
            + input("site", "{'type':'url_text_input','action_id':'a'}") + ","
            + input("one", "{'type':'static_select','action_id':'a'," + OPTIONS + "}") + ","
            + input("many", "{'type':'multi_static_select','action_id':'a'," + OPTIONS + "}") + ","
            + input("radio", "{'type':'radio_buttons','action_id':'a'," + OPTIONS
                    + ",'initial_option':{'text':{'type':'plain_text','text':'Two'},'value':'2'}}")
            + "," + input("ticks", "{'type':'checkboxes','action_id':'a'," + OPTIONS + "}") + ","
            + input("time", "{'type':'timepicker','action_id':'a','initial_time':'07:30'}") + ","
            + input("channel", "{'type':'conversations_select','action_id':'a','initial_conversation':'C0WORLD001'}") + ","
            + "{'type':'actions','elements':[{'type':'button','action_id':'go','value':'<script>','text':{'type':'plain_text','text':'<script>'}}]}]}")
            .replace('\'', '"');

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
    void every_field_has_a_name_that_is_read_aloud_and_holds_what_the_bot_put_there() {
        opened();

        var dialog = page("/as/mia/view/dialog");

        assertThat(dialog.select("dialog").attr("aria-labelledby")).isEqualTo(dialog.select("dialog h2").attr("id"));
        for (var control : dialog.select(".field textarea, .field input:not([type=radio]):not([type=checkbox]), .field select")) {
            assertThat(dialog.select("label[for=" + control.id() + "]").text()).as(control.outerHtml()).isNotEmpty();
        }
        assertThat(dialog.select("fieldset > legend").eachText()).containsExactly("radio", "ticks");
        assertThat(dialog.select("fieldset input").eachAttr("name")).contains("field:radio/a", "field:ticks/a");
        assertThat(dialog.select("textarea").text()).isEqualTo("<b>x</b>");
        assertThat(dialog.select("input[checked]").eachAttr("value")).containsExactly("2");
        assertThat(dialog.select("input[type=time]").attr("value")).isEqualTo("07:30");
        assertThat(dialog.select("option[selected]").eachText()).containsExactly("#world");
        assertThat(dialog.select("script, b")).isEmpty();
    }

    @Test
    void what_is_wrong_stands_at_its_field() {
        var view = opened();
        post("submit", "view=" + view);

        var dialog = page("/as/mia/view/dialog");

        var field = dialog.select("select[aria-invalid=true]").getFirst();
        assertThat(dialog.select("[id=" + field.attr("aria-describedby") + "]").text()).isEqualTo(ViewState.REQUIRED);
        assertThat(dialog.select("[role=alert]").text()).isEqualTo("9 fields need another look.");
    }

    @Test
    void what_a_page_sends_reaches_the_bot_with_the_fields_beside_it() {
        var view = opened();

        post("act", "view=" + view + "&action=go&value=" + "%3Cscript%3E" + "&field%3Awords%2Fa=hello");

        var payload = trial.bot.next().payload();
        assertThat(payload.path("actions").get(0).path("value").asText()).isEqualTo("<script>");
        assertThat(payload.path("view").path("state").path("values").path("words").path("a").path("value").asText()).isEqualTo("hello");
        assertThat(post("dismiss", "view=" + view).statusCode()).isEqualTo(204);
        // By Escape and then by the browser.
        assertThat(post("dismiss", "view=" + view).statusCode()).isEqualTo(204);
        assertThat(page("/as/mia/view/dialog").select("dialog")).isEmpty();
        assertThat(post("act", "view=" + view + "&action=go").statusCode()).isEqualTo(400);
    }

    @Test
    void somebody_elses_dialog_is_not_shown() {
        opened();

        assertThat(page("/as/sam/view/dialog").select("dialog")).isEmpty();
        assertThat(page("/as/mia/" + NEWSROOM).select("dialog.modal")).hasSize(1);
    }

    @Test
    void the_app_has_a_home_and_messages() {
        var empty = page("/as/mia/" + WITH_MIA + "/home");
        trial.call("views.publish", Map.of("user_id", MIA, "view",
                "{\"type\":\"home\",\"blocks\":[{\"type\":\"header\",\"text\":{\"type\":\"plain_text\",\"text\":\"Hello\"}}]}"));

        var home = page("/as/mia/" + WITH_MIA + "/home");

        assertThat(empty.select("#home").text()).isEqualTo("Backstory has put nothing here yet.");
        assertThat(home.select("#home h3").text()).isEqualTo("Hello");
        assertThat(home.select(".tabs a[aria-current=page]").text()).isEqualTo("Home");
        assertThat(home.select("#composer")).isEmpty();
        assertThat(page("/as/mia/" + WITH_MIA).select(".tabs a[aria-current=page]").text()).isEqualTo("Messages");
        assertThat(trial.get(trial.sandbox.home().resolve("/as/mia/" + NEWSROOM + "/home")).statusCode()).isEqualTo(404);
        assertThat(post("home", "").statusCode()).isEqualTo(204);
        assertThat(trial.bot.next().json().path("event").path("type").asText()).isEqualTo("app_home_opened");
    }

    private String opened() {
        trial.sandbox.hands().command(MIA, NEWSROOM, "/news");
        var trigger = trial.bot.next().form().getOrDefault("trigger_id", "");
        return trial.call("views.open", Map.of("trigger_id", trigger, "view", FORM)).path("view").path("id").asText();
    }

    private Document page(String path) {
        return Jsoup.parse(trial.get(trial.sandbox.home().resolve(path)).body());
    }

    private HttpResponse<String> post(String what, String form) {
        return trial.send(Trial.post(trial.sandbox.home().resolve("/as/mia/view/" + what), form).header("Content-Type",
                "application/x-www-form-urlencoded"));
    }

    private static String input(String name, String element) {
        return "{'type':'input','block_id':'" + name + "','label':{'type':'plain_text','text':'" + name + "'},'element':" + element + "}";
    }
}
