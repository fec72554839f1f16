package news.backstory;

import static news.backstory.LivingChannel.BRIDGE;
import static news.backstory.LivingChannel.CHANNEL;
import static news.backstory.LivingChannel.CRACK;
import static news.backstory.LivingChannel.CUP;
import static news.backstory.LivingChannel.KEEPER;
import static news.backstory.LivingChannel.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import news.backstory.article.ArticleId;
import news.backstory.article.Kill;
import news.backstory.channel.ChannelId;
import news.backstory.channel.Subscription;
import news.backstory.ledger.Finding;
import news.backstory.ledger.Posting;
import news.backstory.post.Mark;
import news.backstory.post.Place;
import news.backstory.post.Post;
import news.backstory.telling.Telling;
import news.backstory.telling.Tellings;
import news.backstory.testing.FakeSlack.Fault;
import news.backstory.testing.FakeSlack.Said;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** News of which nobody knows for a while, or ever, whether it was said. */
class InDoubtTest {

    private static final Finding MAY_NOT_LOOK = new Finding.MayNotLook("missing_scope");
    private static final Finding CANNOT_LOOK = new Finding.CannotLook("HTTP 503");

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
    void whoever_was_told_that_a_story_perhaps_stands_is_told_that_it_was_killed() {
        life.slack.looksFor(MAY_NOT_LOOK);
        life.slack.fail(Fault.ANSWER_LOST);
        bridge();
        pass(Duration.ofMinutes(12));
        assertThat(told()).singleElement().asString().startsWith("In C1 I perhaps posted bridge");

        killBridge();
        pass(Duration.ofMinutes(2));

        assertThat(told()).contains(
                "A story was killed that I perhaps posted in C1 (PA, News, 2026-11-24T09:01:07Z): Slack does not tell me whether it arrived, so I cannot take it"
                        + " back. Please look there, delete it, and do not use it.");
        assertThat(life.slack.said()).noneMatch(said -> said.place() instanceof Place.InThread);
    }

    @Test
    void of_a_round_up_of_ones_own_that_is_in_doubt_one_reads_where_it_would_be() {
        life.ask("/news me digest 10:00");
        bridge();
        life.slack.looksFor(MAY_NOT_LOOK);
        life.slack.answer("digest/mia/2026-11-24/10:00", new Posting.Unknown("timed out"));
        life.clock.advance(Duration.ofHours(1));
        pass(Duration.ofMinutes(12));

        assertThat(told()).anyMatch(text -> text.startsWith("Here I perhaps posted a list of 1 story"));
    }

    @Test
    void of_a_story_that_was_killed_while_it_was_in_doubt_nobody_is_told_as_if_it_were_of_use() {
        life.slack.looksFor(MAY_NOT_LOOK);
        life.slack.fail(Fault.ANSWER_LOST);
        bridge();
        pass(Duration.ofMinutes(2));
        killBridge();
        pass(Duration.ofMinutes(12));

        assertThat(told()).singleElement().asString().startsWith("A story was killed that I perhaps posted in C1");
    }

    @Test
    void what_one_person_is_told_is_said_again_where_nobody_may_look_for_it() {
        life.slack.looksFor(MAY_NOT_LOOK);
        life.slack.answer("story/C1/bridge", new Posting.Refused("msg_too_long"));
        life.slack.answer("story/C1/bridge/not-said", new Posting.Unknown("timed out"));
        bridge();
        assertThat(told()).isEmpty();

        pass(Duration.ofMinutes(40));

        assertThat(told()).singleElement().asString().startsWith("In C1 I could not post bridge");
    }

    @Test
    void an_outage_of_hours_in_which_all_calls_are_lost_is_a_card_and_a_list_an_hour() {
        bridge();
        var before = inChannel().size();
        life.slack.looksFor(CANNOT_LOOK);
        life.slack.fail(Collections.nCopies(10_000, Fault.CALL_LOST).toArray(Fault[]::new));
        IntStream.range(0, 36).forEach(number -> {
            somethingElse(number);
            pass(Duration.ofMinutes(5));
        });
        life.slack.heal();
        life.slack.looksFor();
        pass(Duration.ofHours(1));

        var said = inChannel().subList(before, inChannel().size());
        assertThat(said).hasSizeLessThanOrEqualTo(5);
        assertThat(said.stream().flatMap(post -> post.post().articles().stream())).hasSize(36).doesNotHaveDuplicates();
    }

    @Test
    void where_nobody_may_look_each_post_in_doubt_is_waited_for_twice_as_long_as_the_one_before() {
        bridge();
        life.slack.looksFor(MAY_NOT_LOOK);
        life.slack.fail(Collections.nCopies(10_000, Fault.CALL_LOST).toArray(Fault[]::new));
        IntStream.range(0, 40).forEach(number -> {
            somethingElse(number);
            pass(Duration.ofMinutes(3));
        });

        // The bridge; and then at once, and after 10, 20, 40 minutes.
        assertThat(life.memory.books().tellings().since(CHANNEL, LivingChannel.NOW).stream().map(Telling::post).distinct()).hasSize(1 + 4);
    }

    @Test
    void a_card_that_is_late_does_not_come_in_quiet_hours() {
        inDoubtAsTheNightBegins();
        pass(Duration.ofMinutes(30));

        life.slack.looksFor();
        pass(Duration.ofMinutes(30));
        assertThat(life.cards()).isEmpty();
        pass(Duration.ofHours(8));
        assertThat(life.cards()).hasSize(1);
    }

    @Test
    void a_card_that_waits_does_not_come_after_somebody_has_had_it_shown() {
        life.slack.answer("story/C1/bridge", new Posting.Unknown("timed out"));
        life.slack.looksFor(CANNOT_LOOK);
        bridge();
        life.ask("/news https://pa.example/bridge");
        assertThat(life.cards()).hasSize(1);

        life.slack.looksFor();
        pass(Duration.ofMinutes(20));

        assertThat(life.cards()).hasSize(1);
        assertThat(life.memory.books().tellings().heldBack(CHANNEL, Tellings.Why.TOO_MANY, 10)).isEmpty();
    }

    @Test
    void breaking_news_does_not_wait_for_the_morning_with_the_post_of_its_story() {
        inDoubtAsTheNightBegins();
        pass(Duration.ofMinutes(10));
        life.slack.looksFor();
        pass(Duration.ofMinutes(10));
        assertThat(life.cards()).isEmpty();

        life.arrives(life.article("bridge-2", "PA", "BREAKING: Harbour bridge shut after crane strike collapses", BRIDGE, CRACK));
        pass(Duration.ofMinutes(5));

        assertThat(life.cards()).singleElement().satisfies(said -> {
            assertThat(said.post()).isInstanceOfSatisfying(Post.CardOf.class, card -> {
                assertThat(card.article()).isEqualTo(new ArticleId("bridge"));
                assertThat(card.marks()).contains(new Mark.OfDevelopment(new ArticleId("bridge-2"), new Mark.PassedQuiet()));
            });
        });
        pass(Duration.ofHours(9));
        assertThat(inChannel()).hasSize(1);
    }

    @Test
    void breaking_news_does_not_wait_for_the_morning_with_a_post_that_is_in_doubt_either() {
        life.ask("/news quiet 22:00-06:30");
        life.clock.advance(Duration.ofHours(12).plusMinutes(58));
        life.slack.answer("story/C1/bridge", new Posting.Unknown("timed out"));
        life.slack.looksFor(CANNOT_LOOK);
        bridge();
        life.arrives(life.article("bridge-2", "PA", "BREAKING: Harbour bridge shut after crane strike collapses", BRIDGE, CRACK));
        life.slack.looksFor();
        pass(Duration.ofMinutes(15));

        assertThat(life.cards()).hasSize(1);
        assertThat(life.slack.said()).anySatisfy(said -> assertThat(said.post()).isInstanceOfSatisfying(Post.CardOf.class,
                card -> assertThat(card.marks()).anyMatch(mark -> mark instanceof Mark.OfDevelopment(_, var its) && Mark.isBreaking(its))));
    }

    @Test
    void when_quiet_hours_are_ended_what_rests_comes() {
        inDoubtAsTheNightBegins();
        pass(Duration.ofMinutes(10));
        life.slack.looksFor();
        pass(Duration.ofMinutes(10));
        assertThat(life.ask("/news list")).extracting(LivingChannel::text).noneMatch(text -> text.contains("has not taken"));

        life.ask("/news quiet off");
        pass(Duration.ofMinutes(2));

        assertThat(life.cards()).hasSize(1);
    }

    @Test
    void whoever_subscribes_in_quiet_hours_gets_the_newest_article_also_at_the_second_try() {
        life.ask("/news unsubscribe s1");
        life.ask("/news quiet 08:00-18:00");
        bridge();
        life.slack.answer("story/C1/bridge", new Posting.NotReached("connection refused"));

        life.ask("/news subscribe pa");
        pass(Duration.ofMinutes(5));

        assertThat(life.cards()).hasSize(1);
    }

    @Test
    void a_channel_that_lets_us_change_nothing_still_gets_its_news() {
        bridge();
        life.slack.answer("story/C1/bridge/gone-1", new Posting.NotMember());
        killBridge();
        pass(Duration.ofMinutes(2));

        life.arrives(life.article("cup", "PA", "Rovers win the cup final", CUP, KEEPER));

        assertThat(life.cards()).hasSize(2);
        assertThat(life.memory.books().subscriptions().of(CHANNEL)).extracting(Subscription::state).doesNotContain(Subscription.State.PAUSED);
    }

    /** Unlike all others. */
    private void somethingElse(int number) {
        var word = "w" + (char) ('a' + number / 6) + "y" + (char) ('a' + number % 6) + "mo" + (char) ('a' + number % 7);
        life.keep(life.article("odd-" + number, "PA", word + " " + word + "x opens", word + "a " + word + "b " + word + "c.", word + "e."),
                life.clock.instant());
    }

    private void inDoubtAsTheNightBegins() {
        life.ask("/news quiet 22:00-06:30");
        life.clock.advance(Duration.ofHours(12).plusMinutes(57));
        life.slack.answer("story/C1/bridge", new Posting.Unknown("timed out"));
        life.slack.looksFor(CANNOT_LOOK);
        bridge();
    }

    private void bridge() {
        life.arrives(life.article("bridge", "PA", "Harbour bridge shut after crane strike", BRIDGE, CRACK));
    }

    private void killBridge() {
        life.memory.articles().kill(new ArticleId("bridge"), new Kill("PA", "wrong", life.clock.instant()));
        life.newsroom().shelf().refresh(new ArticleId("bridge"));
    }

    private void pass(Duration time) {
        for (var end = life.clock.instant().plus(time); life.clock.instant().isBefore(end); life.clock.advance(Duration.ofMinutes(1))) {
            life.once();
            life.newsroom().sender().settleDoubts();
        }
    }

    private List<String> told() {
        return life.slack.said().stream().filter(said -> said.place().equals(new Place.InChannel(new ChannelId("mia"))))
                .filter(said -> said.post() instanceof Post.Saying).map(LivingChannel::text)
                .map(String::strip).toList();
    }

    private List<Said> inChannel() {
        return life.slack.said().stream().filter(said -> said.place().equals(new Place.InChannel(CHANNEL)) && !(said.post() instanceof Post.Saying))
                .toList();
    }
}
