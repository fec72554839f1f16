package news.backstory.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TurnstileTest {

    @Test
    void a_third_fetch_of_a_host_waits_until_one_of_the_two_is_over() throws Exception {
        var turnstile = new Turnstile(50, 2);
        var first = turnstile.enter("herald.org");
        var second = turnstile.enter("herald.org");

        var third = new Guest(turnstile, "herald.org");
        third.mustWait();
        first.close();

        third.mustBeThrough();
        second.close();
        third.leave();
        assertThat(turnstile.hostsInUse()).isZero();
    }

    @Test
    void the_next_fetch_of_a_host_waits_out_the_pause_behind_the_last_and_that_of_another_host_does_not() throws Exception {
        var turnstile = new Turnstile(50, 1, Duration.ofHours(1));
        turnstile.enter("herald.org").close();

        new Guest(turnstile, "herald.org").mustWait();
        new Guest(turnstile, "echo.org").mustBeThrough();
        var brief = new Turnstile(50, 1, Duration.ofMillis(20));
        brief.enter("herald.org").close();
        new Guest(brief, "herald.org").mustBeThrough();
    }

    @Test
    void another_host_need_not_wait_for_a_slow_one() throws Exception {
        var turnstile = new Turnstile(3, 2);
        turnstile.enter("slow.org");
        turnstile.enter("slow.org");
        var queued = new Guest(turnstile, "slow.org");
        queued.mustWait();

        new Guest(turnstile, "herald.org").mustBeThrough();
    }

    @Test
    void no_more_than_so_many_are_under_way_at_a_time() throws Exception {
        var turnstile = new Turnstile(2, 2);
        var first = turnstile.enter("a.org");
        turnstile.enter("b.org");

        var third = new Guest(turnstile, "c.org");
        third.mustWait();
        first.close();

        third.mustBeThrough();
    }

    @Test
    void whoever_goes_home_while_waiting_leaves_nothing_behind() throws Exception {
        var turnstile = new Turnstile(1, 1);
        var first = turnstile.enter("a.org");
        var atTheHost = new Guest(turnstile, "a.org");
        var atTheGate = new Guest(turnstile, "b.org");
        atTheHost.mustWait();
        atTheGate.mustWait();

        atTheHost.goHome();
        atTheGate.goHome();
        first.close();

        assertThat(turnstile.hostsInUse()).isZero();
        new Guest(turnstile, "a.org").mustBeThrough();
    }

    /** Somebody who wants in, on a thread of his own. */
    private static final class Guest {

        private final CompletableFuture<Boolean> through = new CompletableFuture<>();
        private final CountDownLatch leave = new CountDownLatch(1);
        private final Thread thread;

        Guest(Turnstile turnstile, String host) {
            thread = Thread.ofVirtual().start(() -> {
                try (var _ = turnstile.enter(host)) {
                    through.complete(true);
                    leave.await();
                } catch (InterruptedException goneHome) {
                    through.complete(false);
                }
            });
        }

        void mustWait() {
            while (thread.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
            assertThat(through).isNotDone();
        }

        void mustBeThrough() {
            assertThat(through).succeedsWithin(10, TimeUnit.SECONDS).isEqualTo(true);
        }

        void leave() throws InterruptedException {
            leave.countDown();
            thread.join();
        }

        void goHome() throws InterruptedException {
            thread.interrupt();
            thread.join();
        }
    }
}
