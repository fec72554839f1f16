package news.backstory.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import news.backstory.slack.HttpCall;
import news.backstory.slack.SlackApp;
import news.backstory.slack.SlackCredentials;
import news.backstory.slack.SlackDispatcher;
import news.backstory.slack.SlackWorkers;
import news.backstory.testing.TemporaryStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.mockito.Mockito;

/**
 * What hostile servers cost, one by one and in a crowd. Run with short limits; with {@code -Dbackstory.hostile=long} with those of the real bot, against
 * the promise of 21 seconds and 64 MB each.
 */
@Isolated("it measures the heap and the time it takes")
class HostileCrowdTest {

    private static final boolean LONG = "long".equals(System.getProperty("backstory.hostile"));
    private static final Limits LIMITS = LONG
            ? Limits.standard()
            : new Limits(2 * 1024 * 1024, Duration.ofMillis(500), Duration.ofMillis(400), Duration.ofMillis(800), 5, 50, 2);

    /** One second more than the whole; in the short form more, for a machine with much else to do. */
    private static final Duration AT_MOST = LIMITS.whole().plus(LONG ? Duration.ofSeconds(1) : Duration.ofSeconds(5));
    private static final long MAX_HEAP_BYTES = 64 * 1024 * 1024;

    /** In the long form each is measured for itself; in the short form several together hold no more than one may. */
    private static final int AT_ONCE = LONG ? 1 : 7;
    private static final int CROWD = 50;
    private static final int COMMANDS = 20;
    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    @Test
    void each_of_more_than_thirty_hostile_servers_ends_in_time_and_holds_little() throws Exception {
        var kinds = List.copyOf(HostileKinds.all().entrySet());
        assertThat(kinds).hasSizeGreaterThan(30);
        for (var from = 0; from < kinds.size(); from += AT_ONCE) {
            endInTimeAndHoldLittle(kinds.subList(from, Math.min(from + AT_ONCE, kinds.size())));
        }
    }

    private static void endInTimeAndHoldLittle(List<Map.Entry<String, TestServer.Answer>> kinds) throws Exception {
        var servers = new ArrayList<TestServer>();
        for (var kind : kinds) {
            servers.add(TestServer.plain(kind.getValue()));
        }
        try (var web = web(servers); var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            System.gc();
            var before = used();
            try (var watch = new HeapWatch()) {
                var ends = new ArrayList<Future<Ended>>();
                for (var i = 0; i < kinds.size(); i++) {
                    var address = "http://h" + i + ".news-example.org/";
                    ends.add(threads.submit(() -> ended(web, address)));
                }
                for (var i = 0; i < kinds.size(); i++) {
                    var ended = ends.get(i).get();
                    assertThat(ended.took()).as("%s: %s", kinds.get(i).getKey(), ended.fetch()).isLessThan(AT_MOST);
                    if (LONG) {
                        System.out.printf("%-45s %6d ms %5d kB  %s%n", kinds.get(i).getKey(), ended.took().toMillis(),
                                Math.max(0, watch.most() - before) / 1024, ended.fetch().getClass().getSimpleName());
                    }
                }
                assertThat(watch.most() - before).as("heap of %s", kinds.stream().map(Map.Entry::getKey).toList()).isLessThan(MAX_HEAP_BYTES);
            }
        } finally {
            for (var server : servers) {
                server.close();
            }
        }
    }

    private record Ended(Fetch fetch, Duration took) {}

    private static Ended ended(HttpWeb web, String address) {
        var began = System.nanoTime();
        var fetch = web.get(address);
        return new Ended(fetch, Duration.ofNanos(System.nanoTime() - began));
    }

    @Test
    void a_server_that_never_shakes_hands_ends_in_time() throws IOException {
        try (var silent = TestServer.plain((_, out) -> HostileKinds.drip(out, "")); var web = web(List.of(silent))) {
            var began = System.nanoTime();

            assertThat(web.get("https://h0.news-example.org/")).isInstanceOf(Fetch.TimedOut.class);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(AT_MOST);
        }
    }

    @Test
    void while_fifty_hostile_servers_are_read_a_slash_command_is_acknowledged_within_a_second() throws Exception {
        var servers = new ArrayList<TestServer>();
        var kinds = List.copyOf(HostileKinds.all().values());
        for (var i = 0; i < CROWD; i++) {
            servers.add(TestServer.plain(kinds.get(i % kinds.size())));
        }
        try (var memory = new TemporaryStore(); var web = web(servers); var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var slack = slack(memory);
            assertThat(slack.handle(command(COMMANDS)).status()).isEqualTo(200); // The first one loads classes.
            var fetches = new ArrayList<Future<Fetch>>();
            for (var i = 0; i < CROWD; i++) {
                var address = "http://h" + i + ".news-example.org/";
                fetches.add(threads.submit(() -> web.get(address)));
            }
            var acknowledged = new ArrayList<Duration>();
            for (var i = 0; i < COMMANDS; i++) {
                var call = command(i);
                var began = System.nanoTime();
                assertThat(slack.handle(call).status()).isEqualTo(200);
                acknowledged.add(Duration.ofNanos(System.nanoTime() - began));
            }
            for (var fetch : fetches) {
                assertThat(fetch.get()).isNotNull();
            }

            acknowledged.sort(null);
            // In the short form half of them, for other work on the machine may hold up any single one.
            assertThat(acknowledged.get(LONG ? COMMANDS - 1 : COMMANDS / 2)).isLessThan(Duration.ofSeconds(1));
            if (LONG) {
                System.out.println("acknowledged in at most " + acknowledged.getLast().toMillis() + " ms");
            }
        } finally {
            for (var server : servers) {
                server.close();
            }
        }
    }

    /** Each server behind an address of its own, {@code h<number>.news-example.org}. */
    private static HttpWeb web(List<TestServer> servers) {
        var names = new FakeNames();
        for (var i = 0; i < servers.size(); i++) {
            names.with("h" + i + ".news-example.org", List.of(List.of(InetAddress.ofLiteral("93.184.216." + (i + 1)))));
        }
        var sockets = new FakeSockets(target -> servers.get((target.getAddress().getAddress()[3] & 0xff) - 1).port());
        return new HttpWeb("Backstory/test", LIMITS, new Network(names, sockets, Set.of(), new Loopback.Closed()));
    }

    private static SlackApp slack(TemporaryStore memory) {
        var clock = InstantSource.system();
        var workers = new SlackWorkers(memory.requests(), Mockito.mock(SlackDispatcher.class), clock, _ -> {}, (_, _) -> {});
        return new SlackApp(List.of(new SlackCredentials("xoxb-test", SECRET)), memory.requests(), workers, clock, _ -> {});
    }

    private static HttpCall command(int number) throws GeneralSecurityException {
        var body = "team_id=T1&channel_id=C1&user_id=U1&command=%2Fnews&text=help&trigger_id=t" + number
                + "&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2F1%2F2%2F3";
        var now = Long.toString(System.currentTimeMillis() / 1_000);
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        var signature = "v0=" + HexFormat.of().formatHex(mac.doFinal(("v0:" + now + ":" + body).getBytes(StandardCharsets.UTF_8)));
        return new HttpCall(
                Map.of("x-slack-request-timestamp", List.of(now), "x-slack-signature", List.of(signature), "content-type",
                        List.of("application/x-www-form-urlencoded")),
                body.getBytes(StandardCharsets.UTF_8));
    }

    private static long used() {
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /** Looks again and again at what is alive in the heap. */
    private static final class HeapWatch implements AutoCloseable {

        private final AtomicLong most = new AtomicLong();
        private final AtomicBoolean watching = new AtomicBoolean(true);
        private final Thread thread = Thread.ofPlatform().daemon().start(() -> {
            while (watching.get()) {
                System.gc();
                most.accumulateAndGet(used(), Math::max);
                LockSupport.parkNanos(50_000_000);
            }
        });

        long most() {
            return most.get();
        }

        @Override
        public void close() {
            watching.set(false);
            try {
                thread.join();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
