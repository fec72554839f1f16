package news.backstory;

import static news.backstory.LivingChannel.BRIDGE;
import static news.backstory.LivingChannel.BUDGET;
import static news.backstory.LivingChannel.CRACK;
import static news.backstory.LivingChannel.CUP;
import static news.backstory.LivingChannel.KEEPER;
import static news.backstory.LivingChannel.LIBRARY;
import static news.backstory.LivingChannel.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import news.backstory.article.ArticleId;
import news.backstory.article.Kill;
import news.backstory.article.Status;
import news.backstory.channel.ChannelId;
import news.backstory.channel.PersonId;
import news.backstory.channel.Subscription;
import news.backstory.channel.Wanted;
import news.backstory.command.Command;
import news.backstory.post.Mark;
import news.backstory.post.Place;
import news.backstory.post.Post;
import news.backstory.testing.FakeSlack;
import news.backstory.testing.FakeSlack.Said;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Slack does not know our key, or cannot be reached: nothing that comes meanwhile is lost, and whoever subscribed hears of it once. */
class LockedOutTest {

    private final LivingChannel life = new LivingChannel();

    @BeforeEach
    void subscribe() {
        life.ask("/news subscribe pa");
        life.arrives(
                life.article("strike", "PA", "Ferry crews walk out over rotas", "Ferry crews walked out at noon over their rotas, the union said."));
    }

    @AfterEach
    void close() {
        life.close();
    }

    @Test
    void what_comes_meanwhile_is_told_in_one_post_that_says_why_it_is_late() {
        lockOut(400);
        life.arrives(life.article("bridge", "PA", "Harbour bridge shut after crane strike", BRIDGE, CRACK));
        life.arrives(life.article("cup", "PA", "Rovers win the cup final", CUP, KEEPER));
        life.arrives(life.article("budget", "PA", "Council raises parking charges and cuts libraries", BUDGET, LIBRARY));

        letIn();

        assertThat(together()).singleElement().satisfies(said -> {
            assertThat(((Post.Digest) said.post()).occasion()).isEqualTo(Post.Occasion.LET_IN_AGAIN);
            assertThat(said.post().articles()).contains(new ArticleId("cup"), new ArticleId("budget")).doesNotContain(new ArticleId("bridge"));
        });
        assertThat(life.cards()).last().satisfies(said -> assertThat(said.post().articles()).contains(new ArticleId("bridge")));
    }

    @Test
    void a_digest_whose_hour_passes_meanwhile_comes_late_and_not_never() {
        life.ask("/news digest 10:00");
        life.memory.books().subscriptions().add(new ChannelId("C2"), LivingChannel.WIRE, "PA", Wanted.ALL, new PersonId("sam"), LivingChannel.NOW);
        life.memory.books().subscriptions().set(2, Subscription.State.ACTIVE, "");
        lockOut(400);
        life.arrives(life.article("bridge", "PA", "Harbour bridge shut after crane strike", BRIDGE, CRACK));
        life.arrives(life.article("cup", "PA", "Rovers win the cup final", CUP, KEEPER));
        for (var minutes = 0; minutes < 8 * 60; minutes += 10) { // Longer than a digest that was planned is worth saying.
            life.clock.advance(Duration.ofMinutes(10));
            life.once();
        }

        letIn();

        assertThat(together()).singleElement().satisfies(said -> {
            assertThat(((Post.Digest) said.post()).occasion()).isEqualTo(Post.Occasion.HOUR);
            assertThat(said.post().articles()).contains(new ArticleId("cup"));
        });
    }

    @Test
    void the_digest_that_finds_the_door_locked_comes_late_and_not_never() {
        life.ask("/news digest 10:00");
        life.arrives(life.article("cup", "PA", "Rovers win the cup final", CUP, KEEPER));
        lockOut(4_000);
        hours(20);

        letIn();

        assertThat(together()).singleElement().satisfies(said -> {
            assertThat(((Post.Digest) said.post()).occasion()).isEqualTo(Post.Occasion.HOUR);
            assertThat(said.post().articles()).contains(new ArticleId("cup"));
        });
    }

    @Test
    void what_goes_on_with_a_story_that_the_channel_knows_is_told_however_long_the_door_was_locked() {
        life.arrives(life.article("bridge", "PA", "Harbour bridge shut after crane strike", BRIDGE, CRACK));
        lockOut(4_000);
        life.arrives(life.article("bridge-2", "PA", "Harbour bridge shut after crane strike, a second crack found", BRIDGE, CRACK));
        hours(70);

        letIn();

        assertThat(life.slack.said()).extracting(Said::key).anyMatch(key -> key.startsWith("story/C1/bridge-2"));
        assertThat(life.slack.said()).noneMatch(said -> said.key().endsWith("not-said"));
    }

    @Test
    void a_refusal_that_passes_by_is_told_to_nobody() {
        lockOut(1);
        life.arrives(life.article("bridge", "PA", "Harbour bridge shut after crane strike", BRIDGE, CRACK));

        letIn();

        assertThat(life.cards()).last().satisfies(said -> assertThat(said.post().articles()).contains(new ArticleId("bridge")));
        assertThat(life.slack.said()).noneMatch(said -> said.key().startsWith("shut-out/"));
    }

    @Test
    void nobody_need_press_go_on() {
        lockOut(400);
        life.arrives(life.article("bridge", "PA", "Harbour bridge shut after crane strike", BRIDGE, CRACK));
        life.newsroom().commands().answer(life.caller("mia", LivingChannel.CHANNEL), new Command.RestoreSubscription(1));

        assertThat(life.memory.books().subscriptions().find(1)).hasValueSatisfying(one -> assertThat(one.isShutOut()).isTrue());
    }

    /** A try each quarter of an hour. */
    private void hours(int hours) {
        for (var quarter = 0; quarter < 4 * hours; quarter++) {
            life.clock.advance(Duration.ofMinutes(15));
            life.once();
        }
    }

    @Test
    void whoever_subscribed_is_told_once_also_if_a_restart_lies_between() {
        lockOut(400);
        life.arrives(life.article("bridge", "PA", "Harbour bridge shut after crane strike", BRIDGE, CRACK));
        life.restart();
        life.arrives(life.article("cup", "PA", "Rovers win the cup final", CUP, KEEPER));
        hours(2);

        letIn();
        life.arrives(life.article("budget", "PA", "Council raises parking charges and cuts libraries", BUDGET, LIBRARY));

        assertThat(life.slack.said()).filteredOn(said -> said.place().equals(new Place.InChannel(new ChannelId("mia")))).singleElement()
                .satisfies(said -> assertThat(text(said)).contains("I could say nothing in Slack for a while", "the wire pa (s1)"));
    }

    @Test
    void when_all_that_tried_has_become_too_late_something_new_tries() {
        lockOut(400);
        life.arrives(life.article("bridge", "PA", "Harbour bridge shut after crane strike", BRIDGE, CRACK));
        life.arrives(life.article("cup", "PA", "Rovers win the cup final", CUP, KEEPER));
        for (var week = 0; week < 4; week++) { // What waited is given up, and that it was, too.
            life.clock.advance(Duration.ofDays(7));
            life.newsroom().sender().sendPending();
            life.settle();
        }
        life.slack.heal();
        life.clock.advance(Duration.ofMinutes(21));

        life.work();
        life.clock.advance(Duration.ofMinutes(16));
        life.work();

        assertThat(life.cards()).last().satisfies(said -> assertThat(said.post().articles()).contains(new ArticleId("cup")));
    }

    @Test
    void what_comes_while_slack_cannot_be_reached_is_told_in_one_post_too() {
        fail(4_000, FakeSlack.Fault.NOT_REACHED);
        life.arrives(life.article("bridge", "PA", "Harbour bridge shut after crane strike", BRIDGE, CRACK));
        life.arrives(life.article("cup", "PA", "Rovers win the cup final", CUP, KEEPER));
        life.arrives(life.article("budget", "PA", "Council raises parking charges and cuts libraries", BUDGET, LIBRARY));
        hours(14); // Longer than news that was planned is worth saying.

        letIn();

        assertThat(together()).singleElement().satisfies(
                said -> assertThat(said.post().articles()).contains(new ArticleId("bridge"), new ArticleId("cup"), new ArticleId("budget")));
        assertThat(life.slack.said()).filteredOn(said -> said.key().endsWith("not-said")).singleElement()
                .satisfies(said -> assertThat(text(said)).contains("In C1 I could not post bridge and what came after it", "I keep it"));
    }

    @Test
    void of_news_that_was_killed_while_it_waited_nobody_hears_and_the_others_come() {
        lockOut(400);
        life.arrives(life.article("bridge", "PA", "Harbour bridge shut after crane strike", BRIDGE, CRACK));
        life.arrives(life.article("cup", "PA", "Rovers win the cup final", CUP, KEEPER));
        life.memory.articles().kill(new ArticleId("bridge"), new Kill("PA", "wrong", life.clock.instant()));

        letIn(); // The one that would try has nothing to say.
        letIn();

        assertThat(life.cards()).last().satisfies(said -> assertThat(said.post().articles()).contains(new ArticleId("cup")));
        assertThat(life.slack.said()).noneMatch(said -> said.post().articles().contains(new ArticleId("bridge")))
                .noneMatch(said -> said.key().endsWith("not-said"));
    }

    @Test
    void breaking_news_of_hours_ago_comes_with_the_others_and_that_of_now_at_once_and_marked() {
        life.ask("/news quiet 11:00-20:00");
        lockOut(4_000);
        life.arrives(life.article("bridge", "PA", "BREAKING: Harbour bridge shut after crane strike", BRIDGE, CRACK));
        life.arrives(life.article("cup", "PA", "BREAKING: Rovers win the cup final", CUP, KEEPER));
        hours(3);
        life.arrives(life.article("budget", "PA", "BREAKING: Council raises parking charges and cuts libraries", BUDGET, LIBRARY));

        letIn();
        assertThat(life.cards()).last().satisfies(said -> {
            assertThat(said.post().articles()).contains(new ArticleId("budget"));
            assertThat(((Post.CardOf) said.post()).marks()).contains(new Mark.PassedQuiet());
        });
        assertThat(life.cards()).noneMatch(said -> said.post().articles().contains(new ArticleId("cup")));
        hours(9);

        life.work();
        assertThat(life.slack.said()).filteredOn(said -> said.post().articles().contains(new ArticleId("cup"))).isNotEmpty();
    }

    @Test
    void a_digest_that_is_late_does_not_come_in_the_night() {
        life.ask("/news digest 18:00");
        life.ask("/news quiet 22:00-06:30");
        life.arrives(life.article("cup", "PA", "Rovers win the cup final", CUP, KEEPER));
        life.clock.advance(Duration.ofHours(8)); // 17:02, and the door is locked over six o'clock.
        lockOut(4_000);
        hours(9);
        life.slack.heal();
        hours(4); // It is six.
        assertThat(together()).isEmpty();

        hours(1);
        life.work();

        assertThat(together()).singleElement().satisfies(said -> assertThat(said.post().articles()).contains(new ArticleId("cup")));
    }

    @Test
    void whoever_subscribed_is_told_once_also_if_a_restart_after_midnight_lies_between_and_again_of_the_next_time() {
        life.clock.advance(Duration.ofHours(14)); // 23:00
        lockOut(400);
        life.arrives(life.article("bridge", "PA", "Harbour bridge shut after crane strike", BRIDGE, CRACK));
        hours(2);
        life.restart();
        life.arrives(life.article("cup", "PA", "Rovers win the cup final", CUP, KEEPER));
        hours(1);
        letIn();
        assertThat(life.slack.said()).filteredOn(said -> said.key().startsWith("shut-out/")).singleElement()
                .satisfies(said -> assertThat(text(said)).contains("From 2026-11-24T23:"));

        lockOut(400);
        life.arrives(life.article("budget", "PA", "Council raises parking charges and cuts libraries", BUDGET, LIBRARY));
        hours(1);
        letIn();

        assertThat(life.slack.said()).filteredOn(said -> said.key().startsWith("shut-out/")).hasSize(2);
    }

    @Test
    void after_an_outage_of_hours_one_card_and_one_list_come_and_no_flood() {
        fail(4_000, FakeSlack.Fault.NOT_REACHED);
        life.arrives(life.article("bridge", "PA", "Harbour bridge shut after crane strike", BRIDGE, CRACK));
        life.arrives(life.article("cup", "PA", "Rovers win the cup final", CUP, KEEPER));
        life.arrives(life.article("budget", "PA", "Council raises parking charges and cuts libraries", BUDGET, LIBRARY));
        hours(3);

        letIn();

        assertThat(life.cards()).hasSize(2).last().satisfies(said -> assertThat(said.post().articles()).contains(new ArticleId("bridge")));
        assertThat(together()).singleElement()
                .satisfies(said -> assertThat(said.post().articles()).contains(new ArticleId("cup"), new ArticleId("budget")));
    }

    @Test
    void a_digest_whose_hour_passed_while_we_were_away_does_not_come_in_the_night() {
        life.ask("/news digest 18:00");
        life.ask("/news quiet 22:00-06:30");
        life.arrives(life.article("cup", "PA", "Rovers win the cup final", CUP, KEEPER));
        life.clock.advance(Duration.ofHours(17)); // 02:02
        life.restart();
        life.work();
        assertThat(together()).isEmpty();

        life.clock.advance(Duration.ofHours(5));
        life.work();

        assertThat(together()).singleElement().satisfies(said -> assertThat(said.post().articles()).contains(new ArticleId("cup")));
    }

    @Test
    void breaking_news_of_the_night_waits_for_no_list_that_rests_until_the_morning() {
        life.ask("/news digest 18:00");
        life.ask("/news quiet 22:00-06:30");
        life.arrives(life.article("cup", "PA", "Rovers win the cup final", CUP, KEEPER));
        life.clock.advance(Duration.ofHours(8));
        fail(4_000, FakeSlack.Fault.NOT_REACHED);
        hours(5); // 22:02
        life.slack.heal();

        life.arrives(life.article("bridge", "PA", "BREAKING: Harbour bridge shut after crane strike", BRIDGE, CRACK));
        life.work();

        assertThat(life.cards()).last().satisfies(said -> {
            assertThat(said.post().articles()).contains(new ArticleId("bridge"));
            assertThat(((Post.CardOf) said.post()).marks()).contains(new Mark.PassedQuiet());
        });
        assertThat(together()).isEmpty();
    }

    @Test
    void news_that_is_held_back_as_it_waits_comes_when_it_may() {
        lockOut(400);
        life.arrives(life.article("bridge", "PA", "Harbour bridge shut after crane strike", BRIDGE, CRACK));
        var held = life.article("cup", "PA", "Rovers win the cup final", CUP, KEEPER);
        life.arrives(held);
        life.memory.articles().save(held.withStatus(new Status.Embargoed(life.clock.instant().plus(Duration.ofHours(2)))), life.clock.instant(),
                List.of(held.link()));
        letIn();
        assertThat(life.slack.said()).noneMatch(said -> said.post().articles().contains(new ArticleId("cup")));

        life.clock.advance(Duration.ofHours(2));
        life.work();

        assertThat(life.cards()).last().satisfies(said -> assertThat(said.post().articles()).contains(new ArticleId("cup")));
    }

    private void lockOut(int tries) {
        fail(tries, FakeSlack.Fault.SHUT_OUT);
    }

    private void fail(int tries, FakeSlack.Fault fault) {
        life.slack.fail(Collections.nCopies(tries, fault).toArray(FakeSlack.Fault[]::new));
    }

    private void letIn() {
        life.slack.heal();
        life.clock.advance(Duration.ofMinutes(16));
        life.work();
        life.clock.advance(Duration.ofSeconds(61));
        life.work();
    }

    private List<Said> together() {
        return life.digests();
    }
}
