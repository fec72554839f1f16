package news.backstory.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import news.backstory.article.Article;
import news.backstory.article.Status;
import news.backstory.channel.OutboxSender.Said;
import news.backstory.summary.Summary;
import news.backstory.testing.FakeSlack;
import news.backstory.testing.FakeSlack.Fault;
import news.backstory.testing.MovingClock;
import news.backstory.testing.SampleArticles;
import news.backstory.testing.TemporaryStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OutboxSenderTest {

    private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");
    private static final ChannelId NEWSROOM = new ChannelId("newsroom");
    private static final ChannelId WORLD = new ChannelId("world");

    private final MovingClock clock = new MovingClock(NOW);
    private final TemporaryStore memory = new TemporaryStore();
    private final Outbox outbox = memory.outbox();
    private final FakeSlack slack = new FakeSlack();
    private final OutboxSender sender = new OutboxSender(
            outbox, memory.articles(), _ -> new Summary(List.of()), slack, clock, Duration.ofSeconds(30), _ -> {});

    @AfterEach
    void stop() {
        sender.close();
        memory.close();
    }

    @Test
    void a_card_goes_first_and_its_thread_a_second_later() {
        plan(card("a", NEWSROOM), similar("a", NEWSROOM));

        send();
        assertThat(keys()).containsExactly("a/card");

        clock.advance(Duration.ofMillis(900));
        send();
        assertThat(keys()).containsExactly("a/card");

        clock.advance(Duration.ofMillis(200));
        send();
        assertThat(keys()).containsExactly("a/card", "a/similar");
        assertThat(slack.said().getLast().place()).isEqualTo(new Place.InThread(new MessageRef(NEWSROOM, "message-a/card")));
    }

    @Test
    void a_channel_that_must_wait_holds_up_no_other() {
        slack.fail(Fault.TOO_FAST);
        plan(card("a", NEWSROOM));
        send();
        plan(card("b", WORLD));

        send();

        assertThat(keys()).containsExactly("b/card");
        clock.advance(Duration.ofSeconds(6));
        send();
        assertThat(keys()).containsExactly("b/card");
        clock.advance(Duration.ofSeconds(2));
        send();
        assertThat(keys()).containsExactly("b/card", "a/card");
    }

    @Test
    void what_slack_did_not_get_is_said_again() {
        slack.fail(Fault.NOT_REACHED, Fault.NOT_REACHED);
        plan(card("a", NEWSROOM));

        for (var i = 0; i < 10; i++) {
            send();
            clock.advance(Duration.ofSeconds(1));
        }

        assertThat(keys()).containsExactly("a/card");
    }

    @Test
    void an_answer_that_was_lost_is_looked_up_and_nothing_is_said_twice() {
        slack.fail(Fault.ANSWER_LOST);
        plan(card("a", NEWSROOM), similar("a", NEWSROOM));
        send();

        sender.settleDoubts();
        clock.advance(Duration.ofSeconds(2));
        send();

        assertThat(keys()).containsExactly("a/card", "a/similar");
    }

    @Test
    void a_call_that_was_lost_is_made_again_after_two_vain_looks() {
        slack.fail(Fault.CALL_LOST);
        plan(card("a", NEWSROOM));
        send();

        sender.settleDoubts();
        send();
        assertThat(keys()).isEmpty();
        clock.advance(Duration.ofSeconds(29));
        sender.settleDoubts();
        send();
        assertThat(keys()).isEmpty();
        clock.advance(Duration.ofSeconds(2));
        sender.settleDoubts();
        send();

        assertThat(keys()).containsExactly("a/card");
    }

    @Test
    void where_the_bot_is_no_member_the_card_and_its_similar_articles_come_in_one() {
        slack.closeToUs(NEWSROOM);
        var everybody = new Place.ReplyToAll(new ReplyAddress("https://hooks.example/1"), NEWSROOM);
        var instead = new Line("a/card-and-similar", everybody, new Post.CardWithSimilar(kept("a").id(), List.of()), staleAt());
        plan(new Line("a/card", new Place.InChannel(NEWSROOM), new Post.CardOf(kept("a").id()), staleAt(), List.of(instead)), similar("a", NEWSROOM));

        for (var i = 0; i < 4; i++) {
            send();
            clock.advance(Duration.ofSeconds(2));
        }

        assertThat(keys()).containsExactly("a/card-and-similar");
        assertThat(outbox.counts().planned()).isZero();
    }

    @Test
    void a_reply_to_all_of_unknown_fate_is_not_repeated_and_whoever_asked_is_told() {
        slack.fail(Fault.ANSWER_LOST);
        var everybody = new Place.ReplyToAll(new ReplyAddress("https://hooks.example/1"), NEWSROOM);
        plan(new Line("a/all", everybody, new Post.CardWithSimilar(kept("a").id(), List.of()), staleAt()));
        send();

        sender.settleDoubts();
        send();

        assertThat(keys()).containsExactly("a/all", "a/all/perhaps");
        assertThat(slack.said().getLast().post()).isEqualTo(new Post.Notice(Post.Matter.PERHAPS_POSTED, ""));
    }

    @Test
    void a_look_up_of_unknown_fate_is_said_again() {
        slack.fail(Fault.CALL_LOST);
        plan(new Line("help", new Place.ForPerson(NEWSROOM, new PersonId("mia")), new Post.Help(""), staleAt()));
        send();

        sender.settleDoubts();
        send();

        assertThat(keys()).containsExactly("help");
    }

    @Test
    void an_article_that_was_killed_after_it_was_planned_is_not_said() {
        plan(card("a", NEWSROOM));
        memory.articles().save(SampleArticles.with("a", new Status.Killed()), NOW, List.of());

        send();

        assertThat(keys()).isEmpty();
        assertThat(outbox.counts().notSent()).isEqualTo(1);
    }

    @Test
    void an_embargo_is_kept_to_the_second() {
        var lifts = NOW.plusSeconds(60);
        plan(card("a", NEWSROOM));
        memory.articles().save(SampleArticles.with("a", new Status.Embargoed(lifts)), NOW, List.of());
        clock.advance(Duration.ofSeconds(59));

        send();
        assertThat(keys()).isEmpty();

        plan(new Line("again", new Place.InChannel(NEWSROOM), new Post.CardOf(SampleArticles.usable("a").id()), staleAt()));
        clock.advance(Duration.ofSeconds(1));
        send();
        assertThat(keys()).containsExactly("again");
    }

    @Test
    void a_killed_article_is_left_out_of_a_list() {
        var list = new Post.SimilarTo(kept("a").id(), List.of(suggestion("b"), suggestion("c")));
        plan(new Line("list", new Place.InChannel(NEWSROOM), list, staleAt()));
        memory.articles().save(SampleArticles.with("b", new Status.Killed()), NOW, List.of());

        send();

        assertThat(slack.said().getFirst().cards().byArticle().keySet()).containsExactlyInAnyOrder(kept("a").id(), kept("c").id());
    }

    @Test
    void what_is_stale_is_not_said() {
        plan(card("a", NEWSROOM));
        clock.advance(Duration.ofHours(2));

        send();

        assertThat(keys()).isEmpty();
        assertThat(outbox.counts().notSent()).isEqualTo(1);
    }

    @Test
    void every_outcome_is_reported() {
        var heard = new CopyOnWriteArrayList<Said>();
        slack.fail(Fault.NOT_REACHED);
        try (var reporting = new OutboxSender(outbox, memory.articles(), _ -> new Summary(List.of()), slack, clock, Duration.ZERO, heard::add)) {
            plan(card("a", NEWSROOM));
            send(reporting);
            clock.advance(Duration.ofSeconds(5));
            send(reporting);
        }

        assertThat(heard).extracting(Said::outcome).hasSize(2).first().isInstanceOf(Posting.NotReached.class);
        assertThat(heard).extracting(Said::outcome).last().isInstanceOf(Posting.Posted.class);
    }

    private void send() {
        send(sender);
    }

    /** One round, waited for. */
    private static void send(OutboxSender sender) {
        sender.sendPending();
        while (sender.isBusy()) {
            Thread.onSpinWait();
        }
    }

    private void plan(Line... lines) {
        outbox.add(List.of(lines));
    }

    private Line card(String name, ChannelId channel) {
        return new Line(name + "/card", new Place.InChannel(channel), new Post.CardOf(kept(name).id()), staleAt());
    }

    private Line similar(String name, ChannelId channel) {
        return new Line(name + "/similar", new Place.Under(name + "/card", channel), new Post.SimilarTo(kept(name).id(), List.of()), staleAt());
    }

    private Suggestion suggestion(String name) {
        return new Suggestion(kept(name).id(), 0.5, List.of());
    }

    private Article kept(String name) {
        var article = SampleArticles.usable(name);
        memory.articles().save(article, NOW, List.of(article.link()));
        return article;
    }

    private static Instant staleAt() {
        return NOW.plus(Duration.ofHours(1));
    }

    private List<String> keys() {
        return slack.said().stream().map(FakeSlack.Said::key).toList();
    }
}
