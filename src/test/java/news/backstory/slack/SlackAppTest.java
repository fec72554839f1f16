package news.backstory.slack;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import news.backstory.article.Reading;
import news.backstory.command.CommandParser;
import news.backstory.command.Request;
import news.backstory.command.Requests;
import news.backstory.ledger.Line;
import news.backstory.search.ArticleIndex;
import news.backstory.slack.SlackApp.Arrival;
import news.backstory.testing.Answering;
import news.backstory.testing.MovingClock;
import news.backstory.testing.TemporaryStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class SlackAppTest {

    private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");
    private static final String TS = String.valueOf(NOW.getEpochSecond());
    private static final byte[] COMMAND = Signed.command("help", "1.2.abc").getBytes(UTF_8);

    private final MovingClock clock = new MovingClock(NOW);
    private final TemporaryStore memory = new TemporaryStore();
    private final Requests requests = memory.requests();
    private final List<Arrival> arrivals = new ArrayList<>();
    private final ArticleIndex index = ArticleIndex.inMemory();
    private final SlackWorkers workers = new SlackWorkers(
            requests,
            new SlackDispatcher(
                    Answering.over(memory, _ -> new Reading.Unreachable(), index, clock),
                    new SlackListeners(new CommandParser(), _ -> Optional.empty(), (_, _) -> true), () -> {}),
            clock,
            _ -> {},
            (_, broken) -> {
                throw broken;
            });
    private final SlackApp slack = new SlackApp(List.of(new SlackCredentials("xoxb-1", Signed.SECRET)), requests, workers, clock, arrivals::add);

    @AfterEach
    void stop() {
        workers.close();
        index.close();
        memory.close();
    }

    @Test
    void what_is_wrong_in_a_form_is_the_answer_and_the_form_is_not_kept() {
        var state = "\"state\":{\"values\":{\"reason\":{\"reason\":{\"type\":\"radio_buttons\",\"selected_option\":{\"value\":\"OTHER\"}}}}}";
        var payload = "{\"type\":\"view_submission\",\"trigger_id\":\"t\",\"user\":{\"id\":\"U1\"},\"view\":{\"callback_id\":\"what_is_wrong\","
                + "\"private_metadata\":\"{\\\"channel\\\":\\\"C1\\\",\\\"about\\\":\\\"bridge\\\"}\"," + state + "}}";

        var answer = slack.handle(Signed.call(NOW, Signed.FORM, Signed.form(Map.of("payload", payload))));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.contentType()).startsWith("application/json");
        assertThat(answer.body()).isEqualTo("{\"response_action\":\"errors\",\"errors\":{\"words\":\"Say in a few words what is wrong.\"}}");
        assertThat(arrivals).containsExactly(Arrival.OBJECTED);
        assertThat(requests.pendingCount()).isZero();
    }

    @TestFactory
    Stream<DynamicTest> what_does_not_come_from_slack_is_refused_unread() {
        var good = Signed.signature(Signed.SECRET, TS, COMMAND);
        var cases = new ArrayList<DynamicTest>();
        // No signature, or a broken one.
        cases.add(refused("no headers at all", new HttpCall(Map.of(), COMMAND)));
        cases.add(refused("no signature", without("x-slack-signature")));
        cases.add(refused("no timestamp", without("x-slack-request-timestamp")));
        for (var signature : List.of("", " ", "v0=", "v0", "v1=" + good.substring(3), good.substring(3), "V0=" + good.substring(3),
                "v0=" + good.substring(3).toUpperCase(Locale.ROOT), good + "0", good.substring(0, good.length() - 1), good + " ", " " + good,
                "v0=" + "0".repeat(64), "v0=" + "f".repeat(64), "v0=" + "g".repeat(64), "v0:" + good.substring(3), good + "," + good,
                "v0=" + "\u0661".repeat(64), "v0=" + "a".repeat(100_000))) {
            cases.add(refused("signature " + shorten(signature), new HttpCall(Signed.headers(TS, signature, Signed.FORM), COMMAND)));
        }
        cases.add(refused("two signatures", twice("x-slack-signature", good)));
        cases.add(refused("two timestamps", twice("x-slack-request-timestamp", TS)));
        // Timestamps that are no seconds, or not the signed ones.
        for (var timestamp : List.of("", " ", "now", "-1", "+" + TS, TS + ".0", TS + " ", " " + TS, "0x6923", "1e9", "0", "NaN", TS + TS, "٠١٢٣",
                "0" + TS + "0",
                String.valueOf(Long.MAX_VALUE), String.valueOf(Long.MIN_VALUE), TS + "000")) {
            var signature = Signed.signature(Signed.SECRET, timestamp, COMMAND);
            cases.add(refused("timestamp '" + timestamp + "'", new HttpCall(Signed.headers(timestamp, signature, Signed.FORM), COMMAND)));
        }
        cases.add(refused("the timestamp of another second", new HttpCall(Signed.headers(seconds(1), good, Signed.FORM), COMMAND)));
        // Stale and future.
        for (var off : List.of(-301L, -302L, -600L, -86_400L, 301L, 302L, 600L, 31_536_000L)) {
            cases.add(refused(off + " s off", Signed.call(seconds(off), Signed.SECRET, Signed.FORM, COMMAND)));
        }
        // Other secrets, among them the one that Bolt falls back to.
        for (var secret : List.of("---", " ", "x", Signed.SECRET + " ", Signed.SECRET.substring(1), "fedcba9876543210fedcba9876543210", "null",
                "undefined")) {
            cases.add(refused("secret '" + secret + "'", Signed.call(TS, secret, Signed.FORM, COMMAND)));
        }
        // A changed body.
        for (var body : List.of(Signed.command("help ", "1.2.abc"), Signed.command("help", "1.2.abd"), Signed.command("help", "1.2.abc") + "\n",
                Signed.command("help", "1.2.abc") + "&x=1", "", " ", "payload=%7B%7D", "{\"type\":\"url_verification\",\"challenge\":\"c\"}",
                "ssl_check=1&command=/news",
                "ssl_check=1&token=t&command=%2Fnews", "ssl_check=0")) {
            cases.add(refused("another body " + shorten(body), new HttpCall(Signed.headers(TS, good, Signed.FORM), body.getBytes(UTF_8))));
        }
        assertThat(cases).hasSizeGreaterThanOrEqualTo(60);
        return cases.stream();
    }

    @Test
    void a_thousand_changed_requests_are_refused() {
        var random = new Random(7);
        var good = Signed.signature(Signed.SECRET, TS, COMMAND);

        for (var i = 0; i < 1_000; i++) {
            var body = COMMAND.clone();
            body[random.nextInt(body.length)] ^= (byte) (1 << random.nextInt(8));
            assertThat(slack.handle(new HttpCall(Signed.headers(TS, good, Signed.FORM), body)).status()).isEqualTo(401);
        }

        assertThat(requests.pendingCount()).isZero();
    }

    @Test
    void a_request_at_the_edge_of_the_five_minutes_is_heard() {
        assertThat(slack.handle(Signed.call(seconds(-300), Signed.SECRET, Signed.FORM, COMMAND)).status()).isEqualTo(200);
        assertThat(slack.handle(Signed.call(seconds(300), Signed.SECRET, Signed.FORM, Signed.command("help", "2").getBytes(UTF_8))).status())
                .isEqualTo(200);
    }

    @Test
    void the_same_signed_request_is_refused_the_second_time() {
        var call = Signed.call(NOW, Signed.FORM, Signed.command("help", "1"));

        assertThat(slack.handle(call).status()).isEqualTo(200);
        assertThat(slack.handle(call).status()).isEqualTo(401);
        assertThat(arrivals).containsExactly(Arrival.HEARD, Arrival.REFUSED);
    }

    @Test
    void what_slack_sends_again_is_acknowledged_and_not_done_again() {
        var event = "{\"type\":\"event_callback\",\"event_id\":\"Ev1\",\"event\":{\"type\":\"app_mention\"}}";

        assertThat(slack.handle(Signed.call(NOW, Signed.JSON, event)).status()).isEqualTo(200);
        assertThat(slack.handle(Signed.call(NOW.plusSeconds(60), Signed.JSON, event)).status()).isEqualTo(200);
        assertThat(arrivals).containsExactly(Arrival.HEARD, Arrival.REPEATED);
    }

    @Test
    void a_body_that_ends_in_a_new_line_is_verified_byte_for_byte() {
        var body = (Signed.command("help", "3") + "&x=1\r\n").getBytes(UTF_8);

        assertThat(slack.handle(Signed.call(TS, Signed.SECRET, Signed.FORM, body)).status()).isEqualTo(200);
    }

    @TestFactory
    Stream<DynamicTest> signed_but_malformed_is_a_clear_400() {
        return Stream.of("", "{", "[]", "null", "7", "\"text\"", "{}", "{\"type\":7}", "{\"type\":\"event_callback\"}", "{\"type\":\"strange\"}",
                "{\"type\":\"event_callback\",\"event_id\":{}}", "{\"type\":\"event_callback\",\"event_id\":\"" + "x".repeat(1_000) + "\"}",
                "[".repeat(100_000))
                .map(body -> DynamicTest.dynamicTest("JSON " + shorten(body), () -> {
                    var answer = slack.handle(Signed.call(NOW, Signed.JSON, body));
                    assertThat(answer.status()).isEqualTo(400);
                    assertThat(answer.body()).startsWith("Cannot be read").doesNotContain("Exception at");
                    assertThat(requests.pendingCount()).isZero();
                }));
    }

    @TestFactory
    Stream<DynamicTest> a_malformed_form_is_a_clear_400() {
        return Stream.of("", "x", "=", "&", "a=1", "command=", "payload=", "payload=%7B", "payload=[]", "command=%2Fnews&%zz=1", "a=1&".repeat(200))
                .map(body -> DynamicTest.dynamicTest("form " + shorten(body),
                        () -> assertThat(slack.handle(Signed.call(NOW, Signed.FORM, body)).status()).isEqualTo(400)));
    }

    @Test
    void bytes_that_are_no_text_are_a_clear_400() {
        var latin = "command=/news&text=é&trigger_id=1".getBytes(ISO_8859_1);

        assertThat(slack.handle(Signed.call(TS, Signed.SECRET, Signed.FORM, latin)).status()).isEqualTo(400);
    }

    @Test
    void the_address_proves_itself_by_giving_the_challenge_back() {
        var answer = slack.handle(Signed.call(NOW, Signed.JSON, "{\"type\":\"url_verification\",\"challenge\":\"3eZ\",\"token\":\"t\"}"));

        assertThat(answer).isEqualTo(new HttpAnswer(200, "text/plain; charset=utf-8", "3eZ"));
    }

    @Test
    void slacks_check_of_our_certificate_needs_no_signature_and_does_nothing() {
        var answer = slack.handle(new HttpCall(Map.of(), "ssl_check=1&token=abc".getBytes(UTF_8)));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(requests.pendingCount()).isZero();
    }

    @Test
    void events_held_back_by_slack_are_noticed() {
        var answer = slack.handle(Signed.call(NOW, Signed.JSON, "{\"type\":\"app_rate_limited\",\"minute_rate_limited\":1518467820}"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(arrivals).containsExactly(Arrival.RATE_LIMITED);
    }

    @Test
    void what_cannot_be_kept_is_not_acknowledged_and_may_come_again() {
        var call = Signed.call(NOW, Signed.FORM, Signed.command("help", "9"));
        var full = new SlackApp(List.of(new SlackCredentials("xoxb-1", Signed.SECRET)), new FullRequests(), workers, clock, arrivals::add);

        assertThat(full.handle(call).status()).isEqualTo(503);
        assertThat(full.handle(call).status()).isEqualTo(503);
        assertThat(arrivals).containsExactly(Arrival.OVERLOADED, Arrival.OVERLOADED);
    }

    @Test
    void where_slack_is_heard_over_a_socket_nothing_over_http_is_believed() {
        var socketOnly = new SlackApp(List.of(), requests, workers, clock, arrivals::add);

        assertThat(socketOnly.handle(Signed.call(NOW, Signed.FORM, Signed.command("help", "1"))).status()).isEqualTo(401);
        assertThat(socketOnly.hear(
                "{\"envelope_id\":\"e1\",\"type\":\"events_api\",\"payload\":{\"type\":\"event_callback\",\"event_id\":\"Ev1\",\"event\":{\"type\":\"x\"}}}"))
                .isTrue();
        assertThat(arrivals).containsExactly(Arrival.REFUSED, Arrival.HEARD);
    }

    @Test
    void no_bot_works_with_a_blank_or_short_signing_secret() {
        for (var secret : List.of("", " ", "   ", "---", "x".repeat(31), " ".repeat(32), " ".repeat(40) + "x")) {
            assertThatThrownBy(() -> new SlackCredentials("xoxb-1", secret)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> new SlackCredentials(" ", Signed.SECRET)).isInstanceOf(IllegalArgumentException.class);
        assertThat(new SlackCredentials("xoxb-1", Signed.SECRET)).hasToString("(secret)");
    }

    private DynamicTest refused(String name, HttpCall call) {
        return DynamicTest.dynamicTest(name, () -> {
            assertThat(slack.handle(call).status()).isEqualTo(401);
            assertThat(requests.pendingCount()).isZero();
        });
    }

    private static HttpCall without(String header) {
        var headers = Signed.headers(TS, Signed.signature(Signed.SECRET, TS, COMMAND), Signed.FORM);
        headers.remove(header);
        return new HttpCall(headers, COMMAND);
    }

    private static HttpCall twice(String header, String value) {
        var headers = Signed.headers(TS, Signed.signature(Signed.SECRET, TS, COMMAND), Signed.FORM);
        headers.put(header, List.of(value, value));
        return new HttpCall(headers, COMMAND);
    }

    private static String seconds(long off) {
        return String.valueOf(NOW.plus(Duration.ofSeconds(off)).getEpochSecond());
    }

    private static String shorten(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "… (" + text.length() + ")";
    }

    /** An inbox on a full disk. */
    private static final class FullRequests implements Requests {

        @Override
        public boolean add(Request request) {
            throw new IllegalStateException("disk full");
        }

        @Override
        public List<Request> pending(int max) {
            return List.of();
        }

        @Override
        public void done(String key, List<Line> answers, Instant now) {}

        @Override
        public void forgetBefore(Instant then) {}

        @Override
        public long pendingCount() {
            return 0;
        }
    }
}
