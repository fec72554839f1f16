package news.backstory.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import news.backstory.article.Article;
import news.backstory.article.ArticleId;
import news.backstory.article.Bond;
import news.backstory.article.Kill;
import news.backstory.article.Status;
import news.backstory.channel.ChannelId;
import news.backstory.channel.PersonId;
import news.backstory.ledger.OutboxSender.Said;
import news.backstory.post.Cards;
import news.backstory.post.MessageRef;
import news.backstory.post.Place;
import news.backstory.post.Post;
import news.backstory.post.ReplyAddress;
import news.backstory.post.Suggestion;
import news.backstory.summary.Summariser;
import news.backstory.summary.Summary;
import news.backstory.telling.Telling;
import news.backstory.telling.Tellings;
import news.backstory.testing.FakeSlack;
import news.backstory.testing.FakeSlack.Fault;
import news.backstory.testing.Flaky;
import news.backstory.testing.MovingClock;
import news.backstory.testing.SampleArticles;
import news.backstory.testing.TemporaryStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OutboxSenderTest {

    private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");
    private static final ChannelId NEWSROOM = new ChannelId("newsroom");
    private static final PersonId MIA = new PersonId("mia");
    private static final ChannelId WORLD = new ChannelId("world");

    private final MovingClock clock = new MovingClock(NOW);
    private final TemporaryStore memory = new TemporaryStore();
    private final Outbox outbox = memory.outbox();
    private final FakeSlack slack = new FakeSlack();
    private final List<Said> heard = new CopyOnWriteArrayList<>();
    private final OutboxSender sender = sender(outbox, _ -> new Summary(List.of()));

    private OutboxSender sender(Outbox box, Summariser summariser) {
        var books = memory.books();
        return new OutboxSender(box, books.arrangements(), memory.articles(), summariser, slack, clock, Duration.ofSeconds(30), heard::add);
    }

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
    void a_line_with_the_longest_key_ends_like_any_other_and_holds_up_nobody() {
        var key = "k".repeat(200);
        plan(new Line(key, new Place.InChannel(NEWSROOM), new Post.Help(""), NOW.minusSeconds(1), List.of(), List.of(new Place.InChannel(WORLD))),
                card("a", NEWSROOM));

        send();
        send();

        assertThat(slack.said()).extracting(FakeSlack.Said::post).contains(new Post.Notice(Post.Matter.NOT_POSTED, "too late"));
        assertThat(keys()).contains("a/card");
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
        plan(new Line("a/card", new Place.InChannel(NEWSROOM), new Post.CardOf(kept("a").id()), staleAt(), List.of(instead), List.of()),
                similar("a", NEWSROOM));

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
        var address = new ReplyAddress("https://hooks.example/1");
        var alone = new Place.Reply(address, NEWSROOM, MIA);
        var post = new Post.CardWithSimilar(kept("a").id(), List.of());
        plan(new Line("a/all", new Place.ReplyToAll(address, NEWSROOM), post, staleAt(), List.of(), List.of(alone)));
        send();

        sender.settleDoubts();
        send();

        assertThat(keys()).containsExactly("a/all", "a/all/not-said");
        assertThat(slack.said().getLast().place()).isEqualTo(alone);
        assertThat(slack.said().getLast().post()).isEqualTo(new Post.Notice(Post.Matter.PERHAPS_POSTED, ""));
    }

    @Test
    void a_look_up_of_unknown_fate_is_said_again() {
        slack.fail(Fault.CALL_LOST);
        plan(help());
        send();

        sender.settleDoubts();
        clock.advance(Duration.ofSeconds(5));
        send();

        assertThat(keys()).containsExactly("help");
    }

    @Test
    void a_look_up_whose_answers_are_all_lost_is_said_three_times_and_no_more() {
        slack.fail(Fault.ANSWER_LOST, Fault.ANSWER_LOST, Fault.ANSWER_LOST, Fault.ANSWER_LOST, Fault.ANSWER_LOST);
        plan(help());

        for (var second = 0; second < 600; second++) {
            send();
            sender.settleDoubts();
            clock.advance(Duration.ofSeconds(1));
        }

        assertThat(keys()).containsExactly("help", "help", "help");
        assertThat(outbox.counts().notSent()).isEqualTo(1);
        assertThat(heard).extracting(Said::key, Said::outcome).last().isEqualTo(tuple("help", new Posting.Gone("perhaps said")));
    }

    @Test
    void a_change_of_unknown_fate_is_made_again_with_growing_pauses() {
        slack.fail(Fault.ANSWER_LOST, Fault.ANSWER_LOST, Fault.ANSWER_LOST, Fault.ANSWER_LOST);
        plan(new Line("list", new Place.InsteadOf(new MessageRef(NEWSROOM, "m1")), new Post.Help(""), staleAt()));

        for (var second = 0; second < 14; second++) {
            send();
            sender.settleDoubts();
            clock.advance(Duration.ofSeconds(1));
        }

        assertThat(keys()).hasSize(3);
    }

    @Test
    void what_breaks_before_anything_was_said_leaves_no_doubt() {
        var summaries = new AtomicInteger();
        var breaking = sender(outbox, _ -> {
            if (summaries.incrementAndGet() < 3) {
                throw new IllegalStateException("cannot read");
            }
            return new Summary(List.of());
        });
        plan(card("a", NEWSROOM));

        for (var second = 0; second < 4; second++) {
            send(breaking);
            assertThat(outbox.counts().unknown()).isZero();
            clock.advance(Duration.ofSeconds(1));
        }

        assertThat(keys()).containsExactly("a/card");
        assertThat(heard).extracting(Said::outcome).hasSize(3).first().isInstanceOf(Posting.NotTried.class);
    }

    @Test
    void what_the_store_did_not_take_down_is_looked_for_without_a_restart_and_not_said_twice() {
        var flaky = new Flaky<>(Outbox.class, outbox);
        var onFullDisk = sender(flaky.get(), _ -> new Summary(List.of()));
        flaky.fail("sent", 1);
        plan(card("a", NEWSROOM), similar("a", NEWSROOM));
        send(onFullDisk);
        assertThat(outbox.counts().claimed()).isEqualTo(1);

        clock.advance(Duration.ofSeconds(50));
        onFullDisk.settleDoubts();
        assertThat(outbox.counts().claimed()).isEqualTo(1);
        clock.advance(Duration.ofSeconds(11));
        onFullDisk.settleDoubts();
        send(onFullDisk);

        assertThat(keys()).containsExactly("a/card", "a/similar");
    }

    @Test
    void while_the_store_takes_nothing_nothing_is_tried_all_the_time() {
        var flaky = new Flaky<>(Outbox.class, outbox);
        var onFullDisk = sender(flaky.get(), _ -> new Summary(List.of()));
        flaky.fail("claim", 1_000);
        flaky.fail("later", 1_000);
        plan(card("a", NEWSROOM));

        for (var tenths = 0; tenths < 100; tenths++) {
            send(onFullDisk);
            clock.advance(Duration.ofMillis(100));
        }

        assertThat(heard).hasSizeLessThanOrEqualTo(4);
        assertThat(keys()).isEmpty();
    }

    @Test
    void whoever_asked_hears_why_nothing_was_posted() {
        slack.answer("a", new Posting.Gone("is_archived"));
        slack.answer("b", new Posting.Refused("restricted_action"));
        slack.answer("c", new Posting.NotMember());
        for (var name : List.of("a", "b", "c")) {
            var place = new Place.InChannel(new ChannelId("channel-" + name));
            plan(new Line(name, place, new Post.CardOf(kept(name).id()), staleAt(), List.of(), List.of(new Place.ForPerson(WORLD, MIA))));
            send();
        }

        for (var round = 0; round < 3; round++) {
            send();
        }

        assertThat(slack.said()).extracting(FakeSlack.Said::post).containsExactlyInAnyOrder(
                notPosted("is_archived"), notPosted("restricted_action"), notPosted("not a member"));
        assertThat(slack.said()).extracting(FakeSlack.Said::place).containsOnly(new Place.ForPerson(WORLD, MIA));
    }

    @Test
    void an_answer_whose_reply_address_is_spent_reaches_the_person_in_the_channel() {
        slack.answer("help", new Posting.AddressSpent());
        plan(new Line("help", new Place.Reply(new ReplyAddress("https://hooks.example/1"), NEWSROOM, MIA), new Post.Help(""), staleAt()));

        send();
        send();

        assertThat(slack.said()).extracting(FakeSlack.Said::place).containsExactly(new Place.ForPerson(NEWSROOM, MIA));
        assertThat(slack.said().getFirst().post()).isEqualTo(new Post.Help(""));
    }

    @Test
    void what_is_taken_back_does_not_wait_for_another_article_that_breaks_us() {
        var broken = new AtomicBoolean();
        var one = sender(outbox, article -> {
            if (broken.get() && article.id().value().equals("b")) {
                throw new IllegalStateException("no summary of b");
            }
            return new Summary(List.of());
        });
        var list = new Post.Digest(Post.Occasion.MANY, List.of(kept("a").id(), kept("b").id()).stream()
                .map(id -> new Post.Brief(id, List.of(), List.of())).toList(), new Post.LeftOut(0, "", 0, List.of()));
        plan(new Line("list", new Place.InChannel(NEWSROOM), list, staleAt()));
        said(one);

        broken.set(true);
        memory.articles().kill(new ArticleId("a"), new Kill("PA", "wrong", clock.instant()));
        plan(new Line("list/changed", new Place.Again("list", NEWSROOM), list, staleAt()));
        clock.advance(Duration.ofSeconds(2));
        said(one);
        assertThat(slack.said()).hasSize(1);
        plan(new Line("list/gone", new Place.Again("list", NEWSROOM), list, staleAt()).atOnce());
        clock.advance(Duration.ofSeconds(2));
        said(one);
        one.close();

        assertThat(slack.said()).last().satisfies(said -> {
            assertThat(said.key()).isEqualTo("list/gone");
            assertThat(said.cards().goneArticles()).containsOnlyKeys(new ArticleId("a"));
        });
    }

    private static void said(OutboxSender sender) {
        sender.sendPending();
        while (sender.isBusy()) {
            LockSupport.parkNanos(10_000);
        }
    }

    @Test
    void of_a_list_that_cannot_be_prepared_what_breaks_us_is_named_to_its_subscriber_and_the_others_wait_for_another() {
        var list = List.of(kept("a").id(), kept("b").id());
        var one = sender(outbox, article -> {
            if (article.id().value().equals("b")) {
                throw new IllegalStateException("no summary of b");
            }
            return new Summary(List.of());
        });
        var key = Unasked.TOGETHER.key(NEWSROOM.value(), "a");
        memory.books().tellings().tell(List.of(new Line(key, new Place.InChannel(NEWSROOM),
                new Post.Digest(Post.Occasion.MANY, list.stream().map(id -> new Post.Brief(id, List.of(), List.of())).toList(),
                        new Post.LeftOut(0, "", 0, List.of())),
                staleAt(), List.of(), List.of(new Place.InChannel(new ChannelId("mia"))))),
                list.stream().map(id -> new Telling(NEWSROOM, id, key, Telling.Part.IN_DIGEST, NOW)).toList());

        for (var minute = 0; minute < 40; minute++) {
            said(one);
            clock.advance(Duration.ofMinutes(1));
        }
        one.close();

        assertThat(slack.said()).singleElement().extracting(FakeSlack.Said::place).isEqualTo(new Place.InChannel(new ChannelId("mia")));
        assertThat(memory.books().tellings().heldBack(NEWSROOM, Tellings.Why.TOO_MANY, 10)).containsExactly(new ArticleId("a"));
        assertThat(outbox.counts().planned()).isZero();
    }

    @Test
    void closing_does_not_wait_for_ever_for_a_call_that_does_not_end() {
        var silence = new CountDownLatch(1);
        var stuck = new OutboxSender(memory.books().outbox(), memory.books().arrangements(), memory.articles(), _ -> new Summary(List.of()),
                new Poster() {
                    @Override
                    public Posting post(String key, Place place, Post post, Cards cards) {
                        silence.countDown();
                        LockSupport.park();
                        return new Posting.Unknown("cut off");
                    }

                    @Override
                    public Finding find(String key, Place place, Instant since) {
                        return new Finding.NotThere();
                    }
                }, clock, Duration.ZERO, heard::add, Duration.ofMillis(50));
        plan(card("a", NEWSROOM));
        stuck.sendPending();
        await(silence);

        stuck.close();

        assertThat(stuck.isBusy()).isFalse();
        assertThat(outbox.counts().unknown()).isEqualTo(1);
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
    void what_is_stale_is_not_said_and_whoever_asked_is_told() {
        plan(new Line("a", new Place.InChannel(NEWSROOM), new Post.CardOf(kept("a").id()), staleAt(), List.of(),
                List.of(new Place.ForPerson(NEWSROOM, MIA))));
        clock.advance(Duration.ofHours(2));

        send();
        send();

        assertThat(slack.said()).extracting(FakeSlack.Said::post).containsExactly(notPosted("too late"));
        assertThat(heard).extracting(Said::key, Said::outcome).contains(tuple("a", new Posting.Gone("too late")));
    }

    @Test
    void who_is_not_let_in_tries_one_line_now_and_then_and_says_all_when_it_is_again() {
        slack.fail(Collections.nCopies(5 + 6, Fault.SHUT_OUT).toArray(Fault[]::new));
        IntStream.range(0, 5).forEach(number -> outbox.add(List.of(new Line(
                "line-" + number, new Place.InChannel(new ChannelId("channel-" + number)), new Post.Help(""), NOW.plus(Duration.ofDays(1))))));

        // One minute, two, four, eight, fifteen, fifteen.
        for (var seconds = 0; seconds < 46 * 60; seconds += 10) {
            send();
            clock.advance(Duration.ofSeconds(10));
        }

        assertThat(slack.said()).isEmpty();
        assertThat(heard).hasSize(5 + 6);
        for (var minutes = 0; minutes < 20; minutes++) {
            send();
            clock.advance(Duration.ofMinutes(1));
        }
        assertThat(keys()).hasSize(5);
    }

    @Test
    void every_ending_is_reported() {
        slack.answer("a/card", new Posting.NotReached("no route"));
        slack.answer("b/card", new Posting.TooFast(Duration.ofSeconds(1)));
        slack.answer("c/card", new Posting.NotMember());
        slack.answer("d/card", new Posting.Gone("is_archived"));
        slack.answer("e/card", new Posting.Refused("invalid_blocks"));
        slack.answer("f/card", new Posting.AddressSpent());
        slack.answer("g/card", new Posting.Taken());
        for (var name : List.of("a", "b", "c", "d", "e", "f", "g")) {
            plan(card(name, new ChannelId("channel-" + name)));
        }
        plan(similar("d", new ChannelId("channel-d")));
        memory.articles().save(SampleArticles.with("k", new Status.Killed()), NOW, List.of());
        plan(new Line("k", new Place.InChannel(WORLD), new Post.CardOf(SampleArticles.usable("k").id()), staleAt()));

        for (var round = 0; round < 5; round++) {
            send();
            clock.advance(Duration.ofSeconds(2));
        }

        assertThat(heard).extracting(said -> said.outcome().getClass().getSimpleName()).containsOnlyOnce(
                "NotReached", "TooFast", "NotMember", "Refused", "AddressSpent", "Taken");
        assertThat(heard).extracting(Said::key, Said::outcome).contains(
                tuple("d/card", new Posting.Gone("is_archived")), tuple("d/similar", new Posting.Gone("what it goes under was not said")),
                tuple("k", new Posting.Gone("its article may not be shown")));
        var counts = outbox.counts();
        assertThat(heard.stream().filter(OutboxSenderTest::ended).count()).isEqualTo(counts.sent() + counts.notSent());
        assertThat(counts.planned() + counts.claimed() + counts.unknown()).isZero();
    }

    private static boolean ended(Said said) {
        return switch (said.outcome()) {
            case Posting.Posted _,Posting.Taken _,Posting.Gone _,Posting.Refused _,Posting.NotMember _,Posting.AddressSpent _ -> true;
            case Posting.NotReached _,Posting.ShutOut _,Posting.NotTried _,Posting.TooFast _,Posting.Unknown _ -> false;
        };
    }

    private static Line help() {
        return new Line("help", new Place.ForPerson(NEWSROOM, MIA), new Post.Help(""), staleAt());
    }

    private static Post.Notice notPosted(String why) {
        return new Post.Notice(Post.Matter.NOT_POSTED, why);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
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
        return new Suggestion(kept(name).id(), 0.5, List.of(), Bond.SAME_SUBJECT);
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
