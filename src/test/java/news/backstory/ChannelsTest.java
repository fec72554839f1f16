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

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import news.backstory.article.ArticleId;
import news.backstory.article.Kill;
import news.backstory.article.Status;
import news.backstory.article.Traits;
import news.backstory.channel.ChannelId;
import news.backstory.channel.PersonId;
import news.backstory.channel.Source;
import news.backstory.channel.Subscription;
import news.backstory.channel.Wanted;
import news.backstory.command.Command;
import news.backstory.feed.Feed;
import news.backstory.ledger.Line;
import news.backstory.ledger.Posting;
import news.backstory.post.Mark;
import news.backstory.post.MessageRef;
import news.backstory.post.Place;
import news.backstory.post.Post;
import news.backstory.testing.FakeSlack;
import news.backstory.testing.FakeSlack.Said;
import news.backstory.web.Fetch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What channels get by themselves, told over a pretend web and a pretend Slack; everything between them is real. */
@Execution(ExecutionMode.CONCURRENT)
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
                .hasValueSatisfying(one -> assertThat(one.why()).startsWith("Slack does not let me in; what comes is kept"));
        life.clock.advance(Duration.ofMinutes(2));
        life.work();

        assertThat(states()).hasSize(2).doesNotContain(Subscription.State.PAUSED);
        assertThat(life.cards()).hasSize(1);
    }

    @Test
    void what_rested_while_we_were_not_let_in_goes_on_with_the_next_start() {
        life.ask("/news subscribe pa");
        life.slack.answer("story/C1/bridge", new Posting.ShutOut("token_revoked"));
        life.arrives(life.article("bridge", "PA", "Harbour bridge shut after crane strike", BRIDGE, CRACK));
        assertThat(states()).containsExactly(Subscription.State.PAUSED);

        life.restart();

        assertThat(states()).as("its newest article has not come yet").containsExactly(Subscription.State.NEW);
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
