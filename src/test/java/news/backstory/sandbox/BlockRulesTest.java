package news.backstory.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BlockRulesTest {

    private static final String PLAIN = "{'type':'plain_text','text':'x'}";

    /** What, the most that Slack takes, and a message with so much of it. */
    static Stream<Arguments> limits() {
        return Stream.of(
                limit("blocks", 50, n -> list(n, "{'type':'divider'}")),
                limit("section text", 3_000, n -> section("'text':" + mrkdwn(n))),
                limit("section fields", 10, n -> section("'fields':" + list(n, mrkdwn(1)))),
                limit("section field text", 2_000, n -> section("'fields':[" + mrkdwn(n) + "]")),
                limit("header", 150, n -> "[{'type':'header','text':" + plain(n) + "}]"),
                limit("context elements", 10, n -> "[{'type':'context','elements':" + list(n, mrkdwn(1)) + "}]"),
                limit("actions", 25, n -> actions(IntStream.range(0, n).mapToObj(i -> button("'action_id':'a" + i + "'")).toList())),
                limit("button text", 75, n -> actions(List.of("{'type':'button','text':" + plain(n) + "}"))),
                limit("button value", 2_000, n -> actions(List.of(button("'value':'" + x(n) + "'")))),
                limit("button url", 3_000, n -> actions(List.of(button("'url':'https://a.example/" + x(n - 18) + "'")))),
                limit("action_id", 255, n -> actions(List.of(button("'action_id':'" + x(n) + "'")))),
                limit("block_id", 255, n -> "[{'type':'divider','block_id':'" + x(n) + "'}]"),
                limit("image_url", 3_000, n -> "[{'type':'image','alt_text':'x','image_url':'https://a.example/" + x(n - 18) + "'}]"),
                limit("alt_text", 2_000, n -> "[{'type':'image','image_url':'https://a.example/a.jpg','alt_text':'" + x(n) + "'}]"),
                limit("image title", 2_000, n -> "[{'type':'image','image_url':'https://a.example/a.jpg','alt_text':'x','title':" + plain(n) + "}]"),
                limit("overflow options", 5, n -> actions(List.of("{'type':'overflow','options':" + list(n, option("x")) + "}"))),
                limit("option text", 75, n -> actions(List.of("{'type':'overflow','options':[{'text':" + plain(n) + ",'value':'v'}]}"))),
                limit("option value", 150, n -> actions(List.of("{'type':'overflow','options':[" + option(x(n)) + "]}"))),
                limit("select options", 100, n -> actions(List.of("{'type':'static_select','options':" + list(n, option("x")) + "}"))),
                limit("context_actions", 5,
                        n -> "[{'type':'context_actions','elements':" + list(n, "{'type':'icon_button','icon':'trash','text':" + PLAIN + "}")
                                + "}]"),
                limit("card body", 200, n -> "[{'type':'card','body':" + mrkdwn(n) + "}]"),
                limit("card buttons", 3, n -> "[{'type':'card','actions':" + list(n, button("'style':'primary'")) + "}]"),
                limit("carousel cards", 10, n -> "[{'type':'carousel','elements':" + list(n, "{'type':'card','body':" + PLAIN + "}") + "}]"),
                limit("markdown", 12_000, n -> "[{'type':'markdown','text':'" + x(n) + "'}]"),
                limit("markdown in all", 12_000,
                        n -> "[{'type':'markdown','text':'" + x(6_000) + "'},{'type':'markdown','text':'" + x(n - 6_000) + "'}]"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("limits")
    void a_limit_holds_at_its_edge_and_not_beyond(String what, int most, IntFunction<String> message) {
        assertThat(problems(message.apply(most))).as(what + " of " + most).isEmpty();
        assertThat(problems(message.apply(most + 1))).as(what + " of " + (most + 1)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "[{'type':'rich_text','elements':[{'type':'rich_text_section','elements':[{'type':'link','url':'https://a.example','text':'x','style':{'bold':true}}]},"
                    + "{'type':'rich_text_list','style':'bullet','indent':1,'elements':[{'type':'rich_text_section','elements':[{'type':'text','text':'x'}]}]}]}]",
            "[{'type':'context_actions','elements':[{'type':'feedback_buttons','action_id':'f','positive_button':{'text':{'type':'plain_text','text':'x'},"
                    + "'value':'+'},'negative_button':{'text':{'type':'plain_text','text':'x'},'value':'-'}}]}]",
            "[{'type':'section','text':{'type':'mrkdwn','text':'x','verbatim':true},'accessory':{'type':'image','image_url':'https://a.example/a','alt_text':'x'}}]",
            "[{'type':'context','elements':[{'type':'image','image_url':'http://a.example/a','alt_text':'x'},{'type':'plain_text','text':'x','emoji':true}]}]",
            "[{'type':'actions','elements':[{'type':'button','text':{'type':'plain_text','text':'x'},'confirm':{'title':{'type':'plain_text','text':'x'},"
                    + "'text':{'type':'mrkdwn','text':'x'},'confirm':{'type':'plain_text','text':'x'},'deny':{'type':'plain_text','text':'x'}}}]}]"})
    void a_good_message_passes(String blocks) {
        assertThat(problems(blocks)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "[{'type':'table','rows':[]}]",
            "[{'type':'section'}]",
            "[{'type':'section','text':'x'}]",
            "[{'type':'section','text':{'type':'mrkdwn','text':''}}]",
            "[{'type':'section','text':{'type':'mrkdwn','text':'x','emoji':true}}]",
            "[{'type':'section','text':{'type':'mrkdwn','text':'x'},'colour':'red'}]",
            "[{'type':'section','fields':[]}]",
            "[{'type':'header','text':{'type':'mrkdwn','text':'x'}}]",
            "[{'type':'context','elements':[]}]",
            "[{'type':'context','elements':[{'type':'button','text':{'type':'plain_text','text':'x'}}]}]",
            "[{'type':'actions','elements':[{'type':'button','text':{'type':'mrkdwn','text':'x'}}]}]",
            "[{'type':'actions','elements':[{'type':'button','text':{'type':'plain_text','text':'x'},'style':'big'}]}]",
            "[{'type':'actions','elements':[{'type':'button','text':{'type':'plain_text','text':'x'},'url':'javascript:alert(1)'}]}]",
            "[{'type':'actions','elements':[{'type':'overflow','options':[]}]}]",
            "[{'type':'image','image_url':'https://a.example/a.jpg'}]",
            "[{'type':'image','image_url':'data:image/png;base64,xx','alt_text':'x'}]",
            "[{'type':'image','image_url':'/a.jpg','alt_text':'x'}]",
            "[{'type':'image','image_url':'https:///a.jpg','alt_text':'x'}]",
            "[{'type':'card'}]",
            "[{'type':'card','title':{'type':'plain_text','text':'x'},'hero_image':{'type':'button'}}]",
            "[{'type':'divider','block_id':'a'},{'type':'divider','block_id':'a'}]",
            "[{'type':'actions','elements':[{'type':'button','action_id':'a','text':{'type':'plain_text','text':'x'}},"
                    + "{'type':'button','action_id':'a','text':{'type':'plain_text','text':'x'}}]}]",
            "[{'type':'rich_text','elements':[{'type':'text','text':'x'}]}]",
            "['text']",
            "[[]]"})
    void a_bad_message_does_not(String blocks) {
        assertThat(problems(blocks)).isNotEmpty();
    }

    @Test
    void what_is_wrong_is_said_with_its_place() {
        assertThat(problems("[{'type':'divider'},{'type':'header','text':" + plain(151) + "}]"))
                .containsExactly("[ERROR] must be less than 151 characters [json-pointer:/blocks/1/text/text]");
    }

    @Test
    void the_same_action_may_stand_in_two_blocks() {
        var block = "{'type':'actions','elements':[" + button("'action_id':'a'") + "]}";

        assertThat(problems("[" + block + "," + block + "]")).isEmpty();
    }

    @Test
    void a_flood_of_problems_is_bounded() {
        assertThat(problems("[{'type':'section','fields':" + list(10, "{'type':'x'}") + "},"
                + String.join(",", Collections.nCopies(49, "{'type':'header'}")) + "]"))
                .hasSize(Rule.Problems.MAX);
    }

    private static List<String> problems(String blocks) {
        return BlockRules.problems(Json.parse(blocks.replace('\'', '"')).orElseThrow(), "/blocks");
    }

    private static Arguments limit(String what, int most, IntFunction<String> message) {
        return arguments(what, most, message);
    }

    private static String section(String field) {
        return "[{'type':'section'," + field + "}]";
    }

    private static String actions(List<String> elements) {
        return "[{'type':'actions','elements':[" + String.join(",", elements) + "]}]";
    }

    private static String button(String field) {
        return "{'type':'button','text':" + PLAIN + "," + field + "}";
    }

    private static String option(String value) {
        return "{'text':" + PLAIN + ",'value':'" + value + "'}";
    }

    private static String plain(int characters) {
        return "{'type':'plain_text','text':'" + x(characters) + "'}";
    }

    private static String mrkdwn(int characters) {
        return "{'type':'mrkdwn','text':'" + x(characters) + "'}";
    }

    private static String list(int times, String what) {
        return "[" + String.join(",", Collections.nCopies(times, what)) + "]";
    }

    private static String x(int characters) {
        return "x".repeat(characters);
    }
}
