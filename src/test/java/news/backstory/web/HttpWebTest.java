package news.backstory.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class HttpWebTest {

    private static final String USER_AGENT = "Backstory/1.0 (+https://news-example.org/bot)";
    private static final Loopback CLOSED = new Loopback.Closed();

    @Test
    void a_page_comes_with_its_address_in_the_end_its_type_and_its_bytes() throws IOException {
        try (var server = TestServer.plain((head, out) -> {
            if (head.startsWith("GET /old ")) {
                TestServer.write(out, "HTTP/1.1 301 Moved", "Location: /new?page=1#top", "Content-Length: 0", "");
            } else {
                TestServer.write(out, "HTTP/1.1 200 OK", "Content-Type: text/html; charset=utf-8", "Content-Length: 4", "", "page");
            }
        })) {
            var page = (Fetch.Page) fetch(server, "http://news-example.org/old");

            assertThat(page.address()).isEqualTo(URI.create("http://news-example.org/new?page=1"));
            assertThat(page.contentType()).isEqualTo("text/html; charset=utf-8");
            assertThat(page.body()).asString(StandardCharsets.UTF_8).isEqualTo("page");
        }
    }

    @Test
    void a_server_learns_who_asks_and_nothing_else_at_no_hop() throws IOException {
        try (var server = TestServer.plain((head, out) -> {
            if (head.contains("Host: news-example.org")) {
                TestServer.write(out, "HTTP/1.1 302 Found", "Location: http://other-example.org/next", "Set-Cookie: id=1; Domain=org",
                        "Content-Length: 0", "");
            } else if (head.startsWith("GET /next ")) {
                TestServer.write(out, "HTTP/1.1 302 Found", "Location: /locked", "Set-Cookie: id=2", "Content-Length: 0", "");
            } else {
                TestServer.write(out, "HTTP/1.1 401 Unauthorized", "WWW-Authenticate: Basic realm=\"x\"", "Content-Length: 0", "");
            }
        })) {
            assertThat(fetch(server, "http://news-example.org/?token=secret")).isEqualTo(new Fetch.Answered(401));

            assertThat(server.requests()).hasSize(3).allSatisfy(head -> assertThat(head.lines().skip(1).map(line -> line.toLowerCase(Locale.ROOT)))
                    .filteredOn(line -> !line.isEmpty())
                    .allMatch(line -> line.matches("(host|connection|user-agent|accept|accept-encoding): .*") && !line.contains("secret")));
            assertThat(server.requests()).allMatch(head -> head.contains("User-Agent: " + USER_AGENT + "\r\n"));
        }
    }

    @Test
    void what_is_no_success_is_told_by_its_status() throws IOException {
        for (int status : List.of(300, 304, 400, 403, 404, 408, 410, 421, 451, 500, 502, 503, 504)) {
            try (var server = TestServer.plain(TestServer.lines("HTTP/1.1 " + status + " So", "Content-Length: 0", ""))) {
                assertThat(fetch(server, "http://news-example.org/")).isEqualTo(new Fetch.Answered(status));
                assertThat(server.requests()).as("asked once, at %s", status).hasSize(1);
            }
        }
    }

    @Test
    void what_we_have_is_asked_for_by_what_its_server_gave_and_comes_back_unchanged() throws IOException {
        try (var server = TestServer.plain((head, out) -> {
            if (head.startsWith("GET /old ")) {
                TestServer.write(out, "HTTP/1.1 301 Moved", "Location: /feed", "Content-Length: 0", "");
            } else if (head.contains("If-None-Match: W/\"a b\"\r\n") && head.contains("If-Modified-Since: Tue, 24 Nov 2026 08:00:00 GMT\r\n")) {
                TestServer.write(out, "HTTP/1.1 304 Not Modified", "Cache-Control: max-age=600", "");
            } else {
                TestServer.write(out, "HTTP/1.1 200 OK", "ETag: W/\"a b\"", "Last-Modified: Tue, 24 Nov 2026 08:00:00 GMT",
                        "Cache-Control: max-age=99999999",
                        "Content-Length: 4", "", "feed");
            }
        });
                var web = new HttpWeb(USER_AGENT, Limits.standard(),
                        new Network(new FakeNames(), new FakeSockets(_ -> server.port()), Set.of(), CLOSED))) {
            var first = (Revisit.Fetched) web.revisit("http://news-example.org/old", Validators.NONE);
            var second = web.unhurried(1_000).revisit("http://news-example.org/feed", first.caching().validators());

            assertThat(first.fetch()).isInstanceOf(Fetch.Page.class);
            assertThat(first.caching().settledAt()).isEqualTo("http://news-example.org/feed");
            assertThat(first.caching().freshFor()).isEqualTo(Duration.ofHours(24));
            assertThat(second).isInstanceOf(Revisit.Unchanged.class);
            assertThat(second.caching().freshFor()).isEqualTo(Duration.ofMinutes(10));
        }
    }

    @Test
    void what_a_server_links_to_comes_with_the_page_up_to_a_limit() throws IOException {
        var fetch = answer("HTTP/1.1 200 OK", "Link: <https://hub.example/>; rel=hub", "Link: </feed>; rel=self", "Link: <" + "x".repeat(9_000) + ">",
                "Content-Length: 2", "", "ok");

        assertThat(fetch).isInstanceOfSatisfying(Fetch.Page.class, page -> assertThat(page.links())
                .startsWith("<https://hub.example/>; rel=hub, </feed>; rel=self, <xxx").hasSize(Fetch.Page.MAX_LINKS_CHARACTERS));
    }

    @Test
    void a_redirect_that_names_no_place_is_an_answer() throws IOException {
        assertThat(answer("HTTP/1.1 302 Found", "Content-Length: 0", "")).isEqualTo(new Fetch.Answered(302));
    }

    @Test
    void a_busy_server_names_seconds_or_a_date() throws IOException {
        assertThat(busy(429, "120")).isEqualTo(new Fetch.Busy(429, Duration.ofMinutes(2)));
        assertThat(busy(503, " 7 ")).isEqualTo(new Fetch.Busy(503, Duration.ofSeconds(7)));
        assertThat(busy(503, "Tue, 24 Nov 2026 10:05:00 GMT")).isEqualTo(new Fetch.Busy(503, Duration.ofMinutes(5)));
        assertThat(busy(429, "Tue, 24 Nov 2026 09:00:00 GMT")).isEqualTo(new Fetch.Busy(429, Duration.ofSeconds(1)));
        assertThat(busy(429, "soon")).isEqualTo(Fetch.Busy.unsaid(429));
        assertThat(busy(503, "soon")).isEqualTo(new Fetch.Answered(503));
        assertThat(busy(503, "-5")).isEqualTo(new Fetch.Answered(503));
        assertThat(busy(503, "")).isEqualTo(new Fetch.Answered(503));
    }

    @Test
    void a_pause_of_more_than_a_day_is_a_day() throws IOException {
        assertThat(busy(429, "86400")).isEqualTo(new Fetch.Busy(429, Duration.ofDays(1)));
        assertThat(busy(429, "86401")).isEqualTo(new Fetch.Busy(429, Duration.ofDays(1)));
        assertThat(busy(429, "999999999999999999")).isEqualTo(new Fetch.Busy(429, Duration.ofDays(1)));
        assertThat(busy(503, "Tue, 24 Nov 2099 10:00:00 GMT")).isEqualTo(new Fetch.Busy(503, Duration.ofDays(1)));
    }

    @Test
    void a_pause_of_less_than_a_second_is_a_second_and_the_server_is_asked_once() throws IOException {
        try (var server = TestServer.plain(TestServer.lines("HTTP/1.1 503 Busy", "Retry-After: 0", "Content-Length: 0", ""))) {
            assertThat(fetch(server, "http://news-example.org/")).isEqualTo(new Fetch.Busy(503, Duration.ofSeconds(1)));
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void a_name_that_changes_its_address_between_two_questions_never_leads_inside() {
        var sockets = FakeSockets.leadingNowhere();
        var names = new FakeNames().with("rebind.org", List.of(List.of(FakeNames.A_PUBLIC_ADDRESS), List.of(InetAddress.ofLiteral("127.0.0.1")),
                List.of(FakeNames.A_PUBLIC_ADDRESS), List.of(InetAddress.ofLiteral("169.254.169.254"))));

        try (var web = new HttpWeb(USER_AGENT, Limits.standard(), new Network(names, sockets, Set.of(), CLOSED))) {
            for (int i = 0; i < 200; i++) {
                assertThat(web.get("http://rebind.org/" + i)).isInstanceOfAny(Fetch.Unreachable.class, Fetch.Refused.class);
            }
        }

        assertThat(sockets.targets()).hasSize(100).containsOnly(new InetSocketAddress(FakeNames.A_PUBLIC_ADDRESS, 80));
    }

    @Test
    void only_the_certificate_of_the_name_is_believed() throws IOException {
        var trust = new TestTrust();
        try (var server = TestServer.tls(trust, TestServer.lines("HTTP/1.1 200 OK", "Content-Length: 4", "", "page"))) {
            var network = new Network(new FakeNames(), new FakeSockets(_ -> server.port()), Set.of(), CLOSED);

            try (var web = new HttpWeb(USER_AGENT, Limits.standard(), network, trust::addTo);
                    var strict = new HttpWeb(USER_AGENT, Limits.standard(), network)) {
                assertThat(web.get("https://news-example.org/")).isInstanceOf(Fetch.Page.class);
                assertThat(cause(web.get("https://other-example.org/"))).isEqualTo(Fetch.Cause.BAD_CERTIFICATE);
                assertThat(cause(strict.get("https://news-example.org/"))).isEqualTo(Fetch.Cause.BAD_CERTIFICATE);
            }
        }
    }

    @Test
    void the_sandbox_on_this_machine_is_read_where_it_is_allowed_and_nothing_beside_it() throws IOException {
        try (var sandbox = TestServer.plain(TestServer.lines("HTTP/1.1 200 OK", "Content-Length: 4", "", "page"));
                var other = TestServer.plain((_, _) -> {})) {
            var network = Network.ofThisMachine().withLoopback(new Loopback.OpenAt(sandbox.port(), "/story/"));
            int port = sandbox.port();

            try (var web = new HttpWeb(USER_AGENT, Limits.standard(), network); var closed = new HttpWeb(USER_AGENT, Limits.standard())) {
                assertThat(web.get(sandbox.url() + "story/1")).isInstanceOf(Fetch.Page.class);
                assertThat(closed.get(sandbox.url())).isInstanceOf(Fetch.Refused.class);
                assertThat(List.of(sandbox.url() + "log", sandbox.url(), sandbox.url() + "story/../log", sandbox.url() + "story/%2e%2e/log",
                        sandbox.url() + "storyteller/1", other.url(), "https://127.0.0.1:" + port + "/", "http://localhost:" + port + "/",
                        "http://127.0.0.2:" + port + "/",
                        "http://127.1:" + port + "/", "http://2130706433:" + port + "/", "http://[::1]:" + port + "/",
                        "http://[::ffff:127.0.0.1]:" + port + "/",
                        "http://0.0.0.0:" + port + "/", "http://127.0.0.1/", "http://127.0.0.1:8080/", "http://a@127.0.0.1:" + port + "/"))
                        .allSatisfy(address -> assertThat(web.get(address)).isInstanceOf(Fetch.Refused.class));
            }
            assertThat(sandbox.requests()).hasSize(1);
            assertThat(other.requests()).isEmpty();
        }
    }

    @Test
    void the_sandbox_may_redirect_to_itself_and_out_but_nobody_outside_to_it() throws IOException {
        var inside = new AtomicReference<>("");
        try (var outside = TestServer
                .plain((_, out) -> TestServer.write(out, "HTTP/1.1 302 Found", "Location: " + inside.get(), "Content-Length: 0", ""));
                var sandbox = TestServer.plain((head, out) -> {
                    String to = head.startsWith("GET /out ") ? "http://news-example.org/" : head.startsWith("GET /a ") ? "/b" : "";
                    TestServer.write(out, to.isEmpty() ? "HTTP/1.1 200 OK" : "HTTP/1.1 302 Found\r\nLocation: " + to, "Content-Length: 0", "");
                })) {
            inside.set(sandbox.url());
            var sockets = new FakeSockets(target -> target.getAddress().isLoopbackAddress() ? sandbox.port() : outside.port());
            var network = new Network(new FakeNames(), sockets, Set.of(), new Loopback.OpenAt(sandbox.port(), "/"));

            try (var web = new HttpWeb(USER_AGENT, Limits.standard(), network)) {
                assertThat(web.get(sandbox.url() + "a")).isInstanceOf(Fetch.Page.class);
                assertThat(web.get("http://news-example.org/")).isInstanceOf(Fetch.Refused.class);
                assertThat(web.get(sandbox.url() + "out")).isInstanceOf(Fetch.Refused.class);
            }
            assertThat(sandbox.requests()).map(head -> head.substring(0, head.indexOf(" HTTP"))).containsExactly("GET /a", "GET /b", "GET /out");
        }
    }

    @Test
    void nothing_that_is_handed_over_as_an_address_throws() {
        var random = new Random(7);
        String parts = "http://[]:@\\/?#%.0x127::1\u0000\u00ad\uff0e\ud800\udc00localhost ";

        try (var web = new HttpWeb(USER_AGENT, Limits.standard(), new Network(new FakeNames(), FakeSockets.leadingNowhere(), Set.of(), CLOSED))) {
            for (int i = 0; i < 5_000; i++) {
                var text = new StringBuilder(random.nextBoolean() ? "http://" : "");
                random.ints(random.nextInt(20), 0, parts.length()).forEach(at -> text.append(parts.charAt(at)));
                assertThat(web.get(text.toString())).isNotNull();
            }
        }
    }

    @Test
    void a_dns_that_does_not_answer_costs_no_more_than_the_whole_time_and_its_late_answer_opens_nothing() {
        var answers = new CountDownLatch(1);
        var limits = new Limits(1_000, Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(1), 5, 50, 1);
        var sockets = FakeSockets.leadingNowhere();

        try (var web = new HttpWeb(USER_AGENT, limits, new Network(deafUntil(answers), sockets, Set.of(), CLOSED))) {
            assertThat(web.get("http://news-example.org/1")).isEqualTo(new Fetch.TimedOut(limits.whole()));
            assertThat(web.get("http://news-example.org/2")).as("waiting for its turn").isEqualTo(new Fetch.TimedOut(limits.whole()));

            answers.countDown();
            assertThat(web.get("http://news-example.org/3")).as("after the others").isInstanceOf(Fetch.Unreachable.class);
        }
        assertThat(sockets.targets()).hasSize(1);
    }

    @Test
    void a_server_that_does_not_take_the_connection_times_out_at_the_connect() {
        SocketOpener unheard = () -> new Socket() {

            @Override
            public void connect(SocketAddress target, int timeoutMillis) throws IOException {
                throw new SocketTimeoutException("nobody took it in " + timeoutMillis + " ms");
            }
        };

        try (var web = new HttpWeb(USER_AGENT, Limits.standard(), new Network(new FakeNames(), unheard, Set.of(), CLOSED))) {
            assertThat(web.get("http://news-example.org/")).isEqualTo(new Fetch.TimedOut(Limits.standard().connect()));
        }
    }

    @Test
    void whoever_is_interrupted_gets_no_page_and_stays_interrupted() {
        var never = new CountDownLatch(1);
        var network = new Network(deafUntil(never), FakeSockets.leadingNowhere(), Set.of(), CLOSED);

        try (var web = new HttpWeb(USER_AGENT, Limits.standard(), network)) {
            Thread.currentThread().interrupt();

            assertThat(web.get("http://news-example.org/")).isInstanceOf(Fetch.Unreachable.class);

            assertThat(Thread.interrupted()).isTrue();
            never.countDown();
        }
    }

    @Test
    void a_feed_may_be_longer_than_a_page() throws IOException {
        try (var server = TestServer.plain(TestServer.lines("HTTP/1.1 200 OK", "Content-Length: 12", "", "0123456789"))) {
            var limits = Limits.standard().withMaxBodyBytes(11);

            try (var web = new HttpWeb(USER_AGENT, limits, new Network(new FakeNames(), new FakeSockets(_ -> server.port()), Set.of(), CLOSED))) {
                assertThat(web.get("http://news-example.org/")).isEqualTo(new Fetch.TooLarge(11));
                assertThat(web.upTo(12).get("http://news-example.org/")).isInstanceOf(Fetch.Page.class);
            }
        }
    }

    @Test
    void a_name_that_leads_nowhere_and_a_server_that_takes_no_connection_are_told_apart() throws IOException {
        final int closed;
        try (var server = TestServer.plain(TestServer.lines("HTTP/1.1 200 OK", ""))) {
            closed = server.port();
        }

        try (var web = new HttpWeb(USER_AGENT, Limits.standard(), new Network(new FakeNames(), new FakeSockets(_ -> closed), Set.of(), CLOSED));
                var nameless = new HttpWeb(USER_AGENT, Limits.standard(),
                        new Network(_ -> List.of(), FakeSockets.leadingNowhere(), Set.of(), CLOSED))) {
            assertThat(cause(web.get("http://news-example.org/"))).isEqualTo(Fetch.Cause.NO_CONNECTION);
            assertThat(cause(nameless.get("http://news-example.org/"))).isEqualTo(Fetch.Cause.NO_SUCH_NAME);
        }
    }

    private static Fetch.Cause cause(Fetch fetch) {
        return ((Fetch.Unreachable) fetch).cause();
    }

    @Test
    void a_closed_web_opens_nothing() {
        var sockets = FakeSockets.leadingNowhere();
        var web = new HttpWeb(USER_AGENT, Limits.standard(), new Network(new FakeNames(), sockets, Set.of(), CLOSED));

        web.close();

        assertThat(web.get("http://news-example.org/")).isInstanceOf(Fetch.Unreachable.class);
        assertThat(sockets.targets()).isEmpty();
    }

    @Test
    void a_user_agent_is_one_line() {
        assertThatThrownBy(() -> new HttpWeb("Backstory\r\nCookie: a=b", Limits.standard())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new HttpWeb("", Limits.standard())).isInstanceOf(IllegalArgumentException.class);
    }

    /** As a question to the system's resolver does not hear an interrupt. */
    private static NameResolver deafUntil(CountDownLatch answers) {
        return _ -> {
            boolean interrupted = false;
            while (answers.getCount() > 0) {
                try {
                    answers.await();
                } catch (InterruptedException unheard) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            return List.of(FakeNames.A_PUBLIC_ADDRESS);
        };
    }

    private static Fetch busy(int status, String retryAfter) throws IOException {
        return answer("HTTP/1.1 " + status + " Busy", "Date: Tue, 24 Nov 2026 10:00:00 GMT", "Retry-After: " + retryAfter, "Content-Length: 0", "");
    }

    private static Fetch answer(String... lines) throws IOException {
        try (var server = TestServer.plain(TestServer.lines(lines))) {
            return fetch(server, "http://news-example.org/");
        }
    }

    private static Fetch fetch(TestServer server, String address) {
        var network = new Network(new FakeNames(), new FakeSockets(_ -> server.port()), Set.of(), CLOSED);
        try (var web = new HttpWeb(USER_AGENT, Limits.standard(), network)) {
            return web.get(address);
        }
    }
}
