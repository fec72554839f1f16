package news.backstory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import news.backstory.article.Article;
import news.backstory.article.ArticleId;
import news.backstory.article.Dated;
import news.backstory.article.Kill;
import news.backstory.article.Link;
import news.backstory.article.Status;
import news.backstory.article.Tier;
import news.backstory.article.Traits;
import news.backstory.channel.Arrangement;
import news.backstory.channel.Arrival;
import news.backstory.channel.Bit;
import news.backstory.channel.ChannelId;
import news.backstory.channel.Mark;
import news.backstory.channel.MessageRef;
import news.backstory.channel.PersonId;
import news.backstory.channel.Place;
import news.backstory.channel.Post;
import news.backstory.channel.Posting;
import news.backstory.channel.QuietHours;
import news.backstory.channel.ReplyAddress;
import news.backstory.channel.Source;
import news.backstory.channel.Subscription;
import news.backstory.channel.Wanted;
import news.backstory.command.Caller;
import news.backstory.command.Command;
import news.backstory.command.CommandParser;
import news.backstory.ingest.Sites;
import news.backstory.summary.BuiltInSummariser;
import news.backstory.testing.Answering;
import news.backstory.testing.FakeSlack;
import news.backstory.testing.FakeSlack.Said;
import news.backstory.testing.FakeWeb;
import news.backstory.testing.MovingClock;
import news.backstory.testing.TemporaryStore;
import news.backstory.web.Fetch;
import news.backstory.wire.WireName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What channels get by themselves, told over a pretend web and a pretend Slack; everything between them is real. */
class ChannelsTest {

    private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");
    private static final ChannelId CHANNEL = new ChannelId("C1");
    private static final Source WIRE = new Source.OfWire("pa");
    private static final String BRIDGE = "The harbour bridge was closed on Monday after a crane struck its main span, the Harbour Trust said. Nobody was hurt.";
    private static final String CRACK = "Engineers found a crack four metres long in a girder, and chief engineer Ada Brook said it stays shut for a week.";
    private static final String CUP = "Rovers beat United on penalties in the cup final on Saturday after a goalless match in the rain at Hillside stadium.";
    private static final String KEEPER = "Goalkeeper Sam Hill saved three kicks and was carried from the pitch by supporters who sang until midnight.";
    private static final String BUDGET = "The county council voted on Tuesday to raise parking charges and cut library hours to close a budget gap of six million.";
    private static final String LIBRARY = "Councillor Rita Vance called the library cuts a disgrace, while treasurer Omar Doyle said there was no other way to pay.";

    private final MovingClock clock = new MovingClock(NOW);
    private final FakeWeb web = new FakeWeb();
    private final FakeSlack slack = new FakeSlack();
    private final TemporaryStore memory = new TemporaryStore();
    private Newsroom newsroom = open();
    private int asked;

    @AfterEach
    void stop() {
        newsroom.close();
        memory.close();
    }

    @Test
    void a_subscribed_channel_gets_what_comes_once_with_similar_articles_in_its_thread() {
        ask("/news subscribe pa");

        arrives(article("bridge", "PA", "Harbour bridge shut after crane strike", BRIDGE, CRACK));
        arrives(article("bridge", "PA", "Harbour bridge shut after crane strike", BRIDGE, CRACK));

        assertThat(cards()).extracting(said -> said.post().articles().getFirst()).containsExactly(new ArticleId("bridge"));
        assertThat(cards()).extracting(Said::place).containsExactly(new Place.InChannel(CHANNEL));
    }

    @Test
    void whoever_subscribes_is_named_and_only_the_newest_article_comes_at_once() {
        keep(article("old", "PA", "Rovers win the cup final", CUP, KEEPER), NOW.minus(Duration.ofDays(2)));
        keep(article("new", "PA", "Harbour bridge shut after crane strike", BRIDGE, CRACK), NOW.minus(Duration.ofHours(1)));
        clock.advance(Duration.ofMinutes(1));

        var said = ask("/news subscribe pa +word:\"harbour trust\" -word:zeppelin");
        work();

        assertThat(said).first().satisfies(line -> {
            assertThat(line.place()).isEqualTo(new Place.InChannel(CHANNEL));
            assertThat(text(line)).contains("mia subscribed this channel to wire pa (s1; with “harbour trust”, without “zeppelin”)",
                    "/news remove s1");
        });
        assertThat(cards()).extracting(card -> card.post().articles().getFirst()).containsExactly(new ArticleId("new"));
    }

    @Test
    void another_outlets_report_edits_the_first_post_and_says_nothing_new() {
        ask("/news subscribe pa");
        arrives(article("bridge", "PA", "Harbour bridge shut after crane strike", BRIDGE, CRACK));
        var before = slack.messages();

        arrives(article("bridge-ap", "AP", "Crane strike shuts harbour bridge", BRIDGE, CRACK));

        var last = slack.said().getLast();
        assertThat(last.place()).isInstanceOf(Place.InsteadOf.class);
        assertThat(last.post()).isEqualTo(new Post.CardOf(new ArticleId("bridge"), List.of(new ArticleId("bridge-ap")), List.of()));
        assertThat(slack.messages()).isEqualTo(before + 1);
        assertThat(cards()).hasSize(1);
    }

    @Test
    void what_the_same_outlet_writes_next_on_a_story_goes_to_its_thread() {
        ask("/news subscribe pa");
        arrives(article("bridge", "PA", "Harbour bridge shut after crane strike", BRIDGE, CRACK));

        arrives(article("bridge-2", "PA", "Harbour bridge to stay shut for a week after crane strike", BRIDGE, CRACK,
                "Ferries cross every ten minutes."));

        assertThat(slack.said().getLast()).satisfies(said -> {
            assertThat(said.post()).isEqualTo(new Post.Follows(new ArticleId("bridge-2"), List.of()));
            assertThat(said.place()).isInstanceOf(Place.InThread.class);
        });
    }

    @Test
    void words_without_match_and_words_to_avoid_keep_articles_out() {
        ask("/news subscribe pa +word:bridge -word:crane");

        arrives(article("cup", "PA", "Rovers win the cup final", CUP, KEEPER));
        arrives(article("bridge", "PA", "Harbour bridge shut after crane strike", BRIDGE, CRACK));

        assertThat(cards()).isEmpty();
    }

    @Test
    void a_killed_story_is_taken_back_wherever_it_stands_and_whoever_shared_it_is_told() {
        web.article("https://herald.example/bridge", "Local", "Harbour bridge shut after crane strike", "Closed for a week", BRIDGE, CRACK);
        web.article("https://herald.example/inquiry", "Local", "Inquiry into harbour bridge crane strike opens", "On Wednesday",
                "A public inquiry into the crane strike that closed the harbour bridge opened on Wednesday.",
                "The Harbour Trust and chief engineer Ada Brook will be asked why the crane was moved in high wind.");
        ask("/news https://herald.example/bridge");
        work();
        ask("/news https://herald.example/inquiry");
        work();
        var bridge = memory.articles().findAt(new Link("https://herald.example/bridge")).orElseThrow().article().id();
        var before = slack.said().size();

        memory.articles().kill(bridge, new Kill("PA", "wrong bridge", clock.instant()));
        work();

        var after = slack.said().subList(before, slack.said().size());
        assertThat(after).filteredOn(said -> said.place() instanceof Place.InsteadOf).hasSize(3)
                .allSatisfy(said -> assertThat(said.cards().gone(bridge)).isPresent());
        assertThat(after).filteredOn(said -> said.place() instanceof Place.InThread).hasSize(2)
                .allSatisfy(said -> assertThat(text(said)).contains("This story was killed by PA at", "wrong bridge"));
        assertThat(after).filteredOn(said -> said.place().equals(new Place.InChannel(new ChannelId("mia")))).hasSize(1).first()
                .satisfies(said -> assertThat(text(said)).contains("You shared a story on", "killed by PA"));
        assertThat(newsroom.findable()).isEqualTo(1);
    }

    @Test
    void a_kill_that_comes_while_its_card_is_on_its_way_is_done_when_the_card_has_arrived() {
        ask("/news subscribe pa");
        keep(article("bridge", "PA", "Harbour bridge shut after crane strike", BRIDGE, CRACK), NOW);
        newsroom.newsdesk().announce();
        slack.fail(FakeSlack.Fault.ANSWER_LOST);
        newsroom.sender().sendPending();
        settle();

        memory.articles().kill(new ArticleId("bridge"), new Kill("", "", clock.instant()));
        newsroom.newsdesk().amend();
        newsroom.sender().settleDoubts();
        work();

        assertThat(slack.said()).filteredOn(said -> said.place() instanceof Place.InsteadOf)
                .anySatisfy(said -> assertThat(said.cards().gone(new ArticleId("bridge"))).isPresent());
    }

    @Test
    void a_correction_marks_the_card_and_says_before_and_after_in_its_thread() {
        ask("/news subscribe pa");
        arrives(article("bridge", "PA", "Five hurt as crane strikes bridge", BRIDGE, CRACK));

        arrives(article("bridge", "PA", "Four hurt as crane strikes bridge", BRIDGE, CRACK).withVersion(2));

        assertThat(slack.said()).filteredOn(said -> said.place() instanceof Place.InsteadOf).hasSize(1).first()
                .satisfies(said -> assertThat(((Post.CardOf) said.post()).marks()).hasOnlyElementsOfType(Mark.Corrected.class));
        assertThat(slack.said().getLast()).satisfies(said -> {
            assertThat(said.place()).isInstanceOf(Place.InThread.class);
            assertThat(text(said)).contains("Correction", "was: Five hurt as crane strikes bridge — now: Four hurt as crane strikes bridge");
        });
    }

    @Test
    void an_entry_whose_page_cannot_be_read_is_told_by_its_feed_and_a_fuller_reading_is_no_correction() {
        web.answers("https://herald.example/bridge", new Fetch.Answered(403));
        feed("https://herald.example/news.xml", entry("bridge", "24 Nov 2026 08:00:00 GMT"));
        ask("/news subscribe https://herald.example/news.xml");
        newsroom.poller().pollDue();
        work();
        assertThat(cards()).extracting(ChannelsTest::headline).containsExactly("bridge");
        var before = slack.messages();

        web.article("https://herald.example/bridge", "Local", "Harbour bridge shut after crane strike", "Closed for a week", BRIDGE, CRACK);
        clock.advance(Duration.ofMinutes(20));
        newsroom.unread().tryAgain();
        work();

        assertThat(slack.messages()).as("its card is edited, and nothing else is said").isEqualTo(before + 1);
        assertThat(slack.said().getLast()).satisfies(said -> {
            assertThat(said.place()).isInstanceOf(Place.InsteadOf.class);
            assertThat(headline(said)).isEqualTo("Harbour bridge shut after crane strike");
            assertThat(((Post.CardOf) said.post()).marks()).isEmpty();
        });
    }

    @Test
    void white_space_quotation_marks_and_dates_are_no_correction() {
        ask("/news subscribe pa");
        arrives(article("bridge", "PA", "Five hurt as \"crane\" strikes bridge", BRIDGE, CRACK));
        var before = slack.messages();

        arrives(article("bridge", "PA", "Five hurt as “crane” strikes  bridge", BRIDGE + " ", CRACK, "Updated 14:32 GMT").withVersion(2));

        assertThat(slack.messages()).isEqualTo(before);
    }

    @Test
    void an_embargoed_article_comes_at_its_time_and_not_before() {
        ask("/news subscribe pa");
        var until = NOW.plus(Duration.ofHours(1));
        arrives(article("bridge", "PA", "Harbour bridge shut after crane strike", BRIDGE, CRACK).withStatus(new Status.Embargoed(until)));
        clock.advance(Duration.between(clock.instant(), until.minusMillis(1)));
        once();
        assertThat(cards()).isEmpty();

        clock.advance(Duration.ofMillis(1));
        once();

        assertThat(cards()).hasSize(1);
    }

    @Test
    void in_quiet_hours_only_breaking_news_comes_and_the_rest_in_one_post_afterwards() {
        ask("/news subscribe pa");
        ask("/news quiet 08:00-12:00");

        arrives(article("bridge", "PA", "Harbour bridge shut after crane strike", BRIDGE, CRACK));
        arrives(article("cup", "PA", "Rovers win the cup final", CUP, KEEPER));
        arrives(article("budget", "PA", "BREAKING: Council votes for library cuts", BUDGET, LIBRARY));
        assertThat(cards()).hasSize(1).first()
                .satisfies(said -> assertThat(((Post.CardOf) said.post()).marks()).containsExactly(new Mark.PassedQuiet()));

        clock.advance(Duration.ofHours(4));
        work();

        assertThat(digests()).hasSize(1).first().satisfies(said -> {
            assertThat(((Post.Digest) said.post()).occasion()).isEqualTo(Post.Occasion.QUIET_IS_OVER);
            assertThat(said.post().articles()).containsExactly(new ArticleId("bridge"), new ArticleId("cup"));
        });
    }

    @Test
    void a_digest_comes_at_its_hour_once_and_brings_only_what_the_channel_has_not_had() {
        ask("/news subscribe pa");
        arrives(article("cup", "PA", "Rovers win the cup final", CUP, KEEPER));
        ask("/news digest 10:30 daily Europe/London max:5");
        arrives(article("bridge", "PA", "Harbour bridge shut after crane strike", BRIDGE, CRACK));
        arrives(article("budget", "PA", "Council votes for library cuts", BUDGET, LIBRARY));
        assertThat(cards()).hasSize(1);
        clock.advance(Duration.between(clock.instant(), Instant.parse("2026-11-24T10:29:59Z")));
        once();
        assertThat(digests()).isEmpty();

        clock.advance(Duration.ofSeconds(1));
        work();
        newsroom.close();
        newsroom = open();
        work();

        assertThat(digests()).hasSize(1).first()
                .satisfies(said -> assertThat(said.post().articles()).containsExactlyInAnyOrder(new ArticleId("bridge"), new ArticleId("budget")));
        assertThat(slack.said()).filteredOn(said -> said.place() instanceof Place.InThread && said.post() instanceof Post.CardOf).hasSize(2);
        clock.advance(Duration.ofDays(1));
        work();
        assertThat(digests()).hasSize(1);
    }

    @Test
    void many_stories_at_once_come_as_one_post_and_not_as_a_flood() {
        ask("/news subscribe pa");
        for (var number = 0; number < 5; number++) {
            keep(article("story-" + number, "PA", "Story " + DIFFERENT.get(number), DIFFERENT.get(number), DIFFERENT.get(number) + " again"),
                    clock.instant());
        }

        work();
        assertThat(cards()).hasSize(1);
        clock.advance(Duration.ofMinutes(1));
        work();

        assertThat(cards()).hasSize(1);
        assertThat(digests()).hasSize(1).first().satisfies(said -> assertThat(((Post.Digest) said.post()).briefs()).hasSize(4));
    }

    @Test
    void a_muted_story_and_muted_words_stay_away() {
        ask("/news subscribe pa");
        ask("/news mute “Harbour Trust” for 3d");
        arrives(article("bridge", "PA", "Harbour bridge shut after crane strike", BRIDGE, CRACK));

        assertThat(cards()).isEmpty();
        assertThat(text(ask("/news mutes").getFirst())).contains("“Harbour Trust”", "by mia");
    }

    @Test
    void whoever_takes_breaking_news_on_is_named_on_its_card() {
        ask("/news subscribe pa");
        arrives(article("budget", "PA", "Council votes for library cuts", BUDGET, LIBRARY)
                .withTraits(new Traits(Traits.Kind.REPORT, Traits.Extent.WHOLE, List.of(), 1, "", List.of())));

        say(new Command.OnIt(new ArticleId("budget"), new MessageRef(CHANNEL, "1")));

        assertThat(((Post.CardOf) slack.said().getLast().post()).marks()).anySatisfy(mark -> assertThat(mark)
                .isInstanceOfSatisfying(Mark.OnIt.class, onIt -> assertThat(onIt.people()).containsExactly(new PersonId("mia"))));
    }

    @Test
    void an_editor_takes_a_report_out_of_a_story_and_it_is_counted_there_no_more_and_can_undo_it() {
        ask("/news subscribe pa");
        arrives(article("bridge", "PA", "Harbour bridge shut after crane strike", BRIDGE, CRACK));
        arrives(article("bridge-ap", "AP", "Crane strike shuts harbour bridge", BRIDGE, CRACK));

        var said = ask("/news split https://ap.example/bridge-ap");
        work();

        assertThat(said).anySatisfy(one -> assertThat(one.post()).isEqualTo(new Post.CardOf(new ArticleId("bridge"), List.of(), List.of())));
        assertThat(memory.stories().of(new ArticleId("bridge-ap")).orElseThrow().articles()).containsExactly(new ArticleId("bridge-ap"));

        say(new Command.UndoStoryChange(1));

        assertThat(memory.stories().of(new ArticleId("bridge-ap")).orElseThrow().articles()).hasSize(2);
    }

    @Test
    void an_editor_makes_one_story_of_two_and_what_follows_is_said_under_the_first() {
        ask("/news subscribe pa");
        arrives(article("bridge", "PA", "Harbour bridge shut after crane strike", BRIDGE, CRACK));
        arrives(article("cup", "PA", "Rovers win the cup final", CUP, KEEPER));

        assertThat(text(ask("/news merge https://pa.example/cup https://pa.example/bridge").getFirst())).contains("They are one story now");

        assertThat(memory.stories().of(new ArticleId("cup")).orElseThrow().articles()).containsExactlyInAnyOrder(new ArticleId("bridge"),
                new ArticleId("cup"));
    }

    @Test
    void whoever_subscribed_to_a_feed_that_fails_for_hours_is_told_once_with_what_to_do() {
        web.article("https://herald.example/bridge", "Local", "Harbour bridge shut after crane strike", "Closed", BRIDGE, CRACK);
        feed("https://herald.example/news.xml", entry("bridge", "24 Nov 2026 08:00:00 GMT"));
        ask("/news subscribe https://herald.example/news.xml");
        newsroom.poller().pollDue();
        work();
        web.answers("https://herald.example/news.xml", new Fetch.Answered(404));
        for (var hour = 0; hour < 24; hour++) {
            clock.advance(Duration.ofHours(1));
            newsroom.poller().pollDue();
            newsroom.care().tellOwners();
            work();
        }

        assertThat(slack.said()).filteredOn(said -> said.place().equals(new Place.InChannel(new ChannelId("mia")))).hasSize(1).first()
                .satisfies(said -> assertThat(text(said)).contains("Herald (s1), to which you subscribed C1, cannot be read since", "404"));
        assertThat(text(ask("/news health").getFirst())).contains("1 of 1 sources of this channel fail", "failing since");
    }

    @Test
    void an_article_whose_page_is_gone_for_good_is_taken_back() {
        web.article("https://herald.example/bridge", "Local", "Harbour bridge shut after crane strike", "Closed for a week", BRIDGE, CRACK);
        ask("/news https://herald.example/bridge");
        work();
        clock.advance(Duration.ofHours(1));
        web.answers("https://herald.example/bridge", new Fetch.Answered(410));

        ask("/news similar https://herald.example/bridge");
        work();

        assertThat(slack.said()).filteredOn(said -> said.place() instanceof Place.InsteadOf).isNotEmpty()
                .allSatisfy(said -> assertThat(said.cards().goneArticles()).isNotEmpty());
    }

    @Test
    void an_embargoed_article_whose_time_comes_after_a_digest_is_in_the_next_one() {
        ask("/news subscribe pa");
        ask("/news digest 10:00 daily");
        var until = Instant.parse("2026-11-24T11:00:00Z");
        arrives(article("bridge", "PA", "Harbour bridge shut after crane strike", BRIDGE, CRACK).withStatus(new Status.Embargoed(until)));
        clock.advance(Duration.between(clock.instant(), Instant.parse("2026-11-24T10:00:00Z")));
        work();
        assertThat(digests()).isEmpty();
        clock.advance(Duration.between(clock.instant(), until));
        work();

        clock.advance(Duration.between(clock.instant(), Instant.parse("2026-11-25T10:00:00Z")));
        work();

        assertThat(digests()).hasSize(1).first().satisfies(said -> assertThat(said.post().articles()).containsExactly(new ArticleId("bridge")));
    }

    @Test
    void a_card_that_was_withheld_under_a_new_embargo_is_a_card_again_when_that_ends() {
        ask("/news subscribe pa");
        var bridge = article("bridge", "PA", "Harbour bridge shut after crane strike", BRIDGE, CRACK);
        arrives(bridge);
        var until = clock.instant().plus(Duration.ofHours(1));
        arrives(bridge.withStatus(new Status.Embargoed(until)));
        assertThat(slack.said().getLast().cards().gone(new ArticleId("bridge"))).isPresent();

        clock.advance(Duration.ofHours(1));
        work();

        assertThat(slack.said()).filteredOn(said -> said.place() instanceof Place.InsteadOf).last()
                .satisfies(said -> assertThat(said.cards().of(new ArticleId("bridge"))).isPresent());
    }

    @Test
    void after_a_kill_the_next_report_of_the_story_gets_a_post_of_its_own() {
        ask("/news subscribe pa");
        arrives(article("bridge", "PA", "Harbour bridge shut after crane strike", BRIDGE, CRACK));
        memory.articles().kill(new ArticleId("bridge"), new Kill("PA", "", clock.instant()));
        work();

        arrives(article("bridge-ap", "AP", "Crane strike shuts harbour bridge", BRIDGE, CRACK));

        assertThat(cards()).extracting(said -> said.post().articles().getFirst()).containsExactly(new ArticleId("bridge"),
                new ArticleId("bridge-ap"));
    }

    @Test
    void a_guest_may_ask_and_change_nothing() {
        arrives(article("bridge", "PA", "Harbour bridge shut after crane strike", BRIDGE, CRACK));

        for (var typed : List.of("subscribe pa", "digest 07:30", "quiet 22:00-06:00", "mute bridge for 1d", "pull https://pa.example/bridge wrong",
                "split https://pa.example/bridge", "settings who me")) {
            var said = as("guest", typed);
            assertThat(said).as(typed).hasSize(1).first().satisfies(one -> assertThat(text(one)).startsWith("Guests may ask"));
        }
        assertThat(memory.books().subscriptions().of(CHANNEL)).isEmpty();
        assertThat(memory.articles().find(new ArticleId("bridge")).orElseThrow().status()).isEqualTo(new Status.Usable());
    }

    @Test
    void what_stands_in_a_channel_is_pulled_only_by_those_who_may_change_that_channel() {
        ask("/news subscribe pa");
        arrives(article("bridge", "PA", "Harbour bridge shut after crane strike", BRIDGE, CRACK));
        memory.books().arrangements().save(CHANNEL, Arrangement.usual(Answering.ZONE).with(Set.of(new PersonId("sam"))));

        var said = newsroom.commands().answer(caller("mia", new ChannelId("D-mia")),
                new CommandParser().parse("pull https://pa.example/bridge wrong"));

        assertThat(said).hasSize(1);
        assertThat(memory.articles().find(new ArticleId("bridge")).orElseThrow().status()).isEqualTo(new Status.Usable());
    }

    @Test
    void an_article_that_breaks_us_holds_up_no_kill_of_another() {
        ask("/news subscribe pa");
        arrives(article("bridge", "PA", "Harbour bridge shut after crane strike", BRIDGE, CRACK));

        arrives(article("bomb", "PA", "A paragraph without end", "a.".repeat(3_999) + "a", KEEPER));
        memory.articles().kill(new ArticleId("bridge"), new Kill("PA", "", clock.instant()));
        work();

        assertThat(slack.said()).filteredOn(said -> said.place() instanceof Place.InsteadOf)
                .anySatisfy(said -> assertThat(said.cards().gone(new ArticleId("bridge"))).isPresent());
    }

    @Test
    void a_page_that_changes_at_each_reading_does_not_fill_its_thread() {
        ask("/news subscribe pa");
        arrives(article("bridge", "PA", "Five hurt as crane strikes bridge", BRIDGE, CRACK));
        for (var version = 2; version < 20; version++) {
            arrives(article("bridge", "PA", version + " hurt as crane strikes bridge", BRIDGE, CRACK).withVersion(version));
        }

        assertThat(slack.said()).filteredOn(said -> said.post() instanceof Post.Saying && said.place() instanceof Place.InThread)
                .hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void whoever_subscribed_hears_that_a_digest_could_not_be_said() {
        ask("/news subscribe pa");
        ask("/news digest 10:00 daily");
        arrives(article("bridge", "PA", "Harbour bridge shut after crane strike", BRIDGE, CRACK));
        slack.answer("digest/C1/2026-11-24/10:00", new Posting.Gone("is_archived"));

        clock.advance(Duration.between(clock.instant(), Instant.parse("2026-11-24T10:00:00Z")));
        work();

        assertThat(slack.said()).filteredOn(said -> said.place().equals(new Place.InChannel(new ChannelId("mia")))).hasSize(1).first()
                .satisfies(said -> assertThat(said.post()).isEqualTo(new Post.Notice(Post.Matter.NOT_POSTED, "is_archived")));
    }

    @Test
    void a_form_changes_a_subscription_and_the_channel_is_told_who_did_it() {
        ask("/news subscribe pa lang:en");

        var said = say(new Command.ChangeSubscription(1,
                new Wanted(List.of("harbour"), List.of(), Set.of(), Set.of(), Wanted.Breaking.OFF, Wanted.Manner.LIVE)));

        assertThat(text(said.getFirst())).contains("mia changed this channel’s subscription to wire pa (s1): with “harbour”, breaking off, live");
        assertThat(memory.books().subscriptions().of(CHANNEL).getFirst().wanted())
                .isEqualTo(new Wanted(List.of("harbour"), List.of(), Set.of(), Set.of("en"), Wanted.Breaking.OFF, Wanted.Manner.LIVE));
    }

    @Test
    void nobody_changes_the_hours_of_a_channel_that_is_not_theirs() {
        var other = new ChannelId("C2");

        var said = say(new Command.ChangeHours(other, List.of(), List.of(new QuietHours(LocalTime.of(22, 0), LocalTime.of(6, 0)))));

        assertThat(said).extracting(Said::place).hasOnlyElementsOfType(Place.Reply.class);
        assertThat(memory.books().arrangements().find(other)).isEmpty();
    }

    @Test
    void a_removed_subscription_brings_nothing_until_its_removal_is_undone() {
        ask("/news subscribe pa");
        assertThat(text(ask("/news remove s1").getFirst())).contains("mia ended this channel’s subscription to wire pa (s1)");
        arrives(article("bridge", "PA", "Harbour bridge shut after crane strike", BRIDGE, CRACK));
        assertThat(cards()).isEmpty();

        say(new Command.RestoreSubscription(1));
        arrives(article("cup", "PA", "Rovers win the cup final", CUP, KEEPER));

        assertThat(cards()).extracting(said -> said.post().articles().getFirst()).containsExactly(new ArticleId("cup"));
    }

    @Test
    void a_channel_that_is_archived_pauses_its_subscriptions_and_their_owner_is_told_once() {
        ask("/news subscribe pa");
        slack.answer("story/C1/bridge", new Posting.Gone("is_archived"));

        arrives(article("bridge", "PA", "Harbour bridge shut after crane strike", BRIDGE, CRACK));
        arrives(article("cup", "PA", "Rovers win the cup final", CUP, KEEPER));

        assertThat(memory.books().subscriptions().of(CHANNEL)).extracting(Subscription::state).containsExactly(Subscription.State.PAUSED);
        assertThat(slack.said()).filteredOn(said -> said.place().equals(new Place.InChannel(new ChannelId("mia")))).hasSize(1);
        assertThat(cards()).isEmpty();
    }

    @Test
    void a_channel_may_choose_that_cards_are_for_whoever_asks_alone() {
        web.article("https://herald.example/bridge", "Local", "Harbour bridge shut after crane strike", "Closed for a week", BRIDGE, CRACK);
        ask("/news settings answers private");

        assertThat(ask("/news https://herald.example/bridge")).hasSize(1).first().satisfies(said -> {
            assertThat(said.place()).isInstanceOf(Place.Reply.class);
            assertThat(said.post()).isInstanceOf(Post.CardWithSimilar.class);
        });
    }

    @Test
    void only_those_whom_a_channel_names_may_change_what_it_gets() {
        ask("/news settings who me");
        memory.books().arrangements().save(CHANNEL, memory.books().arrangements().find(CHANNEL).orElseThrow().with(Set.of(new PersonId("sam"))));

        assertThat(text(ask("/news subscribe pa").getFirst())).isEqualTo("Only sam and the workspace’s admins may change what comes there.\n");
        assertThat(memory.books().subscriptions().of(CHANNEL)).isEmpty();
    }

    @Test
    void a_person_gets_an_own_round_up_by_direct_message_in_their_own_time_zone() {
        ask("/news subscribe pa");
        ask("/news me digest 10:00");
        arrives(article("bridge", "PA", "Harbour bridge shut after crane strike", BRIDGE, CRACK));

        clock.advance(Duration.between(clock.instant(), Instant.parse("2026-11-24T10:00:00Z")));
        work();

        assertThat(slack.said()).filteredOn(said -> said.post() instanceof Post.Digest).extracting(Said::place)
                .containsExactly(new Place.InChannel(new ChannelId("mia")));
    }

    @Test
    void whoever_asks_is_told_who_did_what() {
        ask("/news subscribe pa");
        ask("/news digest 10:30 weekdays");
        ask("/news remove s1");

        assertThat(text(ask("/news audit 7d").getFirst())).containsSubsequence("mia ended s1 wire pa",
                "mia set the digest to 10:30 Mon, Tue, Wed, Thu, Fri",
                "mia subscribed to s1 wire pa");
    }

    @Test
    void a_feed_that_is_subscribed_to_is_read_and_brings_its_newest_article_then_only_new_ones() {
        web.article("https://herald.example/bridge", "Local", "Harbour bridge shut after crane strike", "Closed", BRIDGE, CRACK);
        web.article("https://herald.example/cup", "Sport", "Rovers win the cup final", "On penalties", CUP, KEEPER);
        web.article("https://herald.example/budget", "Local", "Council votes for library cuts", "Six million", BUDGET, LIBRARY);
        feed("https://herald.example/news.xml", entry("bridge", "24 Nov 2026 08:00:00 GMT"), entry("cup", "23 Nov 2026 08:00:00 GMT"));

        ask("/news subscribe https://herald.example/news.xml");
        newsroom.poller().pollDue();
        work();
        assertThat(cards()).extracting(ChannelsTest::headline).containsExactly("Harbour bridge shut after crane strike");

        clock.advance(Duration.ofHours(14));
        feed("https://herald.example/news.xml", entry("budget", "24 Nov 2026 09:10:00 GMT"), entry("bridge", "24 Nov 2026 08:00:00 GMT"),
                entry("cup", "23 Nov 2026 08:00:00 GMT"));
        newsroom.poller().pollDue();
        work();

        assertThat(cards()).extracting(ChannelsTest::headline).containsExactly("Harbour bridge shut after crane strike",
                "Council votes for library cuts");
        assertThat(text(ask("/news list").getFirst())).contains("s1", "ok, last item");
    }

    private static final List<String> DIFFERENT = List.of(
            "Volcano ash grounds flights across Iceland while farmers move their sheep indoors",
            "Chess champion resigns after nine moves in Chennai and blames a broken clock",
            "Vaccine trial against marsh fever ends early because nearly all volunteers stayed well",
            "Striking dockers in Santos refuse to unload grain ships until wages are paid",
            "Astronomers find a comet with two tails that nobody had seen since Napoleon");

    private void feed(String address, String... entries) {
        web.page(address, "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Herald</title><link>https://herald.example/</link>"
                + String.join("", entries) + "</channel></rss>");
    }

    private static String entry(String slug, String date) {
        return "<item><title>" + slug + "</title><link>https://herald.example/" + slug + "</link><guid>" + slug + "</guid><pubDate>" + date
                + "</pubDate></item>";
    }

    private static String headline(Said said) {
        return said.cards().of(said.post().articles().getFirst()).orElseThrow().article().headline();
    }

    private List<Said> cards() {
        return slack.said().stream().filter(said -> said.post() instanceof Post.CardOf && said.place().equals(new Place.InChannel(CHANNEL))).toList();
    }

    private List<Said> digests() {
        return slack.said().stream().filter(said -> said.post() instanceof Post.Digest && said.place().equals(new Place.InChannel(CHANNEL))).toList();
    }

    /** What a saying reads like, one row after the other. */
    private static String text(Said said) {
        var text = new StringBuilder();
        for (var row : ((Post.Saying) said.post()).rows()) {
            row.bits().forEach(bit -> text.append(switch (bit) {
                case Bit.Plain(var plain) -> plain;
                case Bit.Strong(var strong) -> strong;
                case Bit.Typed(var typed) -> typed;
                case Bit.When(var at) -> at.toString();
                case Bit.Age(var at) -> at.toString();
                case Bit.Who(var person) -> person.value();
                case Bit.Where(var channel) -> channel.value();
                case Bit.Headline(var article) -> article.value();
            }));
            text.append('\n');
        }
        return text.toString();
    }

    private Article article(String id, String outlet, String headline, String... paragraphs) {
        return new Article(
                new ArticleId(id), new Link("https://" + outlet.toLowerCase(Locale.ROOT) + ".example/" + id), headline, "", List.of(), "News",
                Dated.stated(clock.instant()), clock.instant(), "en", outlet, Tier.WIRE, List.of(), List.of(paragraphs), new Status.Usable(), 1);
    }

    private void keep(Article article, Instant at) {
        memory.articles().save(article.withPublished(Dated.stated(at)), clock.instant(), List.of(article.link()));
        newsroom.shelf().refresh(article.id());
        memory.books().arrivals().arrived(WIRE, article.id(), clock.instant(), Arrival.Kind.NEWS);
    }

    private void arrives(Article article) {
        clock.advance(Duration.ofSeconds(61));
        keep(article, clock.instant());
        work();
    }

    /** All that the agenda does, until nothing is left to say. */
    private void work() {
        for (var round = 0; round < 8; round++) {
            once();
            clock.advance(Duration.ofSeconds(2));
        }
    }

    private void once() {
        newsroom.shelf().release();
        newsroom.newsdesk().amend();
        newsroom.newsdesk().announce();
        newsroom.digests().sendDue();
        newsroom.sender().sendPending();
        settle();
    }

    private void settle() {
        while (newsroom.sender().isBusy()) {
            Thread.onSpinWait();
        }
    }

    private List<Said> ask(String typed) {
        return say(new CommandParser().parse(typed.substring("/news".length())));
    }

    private Caller caller(String person, ChannelId channel) {
        var alone = new Place.Reply(new ReplyAddress("https://hooks.example/" + asked), channel, new PersonId(person));
        return new Caller("request-" + asked++, clock.instant(), new PersonId(person), channel, alone, new Place.InChannel(channel));
    }

    private List<Said> as(String person, String typed) {
        var before = slack.said().size();
        memory.outbox().add(newsroom.commands().answer(caller(person, CHANNEL), new CommandParser().parse(typed)));
        work();
        return slack.said().subList(before, slack.said().size());
    }

    private List<Said> say(Command command) {
        var before = slack.said().size();
        var alone = new Place.Reply(new ReplyAddress("https://hooks.example/" + asked), CHANNEL, new PersonId("mia"));
        var caller = new Caller("request-" + asked++, clock.instant(), new PersonId("mia"), CHANNEL, alone, new Place.InChannel(CHANNEL));
        memory.outbox().add(newsroom.commands().answer(caller, command));
        for (var round = 0; round < 3; round++) {
            newsroom.sender().sendPending();
            settle();
            clock.advance(Duration.ofSeconds(2));
        }
        return slack.said().subList(before, slack.said().size());
    }

    private Newsroom open() {
        return Newsroom.open(
                web, new Newsroom.Memory(memory.articles(), memory.stories(), memory.wireItems(), memory.books(), memory.feedback(), memory.feeds(),
                        memory.hubSubscriptions()),
                slack, Answering.PEOPLE, BuiltInSummariser.open(), clock,
                new Newsroom.Settings(new Sites(List.of("herald.example"), List.of()), Set.of(new WireName("pa")), Set.of(), Set.of(), Answering.ZONE,
                        Duration.ofSeconds(30), List.of()),
                _ -> {});
    }
}
