package news.backstory.sandbox;

import static news.backstory.sandbox.Trial.MIA;
import static news.backstory.sandbox.Trial.NEWSROOM;
import static news.backstory.sandbox.Trial.SAM;
import static news.backstory.sandbox.Trial.WITH_MIA;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkspacePagesTest {

    private static final String AS_MIA = "/as/mia/" + NEWSROOM;
    private Trial trial;
    private Workspace workspace;

    @BeforeEach
    void open() throws IOException {
        var offers = new Offers(List.of(new Offers.Shortcut("similar_articles", "Similar articles")),
                List.of(new Offers.Hint("/news similar ", "link or words", "Three similar articles")),
                () -> List.of(new Offers.Sample("Bridge <closed>", "http://127.0.0.1/sample/bridge?a=1&b=\"")));
        trial = new Trial(Trial.settings().withOffers(offers));
        workspace = trial.sandbox.workspace();
    }

    @AfterEach
    void close() {
        trial.close();
    }

    @Test
    void the_first_page_is_the_newsroom() {
        var answer = get("/");

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith(AS_MIA);
    }

    @Test
    void a_page_shows_the_channels_the_messages_and_who_one_is() {
        workspace.post(NEWSROOM, SAM, Draft.of("Morning <@" + MIA + ">"));
        trial.post(NEWSROOM, "*Card*");

        var page = page(AS_MIA);

        assertThat(page.select("#channels .name").eachText()).containsExactly("newsroom", "world", "local", "sport", "investigations", "Backstory");
        assertThat(page.select("#channels [aria-current=page] .name").text()).isEqualTo("newsroom");
        assertThat(page.select(".me [aria-current=true] .name").text()).isEqualTo("Mia Torres");
        assertThat(page.select(".messages .author").eachText()).containsExactly("Sam Okafor", "Backstory");
        assertThat(page.select(".messages .app-tag")).hasSize(1);
        assertThat(page.select(".messages .body").eachText()).containsExactly("Morning @Mia Torres", "Card");
        assertThat(page.select(".members").text()).contains("4 members");
    }

    @Test
    void nothing_foreign_may_run_in_a_page() {
        var answer = get(AS_MIA);

        assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow()).isEqualTo(Pages.POLICY).doesNotContain("unsafe");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        var page = Jsoup.parse(answer.body());
        assertThat(page.select("script").eachAttr("src")).allSatisfy(source -> assertThat(source).startsWith("/assets/"));
        assertThat(page.select("[style], style, script:not([src])")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"htmx.js", "sse.js", "workspace.js", "composer.js", "workspace.css", "icons.svg"})
    void what_a_page_needs_is_served_from_here(String name) {
        var answer = get("/assets/" + name);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isNotBlank().doesNotContain("//# sourceMappingURL", "http://cdn", "https://cdn");
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                .startsWith(name.endsWith(".js") ? "text/javascript" : name.endsWith(".css") ? "text/css" : "image/svg+xml");
    }

    @Test
    void every_icon_that_is_used_is_there() {
        var icons = Jsoup.parse(get("/assets/icons.svg").body()).select("symbol").eachAttr("id");
        workspace.post(NEWSROOM, MIA, Draft.of("x").onlyFor(MIA));
        var deleted = workspace.post(NEWSROOM, MIA, Draft.of("x"));
        workspace.post(NEWSROOM, SAM, Draft.of("y").inThread(deleted.ts()));
        workspace.delete(NEWSROOM, deleted.ts());
        workspace.post(NEWSROOM, Staff.SLACKBOT, Draft.of("x"));

        var used = page(AS_MIA + "?thread=" + deleted.ts()).select("use").eachAttr("href");

        assertThat(used).isNotEmpty().allSatisfy(icon -> assertThat(icons).contains(icon.replace("/assets/icons.svg#", "")));
    }

    @Test
    void an_ephemeral_message_is_seen_by_its_reader_alone() {
        workspace.post(NEWSROOM, "U0000BOT01", Draft.of("psst").onlyFor(MIA));

        assertThat(page(AS_MIA).select(".ephemeral .only").text()).isEqualTo("Only visible to you");
        assertThat(get("/as/sam/" + NEWSROOM).body()).doesNotContain("psst");
    }

    @Test
    void a_thread_opens_beside_the_channel() {
        var card = trial.post(NEWSROOM, "Card");
        workspace.post(NEWSROOM, SAM, Draft.of("good").inThread(card));

        var page = page(AS_MIA + "?thread=" + card);

        assertThat(page.select("#scroll .body").eachText()).containsExactly("Card");
        assertThat(page.select(".replies").text()).contains("1 reply");
        assertThat(page.select("#thread .body").eachText()).containsExactly("Card", "good");
        assertThat(page.select("#thread input[name=thread]").attr("value")).isEqualTo(card);
        assertThat(page(AS_MIA + "/thread/" + card).select(".body").eachText()).containsExactly("Card", "good");
    }

    @Test
    void a_deleted_first_message_leaves_a_mark_and_an_edited_one_says_so() {
        var edited = workspace.post(NEWSROOM, SAM, Draft.of("six"));
        workspace.edit(NEWSROOM, edited.ts(), Draft.of("half past five"));
        var deleted = workspace.post(NEWSROOM, SAM, Draft.of("oops"));
        workspace.post(NEWSROOM, MIA, Draft.of("?").inThread(deleted.ts()));
        workspace.delete(NEWSROOM, deleted.ts());

        assertThat(page(AS_MIA).select(".body").eachText()).containsExactly("half past five (edited)", "This message was deleted.");
    }

    @Test
    void one_author_in_one_breath_is_named_once_and_days_are_parted() {
        workspace.post(NEWSROOM, SAM, Draft.of("one"));
        workspace.post(NEWSROOM, SAM, Draft.of("two"));
        trial.pass(MessageView.ONE_BREATH);
        workspace.post(NEWSROOM, SAM, Draft.of("three"));
        trial.pass(Duration.ofDays(1));
        workspace.post(NEWSROOM, SAM, Draft.of("four"));

        var page = page(AS_MIA);

        assertThat(page.select(".message.compact .body").eachText()).containsExactly("two");
        assertThat(page.select(".day").eachText()).containsExactly("Yesterday", "Today");
    }

    @Test
    void only_the_newest_are_shown_at_first_and_earlier_ones_on_request() {
        for (var number = 0; number <= MessageList.MAX_AT_ONCE; number++) {
            workspace.post(NEWSROOM, SAM, Draft.of("message " + number));
        }

        var page = page(AS_MIA);

        assertThat(page.select(".message")).hasSize(MessageList.MAX_AT_ONCE);
        var earlier = page(page.select(".earlier button").attr("hx-get"));
        assertThat(earlier.select(".body").eachText()).containsExactly("message 0");
        assertThat(earlier.select(".earlier")).isEmpty();
    }

    @Test
    void the_json_of_a_message_can_be_read() {
        var card = trial.post(NEWSROOM, "Card <b>&amp;");

        var page = page(AS_MIA + "/json/" + card);

        assertThat(Json.parse(page.select("pre").text()).orElseThrow().path("text").asText()).isEqualTo("Card <b>&amp;");
    }

    @Test
    void the_welcome_offers_links_until_it_is_put_away() {
        assertThat(page(AS_MIA).select("#welcome [data-fill]").attr("data-fill")).isEqualTo("/news http://127.0.0.1/sample/bridge?a=1&b=\"");
        assertThat(page(AS_MIA).select("#welcome button.button").text()).isEqualTo("Bridge <closed>");
        assertThat(page("/as/mia/C0WORLD001").select("#welcome")).isEmpty();

        var later = trial.send(HttpRequest.newBuilder(trial.sandbox.home().resolve(AS_MIA)).header("Cookie", "welcome=off").GET());

        assertThat(Jsoup.parse(later.body()).select("#welcome")).isEmpty();
    }

    @Test
    void the_composer_knows_the_commands_and_the_people() {
        var page = page(AS_MIA);

        assertThat(page.select("#composer-list [role=option]").eachAttr("data-fill")).contains("/news similar ", "/invite @Backstory", "@Backstory ",
                "@sam ");
        assertThat(page.select("label[for=composer]").text()).isEqualTo("Message #newsroom");
    }

    @Test
    void what_is_new_elsewhere_is_marked_until_it_was_seen() {
        workspace.post("C0WORLD001", SAM, Draft.of("look"));
        workspace.post(WITH_MIA, "U0000BOT01", Draft.of("your digest"));

        var before = page(AS_MIA);
        page("/as/mia/C0WORLD001");
        var after = page(AS_MIA);

        assertThat(before.select("#to-C0WORLD001").hasClass("unread")).isTrue();
        assertThat(before.select("#to-" + WITH_MIA + " .count").text()).startsWith("1");
        assertThat(after.select("#to-C0WORLD001").hasClass("unread")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/as/nobody/C0NEWSROOM", "/as/mia/C0NOWHERE1", "/as/ana/C0PROBE001", "/as/sam/D0000MIA01", "/as/ana/C0PROBE001/messages",
            "/as/ana/C0PROBE001/thread/1.0", "/as/mia/C0NEWSROOM/thread/1.0", "/as/mia/C0NEWSROOM/json/1.0"})
    void what_is_not_there_for_this_person_is_not_found(String path) {
        workspace.post("C0PROBE001", SAM, Draft.of("secret"));

        var answer = get(path);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("That is not here").doesNotContain("secret");
    }

    @Test
    void hostile_words_stay_words_in_every_part_of_a_page() {
        var hostile = "\"><script>alert(1)</script><img src=x onerror=alert(1)>'";
        var first = workspace.post(NEWSROOM, MIA, Draft.of(hostile));
        workspace.post(NEWSROOM, hostile, Draft.of(hostile).inThread(first.ts()));
        workspace.addChannel(hostile, Channel.Kind.PUBLIC, true);

        var page = page(AS_MIA + "?thread=" + first.ts());

        assertThat(page.select("script:not([src]), [onerror], img")).isEmpty();
        assertThat(page.select("#scroll .body").text()).isEqualTo(hostile);
    }

    @Test
    void what_is_said_is_said_and_what_begins_with_a_stroke_is_a_command() {
        assertThat(post("say", Map.of("text", "hello", "thread", "")).statusCode()).isEqualTo(204);
        assertThat(post("say", Map.of("text", "/news help", "thread", "")).statusCode()).isEqualTo(204);

        assertThat(workspace.messages(NEWSROOM)).extracting(Message::text).containsExactly("hello");
        assertThat(trial.bot.next().form()).containsEntry("command", "/news").containsEntry("text", "help").containsEntry("user_id", MIA);
    }

    @Test
    void a_command_in_a_thread_is_refused_as_slack_does() {
        var card = trial.post(NEWSROOM, "Card");

        post("say", Map.of("text", "/news help", "thread", card));

        var refusal = workspace.replies(NEWSROOM, card).getFirst();
        assertThat(refusal.text()).isEqualTo("/news is not supported in threads. Sorry!");
        assertThat(refusal.onlyFor()).isEqualTo(MIA);
    }

    @Test
    void a_reply_goes_into_its_thread() {
        var card = trial.post(NEWSROOM, "Card");

        post("say", Map.of("text", "good", "thread", card));

        assertThat(workspace.replies(NEWSROOM, card)).extracting(Message::text).containsExactly("good");
    }

    @Test
    void a_pressed_button_and_a_chosen_shortcut_reach_the_bot() {
        var blocks = "[{\"type\":\"actions\",\"elements\":[{\"type\":\"button\",\"action_id\":\"similar\",\"value\":\"a1\",\"text\":{\"type\":\"plain_text\",\"text\":\"S\"}}]}]";
        var card = workspace.post(NEWSROOM, "U0000BOT01", Draft.of("Card").withBlocks(Json.parse(blocks).orElseThrow()));

        assertThat(post("press", Map.of("ts", card.ts(), "action", "similar", "value", "a1")).statusCode()).isEqualTo(204);
        assertThat(trial.bot.next().payload().path("actions").get(0).path("value").asText()).isEqualTo("a1");
        assertThat(post("shortcut", Map.of("ts", card.ts(), "callback", "similar_articles")).statusCode()).isEqualTo(204);
        assertThat(trial.bot.next().payload().path("callback_id").asText()).isEqualTo("similar_articles");
    }

    @Test
    void one_takes_back_only_what_one_said() {
        var mine = workspace.post(NEWSROOM, MIA, Draft.of("mine"));
        var other = workspace.post(NEWSROOM, SAM, Draft.of("other"));

        assertThat(page(AS_MIA).select("[hx-post$=delete]")).hasSize(1);
        assertThat(post("delete", Map.of("ts", mine.ts())).statusCode()).isEqualTo(204);
        assertThat(post("delete", Map.of("ts", other.ts())).statusCode()).isEqualTo(400);
        assertThat(workspace.messages(NEWSROOM)).containsExactly(other);
    }

    @Test
    void what_cannot_be_done_says_why() {
        assertThat(post("say", Map.of("text", " ")).body()).contains("error");
        assertThat(post("press", Map.of("ts", "1.0", "action", "x")).body()).contains("no longer there");
    }

    @Test
    void another_pages_form_does_nothing() {
        var request = Trial.post(trial.sandbox.home().resolve(AS_MIA + "/say"), "text=hello")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", "http://evil.example");

        assertThat(trial.send(request).statusCode()).isEqualTo(403);
        assertThat(workspace.messages(NEWSROOM)).isEmpty();
    }

    @Test
    void the_log_shows_what_passed_newest_first_and_one_kind_on_request() {
        trial.post(NEWSROOM, "Card");
        trial.call("auth.test", Map.of());

        assertThat(page("/log").select(".log strong").eachText()).containsExactly("auth.test", "chat.postMessage");
        assertThat(page("/log?what=chat.postMessage").select(".log strong").eachText()).containsExactly("chat.postMessage");
        assertThat(page("/log/lines?after=1").select("strong").eachText()).containsExactly("auth.test");
        assertThat(page("/log").text()).contains("Card").doesNotContain(Trial.TOKEN);
    }

    private HttpResponse<String> get(String path) {
        return trial.get(trial.sandbox.home().resolve(path));
    }

    private Document page(String path) {
        return Jsoup.parse(get(path).body());
    }

    private HttpResponse<String> post(String deed, Map<String, String> form) {
        return trial.send(Trial.post(trial.sandbox.home().resolve(AS_MIA + "/" + deed), Trial.form(form))
                .header("Content-Type", "application/x-www-form-urlencoded"));
    }
}
