package news.backstory;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import news.backstory.article.Article;
import news.backstory.article.ArticleId;
import news.backstory.article.Articles;
import news.backstory.article.Dated;
import news.backstory.article.Kill;
import news.backstory.article.Link;
import news.backstory.article.Status;
import news.backstory.article.Tier;
import news.backstory.channel.Arrival;
import news.backstory.channel.Arrivals;
import news.backstory.channel.ChannelId;
import news.backstory.channel.PersonId;
import news.backstory.channel.Source;
import news.backstory.channel.Subscriptions;
import news.backstory.channel.Wanted;
import news.backstory.ingest.Sites;
import news.backstory.ledger.Outbox;
import news.backstory.ledger.Poster;
import news.backstory.post.Place;
import news.backstory.post.Post;
import news.backstory.story.Stories;
import news.backstory.summary.BuiltInSummariser;
import news.backstory.telling.Books;
import news.backstory.telling.Tellings;
import news.backstory.testing.Answering;
import news.backstory.testing.FakeSlack;
import news.backstory.testing.FakeSlack.Fault;
import news.backstory.testing.FakeSlack.Said;
import news.backstory.testing.MovingClock;
import news.backstory.testing.TemporaryStore;
import news.backstory.web.Fetch;
import news.backstory.wire.WireName;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Stories come, are reported elsewhere, corrected and killed, while the process dies at random steps and Slack's answers get lost. Afterwards every story was said
 * once, in its latest form, and nothing killed stands. Death is a thrown error: what was in memory is gone, what a method of the store returned from is on
 * disk. With {@code -Dbackstory.faults=1000} it runs that often.
 */
@Execution(ExecutionMode.CONCURRENT)
class FaultsTest {

    private static final int RUNS = Integer.getInteger("backstory.faults", 3);

    /** Nanoseconds. Spinning would take the processor from those waited for. */
    private static final long MOMENT = 50_000;
    private static final Instant START = Instant.parse("2026-11-24T09:00:00Z");
    private static final ChannelId CHANNEL = new ChannelId("C1");
    private static final Source WIRE = new Source.OfWire("pa");
    private static final List<String> DIFFERENT = List.of(
            "Volcano ash grounds flights across Iceland while farmers move their sheep indoors",
            "Chess champion resigns after nine moves in Chennai and blames a broken clock",
            "Vaccine trial against marsh fever ends early because nearly all volunteers stayed well",
            "Striking dockers in Santos refuse to unload grain ships until wages are paid",
            "Astronomers find a comet with two tails that nobody had seen since Napoleon");

    private static final List<Fault> FAULTS = List.of(Fault.values());

    private final MovingClock clock = new MovingClock(START);
    private final FakeSlack slack = new FakeSlack();
    private Life life = new Life(Integer.MAX_VALUE);

    /** One process: it dies before or after the step with this number. */
    private static final class Life {

        private final int last;
        private int steps;
        private boolean dead;

        Life(int last) {
            this.last = last;
        }

        synchronized void step() {
            steps++;
            dead |= steps >= last;
            if (dead) {
                throw new Death();
            }
        }
    }

    private static final class Death extends Error {

        private static final long serialVersionUID = 1L;
    }

    /** A thread that dies with its process says nothing. */
    @BeforeAll
    static void dieQuietly() {
        var usual = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> {
            if (!(thrown instanceof Death) && usual != null) {
                usual.uncaughtException(thread, thrown);
            }
        });
    }

    static LongStream seeds() {
        return LongStream.range(0, RUNS);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatever_dies_or_gets_lost_each_story_is_said_once_and_a_kill_leaves_nothing(long seed) {
        var random = new Random(seed);
        try (var memory = new TemporaryStore()) {
            memory.books().subscriptions().add(CHANNEL, WIRE, "pa", Wanted.ALL, new PersonId("mia"), START);
            var killed = new ArrayList<ArticleId>();
            live(memory, random, killed);

            life = new Life(Integer.MAX_VALUE);
            try (var newsroom = open(memory)) {
                for (var round = 0; round < 40; round++) {
                    work(newsroom);
                    clock.advance(Duration.ofSeconds(10));
                }
            }

            for (var number = 0; number < DIFFERENT.size(); number++) {
                said(new ArticleId("story-" + number), killed, memory);
            }
            assertThat(memory.outbox().counts()).satisfies(counts -> assertThat(counts.unknown() + counts.claimed() + counts.planned()).isZero());
        }
    }

    private void said(ArticleId story, List<ArticleId> killed, TemporaryStore memory) {
        var firsts = slack.said().stream().filter(one -> one.place().equals(new Place.InChannel(CHANNEL)) && also(one.post(), story).isPresent())
                .toList();
        if (killed.contains(story)) {
            assertThat(firsts).hasSizeLessThanOrEqualTo(1);
            // One that was only counted is counted no more, or is among those that are no more.
            assertThat(firsts).as("%s is taken back", story).allMatch(
                    first -> now(first).cards().gone(story).isPresent() || !now(first).post().articles().contains(story));
        } else {
            assertThat(firsts).as("%s is said once", story).hasSize(1);
            assertThat(also(now(firsts.getFirst()).post(), story)).as("the other report of %s is counted", story)
                    .contains(memory.articles().find(new ArticleId(story.value() + "-b")).map(other -> List.of(other.id())).orElse(List.of()));
        }
    }

    /** The other reports of a story, where a post is its first: a card, or a line of what was told together after Slack let nobody in. */
    private static Optional<List<ArticleId>> also(Post post, ArticleId story) {
        return switch (post) {
            case Post.CardOf card when card.article().equals(story) -> Optional.of(card.also());
            // While it waited, the other outlet's report came and has the post.
            case Post.CardOf card when card.also().contains(story) -> Optional.of(List.of(card.article()));
            case Post.Digest digest -> digest.briefs().stream().filter(brief -> brief.article().equals(story)).map(Post.Brief::also).findFirst()
                    .or(() -> digest.briefs().stream().filter(brief -> brief.also().contains(story)).map(brief -> List.of(brief.article()))
                            .findFirst());
            case Post _ -> Optional.empty();
        };
    }

    /** What a message reads now. */
    private Said now(Said first) {
        return slack.said().stream()
                .filter(one -> one.place() instanceof Place.InsteadOf(var message) && message.id().equals("message-" + first.key()))
                .reduce((_, last) -> last).orElse(first);
    }

    private void live(TemporaryStore memory, Random random, List<ArticleId> killed) {
        Map<Integer, Integer> steps = new HashMap<>();
        var newsroom = born(memory, random);
        for (var number : events(random)) {
            clock.advance(Duration.ofSeconds(65));
            happens(memory, number, steps.merge(number, 1, Integer::sum), killed);
            for (var fault = random.nextInt(3); fault > 0; fault--) {
                slack.fail(FAULTS.get(random.nextInt(FAULTS.size())));
            }
            for (var round = 0; round < 6; round++) {
                try {
                    work(newsroom);
                } catch (Death died) {
                    newsroom = born(memory, random);
                }
                clock.advance(Duration.ofSeconds(5));
            }
        }
        newsroom.close();
    }

    /** The numbers of stories to which something happens, in this order; to each one to four times. */
    private static List<Integer> events(Random random) {
        var events = new ArrayList<Integer>();
        for (var number = 0; number < DIFFERENT.size(); number++) {
            events.addAll(Collections.nCopies(1 + random.nextInt(4), number));
        }
        Collections.shuffle(events, random);
        return events;
    }

    private Newsroom born(TemporaryStore memory, Random random) {
        while (true) {
            try {
                life = new Life(20 + random.nextInt(150));
                return open(memory);
            } catch (Death stillborn) {
                // The next one tries.
            }
        }
    }

    /** A story comes, then another outlet's report of it, then a correction, then a kill. */
    private void happens(TemporaryStore memory, int number, int step, List<ArticleId> killed) {
        var name = "story-" + number;
        switch (step) {
            case 1 -> arrives(memory, article(name, "PA", DIFFERENT.get(number), 1));
            case 2 -> arrives(memory, article(name + "-b", "AP", DIFFERENT.get(number), 1));
            case 3 -> arrives(memory, article(name, "PA", DIFFERENT.get(number) + " again", 2));
            default -> {
                memory.articles().kill(new ArticleId(name), new Kill("PA", "wrong", clock.instant()));
                killed.add(new ArticleId(name));
            }
        }
    }

    private void arrives(TemporaryStore memory, Article article) {
        memory.articles().save(article, clock.instant(), List.of(article.link()));
        memory.books().arrivals().arrived(WIRE, article.id(), clock.instant(), Arrival.Kind.NEWS);
    }

    private Article article(String id, String outlet, String text, int version) {
        return new Article(new ArticleId(id), new Link("https://" + id + ".example/"), text, "", List.of(), "News", Dated.stated(clock.instant()),
                clock.instant(), "en", outlet, Tier.WIRE, List.of(), List.of(text + ".", text + ", people said."), new Status.Usable(), version);
    }

    private void work(Newsroom newsroom) {
        newsroom.newsdesk().amend();
        newsroom.newsdesk().announce();
        newsroom.sender().sendPending();
        while (newsroom.sender().isBusy()) {
            LockSupport.parkNanos(MOMENT);
        }
        newsroom.sender().settleDoubts();
        life.step();
    }

    private Newsroom open(TemporaryStore memory) {
        var books = memory.books();
        return Newsroom.open(
                _ -> new Fetch.Answered(404),
                new Newsroom.Memory(
                        mortal(Articles.class, memory.articles()), mortal(Stories.class, memory.stories()), memory.wireItems(),
                        new Books(mortal(Outbox.class, books.outbox()), mortal(Subscriptions.class, books.subscriptions()),
                                mortal(Arrivals.class, books.arrivals()), mortal(Tellings.class, books.tellings()), books.arrangements(),
                                books.mutes(),
                                books.deeds(), books.takers()),
                        memory.feedback(), memory.feeds(), memory.hubSubscriptions()),
                mortal(Poster.class, slack), Answering.PEOPLE, BuiltInSummariser.open(), clock,
                new Newsroom.Settings(new Sites(List.of(), List.of()), Set.of(new WireName("pa")), Set.of(), Set.of(), Set.of(), Answering.ZONE,
                        Duration.ofSeconds(30), List.of()),
                _ -> {});
    }

    /** Dies before or after any of its calls, together with everything else of its life. */
    private <T> T mortal(Class<T> type, T real) {
        var mine = life;
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[]{type}, (_, method, arguments) -> {
            mine.step();
            try {
                var result = method.invoke(real, arguments);
                mine.step();
                return result;
            } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
            }
        }));
    }
}
