package news.backstory.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import news.backstory.article.Reader;
import news.backstory.article.Reading;
import news.backstory.command.CommandParser;
import news.backstory.command.Request;
import news.backstory.command.Requests;
import news.backstory.post.Post;
import news.backstory.post.Post.Matter;
import news.backstory.search.ArticleIndex;
import news.backstory.testing.Answering;
import news.backstory.testing.Flaky;
import news.backstory.testing.MovingClock;
import news.backstory.testing.TemporaryStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of requests that break us, and of those that the store does not let us finish. */
class SlackWorkersTest {

    private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");
    private static final String LINK = new Envelope(Signed.FORM, Signed.command("https://herald.example/bridge", "t")).text();
    private static final String HELP = new Envelope(Signed.FORM, Signed.command("help", "t")).text();

    private final MovingClock clock = new MovingClock(NOW);
    private final TemporaryStore memory = new TemporaryStore();
    private final ArticleIndex index = ArticleIndex.inMemory();
    private final Flaky<Requests> requests = new Flaky<>(Requests.class, memory.requests());
    private final AtomicInteger reads = new AtomicInteger();
    private final List<String> answered = new CopyOnWriteArrayList<>();
    private final List<RuntimeException> broke = new CopyOnWriteArrayList<>();
    private Reader reader = _ -> {
        reads.incrementAndGet();
        throw new IllegalStateException("a page that breaks us");
    };
    private final SlackWorkers workers = workers(Duration.ofSeconds(10));

    private SlackWorkers workers(Duration closesWithin) {
        var handler = Answering.over(memory, link -> reader.read(link), index, clock);
        return new SlackWorkers(
                requests.get(),
                new SlackDispatcher(handler, new SlackListeners(new CommandParser(), _ -> Optional.empty(), (_, _) -> true), () -> {}), clock,
                answered::add,
                (_, how) -> broke.add(how), closesWithin);
    }

    @AfterEach
    void stop() {
        workers.close();
        index.close();
        memory.close();
    }

    @Test
    void a_request_that_breaks_us_three_times_is_answered_with_an_apology_and_the_pauses_grow() {
        requests.get().add(new Request("k", NOW, LINK));

        work();
        assertThat(reads).hasValue(1);
        workFor(Duration.ofMillis(900));
        assertThat(reads).hasValue(1);
        workFor(Duration.ofSeconds(1));
        assertThat(reads).hasValue(2);
        workFor(Duration.ofSeconds(3));
        assertThat(reads).hasValue(2);
        workFor(Duration.ofSeconds(2));

        assertThat(reads).hasValue(3);
        assertThat(broke).hasSize(3);
        assertThat(requests.get().pendingCount()).isZero();
        assertThat(posts()).containsExactly(new Post.Notice(Matter.BROKEN, "k"));
    }

    @Test
    void a_request_that_breaks_the_apology_too_is_given_up_and_said_so_once() {
        requests.get().add(new Request("k", NOW,
                new Envelope(Signed.JSON, "{\"type\":\"event_callback\",\"event\":{\"type\":\"link_shared\",\"user\":\"\"}}").text()));

        workFor(Duration.ofMinutes(5));

        assertThat(requests.get().pendingCount()).isZero();
        assertThat(broke).hasSize(4).last().satisfies(how -> assertThat(how).hasMessageContaining("given up"));
        assertThat(posts()).isEmpty();
    }

    @Test
    void a_request_that_breaks_us_once_is_answered_the_second_time() {
        reader = _ -> {
            if (reads.incrementAndGet() == 1) {
                throw new StackOverflowError("too deep");
            }
            return new Reading.Answered(404);
        };
        requests.get().add(new Request("k", NOW, LINK));

        work();
        workFor(Duration.ofSeconds(2));

        assertThat(posts()).containsExactly(new Post.Notice(Matter.PAGE_NOT_FOUND, "404"));
        assertThat(answered).containsExactly("k");
    }

    @Test
    void while_the_store_takes_no_answer_it_is_asked_seldom_and_nobody_gets_an_apology() {
        for (var i = 0; i < 20; i++) {
            requests.get().add(new Request("k" + i, NOW, HELP));
        }
        requests.fail("done", 100);

        workFor(Duration.ofSeconds(29));
        assertThat(broke).hasSizeBetween(3, 4);
        requests.fail("done", 0);
        workFor(Duration.ofSeconds(11));

        assertThat(answered).hasSize(20);
        assertThat(posts()).hasSize(20).containsOnly(new Post.Help(""));
    }

    @Test
    void closing_starts_nothing_more_and_does_not_wait_for_ever() throws Exception {
        var reading = new CountDownLatch(32);
        reader = _ -> {
            reads.incrementAndGet();
            reading.countDown();
            LockSupport.park();
            throw new IllegalStateException("interrupted");
        };
        var closing = workers(Duration.ofMillis(50));
        for (var i = 0; i < 40; i++) {
            requests.get().add(new Request("k" + i, NOW, LINK));
        }
        closing.workOnPending();
        assertThat(reading.await(10, TimeUnit.SECONDS)).isTrue();

        closing.close();

        assertThat(reads).hasValue(32);
        assertThat(requests.get().pendingCount()).isEqualTo(40);
        assertThat(broke).isEmpty();
    }

    /** One round, waited for. */
    private void work() {
        workers.workOnPending();
        await(() -> !workers.isBusy());
    }

    /** Rounds as the agenda has them. */
    private void workFor(Duration span) {
        for (var gone = Duration.ZERO; gone.compareTo(span) < 0; gone = gone.plusMillis(100)) {
            clock.advance(Duration.ofMillis(100));
            work();
        }
    }

    /** What waits to be said; one lane gives one line at a time. */
    private List<Post> posts() {
        var outbox = memory.outbox();
        var posts = new ArrayList<Post>();
        for (var due = outbox.due(clock.instant(), 100); !due.isEmpty(); due = outbox.due(clock.instant(), 100)) {
            for (var planned : due) {
                posts.add(planned.line().post());
                outbox.notSent(planned.line().key(), "read by a test", List.of(), clock.instant());
            }
        }
        return posts;
    }

    private static void await(BooleanSupplier wanted) {
        var until = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!wanted.getAsBoolean() && System.nanoTime() < until) {
            Thread.onSpinWait();
        }
        assertThat(wanted.getAsBoolean()).isTrue();
    }
}
