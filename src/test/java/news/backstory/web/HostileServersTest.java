package news.backstory.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** What a server may do to us: each fetch ends in time, with a plain answer, and holds no more than it may. */
class HostileServersTest {

    private static final int MAX_BYTES = 100_000;
    private static final Limits LIMITS = Limits.standard().withMaxBodyBytes(MAX_BYTES);

    /** Where running out of time is the answer we wait for. */
    private static final Limits SHORT = new Limits(MAX_BYTES, Duration.ofSeconds(1), Duration.ofMillis(700), Duration.ofMillis(1_500), 5, 50, 2);
    private static final Duration SOON = SHORT.whole().plusSeconds(5); // For a machine with much else to do.

    private static final Fetch TOO_LARGE = new Fetch.TooLarge(MAX_BYTES);

    @Test
    void a_body_of_exactly_the_limit_is_a_page_and_one_byte_more_is_too_large() throws IOException {
        assertThat(bodyOf(fetch((_, out) -> full(out, "", new byte[MAX_BYTES])))).hasSize(MAX_BYTES);
        assertThat(fetch((_, out) -> full(out, "", new byte[MAX_BYTES + 1]))).isEqualTo(TOO_LARGE);
        assertThat(bodyOf(fetch((_, out) -> untilClosed(out, new byte[MAX_BYTES])))).hasSize(MAX_BYTES);
        assertThat(fetch((_, out) -> untilClosed(out, new byte[MAX_BYTES + 1]))).isEqualTo(TOO_LARGE);
    }

    @Test
    void a_packed_body_counts_as_what_it_unpacks_to() throws IOException {
        assertThat(bodyOf(fetch((_, out) -> full(out, "Content-Encoding: gzip", gzip(new byte[MAX_BYTES]))))).hasSize(MAX_BYTES);
        assertThat(fetch((_, out) -> full(out, "Content-Encoding: gzip", gzip(new byte[MAX_BYTES + 1])))).isEqualTo(TOO_LARGE);
    }

    @Test
    void noise_that_packing_makes_longer_still_fits_if_it_is_within_the_limit() throws IOException {
        byte[] noise = new byte[MAX_BYTES];
        new Random(1).nextBytes(noise);

        assertThat(bodyOf(fetch((_, out) -> full(out, "Content-Encoding: gzip", gzip(noise))))).isEqualTo(noise);
    }

    @Test
    void a_small_file_that_unpacks_to_a_very_large_one_is_too_large() throws IOException {
        byte[] bomb = gzip(new byte[50_000_000]);

        assertThat(bomb).hasSizeLessThan(MAX_BYTES);
        assertThat(fetch((_, out) -> full(out, "Content-Encoding: gzip", bomb))).isEqualTo(TOO_LARGE);
    }

    @Test
    void a_very_large_file_that_unpacks_to_nothing_is_too_large() throws IOException {
        byte[] emptyBlock = {0, 0, 0, -1, -1};

        assertThat(fetch((_, out) -> {
            TestServer.write(out, "HTTP/1.1 200 OK", "Content-Encoding: gzip", "");
            out.write(new byte[]{0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 0});
            for (;;) {
                out.write(emptyBlock);
            }
        })).isEqualTo(TOO_LARGE);
    }

    @Test
    void what_is_packed_twice_or_otherwise_than_asked_is_not_unpacked() throws IOException {
        byte[] twice = gzip(gzip(new byte[1_000]));

        for (String encoding : List.of("gzip, gzip", "gzip,gzip", "br", "deflate", "zstd", "compress", "x", "gzip, br")) {
            assertThat(fetch((_, out) -> full(out, "Content-Encoding: " + encoding, twice))).as(encoding).isInstanceOfSatisfying(
                    Fetch.Unreachable.class,
                    unreachable -> assertThat(unreachable.cause()).isEqualTo(Fetch.Cause.ENCODING));
        }
        assertThat(fetch((_, out) -> full(out, "Content-Encoding: gzip\r\nContent-Encoding: gzip", twice))).isInstanceOf(Fetch.Unreachable.class);
        assertThat(fetch((_, out) -> full(out, "Transfer-Encoding: gzip", twice))).isInstanceOf(Fetch.Unreachable.class);
    }

    @Test
    void what_says_it_is_packed_and_is_not_is_a_broken_answer() throws IOException {
        byte[] page = "<p>plain</p>".getBytes(StandardCharsets.UTF_8);
        byte[] half = gzip(new byte[5_000]);

        assertThat(fetch((_, out) -> full(out, "Content-Encoding: gzip", page))).isInstanceOf(Fetch.Unreachable.class);
        assertThat(fetch((_, out) -> untilClosed(out, "Content-Encoding: gzip", Arrays.copyOf(half, half.length - 12))))
                .isInstanceOf(Fetch.Unreachable.class);
        assertThat(bodyOf(fetch((_, out) -> full(out, "Content-Encoding: gzip", new byte[0])))).isEmpty();
        assertThat(bodyOf(fetch((_, out) -> full(out, "Content-Encoding: identity", page)))).isEqualTo(page);
    }

    @Test
    void a_body_without_end_is_too_large() throws IOException {
        assertThat(fetch((_, out) -> {
            TestServer.write(out, "HTTP/1.1 200 OK", "");
            for (;;) {
                out.write(new byte[8_192]);
            }
        })).isEqualTo(TOO_LARGE);
    }

    @Test
    void a_body_that_comes_drop_by_drop_times_out_as_a_whole() throws IOException {
        assertThat(impatient((_, out) -> {
            TestServer.write(out, "HTTP/1.1 200 OK", "");
            drip(out, "x");
        })).isEqualTo(new Fetch.TimedOut(SHORT.whole()));
    }

    @Test
    void headers_that_come_drop_by_drop_time_out_as_a_whole() throws IOException {
        assertThat(impatient((_, out) -> {
            TestServer.write(out, "HTTP/1.1 200 OK");
            drip(out, "X: y\r\n");
        })).isEqualTo(new Fetch.TimedOut(SHORT.whole()));
    }

    @Test
    void a_server_that_says_nothing_times_out_at_the_read() throws IOException {
        assertThat(stalling("")).isEqualTo(new Fetch.TimedOut(SHORT.read()));
        assertThat(stalling("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nabc")).isEqualTo(new Fetch.TimedOut(SHORT.read()));
    }

    @Test
    void a_server_that_never_shakes_hands_times_out() throws IOException {
        try (var silent = TestServer.plain((_, out) -> drip(out, ""))) {
            var network = new Network(new FakeNames(), new FakeSockets(_ -> silent.port()), Set.of(), new Loopback.Closed());

            try (var web = new HttpWeb("Backstory/test", SHORT, network)) {
                assertThat(assertTimeout(SOON, () -> web.get("https://news-example.org/"))).isEqualTo(new Fetch.TimedOut(SHORT.read()));
            }
        }
    }

    @Test
    void headers_without_measure_are_a_broken_answer() throws IOException {
        String long1 = "X-Long: " + "x".repeat(1_000_000);

        assertThat(fetch((_, out) -> full(out, long1, new byte[0]))).isInstanceOf(Fetch.Unreachable.class);
        assertThat(fetch((_, out) -> {
            TestServer.write(out, "HTTP/1.1 200 OK");
            for (int i = 0; i < 100_000; i++) {
                TestServer.write(out, "X-" + i + ": y");
            }
        })).isInstanceOf(Fetch.Unreachable.class);
        assertThat(fetch((_, out) -> out.write(("HTTP/1.1 200 " + "O".repeat(1_000_000)).getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(Fetch.Unreachable.class);
    }

    @Test
    void a_flood_of_announcements_ends_in_time() throws IOException {
        assertThat(impatient((_, out) -> {
            for (;;) {
                TestServer.write(out, "HTTP/1.1 103 Early Hints", "Link: </a>", "");
            }
        })).isInstanceOfAny(Fetch.Unreachable.class, Fetch.TimedOut.class, Fetch.Answered.class);
    }

    @Test
    void a_body_shorter_than_announced_is_a_broken_answer_and_of_a_longer_one_the_rest_is_left() throws IOException {
        assertThat(fetch(TestServer.lines("HTTP/1.1 200 OK", "Content-Length: 50", "", "short"))).isInstanceOf(Fetch.Unreachable.class);
        assertThat(bodyOf(fetch(TestServer.lines("HTTP/1.1 200 OK", "Content-Length: 2", "", "longer")))).asString(StandardCharsets.UTF_8)
                .isEqualTo("lo");
        assertThat(fetch(TestServer.lines("HTTP/1.1 200 OK", "Content-Length: 99999999999", "", "x"))).isInstanceOfAny(Fetch.TooLarge.class,
                Fetch.Unreachable.class);
    }

    @Test
    void no_content_is_an_empty_page_and_with_content_a_broken_answer() throws IOException {
        assertThat(bodyOf(fetch(TestServer.lines("HTTP/1.1 204 No Content", "")))).isEmpty();
        assertThat(fetch(TestServer.lines("HTTP/1.1 204 No Content", "Content-Length: 4", "", "body"))).isInstanceOf(Fetch.Unreachable.class);
    }

    @Test
    void broken_pieces_are_a_broken_answer() throws IOException {
        for (String pieces : List.of("zz\r\nabc\r\n0\r\n\r\n", "5\r\nab", "-1\r\nabc\r\n", "FFFFFFFFFFFFFFFFF\r\nabc", "3\r\nabcX",
                "3;" + "x".repeat(500_000))) {
            assertThat(fetch(TestServer.lines("HTTP/1.1 200 OK", "Transfer-Encoding: chunked", "", pieces)))
                    .as(pieces.substring(0, 4)).isInstanceOf(Fetch.Unreachable.class);
        }
        assertThat(bodyOf(fetch(TestServer.lines("HTTP/1.1 200 OK", "Transfer-Encoding: chunked", "", "3", "abc", "0", ""))))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("abc");
    }

    @Test
    void a_connection_that_ends_at_once_is_unreachable() throws IOException {
        assertThat(fetch((_, _) -> {})).isInstanceOf(Fetch.Unreachable.class);
        assertThat(fetch(TestServer.lines("HTTP/1.1 200 OK"))).isInstanceOf(Fetch.Unreachable.class);
        assertThat(fetch(TestServer.lines("SSH-2.0-OpenSSH_9.9"))).isInstanceOf(Fetch.Unreachable.class);
        assertThat(fetch(TestServer.lines("HTTP/1.1 999999 Odd", ""))).isInstanceOf(Fetch.Unreachable.class);
        assertThat(fetch(TestServer.lines("HTTP/1.1 200 OK", ": no name", "\u0000: nul", "no colon", "", "x"))).isNotNull();
    }

    @Test
    void a_page_that_sends_round_in_a_circle_or_ever_onwards_is_unreachable_after_five_redirects() throws IOException {
        try (var circle = TestServer.plain((_, out) -> TestServer.write(out, "HTTP/1.1 302 Found", "Location: /", "Content-Length: 0", ""));
                var onwards = TestServer.plain(
                        (head, out) -> TestServer.write(out, "HTTP/1.1 302 Found", "Location: " + path(head) + "x", "Content-Length: 0", ""))) {
            assertThat(fetch(circle, LIMITS)).isInstanceOf(Fetch.Unreachable.class);
            assertThat(circle.requests()).hasSize(1);
            assertThat(fetch(onwards, LIMITS)).isInstanceOf(Fetch.Unreachable.class);
            assertThat(onwards.requests()).hasSize(1 + LIMITS.maxRedirects());
        }
    }

    @Test
    void a_redirect_with_a_body_without_end_is_followed_without_reading_it() throws IOException {
        try (var server = TestServer.plain((head, out) -> {
            if (path(head).equals("/there")) {
                full(out, "", new byte[3]);
            } else {
                TestServer.write(out, "HTTP/1.1 302 Found", "Location: /there", "");
                for (;;) {
                    out.write(new byte[8_192]);
                }
            }
        })) {
            assertThat(bodyOf(fetch(server, LIMITS))).hasSize(3);
        }
    }

    private static Fetch stalling(String said) throws IOException {
        return impatient((_, out) -> {
            out.write(said.getBytes(StandardCharsets.UTF_8));
            drip(out, "");
        });
    }

    private static Fetch impatient(TestServer.Answer answer) throws IOException {
        try (var server = TestServer.plain(answer)) {
            return assertTimeout(SOON, () -> fetch(server, SHORT));
        }
    }

    private static Fetch fetch(TestServer.Answer answer) throws IOException {
        try (var server = TestServer.plain(answer)) {
            return fetch(server, LIMITS);
        }
    }

    private static Fetch fetch(TestServer server, Limits limits) {
        var network = new Network(new FakeNames(), Socket::new, Set.of(), new Loopback.OpenAt(server.port(), "/"));
        try (var web = new HttpWeb("Backstory/test", limits, network)) {
            return web.get(server.url());
        }
    }

    private static byte[] bodyOf(Fetch fetch) {
        assertThat(fetch).isInstanceOf(Fetch.Page.class);
        return ((Fetch.Page) fetch).body();
    }

    private static void full(OutputStream out, String header, byte[] body) throws IOException {
        TestServer.write(out, "HTTP/1.1 200 OK", header.isEmpty() ? "X: y" : header, "Content-Length: " + body.length, "");
        out.write(body);
    }

    private static void untilClosed(OutputStream out, byte[] body) throws IOException {
        untilClosed(out, "X: y", body);
    }

    private static void untilClosed(OutputStream out, String header, byte[] body) throws IOException {
        TestServer.write(out, "HTTP/1.1 200 OK", header, "");
        out.write(body);
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(plain);
        }
        return packed.toByteArray();
    }

    /** A drop each fifth of a second, until the other side has had enough. */
    private static void drip(OutputStream out, String drop) throws IOException {
        while (!Thread.currentThread().isInterrupted()) {
            out.write(drop.getBytes(StandardCharsets.UTF_8));
            out.flush();
            pause();
        }
    }

    /** A fifth of a second: for a latch that nobody opens. */
    private static void pause() {
        try {
            if (new CountDownLatch(1).await(200, TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException();
            }
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    private static String path(String head) {
        return head.substring(head.indexOf(' ') + 1, head.indexOf(" HTTP"));
    }
}
