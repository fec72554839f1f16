package news.backstory.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import news.backstory.article.Link;
import news.backstory.channel.ChannelId;
import news.backstory.channel.PersonId;
import news.backstory.command.Caller;
import news.backstory.command.Command;
import news.backstory.command.CommandParser;
import news.backstory.extract.Extractor;
import news.backstory.feed.FeedFinder;
import news.backstory.ingest.LinkReader;
import news.backstory.ingest.Shelf;
import news.backstory.ingest.Sites;
import news.backstory.ingest.WireDesk;
import news.backstory.post.Place;
import news.backstory.search.ArticleIndex;
import news.backstory.story.StoryMatcher;
import news.backstory.testing.Answering;
import news.backstory.testing.MovingClock;
import news.backstory.testing.TemporaryStore;
import news.backstory.wire.WireName;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * Hands the hostile and harmless addresses in by every way there is, through the rooms that they pass, and looks at the sockets. Each address comes in by one
 * way and each way gets its share, so that this takes seconds; {@code -Dbackstory.ways=all} has all come in by all.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WaysInTest {

    private static final Set<Integer> WEB_PORTS = Set.of(80, 443, 8000, 8080, 8443);
    private static final Set<Integer> TLS_PORTS = Set.of(443, 8443);
    private static final boolean EACH_BY_ALL = "all".equals(System.getProperty("backstory.ways"));

    /** As in earnest, but for those cases in which a server waits for what we do not say. */
    private static final Limits LIMITS = new Limits(Limits.standard().maxBodyBytes(), Duration.ofSeconds(5), Duration.ofSeconds(1),
            Duration.ofSeconds(20), 5,
            50, 2);
    private static final String START = "http://start.news-example.org/";

    private final Page page = new Page();
    private final TestTrust trust = new TestTrust();
    private final TemporaryStore memory = new TemporaryStore();
    private final ArticleIndex index = ArticleIndex.inMemory();
    private final MovingClock clock = new MovingClock(Instant.parse("2026-11-20T12:00:00Z"));
    private final Shelf shelf = new Shelf(memory.articles(), index, new StoryMatcher(memory.stories(), 0.5), clock);
    private final Sites sites = new Sites(List.of(), List.of());
    private TestServer plain;
    private TestServer tls;
    private int asked;

    /** How an address reaches us. */
    private enum Way {
        COMMAND(true), SHARED_LINK(true), ENTRY(true), REDIRECT(true), SUBSCRIBE(true), NAMED_FEED(true), NAMED_SITEMAP(true), HUB(true), CANONICAL(
                false), PICTURE(
                        false), WIRE_RENDITION(false), WIRE_ADDRESS(false);

        /** Whether the page there is read; otherwise the address is only ever handed on. */
        private final boolean opens;

        Way(boolean opens) {
            this.opens = opens;
        }
    }

    @BeforeAll
    void open() throws IOException {
        plain = TestServer.plain(page);
        tls = TestServer.tls(trust, page);
    }

    @AfterAll
    void close() throws IOException {
        plain.close();
        tls.close();
        index.close();
        memory.close();
    }

    @TestFactory
    Stream<DynamicTest> no_way_in_opens_a_socket_that_it_must_not_and_none_that_it_may_is_kept_out() throws IOException {
        var cases = SsrfCase.read("/web/ssrf.tsv").toList();
        var ways = List.of(Way.values());
        return ways.stream().map(way -> dynamicTest(way.name(), () -> {
            for (var at = 0; at < cases.size(); at++) {
                if (EACH_BY_ALL || ways.get(at % ways.size()) == way) {
                    check(cases.get(at), way);
                }
            }
        }));
    }

    private void check(SsrfCase address, Way way) {
        page.play(address, way);
        var sockets = new FakeSockets(target -> TLS_PORTS.contains(target.getPort()) ? tls.port() : plain.port());
        var network = new Network(address.names(), sockets, address.own(), new Loopback.Closed());
        try (var web = new HttpWeb("Backstory/test", LIMITS, network, trust::addTo)) {
            handIn(address.url(), way, new LinkReader(web, new Extractor(), memory.articles(), shelf, sites, clock),
                    new FeedFinder(web, way == Way.NAMED_SITEMAP ? new Robots(web) : new Robots(_ -> new Fetch.Answered(503)), clock), web);
        }

        assertThat(sockets.targets()).as("%s by %s", address.name(), way).allMatch(target -> isOpen(target, address), "an open address and port");
        if (!way.opens) {
            // Nothing is opened for an address that is only handed on: at most the page that it stood in, twice if its name is asked for again.
            assertThat(sockets.targets().size()).as("%s by %s", address.name(), way).isLessThanOrEqualTo(1);
        } else if (address.mustBeAllowed()) {
            assertThat(sockets.targets()).as("%s by %s", address.name(), way)
                    .hasSizeGreaterThan(way == Way.REDIRECT || way == Way.NAMED_FEED ? 1 : way == Way.NAMED_SITEMAP ? 2 : 0);
        }
    }

    private void handIn(String url, Way way, LinkReader reader, FeedFinder finder, HttpWeb web) {
        clock.advance(Duration.ofHours(1)); // What was read before is read again.
        switch (way) {
            case COMMAND -> ask(new CommandParser().parse(url), reader);
            case SHARED_LINK -> Link.parse(url).ifPresent(link -> ask(new Command.Unfurl(List.of(link)), reader));
            case ENTRY -> Link.parse(url).ifPresent(reader::read);
            case SUBSCRIBE -> assertThat(finder.find(url)).isNotNull();
            case NAMED_FEED, NAMED_SITEMAP -> assertThat(finder.find(START)).isNotNull();
            case HUB -> assertThat(web.unhurried(1_000).post(url, Map.of("hub.mode", "subscribe"))).isNotNull();
            case REDIRECT, CANONICAL, PICTURE -> reader.read(Link.parse(START).orElseThrow());
            case WIRE_RENDITION -> push("{\"uri\":\"u\",\"headline\":\"h\",\"body_text\":\"b\",\"renditions\":{\"r\":{\"href\":" + quoted(url)
                    + ",\"mimetype\":\"image/jpeg\"}}}");
            case WIRE_ADDRESS -> push("{\"uri\":" + quoted(url) + ",\"headline\":\"h\",\"body_text\":\"b\",\"canonicalurl\":" + quoted(url) + "}");
        }
    }

    private void ask(Command command, LinkReader reader) {
        var channel = new ChannelId("C1");
        var place = new Place.InChannel(channel);
        var answer = Answering.over(memory, reader, index, clock)
                .answer(new Caller("k" + ++asked, clock.instant(), new PersonId("U1"), channel, place, place), command);
        assertThat(answer).isNotNull();
    }

    private void push(String json) {
        var desk = new WireDesk(memory.wireItems(), shelf, sites, Set.of(), clock);
        assertThat(desk.take(new WireName("agency"), json.getBytes(StandardCharsets.UTF_8), "")).isNotNull();
    }

    private static String quoted(String text) {
        var quoted = new StringBuilder("\"");
        text.chars().forEach(c -> quoted.append("\\u%04x".formatted(c)));
        return quoted.append('"').toString();
    }

    private static boolean isOpen(InetSocketAddress target, SsrfCase address) {
        return AddressRanges.arePublic(target.getAddress()) && WEB_PORTS.contains(target.getPort()) && !address.own().contains(target.getAddress());
    }

    /** At the start, a page that leads to the address; everywhere else what the case says. */
    private static final class Page implements TestServer.Answer {

        private final SsrfCase.Script script = new SsrfCase.Script();
        private volatile String atStart = "";
        private volatile String rules = "";
        private volatile List<String> headers = List.of();

        void play(SsrfCase address, Way way) {
            script.play(address);
            rules = "User-agent: *\nDisallow: /\nSitemap: " + address.url().replaceAll("[\\r\\n]", "") + "\n";
            var text = address.url().replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;");
            headers = way == Way.REDIRECT
                    ? List.of("HTTP/1.1 302 Found", "Location: " + address.url().replaceAll("[\\r\\n]", ""))
                    : List.of("HTTP/1.1 200 OK", "Content-Type: text/html; charset=utf-8");
            atStart = """
                    <!doctype html><html lang="en"><head><title>Bridge shut</title>%s<meta property="og:type" content="article"></head><body><article>
                    <h1>Bridge shut after crane strike</h1><p>The harbour bridge was closed on Monday after a crane struck its main span. Nobody was hurt.</p>
                    <p>Engineers found a crack four metres long in a girder, and will not open it until it is safe, they said on Tuesday.</p></article></body></html>"""
                    .formatted(way == Way.NAMED_FEED
                            ? "<link rel=alternate type=application/rss+xml href=\"" + text + "\">"
                            : way == Way.CANONICAL
                                    ? "<link rel=\"canonical\" href=\"" + text + "\"><meta property=\"og:url\" content=\"" + text + "\">"
                                    : "<meta property=\"og:image\" content=\"" + text + "\">");
        }

        @Override
        public void to(String head, OutputStream out) throws IOException {
            if (!head.contains("start.news-example.org")) {
                script.to(head, out);
                return;
            }
            var isOfRules = head.startsWith("GET /robots.txt");
            var body = (isOfRules ? rules : atStart).getBytes(StandardCharsets.UTF_8);
            var lines = new ArrayList<>(isOfRules ? List.of("HTTP/1.1 200 OK", "Content-Type: text/plain") : headers);
            lines.addAll(List.of("Content-Length: " + body.length, ""));
            TestServer.write(out, lines.toArray(String[]::new));
            out.write(body);
        }
    }
}
