package news.backstory.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import news.backstory.testing.FakeWeb;
import news.backstory.testing.MovingClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PoliteWebTest {

    private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");

    private final MovingClock clock = new MovingClock(NOW);
    private final FakeWeb inner = new FakeWeb();
    private final PoliteWeb web = new PoliteWeb(inner, 1_000, clock);

    @Test
    void a_host_that_names_a_time_is_not_asked_again_before_it_for_pages_or_for_feeds() {
        inner.answers("https://herald-example.org/a", new Fetch.Busy(429, Duration.ofMinutes(10)));
        inner.page("https://herald-example.org/b", "page");
        inner.page("https://echo-example.org/c", "page");

        assertThat(web.get("https://herald-example.org/a")).isEqualTo(new Fetch.Busy(429, Duration.ofMinutes(10)));
        clock.advance(Duration.ofMinutes(4));
        assertThat(web.unhurried(10).get("https://HERALD-example.org:443/b")).isEqualTo(new Fetch.Busy(429, Duration.ofMinutes(6)));
        assertThat(web.get("https://echo-example.org/c")).isInstanceOf(Fetch.Page.class);
        assertThat(web.restsUntil("https://herald-example.org/x")).contains(NOW.plus(Duration.ofMinutes(10)));
        clock.advance(Duration.ofMinutes(6));
        assertThat(web.get("https://herald-example.org/b")).isInstanceOf(Fetch.Page.class);
        assertThat(inner.asked()).containsExactly("https://herald-example.org/a", "https://echo-example.org/c", "https://herald-example.org/b");
    }

    @Test
    void a_host_behind_a_redirect_that_has_answered_since_is_not_left_alone_for_longer_each_time() {
        var page = "https://herald-example.org/a";
        for (var week = 0; week < 3; week++) {
            inner.answers(page, Fetch.Busy.unsaid(429).at("cdn-example.org"));
            web.get(page);
            assertThat(web.restsUntil("https://cdn-example.org/x")).contains(clock.instant().plus(Fetch.Busy.UNSAID));
            clock.advance(Duration.ofDays(1));
            inner.page(page, "page");
            web.get(page);
        }
    }

    @Test
    void a_host_that_does_not_say_for_how_long_is_left_alone_twice_as_long_each_time_until_it_answers() {
        var page = "https://herald-example.org/a";
        inner.answers(page, Fetch.Busy.unsaid(429));

        for (var minutes : List.of(5, 10, 20, 40, 80, 160, 320, 360, 360)) {
            web.get(page);
            assertThat(web.restsUntil(page)).contains(clock.instant().plus(Duration.ofMinutes(minutes)));
            clock.advance(Duration.ofMinutes(minutes));
        }
        inner.page("https://herald-example.org/b", "page");
        web.get("https://herald-example.org/b");
        web.get(page);
        assertThat(web.restsUntil(page)).contains(clock.instant().plus(Fetch.Busy.UNSAID));
    }

    @Test
    void a_host_that_says_five_minutes_is_left_alone_for_five_each_time_and_silence_is_no_answer() {
        var page = "https://herald-example.org/a";
        inner.answers(page, new Fetch.Busy(429, Fetch.Busy.UNSAID));
        for (var time = 0; time < 3; time++) {
            web.get(page);
            assertThat(web.restsUntil(page)).contains(clock.instant().plus(Duration.ofMinutes(5)));
            clock.advance(Duration.ofMinutes(5));
        }
        inner.answers(page, Fetch.Busy.unsaid(429));
        web.get(page);
        clock.advance(Duration.ofMinutes(10));
        inner.answers(page, new Fetch.TimedOut(Duration.ofSeconds(20)));
        web.get(page);
        inner.answers(page, Fetch.Busy.unsaid(429));

        web.get(page);

        assertThat(web.restsUntil(page)).contains(clock.instant().plus(Duration.ofMinutes(20)));
    }

    @Test
    void no_more_hosts_are_remembered_than_so_many() {
        IntStream.range(0, PoliteWeb.MAX_HOSTS + 100).mapToObj("https://h%d-example.org/"::formatted).forEach(address -> {
            inner.answers(address, new Fetch.Busy(503, Duration.ofHours(1)));
            web.get(address);
        });

        assertThat(IntStream.range(0, PoliteWeb.MAX_HOSTS + 100)
                .filter(host -> web.restsUntil("https://h%d-example.org/".formatted(host)).isPresent()).count())
                .isLessThanOrEqualTo(PoliteWeb.MAX_HOSTS).isGreaterThan(PoliteWeb.MAX_HOSTS / 2);
    }

    @Test
    void a_person_waits_neither_for_the_pauses_of_programs_nor_behind_a_crowd_of_them_at_slow_hosts() throws Exception {
        var never = new CountDownLatch(1);
        var stuck = new CountDownLatch(2);
        try (var slow = TestServer.plain((head, out) -> {
            if (head.contains("Host: slow")) {
                stuck.countDown();
                try {
                    never.await();
                } catch (InterruptedException over) {
                    Thread.currentThread().interrupt();
                }
            }
            TestServer.write(out, "HTTP/1.1 200 OK", "Content-Length: 2", "", "ok");
        })) {
            var limits = new Limits(1_000, Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(20), 5, 3, 2);
            try (var real = new HttpWeb("Backstory/test", limits,
                    new Network(new FakeNames(), new FakeSockets(_ -> slow.port()), Set.of(), new Loopback.Closed()))) {
                var polite = new PoliteWeb(real, 1_000, clock);
                for (var host = 0; host < 20; host++) {
                    var address = "http://slow%d.org/".formatted(host);
                    Thread.ofVirtual().start(() -> polite.get(address));
                }
                stuck.await();

                assertThat(CompletableFuture.supplyAsync(() -> real.get("http://quick.org/"))).succeedsWithin(5, TimeUnit.SECONDS)
                        .isInstanceOf(Fetch.Page.class);
                never.countDown();
            }
        }
    }

    @Test
    void programs_leave_a_second_between_two_requests_to_a_host_also_where_they_were_led_to_it() throws IOException {
        List<Long> asked = new CopyOnWriteArrayList<>();
        try (var server = TestServer.plain((head, out) -> {
            if (head.contains("Host: short.org")) {
                TestServer.write(out, "HTTP/1.1 302 Found", "Location: http://herald.org/page", "Content-Length: 0", "");
            } else {
                asked.add(System.nanoTime());
                TestServer.write(out, "HTTP/1.1 200 OK", "Content-Length: 2", "", "ok");
            }
        });
                var real = web(server)) {
            var polite = new PoliteWeb(real, 1_000, clock);
            assertThat(polite.get("http://herald.org/")).isInstanceOf(Fetch.Page.class);
            assertThat(polite.get("http://short.org/1")).isInstanceOf(Fetch.Page.class);
            assertThat(asked.get(1) - asked.get(0)).isGreaterThanOrEqualTo(Duration.ofMillis(950).toNanos());
            assertThat(real.get("http://herald.org/")).as("a person does not wait").isInstanceOf(Fetch.Page.class);
            assertThat(asked.get(2) - asked.get(1)).isLessThan(Duration.ofMillis(900).toNanos());
        }
    }

    @Test
    void where_redirects_led_to_a_host_that_asks_for_a_pause_it_is_that_host_which_is_left_alone() throws IOException {
        try (var server = TestServer.plain((head, out) -> {
            if (head.contains("Host: short.org") && head.startsWith("GET /own")) {
                TestServer.write(out, "HTTP/1.1 200 OK", "Content-Length: 2", "", "ok");
            } else if (head.contains("Host: short.org")) {
                TestServer.write(out, "HTTP/1.1 302 Found", "Location: http://herald.org/page", "Content-Length: 0", "");
            } else {
                TestServer.write(out, "HTTP/1.1 429 Too Many", "Retry-After: 600", "Content-Length: 0", "");
            }
        }); var real = web(server)) {
            var polite = new PoliteWeb(real, 1_000, clock);

            var first = polite.get("http://short.org/1");
            var throughAnother = polite.get("http://short.org/2");

            assertThat(first).isEqualTo(new Fetch.Busy(429, Duration.ofMinutes(10), true, "herald.org"));
            assertThat(throughAnother).isEqualTo(first);
            assertThat(polite.get("http://herald.org/page")).isEqualTo(new Fetch.Busy(429, Duration.ofMinutes(10)));
            assertThat(polite.get("http://short.org/own")).isInstanceOf(Fetch.Page.class);
            assertThat(polite.restsUntil("http://short.org/1")).contains(NOW.plus(Duration.ofMinutes(10)));
            assertThat(polite.restsUntil("http://short.org/3")).isEmpty();
            assertThat(server.requests()).filteredOn(head -> head.contains("Host: herald.org")).hasSize(1);
        }
    }

    @Test
    void a_program_may_ask_for_more_bytes_than_those_before_it() throws IOException {
        try (var server = TestServer.plain((_, out) -> TestServer.write(out, "HTTP/1.1 200 OK", "Content-Length: 5", "", "large"));
                var real = web(server)) {
            var polite = new PoliteWeb(real, 4, clock);

            assertThat(polite.get("http://herald.org/feed")).isEqualTo(new Fetch.TooLarge(4));
            assertThat(polite.unhurried(5).get("http://herald.org/feed")).isInstanceOf(Fetch.Page.class);
        }
    }

    private static HttpWeb web(TestServer server) {
        return new HttpWeb("Backstory/test", Limits.standard(),
                new Network(new FakeNames(), new FakeSockets(_ -> server.port()), Set.of(), new Loopback.Closed()));
    }
}
