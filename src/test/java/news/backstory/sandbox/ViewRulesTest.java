package news.backstory.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ViewRulesTest {

    private static final String PLAIN = "{'type':'plain_text','text':'x'}";

    /** What, the most that Slack takes, and a view with so much of it. */
    static Stream<Arguments> limits() {
        return Stream.of(
                limit("title", 24, n -> modal("", "'title':" + plain(n))),
                limit("submit", 24, n -> modal("", "'title':" + PLAIN + ",'submit':" + plain(n))),
                limit("close", 24, n -> modal("", "'title':" + PLAIN + ",'close':" + plain(n))),
                limit("private_metadata", 3_000, n -> modal("", "'title':" + PLAIN + ",'private_metadata':'" + x(n) + "'")),
                limit("callback_id", 255, n -> modal("", "'title':" + PLAIN + ",'callback_id':'" + x(n) + "'")),
                limit("external_id", 255, n -> modal("", "'title':" + PLAIN + ",'external_id':'" + x(n) + "'")),
                limit("blocks", 100, n -> home(list(n, i -> "{'type':'divider'}"))),
                limit("label", 2_000, n -> input("'label':" + plain(n) + ",'element':{'type':'plain_text_input'}")),
                limit("hint", 2_000, n -> input("'label':" + PLAIN + ",'hint':" + plain(n) + ",'element':{'type':'plain_text_input'}")),
                limit("placeholder", 150, n -> input("'label':" + PLAIN + ",'element':{'type':'plain_text_input','placeholder':" + plain(n) + "}")),
                limit("max_length", 3_000, n -> input("'label':" + PLAIN + ",'element':{'type':'plain_text_input','max_length':" + n + "}")),
                limit("select options", 100, n -> chooser("static_select", n)),
                limit("multi select options", 100, n -> chooser("multi_static_select", n)),
                limit("radio buttons", 10, n -> chooser("radio_buttons", n)),
                limit("checkboxes", 10, n -> chooser("checkboxes", n)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("limits")
    void a_limit_holds_at_its_edge_and_not_beyond(String what, int most, IntFunction<String> view) {
        assertThat(problems(view.apply(most))).as(what + " of " + most).isEmpty();
        assertThat(problems(view.apply(most + 1))).as(what + " of " + (most + 1)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{'type':'plain_text_input','multiline':true,'min_length':0,'initial_value':'x','focus_on_load':true}",
            "{'type':'number_input','is_decimal_allowed':false,'min_value':'1','max_value':'9'}",
            "{'type':'url_text_input'}",
            "{'type':'timepicker','initial_time':'07:30'}",
            "{'type':'conversations_select','filter':{'include':['public','private'],'exclude_bot_users':true}}",
            "{'type':'radio_buttons','options':[{'text':{'type':'mrkdwn','text':'*x*'},'value':'v'}],'initial_option':{'text':{'type':'mrkdwn','text':'*x*'},'value':'v'}}",
            "{'type':'static_select','option_groups':[{'label':{'type':'plain_text','text':'x'},'options':[{'text':{'type':'plain_text','text':'x'},'value':'v'}]}]}"})
    void a_good_field_passes(String element) {
        assertThat(problems(input("'label':" + PLAIN + ",'element':" + element))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{'type':'button','text':{'type':'plain_text','text':'x'}}",
            "{'type':'file_input'}",
            "{'type':'number_input'}",
            "{'type':'timepicker','initial_time':'24:00'}",
            "{'type':'static_select'}",
            "{'type':'static_select','options':[{'text':{'type':'plain_text','text':'x'},'value':'v'}],'initial_option':{'text':{'type':'plain_text','text':'y'},'value':'w'}}",
            "{'type':'checkboxes','options':[{'text':{'type':'plain_text','text':'x'},'value':'v'}],'initial_options':[{'text':{'type':'plain_text','text':'x'},'value':'w'}]}"})
    void a_bad_field_does_not(String element) {
        assertThat(problems(input("'label':" + PLAIN + ",'element':" + element))).isNotEmpty();
    }

    @Test
    void a_modal_with_fields_needs_a_button_to_send_them_and_a_home_has_none() {
        var field = "{'type':'input','label':" + PLAIN + ",'element':{'type':'plain_text_input'}}";

        assertThat(problems("{'type':'modal','title':" + PLAIN + ",'blocks':[" + field + "]}"))
                .containsExactly("[ERROR] missing required field: submit [json-pointer:/view]");
        assertThat(problems(home("[" + field + "]"))).isEmpty();
        assertThat(problems("{'type':'home','blocks':[],'submit':" + PLAIN + "}")).isNotEmpty();
    }

    @Test
    void a_modal_has_a_title_and_what_is_wrong_is_named_where_it_stands() {
        assertThat(problems("{'type':'modal','blocks':[]}")).containsExactly("[ERROR] missing required field: title [json-pointer:/view]");
        assertThat(problems("{'type':'workflow_step','blocks':[]}")).isNotEmpty();
        assertThat(problems(modal("", "'title':" + plain(25))))
                .containsExactly("[ERROR] must be less than 25 characters [json-pointer:/view/title/text]");
    }

    @Test
    void a_field_has_no_place_in_a_message() {
        var blocks = "[{'type':'input','label':" + PLAIN + ",'element':{'type':'plain_text_input'}}]".replace('\'', '"');

        assertThat(BlockRules.problems(Json.parse(blocks.replace('\'', '"')).orElseThrow(), "/blocks")).isNotEmpty();
    }

    private static List<String> problems(String view) {
        return ViewRules.problems(Json.parse(view.replace('\'', '"')).orElseThrow());
    }

    private static String modal(String blocks, String fields) {
        return "{'type':'modal'," + fields + ",'blocks':[" + blocks + "]}";
    }

    private static String home(String blocks) {
        return "{'type':'home','blocks':" + blocks + "}";
    }

    private static String input(String fields) {
        return modal("{'type':'input'," + fields + "}", "'title':" + PLAIN + ",'submit':" + PLAIN);
    }

    private static String chooser(String type, int options) {
        return input("'label':" + PLAIN + ",'element':{'type':'" + type + "','options':" + list(options, i -> "{'text':" + PLAIN + ",'value':'v" + i
                + "'}") + "}");
    }

    private static String list(int size, IntFunction<String> item) {
        return IntStream.range(0, size).mapToObj(item).collect(Collectors.joining(",", "[", "]"));
    }

    private static String plain(int length) {
        return "{'type':'plain_text','text':'" + x(length) + "'}";
    }

    private static String x(int length) {
        return "x".repeat(length);
    }

    private static Arguments limit(String what, int most, IntFunction<String> view) {
        return arguments(what, most, view);
    }
}
