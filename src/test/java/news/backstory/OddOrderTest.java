package news.backstory;

import static news.backstory.LivingChannel.BRIDGE;
import static news.backstory.LivingChannel.BUDGET;
import static news.backstory.LivingChannel.CHANNEL;
import static news.backstory.LivingChannel.CRACK;
import static news.backstory.LivingChannel.CUP;
import static news.backstory.LivingChannel.KEEPER;
import static news.backstory.LivingChannel.LIBRARY;
import static news.backstory.LivingChannel.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import news.backstory.article.Article;
import news.backstory.article.ArticleId;
import news.backstory.article.Link;
import news.backstory.article.Traits;
import news.backstory.channel.Arrival;
import news.backstory.channel.ChannelId;
import news.backstory.channel.PersonId;
import news.backstory.channel.Source;
import news.backstory.channel.Subscription;
import news.backstory.channel.Wanted;
import news.backstory.command.Command;
import news.backstory.post.Place;
import news.backstory.post.Post;
import news.backstory.testing.FakeSlack.Said;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What channels get when things come in another order than usual: a card before its subscription, a split before a report, the end of a digest before its hour. */
class OddOrderTest {

    private static final Source ECHO = new Source.OfFeed(new Link("https://echo.example/feed.xml"));

    private final LivingChannel life = new LivingChannel();

    @AfterEach
    void stop() {
        life.close();
    }

    @Test
    void a_card_that_somebody_had_shown_tells_its_story_to_the_channel() {
        life.keep(bridge(), life.clock.instant());
        life.say(new Command.PostCard(new ArticleId("bridge")));
        assertThat(life.cards()).hasSize(1);
        life.clock.advance(Duration.ofMinutes(2));

        life.ask("/news subscribe pa");
        life.work();
        assertThat(life.cards()).hasSize(1);

        life.arrives(life.article("bridge-ap", "AP", "Crane strike shuts harbour bridge", BRIDGE, CRACK));
        assertThat(cards()).containsExactly("bridge");
        assertThat(life.slack.said()).last()
                .satisfies(said -> assertThat(said.post().articles()).containsExactly(new ArticleId("bridge"), new ArticleId("bridge-ap")));

        life.ask("/news digest now");
        assertThat(life.digests()).isEmpty();
    }

    @Test
    void the_newest_article_of_a_new_source_is_counted_with_the_story_that_the_channel_has() {
        life.ask("/news subscribe pa");
        life.arrives(bridge());
        var echo = life.article("bridge-echo", "Echo", "Crane strike shuts harbour bridge", BRIDGE, CRACK);
        life.memory.articles().save(echo, life.clock.instant(), List.of(echo.link()));
        life.newsroom().shelf().refresh(echo.id());
        life.memory.books().arrivals().arrived(ECHO, echo.id(), life.clock.instant(), Arrival.Kind.NEWS);
        life.clock.advance(Duration.ofMinutes(2));

        life.memory.books().subscriptions().add(CHANNEL, ECHO, "Echo", Wanted.ALL, new PersonId("mia"), life.clock.instant());
        life.work();

        assertThat(cards()).containsExactly("bridge");
        assertThat(life.slack.said()).last().satisfies(said -> assertThat(said.post().articles()).contains(new ArticleId("bridge-echo")));
    }

    @Test
    void what_is_mute_does_not_come_on_subscribing_either() {
        life.keep(life.article("cup", "PA", "Rovers win the cup final", CUP, KEEPER), life.clock.instant().minus(Duration.ofHours(2)));
        life.keep(bridge(), life.clock.instant());
        life.clock.advance(Duration.ofMinutes(1));
        life.ask("/news mute \"harbour bridge\" for 3d");

        life.ask("/news subscribe pa");
        life.work();

        assertThat(cards()).containsExactly("cup");
    }

    @Test
    void a_round_up_brings_nothing_beside_itself_and_nothing_once_it_is_off() {
        life.ask("/news subscribe pa");
        life.ask("/news me digest 08:00");
        life.arrives(bridge().withTraits(new Traits(Traits.Kind.REPORT, Traits.Extent.WHOLE, List.of(), 1, "", List.of())));
        life.ask("/news me off");
        life.arrives(life.article("budget", "PA", "Council votes for library cuts", BUDGET, LIBRARY)
                .withTraits(new Traits(Traits.Kind.REPORT, Traits.Extent.WHOLE, List.of(), 1, "", List.of())));

        assertThat(cards()).containsExactly("bridge", "budget");
        assertThat(life.slack.said()).extracting(Said::place).doesNotContain(new Place.InChannel(new ChannelId("mia")));
    }

    @Test
    void a_split_that_others_have_built_on_is_not_taken_back() {
        life.ask("/news subscribe pa");
        life.arrives(bridge());
        life.arrives(life.article("bridge-ap", "AP", "Crane strike shuts harbour bridge", BRIDGE, CRACK));
        life.arrives(life.article("cup", "PA", "Rovers win the cup final", CUP, KEEPER));
        life.ask("/news split https://ap.example/bridge-ap");
        life.ask("/news merge https://ap.example/bridge-ap https://pa.example/cup");

        var said = life.say(new Command.UndoStoryChange(1));

        assertThat(text(said.getFirst())).contains("somebody has changed these stories since");
        assertThat(life.memory.stories().of(new ArticleId("bridge-ap")).orElseThrow().articles()).contains(new ArticleId("cup"));
    }

    @Test
    void where_the_report_that_bears_a_post_is_split_off_the_others_get_a_post_of_their_own() {
        life.ask("/news subscribe pa");
        life.arrives(bridge());
        life.arrives(life.article("bridge-ap", "AP", "Crane strike shuts harbour bridge", BRIDGE, CRACK));

        var said = life.ask("/news split https://pa.example/bridge");
        life.clock.advance(Duration.ofMinutes(1));
        life.work();

        assertThat(said).anySatisfy(one -> assertThat(one.post()).isEqualTo(new Post.CardOf(new ArticleId("bridge"), List.of(), List.of())));
        assertThat(cards()).containsExactly("bridge", "bridge-ap");
    }

    @Test
    void what_waited_for_a_digest_that_is_switched_off_comes_all_the_same() {
        life.ask("/news subscribe pa");
        life.ask("/news digest 20:00");
        life.arrives(bridge());
        life.arrives(life.article("cup", "PA", "Rovers win the cup final", CUP, KEEPER));
        assertThat(life.slack.said()).extracting(Said::post).noneMatch(Post.CardOf.class::isInstance);

        life.ask("/news digest off");
        life.work();

        assertThat(life.digests()).singleElement()
                .satisfies(said -> assertThat(said.post().articles()).containsExactlyInAnyOrder(new ArticleId("bridge"), new ArticleId("cup")));
    }

    @Test
    void what_waited_for_a_digest_comes_too_when_it_is_switched_off_in_a_form() {
        life.ask("/news subscribe pa");
        life.ask("/news digest 20:00");
        life.arrives(bridge());
        life.arrives(life.article("cup", "PA", "Rovers win the cup final", CUP, KEEPER));

        var said = life.say(new Command.ChangeHours(CHANNEL, List.of(), List.of()));
        life.work();

        assertThat(text(said.getFirst())).contains("switched this channel’s digest and quiet hours off",
                "what waited for the digest comes in one post");
        assertThat(life.digests()).singleElement()
                .satisfies(one -> assertThat(one.post().articles()).containsExactlyInAnyOrder(new ArticleId("bridge"), new ArticleId("cup")));
    }

    @Test
    void what_came_between_a_removal_and_its_undo_is_told() {
        life.ask("/news subscribe pa");
        life.arrives(bridge());
        life.ask("/news remove s1");
        life.arrives(life.article("cup", "PA", "Rovers win the cup final", CUP, KEEPER));
        life.arrives(life.article("bridge-2", "PA", "Harbour bridge to stay shut for a week after crane strike", BRIDGE, CRACK));
        assertThat(cards()).containsExactly("bridge");

        life.say(new Command.RestoreSubscription(1));
        life.work();

        assertThat(cards()).containsExactly("bridge", "cup");
        assertThat(life.slack.said()).extracting(Said::post).filteredOn(Post.Follows.class::isInstance)
                .containsExactly(new Post.Follows(new ArticleId("bridge-2"), List.of()));
    }

    @Test
    void what_came_long_after_a_removal_is_not_told_when_it_is_taken_up_again() {
        life.ask("/news subscribe pa");
        life.arrives(bridge());
        life.ask("/news remove s1");
        life.arrives(life.article("cup", "PA", "Rovers win the cup final", CUP, KEEPER));
        life.clock.advance(Duration.ofMinutes(11));

        life.say(new Command.RestoreSubscription(1));
        life.work();

        assertThat(cards()).containsExactly("bridge");
    }

    @Test
    void what_waited_for_an_own_round_up_comes_too_when_that_is_switched_off() {
        var me = new ChannelId("mia");
        life.memory.books().subscriptions().add(me, LivingChannel.WIRE, "pa", Wanted.ALL, new PersonId("mia"), life.clock.instant());
        life.memory.books().subscriptions().set(1, Subscription.State.ACTIVE, "");
        life.ask("/news me digest 20:00");
        life.arrives(bridge());

        life.ask("/news me off");
        life.work();

        assertThat(life.slack.said()).filteredOn(said -> said.place().equals(new Place.InChannel(me))).extracting(Said::post)
                .containsExactly(new Post.CardOf(new ArticleId("bridge")));
    }

    @Test
    void whoever_asks_for_a_digest_where_there_is_none_hears_so() {
        assertThat(text(life.ask("/news subscribe pa digest").getFirst())).contains("there is none here yet", "/news digest 07:30");
    }

    @Test
    void subscribing_again_without_a_word_on_how_takes_nothing_from_what_a_colleague_has_said() {
        life.ask("/news subscribe pa -word:cricket");

        var said = life.as("sam", "subscribe pa");

        assertThat(text(said.getFirst())).contains("already (s1): without “cricket”");
        assertThat(life.memory.books().subscriptions().of(CHANNEL).getFirst().wanted().without()).containsExactly("cricket");
    }

    @Test
    void what_was_taken_up_again_is_not_taken_up_twice() {
        life.ask("/news subscribe pa");
        life.ask("/news remove s1");
        life.say(new Command.RestoreSubscription(1));

        assertThat(text(life.say(new Command.RestoreSubscription(1)).getFirst())).isEqualTo("That is how it is already.\n");
    }

    @Test
    void one_story_alone_says_that_it_waited_for_quiet_hours_to_end() {
        life.ask("/news subscribe pa");
        life.ask("/news quiet 08:00-09:30 UTC");
        life.arrives(bridge());
        assertThat(cards()).isEmpty();

        life.clock.advance(Duration.ofMinutes(45));
        life.work();

        assertThat(life.digests()).singleElement().satisfies(said -> {
            assertThat(((Post.Digest) said.post()).occasion()).isEqualTo(Post.Occasion.QUIET_IS_OVER);
            assertThat(said.post().articles()).containsExactly(new ArticleId("bridge"));
        });
    }

    @Test
    void a_digest_says_what_else_comes_of_its_hour_and_its_zone() {
        life.ask("/news quiet 22:00-08:00 UTC");

        assertThat(text(life.ask("/news digest 07:30 UTC").getFirst())).contains(", held to the end of the quiet hours at 08:00")
                .doesNotContain("other times");
        assertThat(text(life.ask("/news digest 12:30 Asia/Tokyo").getFirst())).contains("other times go by that zone")
                .doesNotContain("quiet hours at");
    }

    @Test
    void a_wire_is_removed_by_the_name_under_which_it_was_asked_for() {
        life.ask("/news subscribe pa");
        life.ask("/news remove PA");

        assertThat(life.memory.books().subscriptions().of(CHANNEL)).isEmpty();
    }

    @Test
    void an_audit_that_is_cut_says_so() {
        life.ask("/news subscribe pa");
        for (var number = 0; number < 31; number++) {
            life.ask("/news mute \"topic " + number + "\"");
        }

        assertThat(text(life.ask("/news audit 7d").getFirst())).contains("and more before").doesNotContain("subscribed to");
        assertThat(text(life.ask("/news mutes").getFirst())).contains("topic 30", "and 11 more");
    }

    @Test
    void nobody_locks_themselves_out() {
        life.ask("/news settings who <@U0SAM>");

        assertThat(life.memory.books().arrangements().find(CHANNEL).orElseThrow().mayChange())
                .isEqualTo(Set.of(new PersonId("mia"), new PersonId("U0SAM")));
    }

    @Test
    void what_a_colleague_has_read_alone_keeps_nobody_from_pulling() {
        life.ask("/news subscribe pa");
        life.arrives(bridge());
        var sam = new PersonId("sam");
        var direct = new ChannelId("sam");
        life.memory.outbox().add(life.newsroom().commands().answer(life.caller("sam", direct), new Command.PostCard(new ArticleId("bridge"))));
        life.work();

        assertThat(text(life.ask("/news pull https://pa.example/bridge wrong picture").getFirst())).startsWith("Pulled.");
        assertThat(direct.isOf(sam)).isTrue();
    }

    private Article bridge() {
        return life.article("bridge", "PA", "Harbour bridge shut after crane strike", BRIDGE, CRACK);
    }

    private List<String> cards() {
        return life.cards().stream().map(card -> card.post().articles().getFirst().value()).distinct().toList();
    }
}
