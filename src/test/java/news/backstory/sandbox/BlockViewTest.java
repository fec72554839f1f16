package news.backstory.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlockViewTest {

    private static final Instant NOW = Instant.parse("2026-11-24T17:00:00Z");
    private static final List<String> HOSTILE = List.of("<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onclick='alert(1)",
            "javascript:alert(1)",
            "</button><b>", "{\"}'>");
    private final Workspace workspace = new Workspace(() -> NOW);
    private final Viewer mia = new Viewer(workspace, workspace.people().getFirst(), Offers.none(), NOW);

    @Test
    void a_section_has_text_fields_and_an_accessory() {
        var page = show("{'type':'section','text':{'type':'mrkdwn','text':'*Head*\\nline'},'fields':[{'type':'plain_text','text':'*a*'},"
                + "{'type':'mrkdwn','text':'*b*'}],'accessory':{'type':'image','image_url':'https://x.example/p.jpg','alt_text':'A ship'}}");

        assertThat(page.select(".section strong").eachText()).containsExactly("Head", "b");
        assertThat(page.select(".fields .lines").eachText()).containsExactly("*a*", "b");
        assertThat(page.select(".accessory img").attr("alt")).isEqualTo("A ship");
    }

    @Test
    void a_header_is_a_heading_and_a_divider_a_line() {
        var page = show("{'type':'header','text':{'type':'plain_text','text':'Similar :tada: <b>'}},{'type':'divider'}");

        assertThat(page.select("h3").text()).isEqualTo("Similar 🎉 <b>");
        assertThat(page.select("hr")).hasSize(1);
    }

    @Test
    void a_context_mixes_words_and_small_pictures() {
        var page = show("{'type':'context','elements':[{'type':'image','image_url':'https://x.example/i.png','alt_text':'Herald'},"
                + "{'type':'mrkdwn','text':'Own · _World_'},{'type':'plain_text','text':'_x_'}]}");

        assertThat(page.select(".context img.icon").attr("alt")).isEqualTo("Herald");
        assertThat(page.select(".context span.lines").eachText()).containsExactly("Own · World", "_x_");
    }

    @Test
    void a_picture_has_its_title_and_its_alternative_text() {
        var page = show(
                "{'type':'image','image_url':'https://x.example/p.jpg','alt_text':'Guaido greets','title':{'type':'plain_text','text':'Caracas'}}");

        assertThat(page.select("figcaption").text()).isEqualTo("Caracas");
        assertThat(page.select("img").attr("alt")).isEqualTo("Guaido greets");
        assertThat(page.select("img").attr("referrerpolicy")).isEqualTo("no-referrer");
    }

    @Test
    void a_button_posts_its_message_action_and_value() {
        var page = show("{'type':'actions','elements':[{'type':'button','action_id':'similar','value':'a\\\"1','style':'primary',"
                + "'accessibility_label':'Similar to this','text':{'type':'plain_text','text':'Similar'}}]}");

        var button = page.select("button").getFirst();
        assertThat(button.attr("hx-post")).isEqualTo("/as/mia/C0NEWSROOM/press");
        var posted = Json.parse(button.attr("hx-vals")).orElseThrow();
        assertThat(posted.path("ts").asText()).isEqualTo("1795539600.000000");
        assertThat(posted.path("action").asText()).isEqualTo("similar");
        assertThat(posted.path("value").asText()).isEqualTo("a\"1");
        assertThat(button.className()).isEqualTo("button primary");
        assertThat(button.attr("aria-label")).isEqualTo("Similar to this");
    }

    @Test
    void a_button_with_an_address_is_a_link_that_also_tells_the_bot() {
        var page = show(
                "{'type':'actions','elements':[{'type':'button','action_id':'open','url':'https://x.example/','text':{'type':'plain_text','text':'Open'}}]}");

        assertThat(page.select("a.button").attr("href")).isEqualTo("https://x.example/");
        assertThat(page.select("a.button").attr("rel")).contains("noopener");
        assertThat(Json.parse(page.select("a.button").attr("data-press")).orElseThrow().path("action").asText()).isEqualTo("open");
    }

    @Test
    void a_button_that_asks_first_has_its_question_beside_it() {
        var page = show("{'type':'actions','elements':[{'type':'button','action_id':'pull','text':{'type':'plain_text','text':'Pull'},'confirm':"
                + "{'title':{'type':'plain_text','text':'Sure?'},'text':{'type':'mrkdwn','text':'From *every* channel'},"
                + "'confirm':{'type':'plain_text','text':'Yes'},'deny':{'type':'plain_text','text':'No'},'style':'danger'}}]}");

        var dialog = page.select("dialog").getFirst();
        assertThat(page.select("button[data-confirm]").attr("data-confirm")).isEqualTo(dialog.id());
        assertThat(dialog.select("h2").text()).isEqualTo("Sure?");
        assertThat(dialog.select("button").eachAttr("value")).containsExactly("deny", "confirm");
        assertThat(dialog.select("button.danger").text()).isEqualTo("Yes");
    }

    @Test
    void a_menu_offers_its_options() {
        var page = show("{'type':'actions','elements':[{'type':'overflow','action_id':'more','options':["
                + "{'text':{'type':'plain_text','text':'Mute'},'value':'mute','description':{'type':'plain_text','text':'for 3 days'}},"
                + "{'text':{'type':'plain_text','text':'Open'},'value':'o','url':'https://x.example/'}]}]}");

        assertThat(page.select("details summary").attr("aria-label")).isEqualTo("More");
        assertThat(page.select("[role=menuitem]").eachText()).containsExactly("Mute for 3 days", "Open");
        assertThat(page.select("a[role=menuitem]").attr("href")).isEqualTo("https://x.example/");
    }

    @Test
    void a_select_posts_what_was_chosen() {
        var page = show("{'type':'actions','elements':[{'type':'static_select','action_id':'when','placeholder':{'type':'plain_text','text':'When?'},"
                + "'initial_option':{'text':{'type':'plain_text','text':'8'},'value':'8'},'options':[{'text':{'type':'plain_text','text':'7'},'value':'7'},"
                + "{'text':{'type':'plain_text','text':'8'},'value':'8'}]}]}");

        var select = page.select("select").getFirst();
        assertThat(select.attr("name")).isEqualTo("value");
        assertThat(Json.parse(select.attr("hx-vals")).orElseThrow().has("value")).isFalse();
        assertThat(select.select("option[selected]").attr("value")).isEqualTo("8");
    }

    @Test
    void verdicts_are_two_buttons_and_an_icon_is_one() {
        var page = show(
                "{'type':'context_actions','elements':[{'type':'feedback_buttons','action_id':'f','positive_button':{'text':{'type':'plain_text','text':'Good'},'value':'p'},"
                        + "'negative_button':{'text':{'type':'plain_text','text':'Bad'},'value':'n'}},{'type':'icon_button','icon':'trash','action_id':'t','text':{'type':'plain_text','text':'Delete'}},"
                        + "{'type':'icon_button','icon':'trash','action_id':'u','text':{'type':'plain_text','text':'Not mine'},'visible_to_user_ids':['U0000SAM01']}]}");

        assertThat(page.select("button").eachAttr("aria-label")).containsExactly("Good", "Bad", "Delete");
    }

    @Test
    void rich_text_keeps_its_shape() {
        var page = show(
                "{'type':'rich_text','elements':[{'type':'rich_text_section','elements':[{'type':'text','text':'a','style':{'bold':true,'italic':true}},"
                        + "{'type':'user','user_id':'U0000SAM01'},{'type':'link','url':'https://x.example/'},{'type':'emoji','name':'x'},{'type':'broadcast','range':'channel'},{'type':'color','value':'#fff'}]},"
                        + "{'type':'rich_text_list','style':'ordered','indent':1,'offset':2,'elements':[{'type':'rich_text_section','elements':[{'type':'text','text':'one'}]}]},"
                        + "{'type':'rich_text_quote','elements':[{'type':'text','text':'q'}]},{'type':'rich_text_preformatted','elements':[{'type':'text','text':'p <b>'}]}]}");

        assertThat(page.select("strong em, em strong").text()).isEqualTo("a");
        assertThat(page.select(".mention").eachText()).containsExactly("@Sam Okafor", "@channel");
        assertThat(page.select("ol.indent-1").attr("start")).isEqualTo("3");
        assertThat(page.select("blockquote").text()).isEqualTo("q");
        assertThat(page.select("pre").text()).isEqualTo("p <b>");
        assertThat(page.select(".unknown").text()).isEqualTo("Unknown block: color");
    }

    @Test
    void cards_stand_in_a_row() {
        var page = show(
                "{'type':'carousel','elements':[{'type':'card','title':{'type':'plain_text','text':'One'},'actions':[{'type':'button','action_id':'a','text':{'type':'plain_text','text':'Go'}}]},"
                        + "{'type':'card','body':{'type':'mrkdwn','text':'*Two*'}}]}");

        assertThat(page.select(".carousel .card")).hasSize(2);
        assertThat(page.select(".card button").text()).isEqualTo("Go");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'type':'video'}", "{'type':'table','rows':[]}", "{}", "{'type':'<script>'}",
            "{'type':'actions','elements':[{'type':'datepicker'}]}",
            "{'type':'section','text':{'type':'html','text':'<b>'}}"})
    void what_is_not_known_is_seen(String block) {
        var page = show(block);

        assertThat(page.select(".unknown").text()).startsWith("Unknown block: ");
        assertThat(page.select("script, b")).isEmpty();
    }

    @Test
    void hostile_words_anywhere_cannot_inject() {
        for (var hostile : HOSTILE) {
            var text = "{'type':'plain_text','text':'H'}";
            var confirm = "{'title':" + text + ",'text':" + text + ",'confirm':" + text + ",'deny':" + text + ",'style':'H'}";
            var option = "{'text':" + text + ",'value':'H','url':'H','description':" + text + "}";
            var blocks = "[{'type':'section','text':{'type':'mrkdwn','text':'H <H|H> *H*'},'accessory':{'type':'button','action_id':'H','value':'H','url':'H','text':"
                    + text + "}},"
                    + "{'type':'header','text':" + text + "},{'type':'image','image_url':'H','alt_text':'H','title':" + text + "},"
                    + "{'type':'image','image_url':'https://x.example/H','alt_text':'H'},"
                    + "{'type':'context','elements':[{'type':'image','image_url':'H','alt_text':'H'},{'type':'mrkdwn','text':'H'}]},"
                    + "{'type':'actions','elements':[{'type':'button','action_id':'H','value':'H','style':'H','accessibility_label':'H','text':"
                    + text + ",'confirm':" + confirm + "},"
                    + "{'type':'overflow','action_id':'H','options':[" + option + "],'confirm':" + confirm + "},"
                    + "{'type':'static_select','action_id':'H','placeholder':" + text + ",'options':[" + option + "]}]},"
                    + "{'type':'context_actions','elements':[{'type':'feedback_buttons','positive_button':{'text':" + text
                    + ",'value':'H'},'negative_button':{'text':" + text + ",'value':'H'}},"
                    + "{'type':'icon_button','icon':'H','text':" + text + "}]},{'type':'H'},"
                    + "{'type':'rich_text','elements':[{'type':'rich_text_section','elements':[{'type':'text','text':'H'},{'type':'link','url':'H','text':'H'},{'type':'emoji','name':'H'},"
                    + "{'type':'broadcast','range':'H'},{'type':'user','user_id':'H'},{'type':'channel','channel_id':'H'},{'type':'date','timestamp':1,'format':'H','url':'H','fallback':'H'},{'type':'H'}]}]}]";
            var safe = Json.object().put("x", hostile).toString();
            var escaped = safe.substring(6, safe.length() - 2);
            var attachments = "[{'color':'H','pretext':'H','title':'H','title_link':'H','text':'H','author_name':'H','footer':'H','fallback':'H','image_url':'H'}]";

            var html = html(blocks.replace('\'', '"').replace("H", escaped), attachments.replace('\'', '"').replace("H", escaped));

            Hostile.assertHarmless(html);
            assertThat(Jsoup.parse(html).text()).contains(hostile.strip());
        }
    }

    @Test
    void an_unfurl_stands_behind_a_bar_of_its_colour() {
        var page = Jsoup.parse(html("[]",
                "[{\"color\":\"#36a64f\",\"blocks\":[{\"type\":\"section\",\"text\":{\"type\":\"mrkdwn\",\"text\":\"*x*\"}}]},{\"fallback\":\"only this\",\"color\":\"\\\"><b>\"}]"));

        assertThat(page.select(".attachment rect").eachAttr("fill")).containsExactly("#36a64f", "#dddddd");
        assertThat(page.select(".attachment strong").text()).isEqualTo("x");
        assertThat(page.select(".attachment").get(1).text()).isEqualTo("only this");
    }

    private Document show(String blocks) {
        return Jsoup.parse(html(("[" + blocks + "]").replace('\'', '"'), "[]"));
    }

    private String html(String blocks, String attachments) {
        var said = Draft.of("x").withBlocks(Json.parse(blocks).orElseThrow());
        var message = new Workspace(() -> NOW).post("C0NEWSROOM", "U0000BOT01", said).withAttachments(Json.parse(attachments).orElseThrow());
        return MessageView.of(message, message, mia, MessageView.CHANNEL).body().toString();
    }
}
