package news.backstory.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import news.backstory.article.Link;
import news.backstory.article.Reader;
import news.backstory.article.Reading;
import news.backstory.channel.ChannelId;
import news.backstory.channel.PersonId;
import news.backstory.command.CommandParser;
import news.backstory.command.Request;
import news.backstory.ledger.Line;
import news.backstory.post.MessageRef;
import news.backstory.post.Place;
import news.backstory.post.Post;
import news.backstory.post.Post.Matter;
import news.backstory.post.ReplyAddress;
import news.backstory.search.ArticleIndex;
import news.backstory.testing.Answering;
import news.backstory.testing.MovingClock;
import news.backstory.testing.SampleArticles;
import news.backstory.testing.TemporaryStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From what Slack sends to the lines that answer it: where they go, and for whom. */
class SlackDispatcherTest {

    private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");
    private static final String BRIDGE = "https://herald.example/bridge";
    private static final ChannelId C1 = new ChannelId("C1");
    private static final PersonId MIA = new PersonId("U1");
    private static final Place REPLY = new Place.Reply(new ReplyAddress("https://hooks.slack.com/commands/1/2/3"), C1, MIA);

    private int ignored;
    private final MovingClock clock = new MovingClock(NOW);
    private final TemporaryStore memory = new TemporaryStore();
    private final ArticleIndex index = ArticleIndex.inMemory();
    private final Reader reader = link -> link.text().equals(BRIDGE) ? new Reading.Read(SampleArticles.usable("bridge")) : new Reading.Answered(404);
    private final SlackDispatcher dispatcher = new SlackDispatcher(
            Answering.over(memory, reader, index, clock),
            new SlackListeners(new CommandParser(), this::textOf, (_, _) -> true),
            () -> ignored++);

    private Optional<String> textOf(MessageRef message) {
        return message.id().equals("100.1") ? Optional.of("read <" + BRIDGE + "|the bridge> &amp; weep") : Optional.empty();
    }

    @BeforeEach
    void keepTheBridge() {
        memory.articles().save(SampleArticles.usable("bridge"), NOW, List.of(Link.parse(BRIDGE).orElseThrow()));
    }

    @AfterEach
    void stop() {
        index.close();
        memory.close();
    }

    @Test
    void a_link_after_the_command_is_a_card_for_the_channel_and_a_thread_under_it() {
        var lines = form(Signed.command(BRIDGE, "t"));

        assertThat(lines).extracting(Line::key).containsExactly("key/card", "key/similar");
        assertThat(lines).extracting(Line::place).containsExactly(new Place.InChannel(C1), new Place.Under("key/card", C1));
        assertThat(lines.getFirst().post()).isEqualTo(new Post.CardOf(SampleArticles.usable("bridge").id()));
    }

    @Test
    void where_the_bot_is_no_member_everything_goes_to_the_reply_address() {
        var instead = form(Signed.command(BRIDGE, "t")).getFirst().ifNotMember();

        assertThat(instead).extracting(Line::place).containsExactly(
                new Place.ReplyToAll(new ReplyAddress("https://hooks.slack.com/commands/1/2/3"), C1));
    }

    @Test
    void help_and_errors_are_for_the_person_alone() {
        assertThat(form(Signed.command("help", "t"))).extracting(Line::place, Line::post)
                .containsExactly(tuple(REPLY, new Post.Help("")));
        assertThat(form(Signed.command("https://herald.example/gone", "t"))).extracting(Line::place, Line::post)
                .containsExactly(tuple(REPLY, new Post.Notice(Matter.PAGE_NOT_FOUND, "404")));
    }

    @Test
    void dispatching_the_same_request_twice_gives_the_same_keys() {
        assertThat(form(Signed.command(BRIDGE, "t"))).extracting(Line::key)
                .isEqualTo(form(Signed.command(BRIDGE, "t")).stream().map(Line::key).toList());
    }

    @Test
    void a_mention_is_answered_in_its_thread() {
        var lines = event("{\"type\":\"app_mention\",\"user\":\"U1\",\"text\":\"<@UBOT> <" + BRIDGE
                + ">\",\"ts\":\"200.1\",\"channel\":\"C1\",\"event_ts\":\"200.1\"}");

        assertThat(lines.getFirst().place()).isEqualTo(new Place.InThread(new MessageRef(C1, "200.1")));
        assertThat(lines.getFirst().post()).isInstanceOf(Post.CardOf.class);
    }

    @Test
    void similar_in_a_thread_is_about_the_link_that_the_thread_began_with() {
        var lines = event(
                "{\"type\":\"app_mention\",\"user\":\"U1\",\"text\":\"<@UBOT> similar\",\"ts\":\"200.1\",\"thread_ts\":\"100.1\",\"channel\":\"C1\",\"event_ts\":\"200.1\"}");

        assertThat(lines).extracting(Line::place).containsExactly(new Place.InThread(new MessageRef(C1, "100.1")));
        assertThat(lines.getFirst().post()).isInstanceOf(Post.SimilarTo.class);
    }

    @Test
    void similar_in_a_thread_without_a_link_is_a_hint_to_the_person() {
        var lines = event(
                "{\"type\":\"app_mention\",\"user\":\"U1\",\"text\":\"<@UBOT> similar\",\"ts\":\"200.1\",\"thread_ts\":\"100.9\",\"channel\":\"C1\",\"event_ts\":\"200.1\"}");

        assertThat(lines).extracting(Line::place).containsExactly(new Place.ForPersonInThread(new MessageRef(C1, "100.9"), MIA));
        assertThat(lines.getFirst().post()).isEqualTo(new Post.Notice(Matter.NO_LINK_THERE, ""));
    }

    @Test
    void a_direct_message_is_answered_where_it_was_written() {
        var lines = event("{\"type\":\"message\",\"channel_type\":\"im\",\"user\":\"U1\",\"text\":\"<" + BRIDGE
                + ">\",\"ts\":\"200.1\",\"channel\":\"D1\",\"event_ts\":\"200.1\"}");

        assertThat(lines.getFirst().place()).isEqualTo(new Place.InChannel(new ChannelId("D1")));
    }

    @Test
    void what_is_asked_in_direct_messages_is_asked_of_the_persons_own_channel_and_answered_where_it_was_written() {
        var lines = form(Signed.command("quiet 22:00-06:30", "t").replace("channel_id=C1", "channel_id=D1"));

        assertThat(memory.books().arrangements().find(new ChannelId("U1"))).isPresent();
        assertThat(memory.books().arrangements().find(new ChannelId("D1"))).isEmpty();
        assertThat(lines).extracting(Line::place).containsExactly(new Place.InChannel(new ChannelId("U1")));
    }

    @Test
    void what_bots_say_is_not_answered() {
        assertThat(event("{\"type\":\"message\",\"channel_type\":\"im\",\"bot_id\":\"B1\",\"user\":\"U1\",\"text\":\"<" + BRIDGE
                + ">\",\"ts\":\"200.1\",\"channel\":\"D1\"}")).isEmpty();
        assertThat(event("{\"type\":\"app_mention\",\"bot_id\":\"B1\",\"text\":\"<@UBOT> <" + BRIDGE + ">\",\"ts\":\"200.1\",\"channel\":\"C1\"}"))
                .isEmpty();
    }

    @Test
    void what_nobody_listens_to_is_taken_and_not_answered() {
        assertThat(event("{\"type\":\"reaction_added\",\"user\":\"U1\",\"reaction\":\"eyes\"}")).isEmpty();
        assertThat(event("{\"type\":\"message\",\"subtype\":\"message_changed\",\"channel\":\"D1\",\"channel_type\":\"im\"}")).isEmpty();
        assertThat(event("{\"type\":\"a_type_of_next_year\"}")).isEmpty();
    }

    @Test
    void a_link_in_somebodys_message_becomes_a_card_on_it() {
        var lines = event(
                "{\"type\":\"link_shared\",\"user\":\"U1\",\"channel\":\"C1\",\"message_ts\":\"300.1\",\"links\":[{\"domain\":\"herald.example\",\"url\":\""
                        + BRIDGE
                        + "\"},{\"domain\":\"herald.example\",\"url\":\"https://herald.example/gone\"}]}");

        var message = new MessageRef(C1, "300.1");
        assertThat(lines).extracting(Line::place).containsExactly(new Place.OnLinks(message, message, Optional.of(new PersonId("U1"))));
        assertThat(lines.getFirst().post()).isEqualTo(
                new Post.OnLinks(List.of(new Post.LinkedArticle(Link.parse(BRIDGE).orElseThrow(), SampleArticles.usable("bridge").id()))));
    }

    @Test
    void a_link_in_a_thread_becomes_a_card_on_it_that_knows_its_thread() {
        var lines = event("{\"type\":\"link_shared\",\"user\":\"U1\",\"channel\":\"C1\",\"message_ts\":\"300.1\",\"thread_ts\":\"200.1\","
                + "\"links\":[{\"domain\":\"herald.example\",\"url\":\"" + BRIDGE + "\"}]}");

        assertThat(lines).extracting(Line::place).containsExactly(
                new Place.OnLinks(new MessageRef(C1, "300.1"), new MessageRef(C1, "200.1"), Optional.of(new PersonId("U1"))));
    }

    @Test
    void a_link_in_a_direct_message_is_answered_once_and_not_on_the_link_too() {
        var lines = event(
                "{\"type\":\"link_shared\",\"user\":\"U1\",\"channel\":\"D1\",\"message_ts\":\"300.1\",\"links\":[{\"domain\":\"herald.example\",\"url\":\""
                        + BRIDGE + "\"}]}");

        assertThat(lines).isEmpty();
    }

    @Test
    void a_command_by_another_name_than_ours_is_reported_and_not_answered() {
        assertThat(form(Signed.command("help", "t").replace("command=%2Fnews", "command=%2Fbackstory"))).isEmpty();
        assertThat(ignored).isEqualTo(1);
    }

    @Test
    void a_list_of_links_is_left_alone() {
        var link = "{\"domain\":\"herald.example\",\"url\":\"" + BRIDGE;
        var lines = event("{\"type\":\"link_shared\",\"user\":\"U1\",\"channel\":\"C1\",\"message_ts\":\"300.1\",\"links\":[" + link + "\"}," + link
                + "?2\"}," + link + "?3\"}]}");

        assertThat(lines).isEmpty();
    }

    @Test
    void the_shortcut_on_a_message_answers_the_person_about_its_link() {
        var lines = payload(
                "{\"type\":\"message_action\",\"callback_id\":\"similar_articles\",\"trigger_id\":\"t\",\"response_url\":\"https://hooks.slack.com/commands/1/2/3\","
                        + "\"user\":{\"id\":\"U1\"},\"channel\":{\"id\":\"C1\"},\"team\":{\"id\":\"T1\"},\"message_ts\":\"100.1\",\"message\":{\"ts\":\"100.1\",\"text\":\"see <"
                        + BRIDGE + ">\"}}");

        assertThat(lines).extracting(Line::place).containsExactly(REPLY);
        assertThat(lines.getFirst().post()).isInstanceOf(Post.SimilarTo.class);
    }

    @Test
    void the_shortcut_for_coverage_answers_the_person_who_may_post_it_under_the_message() {
        var lines = payload(
                "{\"type\":\"message_action\",\"callback_id\":\"have_we_covered_this\",\"trigger_id\":\"t\",\"response_url\":\"https://hooks.slack.com/commands/1/2/3\","
                        + "\"user\":{\"id\":\"U1\"},\"channel\":{\"id\":\"C1\"},\"team\":{\"id\":\"T1\"},\"message_ts\":\"100.1\",\"message\":{\"ts\":\"100.1\",\"text\":\"see <"
                        + BRIDGE + ">\"}}");

        assertThat(lines).extracting(Line::place).containsExactly(REPLY);
        assertThat(lines.getFirst().post()).isInstanceOfSatisfying(Post.Coverage.class, coverage -> {
            assertThat(coverage.own()).containsExactly(SampleArticles.usable("bridge").id());
            assertThat(coverage.thread()).containsExactly(new MessageRef(C1, "100.1"));
        });
        assertThat(press("post_coverage", "bridge|100.1", "")).extracting(Line::place)
                .containsExactly(new Place.InThread(new MessageRef(C1, "100.1")));
    }

    @Test
    void every_button_asks_what_it_says() {
        assertThat(press("card_similar", "bridge", "")).extracting(Line::post).first().isInstanceOf(Post.SimilarTo.class);
        assertThat(press("covered", "bridge", "")).extracting(Line::post).first().isInstanceOf(Post.Coverage.class);
        assertThat(press("post_coverage", "bridge", "")).extracting(Line::place).first().isEqualTo(new Place.InChannel(C1));
        assertThat(press("timeline", "bridge", "")).extracting(Line::post).first().isInstanceOf(Post.Timeline.class);
        assertThat(press("post_timeline", "bridge", "")).extracting(Line::place).first().isEqualTo(new Place.InChannel(C1));
        assertThat(press("post_card:2", "bridge", "")).extracting(Line::place).first().isEqualTo(new Place.InChannel(C1));
        assertThat(press("post_similar", "bridge", "")).extracting(Line::place).first().isEqualTo(new Place.InChannel(C1));
        assertThat(press("similar_keep:1", "bridge|ferry", "")).extracting(Line::post).containsExactly(new Post.Notice(Matter.KEPT, ""));
        assertThat(press("report_undo", "key", "")).extracting(Line::post).containsExactly(new Post.Notice(Matter.REPORT_TAKEN_BACK, ""));
        assertThat(press("card_more", "", "open:bridge")).isEmpty();
        assertThat(press("a_button_of_next_year", "x", "")).isEmpty();
        assertThat(press("post_card", "no such article", "")).isEmpty();
    }

    @Test
    void what_a_channel_drops_leaves_the_list_and_can_come_back() {
        var ferry = SampleArticles.usable("ferry").id();

        var lines = press("similar_drop:1", "bridge|ferry", "");

        assertThat(lines).extracting(Line::place).containsExactly(new Place.InsteadOf(new MessageRef(C1, "400.1")), REPLY);
        assertThat(memory.feedback().dropped(C1, SampleArticles.usable("bridge").id())).containsExactly(ferry);

        var undone = press("similar_undo", "bridge|ferry|400.1", "");

        assertThat(undone).extracting(Line::place).containsExactly(new Place.InsteadOf(new MessageRef(C1, "400.1")), REPLY);
        assertThat(memory.feedback().dropped(C1, SampleArticles.usable("bridge").id())).isEmpty();
    }

    @Test
    void what_is_posted_for_all_names_the_place_where_whoever_asked_hears_of_a_failure() {
        var lines = form(Signed.command(BRIDGE, "t"));

        assertThat(lines).extracting(Line::ifNotSaid).containsOnly(List.of(REPLY));
        assertThat(lines.getFirst().ifNotMember()).extracting(Line::ifNotSaid).containsOnly(List.of(REPLY));
        assertThat(form(Signed.command("help", "t"))).extracting(Line::ifNotSaid).containsOnly(List.of());
    }

    @Test
    void an_answer_lasts_as_long_as_the_address_that_came_with_the_request() {
        clock.advance(Duration.ofMinutes(20));

        assertThat(form(Signed.command(BRIDGE, "t"))).extracting(Line::staleAt).containsOnly(NOW.plus(Duration.ofMinutes(29)));
    }

    @Test
    void whoever_asked_before_a_long_outage_is_told_to_ask_again_where_they_can_be_reached() {
        clock.advance(Duration.ofMinutes(29));

        assertThat(form(Signed.command(BRIDGE, "t"))).extracting(Line::place, Line::post)
                .containsExactly(tuple(new Place.ForPerson(C1, MIA), new Post.Notice(Matter.TOO_LATE, "")));
        assertThat(form(Signed.command(BRIDGE, "t")).getFirst().staleAt()).isAfter(clock.instant());
        assertThat(event("{\"type\":\"link_shared\",\"user\":\"U1\",\"channel\":\"C1\",\"message_ts\":\"300.1\",\"links\":[{\"url\":\"" + BRIDGE
                + "\"}]}")).isEmpty();
    }

    @Test
    void what_a_channel_dropped_before_a_long_outage_counts_and_its_list_is_put_right() {
        clock.advance(Duration.ofHours(3));

        var lines = press("similar_drop:1", "bridge|ferry", "");

        assertThat(memory.feedback().dropped(C1, SampleArticles.usable("bridge").id())).containsExactly(SampleArticles.usable("ferry").id());
        assertThat(lines.getFirst().place()).isEqualTo(new Place.InsteadOf(new MessageRef(C1, "400.1")));
        assertThat(lines.getFirst().staleAt()).isAfter(clock.instant());
    }

    @Test
    void of_two_judgements_the_one_that_was_made_later_counts_whichever_is_worked_on_first() {
        var later = new Request("later", NOW.plusSeconds(1), pressed("similar_keep:1", "bridge|ferry", ""));
        var earlier = new Request("earlier", NOW, pressed("similar_drop:1", "bridge|ferry", ""));

        dispatcher.dispatch(later);
        dispatcher.dispatch(earlier);

        assertThat(memory.feedback().dropped(C1, SampleArticles.usable("bridge").id())).isEmpty();
    }

    private List<Line> press(String action, String value, String option) {
        return dispatcher.dispatch(new Request("key", NOW, pressed(action, value, option)));
    }

    private static String pressed(String action, String value, String option) {
        var selected = option.isEmpty() ? "" : ",\"selected_option\":{\"value\":\"" + option + "\"}";
        return content(
                "{\"type\":\"block_actions\",\"trigger_id\":\"t\",\"response_url\":\"https://hooks.slack.com/commands/1/2/3\",\"user\":{\"id\":\"U1\"},\"team\":{\"id\":\"T1\"},"
                        + "\"channel\":{\"id\":\"C1\"},\"container\":{\"type\":\"message\",\"message_ts\":\"400.1\",\"channel_id\":\"C1\"},"
                        + "\"actions\":[{\"type\":\"button\",\"action_id\":\"" + action + "\",\"block_id\":\"b\",\"value\":\"" + value + "\""
                        + selected + "}]}");
    }

    private List<Line> payload(String json) {
        return dispatcher.dispatch(new Request("key", NOW, content(json)));
    }

    private static String content(String payload) {
        return new Envelope(Signed.FORM, Signed.form(Map.of("payload", payload))).text();
    }

    private List<Line> form(String body) {
        return dispatcher.dispatch(new Request("key", NOW, new Envelope(Signed.FORM, body).text()));
    }

    private List<Line> event(String event) {
        var body = "{\"type\":\"event_callback\",\"event_id\":\"Ev1\",\"team_id\":\"T1\",\"event\":" + event + "}";
        return dispatcher.dispatch(new Request("key", NOW, new Envelope(Signed.JSON, body).text()));
    }
}
