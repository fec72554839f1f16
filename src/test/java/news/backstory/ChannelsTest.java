package news.backstory;

import static news.backstory.LivingChannel.BRIDGE;
import static news.backstory.LivingChannel.BUDGET;
import static news.backstory.LivingChannel.CHANNEL;
import static news.backstory.LivingChannel.CRACK;
import static news.backstory.LivingChannel.CUP;
import static news.backstory.LivingChannel.KEEPER;
import static news.backstory.LivingChannel.LIBRARY;
import static news.backstory.LivingChannel.NOW;
import static news.backstory.LivingChannel.WIRE;
import static news.backstory.LivingChannel.entry;
import static news.backstory.LivingChannel.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import news.backstory.article.ArticleId;
import news.backstory.article.Kill;
import news.backstory.article.Link;
import news.backstory.article.Status;
import news.backstory.article.Traits;
import news.backstory.channel.Arrangement;
import news.backstory.channel.ChannelId;
import news.backstory.channel.Line;
import news.backstory.channel.Mark;
import news.backstory.channel.MessageRef;
import news.backstory.channel.PersonId;
import news.backstory.channel.Place;
import news.backstory.channel.Post;
import news.backstory.channel.Posting;
import news.backstory.channel.QuietHours;
import news.backstory.channel.Row;
import news.backstory.channel.Source;
import news.backstory.channel.Subscription;
import news.backstory.channel.Wanted;
import news.backstory.command.Command;
import news.backstory.command.CommandParser;
import news.backstory.feed.Feed;
import news.backstory.slack.Drawing;
import news.backstory.testing.Answering;
import news.backstory.testing.FakeSlack.Said;
import news.backstory.testing.FakeSlack;
import news.backstory.web.Fetch;
import news.backstory.wire.WireName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What channels get by themselves, told over a pretend web and a pretend Slack; everything between them is real. */
class ChannelsTest {

    private static final List<String> DIFFERENT = List.of(
            "Volcano ash grounds flights across Iceland while farmers move their sheep indoors",
            "Chess champion resigns after nine moves in Chennai and blames a broken clock",
            "Vaccine trial against marsh fever ends early because nearly all volunteers stayed well",
            "Striking dockers in Santos refuse to unload grain ships until wages are paid",
            "Astronomers find a comet with two tails that nobody had seen since Napoleon");

    private final LivingChannel life = new LivingChannel();

    @AfterEach
    void stop() {
        life.close();
    }

    @Test
    void a_subscribed_channel_gets_what_comes_once_with_similar_articles_in_its_thread() {
        life.ask("/news subscribe pa");

        life.arrives(life.article("bridge", "PA", "Harbour bridge shut after crane strike", BRIDGE, CRACK));
        life.arrives(life.article("bridge", "PA", "Harbour bridge shut after crane strike", BRIDGE, CRACK));

        assertThat(life.cards()).extracting(said -> said.post().articles().getFirst()).containsExactly(new ArticleId("bridge"));
        assertThat(life.cards()).extracting(Said::place).containsExactly(new Place.InChannel(CHANNEL));
    }

    @Test
    void whoever_subscribes_is_named_and_only_the_newest_article_comes_at_once() {
        life.keep(life.article("old", "PA", "Rovers win the cup final", CUP, KEEPER), NOW.minus(Duration.ofDays(2)));
        life.keep(life.article("new", "PA", "Harbour bridge shut after crane strike", BRIDGE, CRACK), NOW.minus(Duration.ofHours(1)));
        life.clock.advance(Duration.ofMinutes(1));

        var said = life.ask("/news subscribe pa +word:\"harbour trust\" -word:zeppelin");
        life.work();

        assertThat(said).first().satisfies(line -> {
            assertThat(line.place()).isEqualTo(new Place.InChannel(CHANNEL));
            assertThat(text(line)).contains("mia subscribed this channel to the wire pa (s1; with “harbour trust”, without “zeppelin”)",
                    "/news remove s1");
        });
        assertThat(life.cards()).extracting(card -> card.post().articles().getFirst()).containsExactly(new ArticleId("new"));
    }

    @Test
    void another_outlets_report_edits_the_first_post_and_says_nothing_new() {
        life.ask("/news subscribe pa");
        life.arrives(life.article("bridge", "PA", "Harbour bridge shut after crane strike", BRIDGE, CRACK));
        var before = life.slack.messages();

        life.arrives(life.article("bridge-ap", "AP", "Crane strike shuts harbour bridge", BRIDGE, CRACK));

        var last = life.slack.said().getLast();
        assertThat(last.place()).isInstanceOf(Place.InsteadOf.class);
        assertThat(last.post()).isEqualTo(new Post.CardOf(new ArticleId("bridge"), List.of(new ArticleId("bridge-ap")), List.of()));
        assertThat(life.slack.messages()).isEqualTo(before + 1);
        assertThat(life.cards()).hasSize(1);
    }

    @Test
    void what_the_same_outlet_writes_next_on_a_story_goes_to_its_thread() {
        life.ask("/news subscribe pa");
        life.arrives(life.article("bridge", "PA", "Harbour bridge shut after crane strike", BRIDGE, CRACK));

        life.arrives(life.article("bridge-2", "PA", "Harbour bridge to stay shut for a week after crane strike", BRIDGE, CRACK,
                "Ferries cross every ten minutes."));

        assertThat(life.slack.said().getLast()).satisfies(said -> {
            assertThat(said.post()).isEqualTo(new Post.Follows(new ArticleId("bridge-2"), List.of()));
            assertThat(said.place()).isInstanceOf(Place.InThread.class);
        });
    }

    @Test
    void words_without_match_and_words_to_avoid_keep_articles_out() {
        life.ask("/news subscribe pa +word:bridge -word:crane");

        life.arrives(life.article("cup", "PA", "Rovers win the cup final", CUP, KEEPER));
        life.arrives(life.article("bridge", "PA", "Harbour bridge shut after crane strike", BRIDGE, CRACK));

        assertThat(life.cards()).isEmpty();
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
    void in_quiet_hours_only_breaking_news_comes_and_the_rest_in_one_post_afterwards() {
        life.ask("/news subscribe pa");
        life.ask("/news quiet 08:00-12:00");

        life.arrives(life.article("bridge", "PA", "Harbour bridge shut after crane strike", BRIDGE, CRACK));
        life.arrives(life.article("cup", "PA", "Rovers win the cup final", CUP, KEEPER));
        life.arrives(life.article("budget", "PA", "BREAKING: Council votes for library cuts", BUDGET, LIBRARY));
        assertThat(life.cards()).hasSize(1).first()
                .satisfies(said -> assertThat(((Post.CardOf) said.post()).marks()).containsExactly(new Mark.PassedQuiet()));

        life.clock.advance(Duration.ofHours(4));
        life.work();

        assertThat(life.digests()).hasSize(1).first().satisfies(said -> {
            assertThat(((Post.Digest) said.post()).occasion()).isEqualTo(Post.Occasion.QUIET_IS_OVER);
            assertThat(said.post().articles()).containsExactly(new ArticleId("bridge"), new ArticleId("cup"));
        });
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
    void a_digest_comes_at_its_hour_once_and_brings_only_what_the_channel_has_not_had() {
        life.ask("/news subscribe pa");
        life.arrives(life.article("cup", "PA", "Rovers win the cup final", CUP, KEEPER));
        life.ask("/news digest 10:30 daily Europe/London max:5");
        life.arrives(life.article("bridge", "PA", "Harbour bridge shut after crane strike", BRIDGE, CRACK));
        life.arrives(life.article("budget", "PA", "Council votes for library cuts", BUDGET, LIBRARY));
        assertThat(life.cards()).hasSize(1);
        life.clock.advance(Duration.between(life.clock.instant(), Instant.parse("2026-11-24T10:29:59Z")));
        life.once();
        assertThat(life.digests()).isEmpty();

        life.clock.advance(Duration.ofSeconds(1));
        life.work();
        life.restart();
        life.work();

        assertThat(life.digests()).hasSize(1).first()
                .satisfies(said -> assertThat(said.post().articles()).containsExactlyInAnyOrder(new ArticleId("bridge"), new ArticleId("budget")));
        assertThat(life.slack.said()).filteredOn(said -> said.place() instanceof Place.InThread && said.post() instanceof Post.CardOf).hasSize(2);
        life.clock.advance(Duration.ofDays(1));
        life.work();
        assertThat(life.digests()).hasSize(1);
    }

    @Test
    void a_report_that_was_counted_under_a_killed_story_keeps_no_digest_back() {
        life.ask("/news subscribe pa");
        life.ask("/news digest 10:30 daily Europe/London");
        life.arrives(life.article("bridge", "PA", "Harbour bridge shut after crane strike", BRIDGE, CRACK));
        life.clock.advance(Duration.between(life.clock.instant(), Instant.parse("2026-11-24T10:30:00Z")));
        life.work();
        life.arrives(life.article("bridge-ap", "AP", "Crane strike shuts harbour bridge", BRIDGE, CRACK));
        life.memory.articles().kill(new ArticleId("bridge"), new Kill("PA", "", life.clock.instant()));
        life.work();

        life.arrives(life.article("cup", "PA", "Rovers win the cup final", CUP, KEEPER));
        life.clock.advance(Duration.ofDays(1));
        life.work();

        assertThat(life.digests()).last().satisfies(said -> assertThat(said.post().articles()).containsExactly(new ArticleId("cup")));
    }

    @Test
    void many_stories_at_once_come_as_one_post_and_not_as_a_flood() {
        life.ask("/news subscribe pa");
        for (var number = 0; number < 5; number++) {
            life.keep(
                    life.article("story-" + number, "PA", "Story " + DIFFERENT.get(number), DIFFERENT.get(number), DIFFERENT.get(number) + " again"),
                    life.clock.instant());
        }

        life.work();
        assertThat(life.cards()).hasSize(1);
        life.clock.advance(Duration.ofMinutes(1));
        life.work();

        assertThat(life.cards()).hasSize(1);
        assertThat(life.digests()).hasSize(1).first().satisfies(said -> assertThat(((Post.Digest) said.post()).briefs()).hasSize(4));
    }

    @Test
    void a_muted_story_and_muted_words_stay_away() {
        life.ask("/news subscribe pa");
        life.ask("/news mute “Harbour Trust” for 3d");
        life.arrives(life.article("bridge", "PA", "Harbour bridge shut after crane strike", BRIDGE, CRACK));

        assertThat(life.cards()).isEmpty();
        assertThat(text(life.ask("/news mutes").getFirst())).contains("“Harbour Trust”", "by mia");
    }

    @Test
    void whoever_takes_breaking_news_on_is_named_on_its_card() {
        life.ask("/news subscribe pa");
        life.arrives(life.article("budget", "PA", "Council votes for library cuts", BUDGET, LIBRARY)
                .withTraits(new Traits(Traits.Kind.REPORT, Traits.Extent.WHOLE, List.of(), 1, "", List.of())));

        life.say(new Command.OnIt(new ArticleId("budget"), new MessageRef(CHANNEL, "1")));

        assertThat(((Post.CardOf) life.slack.said().getLast().post()).marks()).anySatisfy(mark -> assertThat(mark)
                .isInstanceOfSatisfying(Mark.OnIt.class, onIt -> assertThat(onIt.people()).containsExactly(new PersonId("mia"))));
    }

    @Test
    void an_editor_takes_a_report_out_of_a_story_and_it_is_counted_there_no_more_and_can_undo_it() {
        life.ask("/news subscribe pa");
        life.arrives(life.article("bridge", "PA", "Harbour bridge shut after crane strike", BRIDGE, CRACK));
        life.arrives(life.article("bridge-ap", "AP", "Crane strike shuts harbour bridge", BRIDGE, CRACK));

        var said = life.ask("/news split https://ap.example/bridge-ap");

        assertThat(said).anySatisfy(one -> assertThat(one.post()).isEqualTo(new Post.CardOf(new ArticleId("bridge"), List.of(), List.of())));
        assertThat(life.memory.stories().of(new ArticleId("bridge-ap")).orElseThrow().articles()).containsExactly(new ArticleId("bridge-ap"));

        life.say(new Command.UndoStoryChange(1));
        life.clock.advance(Duration.ofMinutes(1));
        life.work();

        assertThat(life.memory.stories().of(new ArticleId("bridge-ap")).orElseThrow().articles()).hasSize(2);
        assertThat(life.cards()).hasSize(1);
        assertThat(life.slack.said()).filteredOn(one -> one.place() instanceof Place.InsteadOf).last().satisfies(one -> assertThat(one.post())
                .isEqualTo(new Post.CardOf(new ArticleId("bridge"), List.of(new ArticleId("bridge-ap")), List.of())));
    }

    @Test
    void what_was_split_off_is_a_story_of_its_own_and_gets_a_post_of_its_own_which_its_next_report_follows() {
        life.ask("/news subscribe pa");
        life.arrives(life.article("bridge", "PA", "Harbour bridge shut after crane strike", BRIDGE, CRACK));
        life.arrives(life.article("bridge-ap", "AP", "Crane strike shuts harbour bridge", BRIDGE, CRACK));
        life.ask("/news split https://ap.example/bridge-ap");
        life.clock.advance(Duration.ofMinutes(1));
        life.work();

        life.arrives(life.article("bridge-dpa", "dpa", "Crane strike shuts harbour bridge", BRIDGE, CRACK)
                .withTraits(new Traits(Traits.Kind.REPORT, Traits.Extent.WHOLE, List.of(), 0, "", List.of(new ArticleId("bridge-ap")))));

        assertThat(life.cards()).extracting(card -> card.post().articles().getFirst().value()).containsExactly("bridge", "bridge-ap");
        assertThat(life.slack.said()).last().satisfies(one -> assertThat(one.post())
                .isEqualTo(new Post.Follows(new ArticleId("bridge-dpa"), List.of())));
    }

    @Test
    void a_digest_of_mondays_has_what_came_since_the_last_monday() {
        life.ask("/news subscribe pa");
        life.ask("/news digest 10:00 tue");
        life.clock.advance(Duration.between(life.clock.instant(), Instant.parse("2026-11-24T10:00:01Z")));
        life.work();
        life.clock.advance(Duration.ofDays(1));
        life.arrives(life.article("bridge", "PA", "Harbour bridge shut after crane strike", BRIDGE, CRACK));

        life.clock.advance(Duration.between(life.clock.instant(), Instant.parse("2026-12-01T10:00:01Z")));
        life.work();

        assertThat(life.digests()).hasSize(1).first().satisfies(said -> assertThat(said.post().articles()).containsExactly(new ArticleId("bridge")));
    }

    @Test
    void another_zone_moves_the_digest_says_so_and_sends_none_at_once() {
        life.ask("/news subscribe pa");
        life.ask("/news digest 18:00 daily Europe/London");
        life.clock.advance(Duration.ofDays(1));
        life.work();
        life.arrives(life.article("bridge", "PA", "Harbour bridge shut after crane strike", BRIDGE, CRACK));

        var said = life.ask("/news quiet 22:00-06:00 Asia/Tokyo");
        life.work();

        assertThat(text(said.getFirst())).contains("The channel’s digest of 18:00 goes by that zone’s clock now, too. Next: ");
        assertThat(life.digests()).isEmpty();
    }

    @Test
    void a_kill_that_slack_does_not_let_us_say_is_told_in_the_thread_of_what_still_stands() {
        life.ask("/news subscribe pa");
        life.arrives(life.article("bridge", "PA", "Harbour bridge shut after crane strike", BRIDGE, CRACK));
        life.slack.answer("story/C1/bridge/gone-1", new Posting.Gone("edit_window_closed"));

        life.memory.articles().kill(new ArticleId("bridge"), new Kill("PA", "wrong", life.clock.instant()));
        life.work();

        assertThat(life.slack.said()).anySatisfy(said -> assertThat(said.post()).isEqualTo(
                new Post.Notice(Post.Matter.STILL_STANDS, "edit_window_closed")));
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
    void undo_is_there_for_ten_minutes_and_then_says_where_to_look() {
        var undo = ((Post.Saying) life.ask("/news subscribe pa").getFirst().post()).rows().getFirst().choices().getFirst();
        var remove = new Command.RemoveSubscription(Long.parseLong(undo.about()));

        life.clock.advance(Duration.ofMinutes(11));
        var late = life.say(new Command.Undo(remove, undo.until()));

        assertThat(text(late.getFirst())).contains("Undo was there for 10 minutes", "/news list");
        assertThat(life.memory.books().subscriptions().of(CHANNEL)).hasSize(1);

        undo = ((Post.Saying) life.ask("/news mute “Harbour Trust” for 3d").getFirst().post()).rows().getFirst().choices().getFirst();
        life.clock.advance(Duration.ofMinutes(9));
        life.say(new Command.Undo(new Command.UndoMute(Long.parseLong(undo.about())), undo.until()));

        assertThat(life.memory.books().mutes().of(CHANNEL, life.clock.instant())).isEmpty();
    }

    @Test
    void an_editor_makes_one_story_of_two_and_what_follows_is_said_under_the_first() {
        life.ask("/news subscribe pa");
        life.arrives(life.article("bridge", "PA", "Harbour bridge shut after crane strike", BRIDGE, CRACK));
        life.arrives(life.article("cup", "PA", "Rovers win the cup final", CUP, KEEPER));

        assertThat(text(life.ask("/news merge https://pa.example/cup https://pa.example/bridge").getFirst())).contains("They are one story now");

        assertThat(life.memory.stories().of(new ArticleId("cup")).orElseThrow().articles()).containsExactlyInAnyOrder(new ArticleId("bridge"),
                new ArticleId("cup"));
    }

    @Test
    void whoever_subscribed_to_a_feed_that_fails_for_hours_is_told_once_with_what_to_do() {
        life.web.article("https://herald.example/bridge", "Local", "Harbour bridge shut after crane strike", "Closed", BRIDGE, CRACK);
        life.feed("https://herald.example/news.xml", entry("bridge", "24 Nov 2026 08:00:00 GMT"));
        life.ask("/news subscribe https://herald.example/news.xml");
        life.newsroom().poller().pollDue();
        life.work();
        life.web.answers("https://herald.example/news.xml", new Fetch.Answered(404));
        for (var hour = 0; hour < 24; hour++) {
            life.clock.advance(Duration.ofHours(1));
            life.newsroom().poller().pollDue();
            life.newsroom().care().tellOwners();
            life.work();
        }

        assertThat(life.slack.said()).filteredOn(said -> said.place().equals(new Place.InChannel(new ChannelId("mia")))).hasSize(1).first()
                .satisfies(said -> assertThat(text(said)).contains("Herald (s1), to which you subscribed C1, cannot be read since", "404"));
        assertThat(text(life.ask("/news health").getFirst())).contains("This channel’s source fails", "failing since");
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
    void an_embargoed_article_whose_time_comes_after_a_digest_is_in_the_next_one() {
        life.ask("/news subscribe pa");
        life.ask("/news digest 10:00 daily");
        var until = Instant.parse("2026-11-24T11:00:00Z");
        life.arrives(life.article("bridge", "PA", "Harbour bridge shut after crane strike", BRIDGE, CRACK).withStatus(new Status.Embargoed(until)));
        life.clock.advance(Duration.between(life.clock.instant(), Instant.parse("2026-11-24T10:00:00Z")));
        life.work();
        assertThat(life.digests()).isEmpty();
        life.clock.advance(Duration.between(life.clock.instant(), until));
        life.work();

        life.clock.advance(Duration.between(life.clock.instant(), Instant.parse("2026-11-25T10:00:00Z")));
        life.work();

        assertThat(life.digests()).hasSize(1).first().satisfies(said -> assertThat(said.post().articles()).containsExactly(new ArticleId("bridge")));
    }

    @Test
    void an_embargo_of_a_minute_that_ends_just_after_a_digest_does_not_lose_the_article_to_the_next_one() {
        life.ask("/news subscribe pa");
        life.ask("/news digest 10:00 daily");
        life.clock.advance(Duration.between(life.clock.instant(), Instant.parse("2026-11-24T09:59:20Z")));
        var until = Instant.parse("2026-11-24T10:00:30Z");
        life.keep(life.article("bridge", "PA", "Harbour bridge shut after crane strike", BRIDGE, CRACK).withStatus(new Status.Embargoed(until)),
                life.clock.instant());
        life.once();
        life.clock.advance(Duration.between(life.clock.instant(), Instant.parse("2026-11-24T10:00:01Z")));
        life.once();
        assertThat(life.digests()).isEmpty();
        life.clock.advance(Duration.between(life.clock.instant(), until));
        life.once();

        life.clock.advance(Duration.between(life.clock.instant(), Instant.parse("2026-11-25T10:00:01Z")));
        life.work();

        assertThat(life.digests()).hasSize(1).first().satisfies(said -> assertThat(said.post().articles()).containsExactly(new ArticleId("bridge")));
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
    void a_channel_that_reads_one_language_gets_no_news_in_others_but_what_a_subscription_asks_for() {
        life.ask("/news subscribe pa");
        life.ask("/news settings language de");
        life.arrives(life.article("bridge", "PA", "Harbour bridge shut after crane strike", BRIDGE, CRACK));
        assertThat(life.cards()).isEmpty();

        life.ask("/news subscribe pa lang:en");
        life.arrives(life.article("cup", "PA", "Rovers win the cup final", CUP, KEEPER));

        assertThat(life.cards()).extracting(LivingChannel::headline).contains("Rovers win the cup final");
        assertThat(text(life.ask("/news settings").getLast())).contains("News in: German");
    }

    @Test
    void a_guest_may_ask_and_change_nothing() {
        life.arrives(life.article("bridge", "PA", "Harbour bridge shut after crane strike", BRIDGE, CRACK));

        for (var typed : List.of("subscribe pa", "digest 07:30", "quiet 22:00-06:00", "mute bridge for 1d", "pull https://pa.example/bridge wrong",
                "split https://pa.example/bridge", "settings who me")) {
            var said = life.as("guest", typed);
            assertThat(said).as(typed).hasSize(1).first().satisfies(one -> assertThat(text(one)).startsWith("Guests may ask"));
        }
        assertThat(life.memory.books().subscriptions().of(CHANNEL)).isEmpty();
        assertThat(life.memory.articles().find(new ArticleId("bridge")).orElseThrow().status()).isEqualTo(new Status.Usable());
    }

    @Test
    void what_stands_in_a_channel_is_pulled_only_by_those_who_may_change_that_channel() {
        life.ask("/news subscribe pa");
        life.arrives(life.article("bridge", "PA", "Harbour bridge shut after crane strike", BRIDGE, CRACK));
        life.memory.books().arrangements().save(CHANNEL, Arrangement.usual(Answering.ZONE).with(Set.of(new PersonId("sam"))));

        var said = life.newsroom().commands().answer(life.caller("mia", new ChannelId("D-mia")),
                new CommandParser().parse("pull https://pa.example/bridge wrong"));

        assertThat(said).hasSize(1);
        assertThat(life.memory.articles().find(new ArticleId("bridge")).orElseThrow().status()).isEqualTo(new Status.Usable());
    }

    @Test
    void where_a_newsroom_names_its_editors_they_alone_pull_and_join_stories() {
        try (var edited = new LivingChannel(Set.of(new PersonId("eve")))) {
            edited.ask("/news subscribe pa");
            edited.arrives(edited.article("bridge", "PA", "Harbour bridge shut after crane strike", BRIDGE, CRACK));
            edited.arrives(edited.article("cup", "PA", "Rovers win the cup final", CUP, KEEPER));
            edited.ask("/news settings who me");

            assertThat(text(edited.as("mia", "pull https://pa.example/bridge wrong").getLast())).contains("Only this newsroom’s editors");
            assertThat(text(edited.as("sam", "merge https://pa.example/cup https://pa.example/bridge").getLast()))
                    .contains("Only this newsroom’s editors");
            assertThat(edited.as("eve", "pull https://pa.example/bridge wrong")).filteredOn(said -> said.post() instanceof Post.Saying)
                    .anySatisfy(said -> assertThat(text(said)).contains("Pulled."));
        }
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

    @Test
    void whoever_subscribed_hears_that_a_digest_could_not_be_said() {
        life.ask("/news subscribe pa");
        life.ask("/news digest 10:00 daily");
        life.arrives(life.article("bridge", "PA", "Harbour bridge shut after crane strike", BRIDGE, CRACK));
        life.slack.answer("digest/C1/2026-11-24/10:00", new Posting.Gone("is_archived"));

        life.clock.advance(Duration.between(life.clock.instant(), Instant.parse("2026-11-24T10:00:00Z")));
        life.work();

        assertThat(told("mia")).singleElement()
                .satisfies(said -> assertThat(text(said)).contains("In C1 I can post nothing any more: it is archived"));
    }

    @Test
    void a_form_changes_a_subscription_and_the_channel_is_told_who_did_it() {
        life.ask("/news subscribe pa lang:de");

        var said = life.say(new Command.ChangeSubscription(1,
                new Wanted(List.of("harbour"), List.of(), Set.of(), Set.of("en"), Wanted.Breaking.OFF, Wanted.Manner.LIVE)));

        assertThat(text(said.getFirst()))
                .contains("mia changed this channel’s subscription to the wire pa (s1): with “harbour”, in en, breaking off, live");
        assertThat(life.memory.books().subscriptions().of(CHANNEL).getFirst().wanted())
                .isEqualTo(new Wanted(List.of("harbour"), List.of(), Set.of(), Set.of("en"), Wanted.Breaking.OFF, Wanted.Manner.LIVE));
    }

    @Test
    void a_form_subscribes_no_channel_that_its_sender_is_not_in_and_none_that_has_a_hundred() {
        var elsewhere = life.answerInForm("mia", new Command.SubscribeTo(new ChannelId("C2"), "pa", Wanted.ALL));
        IntStream.range(0, 100).forEach(number -> life.memory.books().subscriptions().add(CHANNEL, new Source.OfWire("w" + number), "w", Wanted.ALL,
                new PersonId("sam"), NOW));
        var full = life.answerInForm("mia", new Command.SubscribeTo(CHANNEL, "pa", Wanted.ALL));
        var guest = life.answerInForm("guest", new Command.SubscribeTo(CHANNEL, "pa", Wanted.ALL));

        assertThat(elsewhere.shown().parts().toString()).contains("⚠ As far as I can see you are not in that channel", "initial=pa");
        assertThat(full.shown().parts().toString()).contains("⚠ This channel has 100 subscriptions, the most there can be.", "initial=pa");
        assertThat(guest.shown().parts().toString()).contains("⚠ Guests may ask, and change nothing.");
        assertThat(life.memory.books().subscriptions().of(new ChannelId("C2"))).isEmpty();
        assertThat(life.memory.books().subscriptions().of(CHANNEL)).hasSize(100);
    }

    @Test
    void nobody_changes_the_hours_of_a_channel_that_is_not_theirs() {
        var other = new ChannelId("C2");

        var said = life.say(new Command.ChangeHours(other, List.of(), List.of(new QuietHours(LocalTime.of(22, 0), LocalTime.of(6, 0)))));

        assertThat(said).extracting(Said::place).hasOnlyElementsOfType(Place.Reply.class);
        assertThat(life.memory.books().arrangements().find(other)).isEmpty();
    }

    @Test
    void a_removed_subscription_brings_nothing_until_its_removal_is_undone() {
        life.ask("/news subscribe pa");
        assertThat(text(life.ask("/news remove s1").getFirst())).contains("mia ended this channel’s subscription to the wire pa (s1)");
        life.arrives(life.article("bridge", "PA", "Harbour bridge shut after crane strike", BRIDGE, CRACK));
        assertThat(life.cards()).isEmpty();

        life.say(new Command.RestoreSubscription(1));
        life.arrives(life.article("cup", "PA", "Rovers win the cup final", CUP, KEEPER));

        assertThat(life.cards()).extracting(said -> said.post().articles().getFirst()).containsExactly(new ArticleId("cup"));
    }

    @Test
    void a_channel_that_is_archived_pauses_its_subscriptions_and_their_owner_is_told_once() {
        life.ask("/news subscribe pa");
        life.slack.answer("story/C1/bridge", new Posting.Gone("is_archived"));

        life.arrives(life.article("bridge", "PA", "Harbour bridge shut after crane strike", BRIDGE, CRACK));
        life.arrives(life.article("cup", "PA", "Rovers win the cup final", CUP, KEEPER));

        assertThat(life.memory.books().subscriptions().of(CHANNEL)).extracting(Subscription::state).containsExactly(Subscription.State.PAUSED);
        assertThat(told("mia")).hasSize(1);
        assertThat(life.cards()).isEmpty();
    }

    @Test
    void of_many_posts_that_a_closed_channel_refuses_each_owner_hears_once_and_again_only_when_it_closes_again() {
        life.ask("/news subscribe pa");
        life.memory.books().subscriptions().add(CHANNEL, new Source.OfWire("ap"), "AP", Wanted.ALL, new PersonId("sam"), NOW);
        refused("a", "b", "c");

        life.work();
        life.work();

        assertThat(told("mia")).singleElement().satisfies(said -> assertThat(text(said)).contains(
                "In C1 I can post nothing any more: it is archived. What you subscribed to there is paused: the wire pa (s1) — ", "/news list"));
        assertThat(told("sam")).singleElement().satisfies(said -> assertThat(text(said)).contains("AP (s2)").doesNotContain("s1"));
        assertThat(text(life.ask("/news list").getFirst())).contains("⚠ paused: it is archived");

        life.say(new Command.RestoreSubscription(1));
        refused("d", "e");
        life.work();

        assertThat(told("mia")).hasSize(2);
        assertThat(told("sam")).hasSize(1);
    }

    @Test
    void while_slack_does_not_let_us_in_every_subscription_rests_and_goes_on_when_it_does_again() {
        life.ask("/news subscribe pa");
        life.memory.books().subscriptions().add(new ChannelId("C2"), WIRE, "PA", Wanted.ALL, new PersonId("sam"), NOW);
        life.memory.books().subscriptions().set(2, Subscription.State.ACTIVE, "");
        life.slack.fail(FakeSlack.Fault.SHUT_OUT, FakeSlack.Fault.SHUT_OUT);

        life.arrives(life.article("bridge", "PA", "Harbour bridge shut after crane strike", BRIDGE, CRACK));

        assertThat(states()).containsExactly(Subscription.State.PAUSED, Subscription.State.PAUSED);
        assertThat(life.memory.books().subscriptions().find(1))
                .hasValueSatisfying(one -> assertThat(one.why()).isEqualTo("Slack does not let me in any more"));
        life.clock.advance(Duration.ofMinutes(2));
        life.work();

        assertThat(states()).containsExactly(Subscription.State.ACTIVE, Subscription.State.ACTIVE);
        assertThat(life.cards()).hasSize(1);
    }

    @Test
    void what_rested_while_we_were_not_let_in_goes_on_with_the_next_start() {
        life.ask("/news subscribe pa");
        life.slack.answer("story/C1/bridge", new Posting.ShutOut("token_revoked"));
        life.arrives(life.article("bridge", "PA", "Harbour bridge shut after crane strike", BRIDGE, CRACK));
        assertThat(states()).containsExactly(Subscription.State.PAUSED);

        life.restart();

        assertThat(states()).containsExactly(Subscription.State.ACTIVE);
    }

    private List<Subscription.State> states() {
        return Stream.of(1L, 2L).flatMap(number -> life.memory.books().subscriptions().find(number).stream()).map(Subscription::state).toList();
    }

    private List<Said> told(String person) {
        return life.slack.said().stream().filter(said -> said.place().equals(new Place.InChannel(new ChannelId(person)))).toList();
    }

    private void refused(String... slugs) {
        for (var slug : slugs) {
            life.slack.answer("story/C1/" + slug, new Posting.Gone("is_archived"));
            life.memory.outbox().add(List.of(new Line("story/C1/" + slug, new Place.InChannel(CHANNEL), new Post.Help(""),
                    life.clock.instant().plus(Duration.ofHours(1)), List.of(), List.of(new Place.InChannel(new ChannelId("mia"))))));
        }
    }

    @Test
    void a_channel_may_choose_that_cards_are_for_whoever_asks_alone() {
        life.web.article("https://herald.example/bridge", "Local", "Harbour bridge shut after crane strike", "Closed for a week", BRIDGE, CRACK);
        life.ask("/news settings answers private");

        assertThat(life.ask("/news https://herald.example/bridge")).hasSize(1).first().satisfies(said -> {
            assertThat(said.place()).isInstanceOf(Place.Reply.class);
            assertThat(said.post()).isInstanceOf(Post.CardWithSimilar.class);
        });
    }

    @Test
    void only_those_whom_a_channel_names_may_change_what_it_gets() {
        life.ask("/news settings who me");
        life.memory.books().arrangements().save(CHANNEL,
                life.memory.books().arrangements().find(CHANNEL).orElseThrow().with(Set.of(new PersonId("sam"))));

        assertThat(text(life.ask("/news subscribe pa").getFirst())).isEqualTo("Only sam and the workspace’s admins may change what comes there.\n");
        assertThat(life.memory.books().subscriptions().of(CHANNEL)).isEmpty();
    }

    @Test
    void a_person_gets_an_own_round_up_by_direct_message_in_their_own_time_zone() {
        life.ask("/news subscribe pa");
        life.ask("/news me digest 10:00");
        life.arrives(life.article("bridge", "PA", "Harbour bridge shut after crane strike", BRIDGE, CRACK));

        life.clock.advance(Duration.between(life.clock.instant(), Instant.parse("2026-11-24T10:00:00Z")));
        life.work();

        assertThat(life.slack.said()).filteredOn(said -> said.post() instanceof Post.Digest).extracting(Said::place)
                .containsExactly(new Place.InChannel(new ChannelId("mia")));
    }

    @Test
    void whoever_asks_is_told_who_did_what() {
        life.ask("/news subscribe pa");
        life.ask("/news digest 10:30 weekdays");
        life.ask("/news remove s1");

        assertThat(text(life.ask("/news audit 7d").getFirst())).containsSubsequence("mia ended s1 the wire pa",
                "mia set the digest to 10:30 on weekdays",
                "mia subscribed to s1 the wire pa");
    }

    @Test
    void an_audit_names_the_articles_and_the_reasons_but_no_headline_that_may_not_be_shown() {
        life.ask("/news subscribe pa");
        life.arrives(life.article("bridge", "PA", "Harbour bridge shut after crane strike", BRIDGE, CRACK));
        life.arrives(life.article("cup", "PA", "Rovers win the cup final", CUP, KEEPER)
                .withTraits(new Traits(Traits.Kind.REPORT, Traits.Extent.WHOLE, List.of(), 1, "", List.of())));
        life.arrives(life.article("budget", "PA", "Council votes for library cuts", BUDGET, LIBRARY));
        life.say(new Command.OnIt(new ArticleId("cup"), new MessageRef(CHANNEL, "1")));
        life.say(new Command.OnIt(new ArticleId("cup"), new MessageRef(CHANNEL, "1")));
        life.say(new Command.MuteStory(new ArticleId("bridge")));
        life.say(new Command.Unmute(1));
        life.ask("/news mute \"transfer gossip\" for 3d");
        life.ask("/news merge https://pa.example/cup https://pa.example/bridge");
        life.say(new Command.UndoStoryChange(1));
        life.ask("/news pull https://pa.example/budget wrong council");

        var audit = life.ask("/news audit 7d").getFirst();

        assertThat(text(audit)).containsSubsequence("pulled article budget: wrong council", "undid what was changed about the story of cup",
                "made one story of cup and bridge", "muted “transfer gossip”", "unmuted bridge", "muted bridge", "left cup to others", "took on cup");
        assertThat(audit.post().articles()).containsExactlyInAnyOrder(new ArticleId("cup"), new ArticleId("bridge"));
    }

    @Test
    void a_list_of_a_hundred_subscriptions_can_be_read_to_its_end() {
        IntStream.rangeClosed(1, 100).forEach(number -> life.memory.books().subscriptions().add(CHANNEL, new Source.OfWire("w" + number),
                "Wire " + number, Wanted.ALL, new PersonId("mia"), NOW));
        var read = new StringBuilder();
        var from = Optional.of(0);

        while (from.isPresent()) {
            var page = (Post.Saying) life.say(new Command.ListSubscriptions(from.get())).getFirst().post();
            read.append(text(page));
            from = page.rows().stream().flatMap(row -> row.choices().stream()).filter(choice -> choice.ask() == Row.Ask.LIST_FROM)
                    .map(choice -> Integer.valueOf(choice.about())).findFirst();
        }

        assertThat(IntStream.rangeClosed(1, 100)).allSatisfy(number -> assertThat(read).contains("s" + number + " Wire " + number + " "));
        assertThat(read).contains("What this channel gets (1 to 6 of 100)", "(97 to 100 of 100)");
    }

    @Test
    void even_the_longest_page_of_a_list_is_drawn_to_its_last_button() {
        var words = IntStream.range(0, 20).mapToObj(number -> "x".repeat(200) + number).toList();
        IntStream.rangeClosed(1, 100).forEach(number -> life.memory.books().subscriptions().add(CHANNEL, new Source.OfWire("w" + number),
                "Wire ".repeat(60), new Wanted(words, words, Set.of(), Set.of(), Wanted.Breaking.OFF, Wanted.Manner.LIVE), new PersonId("mia"), NOW));
        life.ask("/news digest 07:30 Europe/London");
        life.ask("/news quiet 22:00-06:30");

        var list = life.ask("/news list").getFirst();

        assertThat(Drawing.of(list.place(), list.post(), list.cards())).contains("Show more", "Digest and quiet hours", "and 94 more");
    }

    @Test
    void whoever_subscribes_to_a_dozen_feeds_gets_one_article_now_and_the_rest_together() {
        IntStream.range(0, 12).forEach(number -> {
            var address = "https://herald.example/feed" + number;
            life.web.page(address, "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Feed " + number
                    + "</title><link>https://herald.example/</link>" + entry("story" + number, "Mon, 23 Nov 2026 09:00:00 GMT") + "</channel></rss>");
            life.web.article("https://herald.example/story" + number, "News", "Headline number " + number + " of a story", "Standfirst",
                    DIFFERENT.get(number % DIFFERENT.size()) + " " + number, "Second paragraph " + number + " about something else altogether.");
            assertThat(text(life.ask("/news subscribe " + address).getFirst())).contains(number == 0 ? "comes now" : "comes within minutes");
        });
        life.newsroom().poller().pollDue();
        life.work();
        var atOnce = life.cards().size() + life.digests().size();
        life.clock.advance(Duration.ofMinutes(2));
        life.work();

        assertThat(atOnce).isEqualTo(1);
        assertThat(life.cards().size() + life.digests().size()).isEqualTo(2);
    }

    @Test
    void who_may_change_a_channel_is_told_and_kept_by_the_names_that_people_read() {
        var told = life.ask("/news settings who <@U012|sam>").getFirst();

        assertThat(text(told)).isEqualTo("mia changed this channel’s settings: who U012, mia.\n");
        assertThat(text(life.ask("/news audit 7d").getFirst())).contains("changed settings: who U012, mia");
        assertThat(life.memory.books().arrangements().find(CHANNEL)).hasValueSatisfying(kept -> assertThat(kept.mayChange())
                .containsExactlyInAnyOrder(new PersonId("U012"), new PersonId("mia")));
    }

    @Test
    void settings_toggled_ten_times_are_told_four_times_and_the_last_line_says_how_they_stand() {
        IntStream.range(0, 10).forEach(number -> life.as("mia", "settings threads " + (number % 2 == 0 ? "off" : "on")));

        var told = life.slack.said().stream().filter(said -> said.place().equals(new Place.InChannel(CHANNEL))).toList();
        assertThat(told).hasSize(4);
        assertThat(life.slack.said()).filteredOn(said -> said.place() instanceof Place.InsteadOf).last().satisfies(said -> assertThat(text(said))
                .contains("These settings were changed 10 times since", "As it stands: similar articles in threads on"));
        assertThat(life.slack.said()).filteredOn(said -> said.place() instanceof Place.Reply).hasSize(6);

        life.clock.advance(Duration.ofMinutes(11));
        life.as("mia", "settings threads off");

        assertThat(life.slack.said().getLast())
                .satisfies(said -> assertThat(text(said)).isEqualTo("mia changed this channel’s settings: threads off.\n"));
    }

    @Test
    void a_digest_that_leaves_stories_out_says_how_many() {
        life.ask("/news subscribe pa");
        life.ask("/news digest 10:00 max:1");
        life.arrives(life.article("bridge", "PA", "Harbour bridge shut after crane strike", BRIDGE, CRACK));
        life.arrives(life.article("cup", "PA", "Rovers win the cup final", CUP, KEEPER));
        life.arrives(life.article("budget", "PA", "Council votes for library cuts", BUDGET, LIBRARY));

        life.clock.advance(Duration.between(life.clock.instant(), Instant.parse("2026-11-24T10:00:00Z")));
        life.work();

        assertThat(life.digests()).singleElement().satisfies(said -> assertThat(((Post.Digest) said.post()).leftOut().count()).isEqualTo(2));
    }

    @Test
    void health_is_that_of_this_channel_in_good_english() {
        life.ask("/news subscribe pa");
        life.memory.outbox()
                .add(List.of(new Line("elsewhere", new Place.InChannel(new ChannelId("C9")), new Post.Help(""), NOW.plus(Duration.ofDays(1))),
                        new Line("here", new Place.InChannel(CHANNEL), new Post.Help(""), NOW.plus(Duration.ofDays(1)))));
        var answer = life.newsroom().commands().answer(life.caller("mia", CHANNEL), new Command.FeedHealth()).getFirst();

        assertThat(text((Post.Saying) answer.post())).contains("This channel’s source is well", "Posts waiting here: 1, on their way: 0");
    }

    @Test
    void health_names_the_feeds_of_the_archive_that_fail_and_not_those_of_other_channels() {
        for (var name : List.of("archive", "others")) {
            var added = Feed.added(new Link("https://" + name + ".example/feed?key=secret"), NOW);
            life.memory.feeds().save(new Feed(added.address(), "", added.place(),
                    new Feed.Health(NOW, NOW, NOW, 2, NOW, "its server answered 500", List.of(), 0), added.standing(), NOW, added.pace(),
                    added.wishes()));
        }
        life.memory.books().subscriptions().add(new ChannelId("C9"), new Source.OfFeed(new Link("https://others.example/feed?key=secret")), "Others",
                Wanted.ALL, new PersonId("sam"), NOW);

        var answer = life.newsroom().commands().answer(life.caller("mia", CHANNEL), new Command.FeedHealth()).getFirst();

        assertThat(text((Post.Saying) answer.post())).contains("archive.example", "its server answered 500").doesNotContain("others.example",
                "secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"the", "The and of", "eu", "a", "die das", "est une"})
    void words_that_stand_in_every_article_are_not_muted(String words) {
        assertThat(text(life.ask("/news mute \"" + words + "\"").getFirst())).contains("stands in nearly every article");
        assertThat(life.memory.books().mutes().of(CHANNEL, NOW)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"the king and I", "EU", "AI"})
    void a_phrase_with_small_words_in_it_and_an_abbreviation_may_be_muted(String words) {
        life.ask("/news mute \"" + words + "\"");
        assertThat(life.memory.books().mutes().of(CHANNEL, life.clock.instant())).hasSize(1);
    }

    @Test
    void a_feed_that_is_subscribed_to_is_read_and_brings_its_newest_article_then_only_new_ones() {
        life.web.article("https://herald.example/bridge", "Local", "Harbour bridge shut after crane strike", "Closed", BRIDGE, CRACK);
        life.web.article("https://herald.example/cup", "Sport", "Rovers win the cup final", "On penalties", CUP, KEEPER);
        life.web.article("https://herald.example/budget", "Local", "Council votes for library cuts", "Six million", BUDGET, LIBRARY);
        life.feed("https://herald.example/news.xml", entry("bridge", "24 Nov 2026 08:00:00 GMT"), entry("cup", "23 Nov 2026 08:00:00 GMT"));

        life.ask("/news subscribe https://herald.example/news.xml");
        life.newsroom().poller().pollDue();
        life.work();
        assertThat(life.cards()).extracting(LivingChannel::headline).containsExactly("Harbour bridge shut after crane strike");

        life.clock.advance(Duration.ofHours(14));
        life.feed("https://herald.example/news.xml", entry("budget", "24 Nov 2026 09:10:00 GMT"), entry("bridge", "24 Nov 2026 08:00:00 GMT"),
                entry("cup", "23 Nov 2026 08:00:00 GMT"));
        life.newsroom().poller().pollDue();
        life.work();

        assertThat(life.cards()).extracting(LivingChannel::headline).containsExactly("Harbour bridge shut after crane strike",
                "Council votes for library cuts");
        assertThat(text(life.ask("/news list").getFirst())).contains("s1", "ok, last item");
    }
}
