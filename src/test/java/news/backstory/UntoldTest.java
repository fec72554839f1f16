package news.backstory;

import static news.backstory.LivingChannel.BRIDGE;
import static news.backstory.LivingChannel.BUDGET;
import static news.backstory.LivingChannel.CHANNEL;
import static news.backstory.LivingChannel.CRACK;
import static news.backstory.LivingChannel.CUP;
import static news.backstory.LivingChannel.KEEPER;
import static news.backstory.LivingChannel.LIBRARY;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import news.backstory.article.ArticleId;
import news.backstory.article.Kill;
import news.backstory.command.Command;
import news.backstory.ledger.Posting;
import news.backstory.post.Place;
import news.backstory.post.Post;
import news.backstory.telling.Tellings;
import news.backstory.testing.FakeSlack.Fault;
import news.backstory.testing.FakeSlack.Said;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** News that was planned, and then was not said: it is told all the same, once, when it can be. */
class UntoldTest {

    private final LivingChannel life = new LivingChannel();

    @BeforeEach
    void subscribe() {
        life.ask("/news subscribe pa");
    }

    @AfterEach
    void close() {
        life.close();
    }

    @Test
    void what_was_to_be_said_as_the_channel_closed_comes_when_somebody_has_it_go_on() {
        life.slack.answer("story/C1/bridge", new Posting.NotMember());
        life.arrives(life.article("bridge", "PA", "Harbour bridge shut after crane strike", BRIDGE, CRACK));
        assertThat(life.cards()).isEmpty();

        life.clock.advance(Duration.ofMinutes(20));
        life.say(new Command.RestoreSubscription(1));
        life.work();

        assertThat(life.cards()).singleElement().satisfies(said -> assertThat(said.post().articles()).contains(new ArticleId("bridge")));
        life.clock.advance(Duration.ofMinutes(20));
        life.work();
        assertThat(life.cards()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/news digest 10:00", "/news digest 10:00 max:1"})
    void the_stories_of_a_digest_that_found_the_channel_closed_come_when_somebody_has_it_go_on(String digest) {
        life.ask(digest);
        life.arrives(life.article("bridge", "PA", "Harbour bridge shut after crane strike", BRIDGE, CRACK));
        life.arrives(life.article("cup", "PA", "Rovers win the cup final", CUP, KEEPER));
        life.slack.answer("digest/C1/2026-11-24/10:00", new Posting.NotMember());
        life.clock.advance(Duration.ofHours(1));
        life.work();
        assertThat(life.digests()).isEmpty();

        life.say(new Command.RestoreSubscription(1));
        life.clock.advance(Duration.ofMinutes(2));
        life.work();

        oneDigestTellsBridgeAndCup();
    }

    @Test
    void a_digest_that_waits_as_a_story_of_it_is_killed_comes_without_it_and_with_who_else_reports_it() {
        life.ask("/news digest 10:00");
        life.arrives(life.article("bridge", "PA", "Harbour bridge shut after crane strike", BRIDGE, CRACK));
        life.arrives(life.article("bridge-ap", "AP", "Harbour bridge shut as crane strikes it", BRIDGE, CRACK));
        life.arrives(life.article("cup", "PA", "Rovers win the cup final", CUP, KEEPER));
        life.slack.answer("digest/C1/2026-11-24/10:00", new Posting.TooFast(Duration.ofMinutes(10)));
        life.clock.advance(Duration.ofHours(1));
        life.once();

        life.memory.articles().kill(new ArticleId("bridge"), new Kill("PA", "wrong", life.clock.instant()));
        life.clock.advance(Duration.ofMinutes(12));
        life.work();

        assertThat(life.digests()).singleElement().satisfies(said -> assertThat(said.post().articles())
                .containsExactlyInAnyOrder(new ArticleId("bridge-ap"), new ArticleId("cup")));
    }

    @Test
    void what_waited_for_weeks_in_a_closed_channel_is_no_news_any_more() {
        life.slack.answer("story/C1/bridge", new Posting.NotMember());
        life.arrives(life.article("bridge", "PA", "Harbour bridge shut after crane strike", BRIDGE, CRACK));

        life.clock.advance(Duration.ofDays(21));
        life.once();
        life.say(new Command.RestoreSubscription(1));
        life.work();

        assertThat(life.cards()).isEmpty();
    }

    @Test
    void what_became_too_late_while_we_were_away_comes_when_we_are_back() {
        life.clock.advance(Duration.ofSeconds(61));
        life.keep(life.article("bridge", "PA", "Harbour bridge shut after crane strike", BRIDGE, CRACK), life.clock.instant());
        life.newsroom().newsdesk().announce();
        life.clock.advance(Duration.ofHours(13));

        life.restart();
        life.work();
        life.clock.advance(Duration.ofMinutes(2));
        life.work();

        assertThat(life.cards()).singleElement().satisfies(said -> assertThat(said.post().articles()).contains(new ArticleId("bridge")));
        assertThat(life.slack.said()).noneMatch(said -> said.key().endsWith("not-said"));
    }

    @Test
    void what_followed_on_a_story_as_the_channel_closed_comes_in_its_thread() {
        life.arrives(life.article("bridge", "PA", "Harbour bridge shut after crane strike", BRIDGE, CRACK));
        life.slack.answer("story/C1/bridge-2", new Posting.NotMember());
        life.arrives(life.article("bridge-2", "PA", "Harbour bridge shut after crane strike, a second crack found", BRIDGE, CRACK));

        life.say(new Command.RestoreSubscription(1));
        life.clock.advance(Duration.ofMinutes(2));
        life.work();

        assertThat(life.slack.said()).filteredOn(said -> said.post() instanceof Post.Follows).extracting(Said::post)
                .singleElement().satisfies(post -> assertThat(post.articles()).containsExactly(new ArticleId("bridge-2")));
    }

    @Test
    void what_goes_on_with_a_story_whose_post_somebody_has_deleted_gets_a_post_of_its_own() {
        life.arrives(life.article("bridge", "PA", "Harbour bridge shut after crane strike", BRIDGE, CRACK));
        life.slack.answer("story/C1/bridge-2", new Posting.Gone("thread_not_found"));
        life.arrives(life.article("bridge-2", "PA", "Harbour bridge shut after crane strike, a second crack found", BRIDGE, CRACK));
        life.clock.advance(Duration.ofMinutes(2));
        life.work();

        assertThat(life.cards()).hasSize(2).last().satisfies(said -> assertThat(said.post().articles()).startsWith(new ArticleId("bridge-2")));
        life.arrives(life.article("bridge-3", "PA", "Harbour bridge shut after crane strike, girder falls", BRIDGE, CRACK));
        assertThat(life.slack.said()).anySatisfy(said -> {
            assertThat(said.post()).isEqualTo(new Post.Follows(new ArticleId("bridge-3"), List.of()));
            assertThat(said.place().toString()).contains("bridge-2");
        });
    }

    @Test
    void after_a_long_night_one_list_comes_and_names_how_many_more_there_are() {
        life.ask("/news quiet 08:00-12:00");
        IntStream.range(0, 30).forEach(number -> {
            life.clock.advance(Duration.ofSeconds(20));
            var word = "w" + (char) ('a' + number / 5) + "y" + (char) ('a' + number % 5) + "mo" + (char) ('a' + number % 7);
            life.keep(life.article("night-" + number, "PA", word + " " + word + "x opens", word + "a " + word + "b " + word + "c " + word + "d.",
                    word + "e " + word + "f " + word + "g."), life.clock.instant());
            life.once();
        });
        life.clock.advance(Duration.ofHours(4));
        life.work();
        for (var minute = 0; minute < 10; minute++) {
            life.clock.advance(Duration.ofMinutes(1));
            life.work();
        }

        assertThat(life.digests()).singleElement().satisfies(said -> {
            var list = (Post.Digest) said.post();
            assertThat(list.briefs()).hasSize(20);
            assertThat(list.leftOut().count()).isPositive();
            var rest = life.say(new Command.ShowLeftOut(said.key(), 0)).getFirst().post();
            assertThat(((Post.Digest) rest).briefs()).hasSize(list.leftOut().count());
            assertThat(Stream.concat(list.articles().stream(), rest.articles().stream())).doesNotHaveDuplicates().hasSize(30);
        });
        assertThat(life.cards()).isEmpty();
    }

    @Test
    void the_first_digest_after_a_weekend_brings_what_came_since_it_was_arranged() {
        life.clock.advance(Duration.ofDays(3).plusHours(1)); // Friday, ten o'clock.
        life.ask("/news digest 07:30 weekdays");
        life.arrives(life.article("bridge", "PA", "Harbour bridge shut after crane strike", BRIDGE, CRACK));
        life.clock.advance(Duration.ofDays(2));
        life.arrives(life.article("cup", "PA", "Rovers win the cup final", CUP, KEEPER));

        life.clock.advance(Duration.ofDays(1));
        life.work();

        oneDigestTellsBridgeAndCup();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/news digest 07:00 weekdays", "/news digest 07:30 weekdays max:5", "/news settings zone Europe/Berlin"})
    void a_first_digest_that_is_moved_brings_what_waited_for_it(String moved) {
        life.clock.advance(Duration.ofDays(3).plusHours(1)); // Friday, ten o'clock.
        life.ask("/news digest 07:30 weekdays");
        life.arrives(life.article("bridge", "PA", "Harbour bridge shut after crane strike", BRIDGE, CRACK));
        life.clock.advance(Duration.ofDays(1));
        life.ask(moved);

        life.clock.advance(Duration.ofDays(2));
        life.work();

        assertThat(life.digests()).singleElement().satisfies(said -> assertThat(said.post().articles()).contains(new ArticleId("bridge")));
    }

    @Test
    void what_waits_when_nobody_wants_it_any_more_is_not_said_unless_they_want_it_again() {
        life.slack.answer("story/C1/bridge", new Posting.TooFast(Duration.ofMinutes(1)));
        life.arrives(life.article("bridge", "PA", "Harbour bridge shut after crane strike", BRIDGE, CRACK));
        life.ask("/news unsubscribe s1");
        life.clock.advance(Duration.ofMinutes(2));
        life.work();
        assertThat(life.cards()).isEmpty();

        life.say(new Command.RestoreSubscription(1));
        life.clock.advance(Duration.ofMinutes(2));
        life.work();

        assertThat(life.cards()).hasSize(1);
    }

    @Test
    void a_digest_that_waited_as_somebody_unsubscribed_by_mistake_comes_with_undo() {
        life.ask("/news digest 10:00");
        life.arrives(life.article("bridge", "PA", "Harbour bridge shut after crane strike", BRIDGE, CRACK));
        life.arrives(life.article("cup", "PA", "Rovers win the cup final", CUP, KEEPER));
        life.slack.answer("digest/C1/2026-11-24/10:00", new Posting.TooFast(Duration.ofMinutes(20)));
        life.clock.advance(Duration.ofHours(1));
        life.work();
        assertThat(LivingChannel.text(life.ask("/news digest now").getFirst())).startsWith("Nothing more for a digest: what has come waits");
        life.ask("/news unsubscribe s1");
        life.clock.advance(Duration.ofMinutes(9));
        life.work();
        life.say(new Command.RestoreSubscription(1));
        life.clock.advance(Duration.ofMinutes(20));
        life.work();

        oneDigestTellsBridgeAndCup();
    }

    @Test
    void undo_brings_back_what_had_waited_for_longer_than_it_lasts() {
        life.arrives(life.article("budget", "PA", "Council raises parking charges and cuts libraries", BUDGET, LIBRARY));
        life.slack.answer("story/C1/bridge", new Posting.TooFast(Duration.ofMinutes(40)));
        life.arrives(life.article("bridge", "PA", "Harbour bridge shut after crane strike", BRIDGE, CRACK));
        life.arrives(life.article("cup", "PA", "Rovers win the cup final", CUP, KEEPER));
        life.clock.advance(Duration.ofMinutes(30));
        life.work();
        life.ask("/news unsubscribe s1");
        life.work();
        life.say(new Command.RestoreSubscription(1));
        life.clock.advance(Duration.ofMinutes(20));
        life.work();

        oneDigestTellsBridgeAndCup();
    }

    @Test
    void what_waits_and_is_muted_meanwhile_is_not_said() {
        life.slack.answer("story/C1/bridge", new Posting.TooFast(Duration.ofMinutes(1)));
        life.arrives(life.article("bridge", "PA", "Harbour bridge shut after crane strike", BRIDGE, CRACK));
        life.ask("/news mute \"harbour bridge\" for 1d");
        life.clock.advance(Duration.ofMinutes(2));
        life.work();

        assertThat(life.cards()).isEmpty();
    }

    @Test
    void hours_that_are_said_again_are_told_to_nobody_else() {
        life.ask("/news digest 18:30 weekdays");
        life.ask("/news quiet 22:00-06:30");
        var before = life.slack.said().size();

        assertThat(LivingChannel.text(life.ask("/news digest 18:30 weekdays").getFirst()))
                .startsWith("That is when this channel’s digest comes already.");
        assertThat(LivingChannel.text(life.ask("/news quiet 22:00-06:30").getFirst())).startsWith("Those are this channel’s quiet hours already.");
        assertThat(life.slack.said().subList(before, life.slack.said().size())).noneMatch(said -> said.place() instanceof Place.InChannel);
    }

    @Test
    void the_list_of_subscriptions_says_that_slack_takes_nothing() {
        life.slack.fail(Collections.nCopies(1_000, Fault.NOT_REACHED).toArray(Fault[]::new));
        life.arrives(life.article("bridge", "PA", "Harbour bridge shut after crane strike", BRIDGE, CRACK));
        for (var minute = 0; minute < 7; minute++) {
            life.clock.advance(Duration.ofMinutes(1));
            life.once();
        }
        life.slack.heal();

        assertThat(LivingChannel.text(life.ask("/news list").getFirst()))
                .containsPattern("⚠ Slack has not taken what I have for this channel since 2026-11-24T09:0");
        life.clock.advance(Duration.ofMinutes(10));
        life.work();
        assertThat(LivingChannel.text(life.ask("/news list").getFirst())).doesNotContain("has not taken");
    }

    @Test
    void what_waited_for_a_digest_comes_when_it_ends_also_of_what_was_made_live_meanwhile() {
        life.ask("/news digest 18:00");
        life.arrives(life.article("bridge", "PA", "Harbour bridge shut after crane strike", BRIDGE, CRACK));
        life.arrives(life.article("budget", "PA", "Council raises parking charges and cuts libraries", BUDGET, LIBRARY));
        life.ask("/news subscribe pa live");

        life.ask("/news digest off");
        life.clock.advance(Duration.ofMinutes(2));
        life.work();

        assertThat(life.digests()).singleElement()
                .satisfies(said -> assertThat(said.post().articles()).contains(new ArticleId("bridge"), new ArticleId("budget")));
        assertThat(life.memory.books().tellings().heldBack(CHANNEL, Tellings.Why.TOO_MANY, 10)).isEmpty();
    }

    private void oneDigestTellsBridgeAndCup() {
        assertThat(life.digests()).singleElement()
                .satisfies(said -> assertThat(said.post().articles()).contains(new ArticleId("bridge"), new ArticleId("cup")));
    }
}
