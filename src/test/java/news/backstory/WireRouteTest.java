package news.backstory;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import news.backstory.ingest.Shelf;
import news.backstory.ingest.Sites;
import news.backstory.ingest.WireDesk;
import news.backstory.search.ArticleIndex;
import news.backstory.slack.SlackApp;
import news.backstory.slack.SlackDispatcher;
import news.backstory.slack.SlackWorkers;
import news.backstory.testing.MovingClock;
import news.backstory.story.StoryMatcher;
import news.backstory.testing.TemporaryStore;
import news.backstory.wire.SenderCheck;
import news.backstory.wire.WireName;
import news.backstory.wire.WireReader;
import news.backstory.wire.WireSecret;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mockito.Mockito;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WireRouteTest {

    private static final WireSecret SECRET = new WireSecret("0123456789abcdef0123456789abcdef");
    private static final WireSecret OTHERS = new WireSecret("ffffffffffffffffffffffffffffffff");
    private static final String ITEM = "{\"uri\":\"u%s\",\"headline\":\"About the zeppelin\",\"body_text\":\"It was seen.\"}";

    private final MovingClock clock = new MovingClock(Instant.parse("2026-11-20T12:00:00Z"));
    private final TemporaryStore memory = new TemporaryStore();
    private final ArticleIndex index = ArticleIndex.inMemory();
    private final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Journal journal = new Journal(meters);
    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpServer server = new HttpServer("127.0.0.1", 0, slack(), route(), Mockito.mock(HubRoute.class), meters, journal, new Health());

    /** @param status what is answered, which is what the sender learns */
    record Refused(String what, String name, long secondsOff, WireSecret secret, byte[] body, int status) {

        @Override
        public String toString() {
            return what;
        }
    }

    @AfterAll
    void stop() {
        server.close();
        index.close();
        memory.close();
    }

    @Test
    void a_signed_delivery_is_accepted_when_it_is_on_disk_and_found_then() throws Exception {
        var answer = post("agency", clock.instant().getEpochSecond(), SECRET, bytes(ITEM.formatted("-ok")));

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.body()).isEqualTo("kept u-ok\n");
        assertThat(index.search("zeppelin", 5)).extracting(hit -> hit.article().value()).contains("agency:u-ok");
    }

    static Stream<Refused> refused() {
        var body = bytes(ITEM.formatted("-refused"));
        return Stream.of(
                new Refused("forged with another secret", "agency", 0, OTHERS, body, 401),
                new Refused("a wire that there is not", "nobody", 0, SECRET, body, 401),
                new Refused("a name that can be none", "..%2f..", 0, SECRET, body, 401),
                new Refused("stale", "agency", -301, SECRET, body, 401),
                new Refused("from the future", "agency", 301, SECRET, body, 401),
                new Refused("long ago", "agency", -1_700_000_000, SECRET, body, 401),
                new Refused("no JSON", "agency", 0, SECRET, bytes("{"), 400),
                new Refused("nothing", "agency", 0, SECRET, new byte[0], 400),
                new Refused("a name twice", "agency", 0, SECRET, bytes("{\"uri\":\"u\",\"uri\":\"v\"}"), 400),
                new Refused("no name at all", "agency", 0, SECRET, bytes("{\"headline\":\"h\"}"), 400),
                new Refused("an article without a headline", "agency", 0, SECRET, bytes("{\"id\":\"a\",\"paragraphs\":[\"x\"]}"), 400),
                new Refused("torn XML", "agency", 0, SECRET, bytes("<newsItem guid='g'"), 400),
                new Refused("XML with entities", "agency", 0, SECRET, bytes("<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><newsItem/>"),
                        400),
                new Refused("too large", "agency", 0, SECRET, new byte[WireReader.MAX_BYTES + 1], 413));
    }

    @ParameterizedTest
    @MethodSource
    void refused(Refused each) throws Exception {
        var before = memory.articles().count();

        var answer = post(each.name(), clock.instant().getEpochSecond() + each.secondsOff(), each.secret(), each.body());

        assertThat(answer.statusCode()).isEqualTo(each.status());
        assertThat(memory.articles().count()).isEqualTo(before);
        assertThat(answer.body()).doesNotContain(SECRET.text());
    }

    @Test
    void what_is_on_the_edge_of_the_window_is_accepted() throws Exception {
        assertThat(post("agency", clock.instant().getEpochSecond() - 300, SECRET, bytes(ITEM.formatted("-early"))).statusCode()).isEqualTo(202);
        assertThat(post("agency", clock.instant().getEpochSecond() + 300, SECRET, bytes(ITEM.formatted("-late"))).statusCode()).isEqualTo(202);
    }

    @Test
    void a_replayed_delivery_changes_nothing_and_is_no_failure_and_the_same_item_signed_anew_changes_nothing() throws Exception {
        var body = bytes(ITEM.formatted("-twice"));
        var now = clock.instant().getEpochSecond();

        assertThat(post("agency", now, SECRET, body).statusCode()).isEqualTo(202);
        assertThat(post("agency", now, SECRET, body)).satisfies(again -> {
            assertThat(again.statusCode()).isEqualTo(202);
            assertThat(again.body()).isEqualTo("this very delivery was taken before\n");
        });
        assertThat(post("agency", now + 1, SECRET, body).body()).isEqualTo("same u-twice\n");
    }

    @Test
    void the_answer_says_what_a_person_must_settle_and_what_was_wrong() throws Exception {
        var now = clock.instant().getEpochSecond();

        assertThat(post("agency", now, SECRET, bytes("[{\"uri\":\"u-odd\",\"headline\":\"h\",\"body_text\":\"b\",\"pubstatus\":\"published\"},"
                + "{\"headline\":\"h\"}]")).body().lines())
                .startsWith("kept u-odd", "held u-odd: its status is none of usable, withheld, canceled")
                .anyMatch(line -> line.startsWith("warning: item 2"));
    }

    @Test
    void what_is_packed_is_refused_with_a_word_on_how_to_send_it() throws Exception {
        var body = bytes(ITEM.formatted("-packed"));
        var now = Long.toString(clock.instant().getEpochSecond());

        var answer = send("agency",
                List.of(WireRoute.TIMESTAMP, now, WireRoute.SIGNATURE, SenderCheck.sign(SECRET, now, body), "Content-Encoding", "gzip"), body);

        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(answer.body()).contains("without Content-Encoding");
    }

    @Test
    void headers_that_are_missing_twice_or_odd_are_refused() throws Exception {
        var body = bytes(ITEM.formatted("-headers"));
        var now = Long.toString(clock.instant().getEpochSecond());
        var good = SenderCheck.sign(SECRET, now, body);
        for (var headers : List.of(
                List.<String>of(), List.of(WireRoute.TIMESTAMP, now), List.of(WireRoute.SIGNATURE, good),
                List.of(WireRoute.TIMESTAMP, now, WireRoute.TIMESTAMP, now, WireRoute.SIGNATURE, good),
                List.of(WireRoute.TIMESTAMP, now, WireRoute.SIGNATURE, good, WireRoute.SIGNATURE, good),
                List.of(WireRoute.TIMESTAMP, "+" + now, WireRoute.SIGNATURE, good),
                List.of(WireRoute.TIMESTAMP, now + ".0", WireRoute.SIGNATURE, good),
                List.of(WireRoute.TIMESTAMP, now, WireRoute.SIGNATURE, good.toUpperCase(java.util.Locale.ROOT)),
                List.of(WireRoute.TIMESTAMP, now, WireRoute.SIGNATURE, good.substring(0, 60)),
                List.of(WireRoute.TIMESTAMP, now, WireRoute.SIGNATURE, "v1="))) {
            assertThat(send("agency", headers, body).statusCode()).as(headers.toString()).isEqualTo(401);
        }
    }

    @Test
    void no_change_of_a_signed_delivery_is_accepted() {
        var random = new Random(3);
        var check = new SenderCheck(Map.of(new WireName("agency"), SECRET, new WireName("cms"), OTHERS), clock);
        var now = Long.toString(clock.instant().getEpochSecond());
        var body = bytes(ITEM.formatted("-mutated"));
        var signature = SenderCheck.sign(SECRET, now, body);
        for (var i = 0; i < 10_000; i++) {
            var changed = body.clone();
            var text = new StringBuilder(signature);
            var moment = now;
            switch (random.nextInt(4)) {
                case 0 -> changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
                case 1 -> {
                    var at = random.nextInt(text.length());
                    text.setCharAt(at, (char) (text.charAt(at) ^ 1 << random.nextInt(3)));
                }
                case 2 -> moment = Long.toString(clock.instant().getEpochSecond() + 1 + random.nextInt(299));
                default -> changed = java.util.Arrays.copyOf(changed, random.nextInt(changed.length));
            }
            assertThat(check.check("agency", moment, text.toString(), changed)).isInstanceOf(SenderCheck.Verdict.Refused.class);
        }
        assertThat(check.check("cms", now, signature, body)).isInstanceOf(SenderCheck.Verdict.Refused.class);
        assertThat(check.check("agency", now, signature, body)).isInstanceOf(SenderCheck.Verdict.Genuine.class);
    }

    @Test
    void a_body_without_end_is_cut_off_at_the_limit() throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(20_000);
            var out = socket.getOutputStream();
            out.write(head("agency", "Transfer-Encoding: chunked"));
            var chunk = new byte[65_536];
            try {
                for (var i = 0; i < 64; i++) {
                    out.write(bytes("10000\r\n"));
                    out.write(chunk);
                    out.write(bytes("\r\n"));
                }
            } catch (IOException hungUp) {
                return; // It was told off in the middle of it.
            }
            var answer = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
            assertThat(answer).endsWith("413");
        }
    }

    @Test
    void whoever_sends_slowly_under_the_name_of_one_wire_holds_up_no_other() throws Exception {
        var slow = new ArrayList<Socket>();
        try {
            for (var each = 0; each < WireRoute.AT_A_TIME; each++) {
                slow.add(begun("agency"));
            }
            assertThat(post("cms", clock.instant().getEpochSecond(), OTHERS, bytes("{\"id\":\"a\",\"headline\":\"h\",\"paragraphs\":[\"x\"]}"))
                    .statusCode())
                    .isEqualTo(202);
            var agency = post("agency", clock.instant().getEpochSecond(), SECRET, bytes(ITEM.formatted("-after-slow")));
            assertThat(agency.statusCode()).as("its own share is used up").isEqualTo(503);
        } finally {
            for (var socket : slow) {
                socket.close();
            }
        }
    }

    @Test
    void a_stranger_is_refused_before_a_byte_of_the_body_has_come() throws Exception {
        for (var head : List.of(
                head("nobody", "Content-Length: 1000000"), head("..%2f", "Content-Length: 1000000"),
                bytes("POST /wires/agency HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\n"),
                bytes("POST /wires/agency HTTP/1.1\r\nHost: x\r\nX-Backstory-Timestamp: 1\r\nX-Backstory-Signature: v1=" + "0".repeat(64)
                        + "\r\nContent-Length: 1000000\r\n\r\n"))) {
            try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
                socket.setSoTimeout(5_000);
                socket.getOutputStream().write(head);
                var answer = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
                assertThat(answer).isIn("HTTP/1.1 401", "HTTP/1.1 400");
            }
        }
    }

    /** A delivery of which only the first byte has come; it has its place when this returns. */
    private Socket begun(String name) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.setSoTimeout(5_000);
        socket.getOutputStream().write(head(name, "Content-Length: 1000\r\nExpect: 100-continue"));
        var asked = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
        assertThat(asked).as("it is asked for its body").isEqualTo("HTTP/1.1 100");
        socket.getOutputStream().write('{');
        return socket;
    }

    /** The beginning of a request that may be genuine for all that can be said without its body. */
    private byte[] head(String name, String more) {
        return bytes("POST /wires/%s HTTP/1.1\r\nHost: x\r\nX-Backstory-Timestamp: %d\r\nX-Backstory-Signature: v1=%s\r\n%s\r\n\r\n"
                .formatted(name, clock.instant().getEpochSecond(), "0".repeat(64), more));
    }

    @Test
    void settings_that_would_let_anybody_in_keep_it_from_starting() {
        assertThat(problems("agency=short")).singleElement().asString().contains("too short").doesNotContain("=short");
        assertThat(problems("agency=" + SECRET.text() + ",cms=" + SECRET.text())).singleElement().asString().contains("each wire has its own")
                .doesNotContain(SECRET.text());
        assertThat(problems("Agency!=" + SECRET.text())).singleElement().asString().contains("small letters").doesNotContain(SECRET.text());
        assertThat(problems("agency=file:/no/such/file")).singleElement().asString().contains("cannot be read");
        assertThat(problems("agency")).isNotEmpty();
        assertThat(problems("agency=" + SECRET.text() + ", cms=" + OTHERS.text())).isEmpty();
        assertThat(SECRET.toString()).isEqualTo("(secret)");
    }

    private static List<String> problems(String wires) {
        var problems = new java.util.ArrayList<String>();
        WireSettings.from(Map.of("BACKSTORY_WIRES", wires), problems);
        return problems;
    }

    private HttpResponse<String> post(String name, long seconds, WireSecret secret, byte[] body) throws Exception {
        var timestamp = Long.toString(seconds);
        return send(name, List.of(WireRoute.TIMESTAMP, timestamp, WireRoute.SIGNATURE, SenderCheck.sign(secret, timestamp, body)), body);
    }

    private HttpResponse<String> send(String name, List<String> headers, byte[] body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/wires/" + name)).expectContinue(true)
                .timeout(Duration.ofSeconds(20))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        for (var i = 0; i + 1 < headers.size(); i += 2) {
            request.header(headers.get(i), headers.get(i + 1));
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private WireRoute route() {
        var desk = new WireDesk(memory.wireItems(),
                new Shelf(memory.articles(), index, new StoryMatcher(memory.stories(), 0.5), clock),
                new Sites(List.of(), List.of()), Set.of(new WireName("cms")), clock);
        return new WireRoute(new SenderCheck(Map.of(new WireName("agency"), SECRET, new WireName("cms"), OTHERS), clock), desk, journal);
    }

    /** Nothing of Slack's is asked here. */
    private SlackApp slack() {
        var workers = new SlackWorkers(memory.requests(), Mockito.mock(SlackDispatcher.class), clock, _ -> {}, (_, _) -> {});
        return new SlackApp(List.of(), memory.requests(), workers, clock, _ -> {});
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
