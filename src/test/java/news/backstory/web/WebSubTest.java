package news.backstory.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import news.backstory.article.Link;
import news.backstory.feed.Hubs;
import news.backstory.hub.HubDesk;
import news.backstory.hub.HubDesk.Delivery;
import news.backstory.hub.HubDesk.Reply;
import news.backstory.hub.HubSubscription;
import news.backstory.hub.HubSubscription.State;
import news.backstory.testing.MovingClock;
import news.backstory.testing.TemporaryStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The fourteen cases that websub.rocks has for subscribers, against a publisher and a hub on this machine; and what else a hub may do. */
@Timeout(60)
class WebSubTest {

    private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");
    private static final String SITE = "https://www.news-example.org";
    private static final String HUB = "https://hub.news-example.org/hub";
    private static final Link FEED = new Link(SITE + "/feed");
    private static final String LINKS = "<link rel='self' href='%s'/><link rel='hub' href='%s'/>";

    private final MovingClock clock = new MovingClock(NOW);
    private final TemporaryStore store = new TemporaryStore();
    private final Map<String, List<String>> pages = new ConcurrentHashMap<>();
    private final List<Map<String, String>> asked = new CopyOnWriteArrayList<>();
    private final Set<Link> read = ConcurrentHashMap.newKeySet();
    private TestServer server;
    private HttpWeb web;
    private HubDesk desk;

    @BeforeEach
    void open() throws IOException {
        var trust = new TestTrust();
        server = TestServer.tls(trust, this::answer);
        web = new HttpWeb("Backstory/test", Limits.standard(),
                new Network(new FakeNames(), new FakeSockets(_ -> server.port()), Set.of(), new Loopback.Closed()), trust::addTo);
        desk = desk(List.of(new Link("https://bot-example.org/hubs/")));
        read.add(FEED);
        pages.put("POST /hub", List.of("HTTP/1.1 202 Accepted", "Content-Length: 0", ""));
    }

    @AfterEach
    void close() throws IOException {
        web.close();
        server.close();
        store.close();
    }

    @Test
    void case_100_topic_and_hub_are_named_in_headers() {
        page("/feed", "<rss/>", "Link: <" + SITE + "/feed>; rel=\"self\", <" + HUB + ">; rel=\"hub\"");

        assertSubscribes(SITE + "/feed");
    }

    @Test
    void case_101_topic_and_hub_are_named_in_the_head_of_a_page() {
        page("/feed", "<!doctype html><html><head>" + LINKS.formatted("/feed", HUB) + "</head><body>" + LINKS.formatted("/evil", "https://evil.org"));

        assertSubscribes(SITE + "/feed");
    }

    @Test
    void case_102_topic_and_hub_are_named_in_atom() {
        page("/feed", "<feed xmlns='http://www.w3.org/2005/Atom'><title>T</title>" + LINKS.formatted(SITE + "/feed", HUB) + "</feed>");

        assertSubscribes(SITE + "/feed");
    }

    @Test
    void case_103_topic_and_hub_are_named_in_rss() {
        page("/feed", "<rss xmlns:atom='http://www.w3.org/2005/Atom'><channel><title>T</title>"
                + LINKS.formatted(SITE + "/feed", HUB).replace("<link", "<atom:link") + "</channel></rss>");

        assertSubscribes(SITE + "/feed");
    }

    @Test
    void case_104_what_headers_name_goes_before_what_the_feed_names() {
        page("/feed", "<feed><title>T</title>" + LINKS.formatted(SITE + "/wrong", "https://wrong.news-example.org/") + "</feed>",
                "Link: <" + HUB + ">; rel=hub", "Link: </feed>; rel=self");

        assertSubscribes(SITE + "/feed");
    }

    @Test
    void case_200_the_topic_is_where_the_feed_says_it_is_and_not_where_it_was_read() {
        page("/feed", "<feed><title>T</title>" + LINKS.formatted(SITE + "/real?topic", HUB) + "</feed>");

        assertSubscribes(SITE + "/real?topic");
    }

    @ParameterizedTest(name = "cases_201_and_202_a_feed_that_moved_with_{0}_names_its_topic_where_it_is_now")
    @ValueSource(ints = {302, 301})
    void cases_201_and_202(int status) {
        pages.put("GET /feed", List.of("HTTP/1.1 " + status + " Moved", "Location: /new", "Content-Length: 0", ""));
        page("/new", "<rss/>", "Link: </new>; rel=self", "Link: <" + HUB + ">; rel=hub");

        assertSubscribes(SITE + "/new");
    }

    @ParameterizedTest(name = "cases_203_and_204_a_hub_that_moved_with_{0}_gets_the_form_where_it_is_now")
    @ValueSource(ints = {307, 308})
    void cases_203_and_204(int status) {
        pages.put("POST /old", List.of("HTTP/1.1 " + status + " Moved", "Location: " + HUB, "Content-Length: 0", ""));
        page("/feed", "<rss/>", "Link: </feed>; rel=self", "Link: <https://hub.news-example.org/old>; rel=hub");

        assertSubscribes(SITE + "/feed");
    }

    @Test
    void case_205_what_was_not_asked_for_is_not_confirmed() {
        var subscription = subscribed();
        assertThat(verify(subscription, "subscribe", "c2")).as("confirmed already").extracting(Reply::status).isEqualTo(404);
        clock.advance(Duration.ofDays(8));
        desk.askDue();

        assertThat(desk.verify(subscription.callback(), query("subscribe", SITE + "/other", "c"))).extracting(Reply::status).isEqualTo(404);
        assertThat(desk.verify("guessed", query("subscribe", SITE + "/feed", "c"))).extracting(Reply::status).isEqualTo(404);
        assertThat(verify(subscription, "unsubscribe", "c")).extracting(Reply::status).isEqualTo(404);
        assertThat(verify(subscription, "publish", "c")).extracting(Reply::status).isEqualTo(404);
        assertThat(verify(subscription, "subscribe", "x".repeat(10_000))).extracting(Reply::status).isEqualTo(404);
        assertThat(verify(subscription, "subscribe", "c")).isEqualTo(new Reply(200, "c"));
    }

    @ParameterizedTest(name = "case_300_what_is_signed_with_{0}_is_taken")
    @ValueSource(strings = {"sha256", "sha384", "sha512"})
    void case_300(String method) {
        var subscription = subscribed();

        assertThat(deliver(subscription, method + "=" + sign(method, subscription, "<rss/>"), "<rss/>")).isEqualTo(new Delivery.Genuine(FEED));
    }

    @Test
    void case_301_what_is_signed_otherwise_is_ignored() {
        var subscription = subscribed();
        var good = sign("sha256", subscription, "<rss/>");

        assertThat(deliver(subscription, "sha256=" + good, "<rss>forged</rss>")).isInstanceOf(Delivery.Ignored.class);
        assertThat(deliver(subscription, "sha512=" + good, "<rss/>")).isInstanceOf(Delivery.Ignored.class);
        assertThat(deliver(subscription, "md5=" + good, "<rss/>")).isInstanceOf(Delivery.Ignored.class);
        assertThat(deliver(subscription, "sha1=" + good, "<rss/>")).isInstanceOf(Delivery.Ignored.class);
        assertThat(desk.deliver("guessed", "sha256=" + good, bytes("<rss/>"))).isInstanceOf(Delivery.Unknown.class);
    }

    @Test
    void what_is_signed_with_sha1_has_the_feed_read_and_is_never_taken_for_content() {
        var subscription = subscribed();

        assertThat(deliver(subscription, "sha1=" + sign("sha1", subscription, "<rss/>"), "<rss/>")).isEqualTo(new Delivery.Ping(FEED));
        assertThat(desk.covers(FEED)).isTrue();
    }

    @Test
    void a_hub_whose_deliveries_are_refused_is_not_relied_on_until_one_is_taken() {
        var subscription = subscribed();
        deliver(subscription, "md5=" + sign("sha256", subscription, "<rss/>"), "<rss/>");
        assertThat(desk.covers(FEED)).isFalse();
        deliver(subscription, "sha256=" + sign("sha256", subscription, "<rss/>"), "<rss/>");

        assertThat(desk.covers(FEED)).isTrue();
    }

    @Test
    void case_302_what_is_not_signed_is_ignored() {
        assertThat(deliver(subscribed(), "", "<rss/>")).isInstanceOf(Delivery.Ignored.class);
    }

    @Test
    void a_lease_is_renewed_while_a_fifth_of_it_is_left_and_covers_nothing_when_it_is_over() {
        var subscription = subscribed();
        assertThat(desk.covers(FEED)).isTrue();
        clock.advance(Duration.ofDays(8).minusSeconds(1));
        assertThat(desk.askDue()).isEmpty();
        clock.advance(Duration.ofSeconds(1));
        assertThat(desk.askDue()).hasSize(1);
        assertThat(asked.getLast()).containsEntry("hub.mode", "subscribe").containsEntry("hub.secret", subscription.secret().text());
        clock.advance(Duration.ofDays(3));
        assertThat(desk.covers(FEED)).as("the hub did not confirm").isFalse();
        desk.askDue();
        assertThat(desk.verify(subscription.callback(), with(query("subscribe", SITE + "/feed", "c"), "hub.lease_seconds", "1")).status())
                .isEqualTo(200);

        assertThat(desk.covers(FEED)).isTrue();
        clock.advance(HubDesk.SHORTEST_LEASE);
        assertThat(desk.covers(FEED)).isFalse();
    }

    @Test
    void a_feed_that_is_read_no_more_is_unsubscribed_and_then_forgotten() {
        var subscription = subscribed();
        read.clear();
        desk.askDue();

        assertThat(asked.getLast()).containsEntry("hub.mode", "unsubscribe").containsEntry("hub.topic", SITE + "/feed")
                .doesNotContainKey("hub.secret");
        assertThat(deliver(subscription, "sha256=" + sign("sha256", subscription, ""), "")).isInstanceOf(Delivery.Unknown.class);
        assertThat(verify(subscription, "subscribe", "c")).extracting(Reply::status).isEqualTo(404);
        assertThat(verify(subscription, "unsubscribe", "c")).isEqualTo(new Reply(200, "c"));
        assertThat(store.hubSubscriptions().all()).isEmpty();
    }

    @Test
    void a_hub_that_refuses_is_asked_again_after_a_day_and_says_why() {
        var subscription = subscribed();

        assertThat(desk.verify(subscription.callback(), with(query("denied", SITE + "/feed", ""), "hub.reason", "no\nroom")).status()).isEqualTo(200);

        assertThat(desk.covers(FEED)).isFalse();
        assertThat(only().problem()).isEqualTo("the hub has refused: no room");
        clock.advance(Duration.ofHours(23));
        assertThat(desk.askDue()).isEmpty();
        clock.advance(Duration.ofHours(1));
        assertThat(desk.askDue()).hasSize(1);
    }

    @Test
    void a_hub_that_fails_or_never_confirms_is_asked_ever_more_seldom_and_the_next_one_is_tried() {
        pages.put("POST /hub", List.of("HTTP/1.1 500 No", "Content-Length: 0", ""));
        var both = new Hubs(new Link(SITE + "/feed"), List.of(new Link(HUB), new Link("https://hub.news-example.org/second")));
        desk.offered(FEED, List.of(both));
        assertThat(desk.askDue()).extracting(HubDesk.Asked::problem).containsExactly("the hub answered 500");
        clock.advance(Duration.ofMinutes(9));
        assertThat(desk.askDue()).isEmpty();
        for (var attempt = 0; attempt < 3; attempt++) {
            clock.advance(Duration.ofHours(2));
            desk.askDue();
        }
        desk.offered(FEED, List.of(both));

        assertThat(store.hubSubscriptions().all()).extracting(HubSubscription::state).containsExactlyInAnyOrder(State.LEAVING, State.WANTED);
        assertThat(store.hubSubscriptions().all()).filteredOn(each -> each.state() == State.WANTED).extracting(each -> each.hub().path())
                .containsExactly("/second");
    }

    @Test
    void a_hub_without_encryption_gets_no_secret_and_can_only_have_the_feed_read() {
        var hubs = new Hubs(new Link(SITE + "/feed"), List.of(new Link("http://hub.news-example.org/hub")));
        desk.offered(FEED, List.of(hubs));
        desk.askDue();
        // The server of this test speaks TLS alone; what counts is what was put into the form, and what is believed.
        var subscription = only();
        store.hubSubscriptions().save(live(subscription));

        assertThat(asked).noneMatch(form -> form.containsKey("hub.secret"));
        assertThat(deliver(subscription, "", "<rss/>")).isEqualTo(new Delivery.Ping(FEED));
    }

    @Test
    void a_delivery_that_is_too_long_to_be_checked_has_the_feed_read() {
        var subscription = subscribed();

        assertThat(desk.deliver(subscription.callback(), "", new byte[HubDesk.MAX_BYTES + 1])).isEqualTo(new Delivery.Ping(FEED));
        assertThat(desk.deliver(subscription.callback(), "", new byte[HubDesk.MAX_BYTES])).isInstanceOf(Delivery.Ignored.class);
    }

    @Test
    void a_hub_that_missed_something_is_not_relied_on_until_it_tells_again() {
        var subscription = subscribed();
        desk.missed(FEED);
        assertThat(desk.covers(FEED)).isFalse();

        deliver(subscription, "sha256=" + sign("sha256", subscription, "<rss/>"), "<rss/>");
        assertThat(desk.covers(FEED)).isTrue();
    }

    @Test
    void without_an_address_at_which_hubs_reach_us_none_is_asked() {
        var closed = desk(List.of());
        closed.offered(FEED, List.of(new Hubs(new Link(SITE + "/feed"), List.of(new Link(HUB)))));

        assertThat(closed.askDue()).isEmpty();
        assertThat(store.hubSubscriptions().all()).isEmpty();
    }

    @Test
    void a_form_is_not_sent_on_where_a_redirect_does_not_say_so_and_never_to_an_address_that_is_not_public() {
        pages.put("POST /old", List.of("HTTP/1.1 302 Found", "Location: " + HUB, "Content-Length: 0", ""));
        pages.put("POST /in", List.of("HTTP/1.1 307 In", "Location: https://10.0.0.1/hub", "Content-Length: 0", ""));

        assertThat(web.post("https://hub.news-example.org/old", Map.of("a", "b"))).isEqualTo(new Fetch.Answered(302));
        assertThat(web.post("https://hub.news-example.org/in", Map.of("a", "b"))).isInstanceOf(Fetch.Refused.class);
        assertThat(web.post("https://127.0.0.1/hub", Map.of("a", "b"))).isInstanceOf(Fetch.Refused.class);
        assertThat(asked).isEmpty();
    }

    private void assertSubscribes(String topic) {
        var page = (Fetch.Page) web.get(FEED.text());
        desk.offered(FEED, Hubs.of(page).stream().toList());
        assertThat(desk.askDue()).extracting(HubDesk.Asked::problem).containsExactly("");

        var subscription = only();
        assertThat(asked).containsExactly(Map.of("hub.mode", "subscribe", "hub.topic", topic, "hub.lease_seconds", "864000", "hub.callback",
                "https://bot-example.org/hubs/" + subscription.callback(), "hub.secret", subscription.secret().text()));
        assertThat(desk.verify(subscription.callback(), query("subscribe", topic, "challenge"))).isEqualTo(new Reply(200, "challenge"));
        assertThat(desk.covers(FEED)).isTrue();
        assertThat(subscription.callback()).hasSizeGreaterThanOrEqualTo(32);
        desk.offered(FEED, Hubs.of(page).stream().toList());
        assertThat(desk.askDue()).as("once is enough").isEmpty();
    }

    private HubSubscription subscribed() {
        desk.offered(FEED, List.of(new Hubs(new Link(SITE + "/feed"), List.of(new Link(HUB)))));
        desk.askDue();
        assertThat(verify(only(), "subscribe", "c")).isEqualTo(new Reply(200, "c"));
        return only();
    }

    private HubDesk desk(List<Link> callbacks) {
        return new HubDesk(callbacks, store.hubSubscriptions(), web, read::contains, new SecureRandom(), clock);
    }

    private HubSubscription only() {
        assertThat(store.hubSubscriptions().all()).hasSize(1);
        return store.hubSubscriptions().all().getFirst();
    }

    private HubSubscription live(HubSubscription each) {
        return new HubSubscription(each.feed(), each.topic(), each.hub(), each.callback(), each.secret(), State.LIVE, Instant.EPOCH,
                NOW.plus(Duration.ofDays(1)), NOW.plus(Duration.ofDays(1)), 0, "", false);
    }

    private Reply verify(HubSubscription subscription, String mode, String challenge) {
        return desk.verify(subscription.callback(), query(mode, subscription.topic().text(), challenge));
    }

    private Delivery deliver(HubSubscription subscription, String signature, String body) {
        return desk.deliver(subscription.callback(), signature, bytes(body));
    }

    private static Map<String, String> query(String mode, String topic, String challenge) {
        return Map.of("hub.mode", mode, "hub.topic", topic, "hub.challenge", challenge, "hub.lease_seconds", "864000");
    }

    private static Map<String, String> with(Map<String, String> query, String name, String value) {
        var more = new HashMap<>(query);
        more.put(name, value);
        return more;
    }

    private static String sign(String method, HubSubscription subscription, String body) {
        try {
            var mac = Mac.getInstance("Hmac" + method.toUpperCase(Locale.ROOT));
            mac.init(new SecretKeySpec(bytes(subscription.secret().text()), "Hmac"));
            return HexFormat.of().formatHex(mac.doFinal(bytes(body)));
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void page(String path, String body, String... headers) {
        var lines = new ArrayList<>(List.of("HTTP/1.1 200 OK", "Content-Length: " + bytes(body).length));
        lines.addAll(List.of(headers));
        lines.addAll(List.of("", body));
        pages.put("GET " + path, lines);
    }

    private void answer(String request, OutputStream out) throws IOException {
        var what = request.substring(0, request.indexOf(" HTTP/"));
        if (what.equals("POST /hub")) {
            asked.add(form(request.substring(request.indexOf("\r\n\r\n") + 4)));
        }
        TestServer.write(out, pages.getOrDefault(what, List.of("HTTP/1.1 404 None", "Content-Length: 0", "")).toArray(String[]::new));
    }

    private static Map<String, String> form(String body) {
        var form = new HashMap<String, String>();
        Arrays.stream(body.split("&", -1)).map(field -> field.split("=", 2))
                .forEach(field -> form.put(decoded(field[0]), decoded(field[1])));
        return form;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
