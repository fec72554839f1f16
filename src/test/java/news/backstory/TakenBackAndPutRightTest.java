package news.backstory;

import static news.backstory.LivingChannel.BRIDGE;
import static news.backstory.LivingChannel.CRACK;
import static news.backstory.LivingChannel.CUP;
import static news.backstory.LivingChannel.KEEPER;
import static news.backstory.LivingChannel.NOW;
import static news.backstory.LivingChannel.entry;
import static news.backstory.LivingChannel.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import news.backstory.article.ArticleId;
import news.backstory.article.Articles;
import news.backstory.article.Bond;
import news.backstory.article.Kill;
import news.backstory.article.Link;
import news.backstory.article.Status;
import news.backstory.article.Traits;
import news.backstory.channel.ChannelId;
import news.backstory.ledger.Line;
import news.backstory.ledger.Posting;
import news.backstory.post.Mark;
import news.backstory.post.MessageRef;
import news.backstory.post.Place;
import news.backstory.post.Post;
import news.backstory.post.Suggestion;
import news.backstory.testing.FakeSlack;
import news.backstory.web.Fetch;
import news.backstory.wire.WireName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was said in a channel is taken back when its article is killed or held, and put right when it is corrected. */
class TakenBackAndPutRightTest {

    private final LivingChannel life = new LivingChannel();

    @AfterEach
    void stop() {
        life.close();
    }

    @Test
    void a_killed_story_is_taken_back_wherever_it_stands_and_whoever_shared_it_is_told() {
        life.web.article("https://herald.example/bridge", "Local", "Harbour bridge shut after crane strike", "Closed for a week", BRIDGE, CRACK);
        life.web.article("https://herald.example/inquiry", "Local", "Inquiry into harbour bridge crane strike opens", "On Wednesday",
                "A public inquiry into the crane strike that closed the harbour bridge opened on Wednesday.",
                "The Harbour Trust and chief engineer Ada Brook will be asked why the crane was moved in high wind.");
        life.ask("/news https://herald.example/bridge");
        life.work();
        life.ask("/news https://herald.example/inquiry");
        life.work();
        var bridge = life.memory.articles().findAt(new Link("https://herald.example/bridge")).orElseThrow().article().id();
        var before = life.slack.said().size();

        life.memory.articles().kill(bridge, new Kill("PA", "wrong bridge", life.clock.instant()));
        life.work();

        var after = life.slack.said().subList(before, life.slack.said().size());
        assertThat(after).filteredOn(said -> said.place() instanceof Place.InsteadOf).hasSize(3)
                .allSatisfy(said -> assertThat(said.cards().gone(bridge)).isPresent());
        // Under the inquiry's card only a list is changed: nobody must read that the inquiry was killed.
        assertThat(after).filteredOn(said -> said.place() instanceof Place.InThread).extracting(LivingChannel::text).satisfiesExactlyInAnyOrder(
                ofStory -> assertThat(ofStory).contains("This story was killed by PA at", "wrong bridge"),
                ofList -> assertThat(ofList).contains("An article listed here was killed by PA at", "wrong bridge"));
        assertThat(after).filteredOn(said -> said.place().equals(new Place.InChannel(new ChannelId("mia")))).hasSize(1).first()
                .satisfies(said -> assertThat(text(said)).contains("You shared a story on", "killed by PA"));
        assertThat(life.newsroom().findable()).isEqualTo(1);
    }

    @Test
    void a_kill_that_comes_while_its_card_is_on_its_way_is_done_when_the_card_has_arrived() {
        life.ask("/news subscribe pa");
        life.keep(life.article("bridge", "PA", "Harbour bridge shut after crane strike", BRIDGE, CRACK), NOW);
        life.newsroom().newsdesk().announce();
        life.slack.fail(FakeSlack.Fault.ANSWER_LOST);
        life.newsroom().sender().sendPending();
        life.settle();

        life.memory.articles().kill(new ArticleId("bridge"), new Kill("", "", life.clock.instant()));
        life.newsroom().newsdesk().amend();
        life.newsroom().sender().settleDoubts();
        life.work();

        assertThat(life.slack.said()).filteredOn(said -> said.place() instanceof Place.InsteadOf)
                .anySatisfy(said -> assertThat(said.cards().gone(new ArticleId("bridge"))).isPresent());
    }

    @Test
    void a_correction_marks_the_card_and_says_before_and_after_in_its_thread() {
        life.ask("/news subscribe pa");
        life.arrives(life.article("bridge", "PA", "Five hurt as crane strikes bridge", BRIDGE, CRACK));

        life.arrives(life.article("bridge", "PA", "Four hurt as crane strikes bridge", BRIDGE, CRACK).withVersion(2));

        assertThat(life.slack.said()).filteredOn(said -> said.place() instanceof Place.InsteadOf).hasSize(1).first()
                .satisfies(said -> assertThat(((Post.CardOf) said.post()).marks()).hasOnlyElementsOfType(Mark.Corrected.class));
        assertThat(life.slack.said().getLast()).satisfies(said -> {
            assertThat(said.place()).isInstanceOf(Place.InThread.class);
            assertThat(text(said)).contains("Correction", "was: Five hurt as crane strikes bridge — now: Four hurt as crane strikes bridge");
        });
    }

    @Test
    void what_a_correction_takes_out_is_no_reason_any_more_for_which_something_is_similar() {
        var bridge = life.article("bridge", "PA", "Crane strikes harbour bridge", BRIDGE, CRACK + " Olive Renn saw it.");
        var other = life.article("other", "PA", "Olive Renn looks back", KEEPER + " She is Olive Renn.");
        List.of(bridge, other).forEach(one -> life.keep(one, life.clock.instant()));
        life.memory.outbox().add(List.of(new Line("list", new Place.InChannel(LivingChannel.CHANNEL), new Post.SimilarTo(bridge.id(),
                List.of(new Suggestion(other.id(), 0.5, List.of("Olive Renn", "crane"), Bond.SAME_SUBJECT))),
                life.clock.instant().plus(Duration.ofDays(1)))));
        life.work();

        life.arrives(life.article("bridge", "PA", "Crane strikes harbour bridge", BRIDGE, CRACK).withVersion(2));

        assertThat(life.slack.said()).filteredOn(said -> said.place() instanceof Place.InsteadOf).last()
                .satisfies(
                        said -> assertThat(((Post.SimilarTo) said.post()).suggestions()).flatExtracting(Suggestion::shared).containsExactly("crane"));
    }

    @Test
    void a_list_of_similar_articles_that_somebody_has_changed_says_which_of_them_was_killed() {
        var list = List.of("bridge", "cup", "late").stream().map(id -> life.article(id, "PA", "Headline of " + id, BRIDGE, CRACK)).toList();
        list.forEach(one -> life.memory.articles().save(one, life.clock.instant(), List.of(one.link())));
        var staleAt = life.clock.instant().plus(Duration.ofDays(1));
        life.memory.outbox().add(List.of(new Line("list", new Place.InChannel(LivingChannel.CHANNEL), similar("bridge", "cup"), staleAt)));
        life.work();
        var message = life.slack.said().getLast().key();
        life.memory.outbox().add(List.of(new Line("changed", new Place.InsteadOf(new MessageRef(LivingChannel.CHANNEL, "message-" + message)),
                similar("bridge", "late"), staleAt)));
        life.work();

        life.memory.articles().kill(new ArticleId("late"), new Kill("PA", "", life.clock.instant()));
        life.work();

        assertThat(life.slack.said()).filteredOn(said -> said.place() instanceof Place.InsteadOf).hasSize(2).last().satisfies(said -> {
            assertThat(said.cards().gone(new ArticleId("late"))).isPresent();
            assertThat(said.post().articles()).doesNotContain(new ArticleId("cup"));
        });
    }

    private static Post.SimilarTo similar(String of, String suggested) {
        return new Post.SimilarTo(new ArticleId(of), List.of(new Suggestion(new ArticleId(suggested), 0.5, List.of(), Bond.SAME_SUBJECT)));
    }

    @Test
    void a_wires_new_lead_that_takes_no_sentence_back_is_an_update() {
        life.ask("/news subscribe pa");
        life.arrives(life.article("bridge", "PA", "Crane strikes harbour bridge", BRIDGE));

        life.arrives(life.article("bridge", "PA", "Harbour bridge shut for a week", BRIDGE, CRACK).withVersion(2));

        assertThat(life.slack.said()).filteredOn(said -> said.place() instanceof Place.InsteadOf).singleElement()
                .satisfies(said -> assertThat(((Post.CardOf) said.post()).marks()).hasOnlyElementsOfType(Mark.Updated.class));
        assertThat(text(life.slack.said().getLast())).startsWith("Update\nwas: Crane strikes harbour bridge — now: Harbour bridge shut for a week");
    }

    @Test
    void what_its_editors_note_calls_a_correction_is_one_once_and_the_note_is_shown() {
        life.ask("/news subscribe pa");
        life.arrives(life.article("bridge", "PA", "Crane strikes harbour bridge", BRIDGE));
        var noted = life.article("bridge", "PA", "Crane strikes harbour bridge", BRIDGE, CRACK)
                .withTraits(note("Eds: new art. CORRECTS to add crack."));

        life.arrives(noted.withVersion(2));

        assertThat(text(life.slack.said().getLast())).startsWith("Correction: CORRECTS to add crack.\nadded: ");

        life.clock.advance(Duration.ofHours(2));
        life.arrives(life.article("bridge", "PA", "Crane strikes harbour bridge", BRIDGE, CRACK, KEEPER).withTraits(noted.traits()).withVersion(3));

        assertThat(text(life.slack.said().getLast())).startsWith("Update\nadded: ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "CORRECTION: corrects the number of hurt. | Correction: corrects the number of hurt.",
            "Correction. The number of hurt is four. | Correction: The number of hurt is four.",
            "Attention! CORRECTION - corrects the number of hurt. | Correction: corrects the number of hurt.",
            "CORRECTS the number of hurt. | Correction: CORRECTS the number of hurt.",
            "CORRECTION | Correction"})
    void a_correction_is_called_so_once_whatever_its_note_and_its_headline_begin_with(String note, String told) {
        life.ask("/news subscribe pa");
        life.arrives(life.article("bridge", "PA", "Five hurt as crane strikes bridge", BRIDGE));

        life.arrives(life.article("bridge", "PA", "CORRECTION: Four hurt as crane strikes bridge", BRIDGE).withTraits(note(note)).withVersion(2));

        assertThat(text(life.slack.said().getLast()))
                .isEqualTo(told + "\nwas: Five hurt as crane strikes bridge — now: Four hurt as crane strikes bridge\n");
    }

    private static Traits note(String text) {
        return new Traits(Traits.Kind.REPORT, Traits.Extent.WHOLE, List.of(), 0, text, List.of());
    }

    @Test
    void an_entry_whose_page_cannot_be_read_is_told_by_its_feed_and_a_fuller_reading_is_no_correction() {
        life.web.answers("https://herald.example/bridge", new Fetch.Answered(403));
        life.feed("https://herald.example/news.xml", entry("bridge", "24 Nov 2026 08:00:00 GMT"));
        life.ask("/news subscribe https://herald.example/news.xml");
        life.newsroom().poller().pollDue();
        life.work();
        assertThat(life.cards()).extracting(LivingChannel::headline).containsExactly("bridge");
        var before = life.slack.messages();

        life.web.article("https://herald.example/bridge", "Local", "Harbour bridge shut after crane strike", "Closed for a week", BRIDGE, CRACK);
        life.clock.advance(Duration.ofMinutes(20));
        life.newsroom().unread().tryAgain();
        life.work();

        assertThat(life.slack.messages()).as("its card is edited, and nothing else is said").isEqualTo(before + 1);
        assertThat(life.slack.said().getLast()).satisfies(said -> {
            assertThat(said.place()).isInstanceOf(Place.InsteadOf.class);
            assertThat(LivingChannel.headline(said)).isEqualTo("Harbour bridge shut after crane strike");
            assertThat(((Post.CardOf) said.post()).marks()).isEmpty();
        });
    }

    @Test
    void white_space_quotation_marks_and_dates_are_no_correction() {
        life.ask("/news subscribe pa");
        life.arrives(life.article("bridge", "PA", "Five hurt as \"crane\" strikes bridge", BRIDGE, CRACK));
        var before = life.slack.messages();

        life.arrives(life.article("bridge", "PA", "Five hurt as “crane” strikes  bridge", BRIDGE + " ", CRACK, "Updated 14:32 GMT").withVersion(2));

        assertThat(life.slack.messages()).isEqualTo(before);
    }

    @Test
    void an_embargoed_article_comes_at_its_time_and_not_before() {
        life.ask("/news subscribe pa");
        var until = NOW.plus(Duration.ofHours(1));
        life.arrives(life.article("bridge", "PA", "Harbour bridge shut after crane strike", BRIDGE, CRACK).withStatus(new Status.Embargoed(until)));
        life.clock.advance(Duration.between(life.clock.instant(), until.minusMillis(1)));
        life.once();
        assertThat(life.cards()).isEmpty();

        life.clock.advance(Duration.ofMillis(1));
        life.once();

        assertThat(life.cards()).hasSize(1);
    }

    @Test
    void a_kill_of_one_story_in_a_post_of_several_leaves_the_others_told() {
        life.ask("/news subscribe pa");
        life.ask("/news quiet 08:00-12:00");
        life.arrives(life.article("bridge", "PA", "Harbour bridge shut after crane strike", BRIDGE, CRACK));
        life.arrives(life.article("cup", "PA", "Rovers win the cup final", CUP, KEEPER));
        life.clock.advance(Duration.ofHours(4));
        life.work();

        life.memory.articles().kill(new ArticleId("bridge"), new Kill("PA", "", life.clock.instant()));
        life.work();
        life.arrives(life.article("cup-ap", "AP", "Rovers are the cup winners", CUP, KEEPER));
        life.clock.advance(Duration.ofMinutes(2));
        life.work();

        assertThat(life.cards()).isEmpty();
        assertThat(life.slack.said().getLast().post().articles()).contains(new ArticleId("cup"), new ArticleId("cup-ap"));
    }

    @Test
    void a_correction_of_a_report_that_is_only_counted_is_not_told_under_another_outlets_card() {
        life.ask("/news subscribe pa");
        life.arrives(life.article("bridge", "PA", "Harbour bridge shut after crane strike", BRIDGE, CRACK));
        var counted = life.article("bridge-ap", "AP", "Crane strike shuts the harbour bridge", BRIDGE, CRACK);
        life.arrives(counted);
        var before = life.slack.said().size();

        life.memory.articles().save(life.article("bridge-ap", "AP", "Crane strike shuts the harbour bridge for a month", BRIDGE, CUP)
                .withPublished(counted.published()), life.clock.instant(), List.of(counted.link()));
        life.work();

        assertThat(life.slack.said().subList(before, life.slack.said().size())).noneMatch(said -> said.post() instanceof Post.Saying);
    }

    @Test
    void a_kill_that_slack_does_not_let_us_say_is_told_in_the_thread_of_what_still_stands() {
        life.ask("/news subscribe pa");
        life.arrives(life.article("bridge", "PA", "Harbour bridge shut after crane strike", BRIDGE, CRACK));
        life.slack.answer("story/C1/bridge/gone-1", new Posting.Gone("edit_window_closed"));

        life.memory.articles().kill(new ArticleId("bridge"), new Kill("PA", "wrong", life.clock.instant()));
        life.work();

        assertThat(life.slack.said()).filteredOn(said -> said.key().endsWith("/not-said")).singleElement()
                .satisfies(said -> assertThat(text(said)).contains("In C1 a story that was killed still stands",
                        "Slack does not let me change that message (edit_window_closed). Please delete that"));
    }

    @Test
    void a_kill_of_what_is_not_there_any_more_needs_no_telling() {
        life.ask("/news subscribe pa");
        life.arrives(life.article("bridge", "PA", "Harbour bridge shut after crane strike", BRIDGE, CRACK));
        life.slack.answer("story/C1/bridge/gone-1", new Posting.Gone("message_not_found"));

        life.memory.articles().kill(new ArticleId("bridge"), new Kill("PA", "wrong", life.clock.instant()));
        life.work();

        assertThat(life.slack.said()).noneSatisfy(said -> assertThat(said.post()).isInstanceOf(Post.Notice.class));
    }

    @Test
    void an_article_whose_page_is_gone_for_good_is_taken_back() {
        life.web.article("https://herald.example/bridge", "Local", "Harbour bridge shut after crane strike", "Closed for a week", BRIDGE, CRACK);
        life.ask("/news https://herald.example/bridge");
        life.work();
        life.clock.advance(Duration.ofHours(1));
        life.web.answers("https://herald.example/bridge", new Fetch.Answered(410));

        life.ask("/news similar https://herald.example/bridge");
        life.work();

        assertThat(life.slack.said()).filteredOn(said -> said.place() instanceof Place.InsteadOf).isNotEmpty()
                .allSatisfy(said -> assertThat(said.cards().goneArticles()).isNotEmpty());
    }

    @Test
    void a_card_that_was_withheld_under_a_new_embargo_is_a_card_again_when_that_ends() {
        life.ask("/news subscribe pa");
        var bridge = life.article("bridge", "PA", "Harbour bridge shut after crane strike", BRIDGE, CRACK);
        life.arrives(bridge);
        var until = life.clock.instant().plus(Duration.ofHours(1));
        life.arrives(bridge.withStatus(new Status.Embargoed(until)));
        assertThat(life.slack.said().getLast().cards().gone(new ArticleId("bridge"))).isPresent();

        life.clock.advance(Duration.ofHours(1));
        life.work();

        assertThat(life.slack.said()).filteredOn(said -> said.place() instanceof Place.InsteadOf).last()
                .satisfies(said -> assertThat(said.cards().of(new ArticleId("bridge"))).isPresent());
    }

    @Test
    void after_a_kill_the_next_report_of_the_story_gets_a_post_of_its_own() {
        life.ask("/news subscribe pa");
        life.arrives(life.article("bridge", "PA", "Harbour bridge shut after crane strike", BRIDGE, CRACK));
        life.memory.articles().kill(new ArticleId("bridge"), new Kill("PA", "", life.clock.instant()));
        life.work();

        life.arrives(life.article("bridge-ap", "AP", "Crane strike shuts harbour bridge", BRIDGE, CRACK));

        assertThat(life.cards()).extracting(said -> said.post().articles().getFirst()).containsExactly(new ArticleId("bridge"),
                new ArticleId("bridge-ap"));
    }

    @Test
    void what_a_wire_issues_again_after_its_kill_is_a_card_again_and_its_thread_says_so() {
        life.ask("/news subscribe pa");
        push("\"version\":1", "Harbour bridge shut after crane strike");
        push("\"status\":\"killed\"", "Harbour bridge shut after crane strike");
        assertThat(life.slack.said()).last().satisfies(said -> assertThat(text(said)).contains("This story was killed"));

        push("\"version\":3,\"updated\":\"" + life.clock.instant().plusSeconds(30) + "\"", "Harbour bridge open after false alarm");

        assertThat(life.slack.said()).filteredOn(said -> said.place() instanceof Place.InsteadOf).last()
                .satisfies(said -> assertThat(LivingChannel.headline(said)).isEqualTo("Harbour bridge open after false alarm"));
        assertThat(life.slack.said()).last().satisfies(said -> {
            assertThat(said.place()).isInstanceOf(Place.InThread.class);
            assertThat(text(said)).contains("Issued again as a new version at");
        });
        assertThat(life.cards()).as("no second post").hasSize(1);
        assertThat(life.memory.articles().versions(life.cards().getFirst().post().articles().getFirst())).as("nobody reads again what was killed")
                .extracting(Articles.Version::headline).containsExactly("Harbour bridge open after false alarm");
    }

    @Test
    void an_expired_article_is_told_to_nobody_and_what_was_said_of_it_before_stands() {
        life.ask("/news subscribe pa");
        push("\"expires\":\"2026-11-24T10:00:00Z\"", "Harbour bridge shut after crane strike");
        assertThat(life.cards()).hasSize(1);
        life.clock.advance(Duration.ofHours(2));
        life.newsroom().shelf().expire();
        var said = life.slack.said().size();

        push("\"version\":2,\"expires\":\"2026-11-24T10:00:00Z\"", "Harbour bridge shut after crane strike, trust says");
        life.arrives(life.article("bridge-ap", "AP", "Crane strike shuts harbour bridge", BRIDGE, CRACK));

        assertThat(life.slack.said().subList(said, life.slack.said().size())).noneSatisfy(one -> assertThat(one.cards().byArticle())
                .containsKey(new ArticleId("pa:bridge")));
        assertThat(life.slack.said().subList(said, life.slack.said().size())).noneMatch(one -> one.place() instanceof Place.InsteadOf);
        assertThat(life.ask("/news https://pa.example/bridge").getLast().cards().byArticle()).doesNotContainKey(new ArticleId("pa:bridge"));
    }

    private void push(String more, String headline) {
        life.clock.advance(Duration.ofSeconds(61));
        life.newsroom().wires().take(new WireName("pa"), """
                {"id":"bridge","headline":"%s","source":"PA","published":"2026-11-24T08:00:00Z","language":"en","paragraphs":["%s","%s"],%s}"""
                .formatted(headline, BRIDGE, CRACK, more).getBytes(StandardCharsets.UTF_8), "");
        life.work();
    }

    @Test
    void an_article_that_breaks_us_holds_up_no_kill_of_another() {
        life.ask("/news subscribe pa");
        life.arrives(life.article("bridge", "PA", "Harbour bridge shut after crane strike", BRIDGE, CRACK));

        life.arrives(life.article("bomb", "PA", "A paragraph without end", "a.".repeat(3_999) + "a", KEEPER));
        life.memory.articles().kill(new ArticleId("bridge"), new Kill("PA", "", life.clock.instant()));
        life.work();

        assertThat(life.slack.said()).filteredOn(said -> said.place() instanceof Place.InsteadOf)
                .anySatisfy(said -> assertThat(said.cards().gone(new ArticleId("bridge"))).isPresent());
    }

    @Test
    void a_page_that_changes_at_each_reading_does_not_fill_its_thread() {
        life.ask("/news subscribe pa");
        life.arrives(life.article("bridge", "PA", "Five hurt as crane strikes bridge", BRIDGE, CRACK));
        for (var version = 2; version < 20; version++) {
            life.arrives(life.article("bridge", "PA", version + " hurt as crane strikes bridge", BRIDGE, CRACK).withVersion(version));
        }

        assertThat(life.slack.said()).filteredOn(said -> said.post() instanceof Post.Saying && said.place() instanceof Place.InThread)
                .hasSizeLessThanOrEqualTo(3);
    }
}
