package news.backstory.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import news.backstory.web.Fetch;
import org.junit.jupiter.api.Test;

class FeedReaderTest {

    private static final String ADDRESS = "https://echo.example/news/feed.xml";

    @Test
    void an_rss_feed_gives_its_entries_in_its_order() {
        var feed = fresh("""
                <?xml version="1.0"?><rss version="2.0"><channel><title>The Echo</title><link>https://echo.example/</link>
                <item><title>Bridge closed</title><link>https://echo.example/bridge</link><guid isPermaLink="false">tag:1</guid>
                  <pubDate>Sat, 11 May 2019 18:02:00 +0100</pubDate></item>
                <item><title>River rises</title><guid>https://echo.example/river</guid></item>
                </channel></rss>""");

        assertThat(feed.title()).isEqualTo("The Echo");
        assertThat(feed.entries()).extracting(Entry::id).containsExactly("tag:1", "https://echo.example/river");
        assertThat(feed.entries()).extracting(Entry::title).containsExactly("Bridge closed", "River rises");
        assertThat(feed.entries().getFirst().address()).isEqualTo("https://echo.example/bridge");
        assertThat(feed.entries().getFirst().published()).containsExactly(Instant.parse("2019-05-11T17:02:00Z"));
        assertThat(feed.entries().getLast().published()).isEmpty();
    }

    @Test
    void an_atom_feed_gives_the_page_not_the_feed_itself_and_the_date_of_publication_not_of_the_last_edit() {
        var feed = fresh("""
                <feed xmlns="http://www.w3.org/2005/Atom"><title type="html">The &amp;lt;b&amp;gt;Echo&amp;lt;/b&amp;gt;</title>
                <entry><id>urn:a</id><title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Bridge <em>closed</em></div></title>
                <link rel="self" href="https://echo.example/a.atom"/><link rel="enclosure" href="https://echo.example/a.mp3"/>
                <link rel="alternate" type="text/html" href="https://echo.example/a"/>
                <updated>2019-05-12T09:00:00Z</updated><published>2019-05-11T17:02:00.123+01:00</published>
                <source><title>Elsewhere</title><id>urn:x</id></source></entry></feed>""".replace("&amp;lt;", "&lt;").replace("&amp;gt;", "&gt;"));

        var entry = feed.entries().getFirst();
        assertThat(feed.title()).isEqualTo("The Echo");
        assertThat(entry.id()).isEqualTo("urn:a");
        assertThat(entry.title()).isEqualTo("Bridge closed");
        assertThat(entry.address()).isEqualTo("https://echo.example/a");
        assertThat(entry.published()).containsExactly(Instant.parse("2019-05-11T16:02:00Z"));
    }

    @Test
    void what_is_typed_between_the_parameters_of_an_address_stays_what_it_is() {
        var feed = fresh("""
                <rss><channel><title>The Echo</title><link>https://echo.example/</link>
                <item><title>Bridge &amp; river</title><link>https://echo.example/a?id=1&section=2&region=3&amp;copy=4</link></item>
                <item><title>River</title><link><![CDATA[https://echo.example/b?id=1&section=2]]></link></item></channel></rss>""");

        assertThat(feed.entries()).extracting(Entry::address)
                .containsExactly("https://echo.example/a?id=1&section=2&region=3&copy=4", "https://echo.example/b?id=1&section=2");
        assertThat(feed.entries().getFirst().title()).isEqualTo("Bridge & river");
    }

    @Test
    void an_id_is_no_page_where_the_feed_says_so_and_one_where_it_does_not_and_the_link_leads_nowhere() {
        var feed = fresh("""
                <rss><channel><title>The Echo</title><link>https://echo.example/</link>
                <item><title>No page</title><guid isPermaLink="false">https://echo.example/?p=1</guid></item>
                <item><title>No page either</title><link>mailto:desk</link><guid isPermaLink="false">https://echo.example/?p=2</guid></item>
                <item><title>A page</title><link>mailto:desk</link><guid>https://echo.example/3</guid></item></channel></rss>""");

        assertThat(feed.entries()).extracting(Entry::id).containsExactly("https://echo.example/?p=1", "https://echo.example/?p=2",
                "https://echo.example/3");
        assertThat(feed.entries()).extracting(entry -> entry.link().map(link -> link.text()).orElse("")).containsExactly("", "",
                "https://echo.example/3");
    }

    @Test
    void an_rdf_feed_keeps_its_entries_beside_the_channel() {
        var feed = fresh("""
                <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><channel rdf:about="x"><title>Echo</title></channel>
                <item rdf:about="https://echo.example/a"><title>Bridge closed</title><dc:date>2019-05-11</dc:date></item></rdf:RDF>""");

        assertThat(feed.entries()).extracting(entry -> entry.link().orElseThrow().text()).containsExactly("https://echo.example/a");
        assertThat(feed.entries().getFirst().dated()).containsExactly(Instant.parse("2019-05-11T00:00:00Z"));
    }

    @Test
    void a_feed_that_is_no_xml_is_read_all_the_same() {
        var feed = fresh("""

                Warning: junk in line 1
                <!DOCTYPE rss SYSTEM "x"><rss><title>Fish & Chips &eacute;</title>
                <item><title><![CDATA[Tom & Jerry <b>"fight"</b>]]></title><link>https://echo.example/a?b=1&c=2</link><pubDate>11 mai</pubDate>
                <item_unclosed></item><undeclared:thing><item><title>Two &amp;amp; three &amp;#8217;s</title><link> /b </link>""");

        assertThat(feed.title()).isEqualTo("Fish & Chips é");
        assertThat(feed.entries()).extracting(Entry::title).contains("Tom & Jerry \"fight\"");
        assertThat(feed.entries().getFirst().address()).isEqualTo("https://echo.example/a?b=1&c=2");
    }

    @Test
    void relative_links_are_taken_from_the_nearest_base_else_from_where_the_feed_was_read() {
        var feed = fresh("""
                <feed xml:base="https://echo.example/world/"><entry><id>1</id><link href="a"/></entry>
                <entry xml:base="uk/"><id>2</id><link href="b c"/></entry></feed>""");
        var plain = fresh("<rss><item><link>story/1</link></item></rss>");

        assertThat(feed.entries()).extracting(entry -> entry.address())
                .containsExactly("https://echo.example/world/a", "https://echo.example/world/uk/b%20c");
        assertThat(plain.entries().getFirst().address()).isEqualTo("https://echo.example/news/story/1");
    }

    @Test
    void an_entry_without_an_address_of_the_web_has_no_link_and_the_feed_a_flaw() {
        var feed = fresh(
                "<rss><item><title>None</title></item><item><link>javascript:alert(1)</link></item><item><link>https://u@echo.example/x</link></item></rss>");

        assertThat(feed.entries()).hasSize(3).allMatch(entry -> entry.link().isEmpty());
        assertThat(feed.flaws()).containsExactly("an entry has no address");
    }

    @Test
    void of_a_long_feed_the_newest_500_are_kept_in_the_feeds_order() {
        var feed = fresh("<rss>" + items(FeedParser.MAX_ENTRIES + 1) + "</rss>");

        assertThat(fresh("<rss>" + items(FeedParser.MAX_ENTRIES) + "</rss>").entries()).hasSize(FeedParser.MAX_ENTRIES);
        assertThat(feed.entries()).hasSize(FeedParser.MAX_ENTRIES);
        assertThat(feed.entries().getFirst().id()).as("the oldest, which came first, is gone").isEqualTo("1");
    }

    @Test
    void of_an_endless_feed_only_the_beginning_is_looked_at() {
        var before = IntStream.range(0, FeedParser.MAX_ENTRIES_LOOKED_AT - 1).mapToObj(_ -> "<item/>").collect(Collectors.joining());
        var entry = "<item><link>https://echo.example/a</link></item>";

        assertThat(entryAt(fresh("<rss>" + before + dated(entry) + "</rss>"))).hasSize(1);
        assertThat(entryAt(fresh("<rss>" + before + "<item/>" + dated(entry) + "</rss>"))).isEmpty();
    }

    @Test
    void a_feed_without_entries_is_a_feed() {
        assertThat(fresh("<rss><channel><title>Quiet</title></channel></rss>").entries()).isEmpty();
    }

    @Test
    void the_byte_order_mark_then_the_server_then_the_feed_say_how_bytes_are_letters() {
        var declared = "<?xml version='1.0' encoding='iso-8859-1'?><rss><channel><title>“Café”</title></channel></rss>";

        assertThat(title(declared.getBytes(Charset.forName("windows-1252")), "text/xml")).isEqualTo("“Café”");
        assertThat(title(declared.getBytes(StandardCharsets.UTF_8), "text/xml; charset=utf-8")).isEqualTo("“Café”");
        assertThat(title(("\uFEFF" + declared).getBytes(StandardCharsets.UTF_16LE), "text/xml")).isEqualTo("“Café”");
        assertThat(title(declared.replace("iso-8859-1", "utf-8").getBytes(Charset.forName("windows-1252")), "")).isEqualTo("“Café”");
        assertThat(title(declared.replace("iso-8859-1", "UTF-7").getBytes(StandardCharsets.UTF_8), "")).isEqualTo("“Café”");
    }

    @Test
    void what_is_no_feed_is_said_to_be_none() {
        assertThat(read("<html><body><p>Hello</p></body></html>")).isEqualTo(new FeedReading.Unreadable("it is a web page, not a feed"));
        assertThat(read("")).isEqualTo(new FeedReading.Unreadable("it is not a feed we can read"));
        assertThat(read("{\"items\":[]}")).isEqualTo(new FeedReading.Unreadable("it is not a feed we can read"));
    }

    @Test
    void a_server_that_gives_no_feed_is_told_in_a_clause() {
        assertThat(given(new Fetch.Answered(404))).isEqualTo(new FeedReading.Unreadable("its server answered 404"));
        assertThat(given(new Fetch.TimedOut(Duration.ofSeconds(10)))).isEqualTo(new FeedReading.Unreadable("its server took longer than 10 seconds"));
        assertThat(given(new Fetch.TooLarge(10_000_000))).isEqualTo(new FeedReading.Unreadable("it is larger than 10 MB"));
        assertThat(given(new Fetch.Busy(429, Duration.ofMinutes(5))))
                .isEqualTo(new FeedReading.Unreadable("its server asks us to come back in 5 minutes"));
        assertThat(given(new Fetch.Refused("10.0.0.1"))).as("says nothing of what is inside")
                .isEqualTo(new FeedReading.Unreadable("its address is not open to the public"));
        assertThat(given(new Fetch.Unreachable("x"))).isEqualTo(new FeedReading.Unreadable("its server cannot be reached"));
        assertThat(Stream.of(Fetch.Cause.values()).map(cause -> given(new Fetch.Unreachable(cause, "x")))).doesNotHaveDuplicates()
                .contains(new FeedReading.Unreadable("its server's name is not known on the internet"),
                        new FeedReading.Unreadable("its server's certificate is not valid, or no safe connection can be agreed on"));
    }

    @Test
    void no_input_breaks_the_reader() {
        var random = new Random(3);
        var parts = List.of("<rss>", "<item>", "</item>", "<entry>", "<link href='", "'/>", "<title>", "</title>", "&", "&#0;", "]]>", "<![CDATA[",
                "xml:base='::'", "\u0000", "😀",
                "<guid isPermaLink=", "http://", "[::1]", "%zz", "<published>", "9999-99-99", "</", "<feed xml:base='http://[' >", "<!--");

        for (var round = 0; round < 2_000; round++) {
            var xml = new StringBuilder();
            random.ints(random.nextInt(40), 0, parts.size()).forEach(at -> xml.append(parts.get(at)));

            assertThat(read(xml.toString())).as(xml.toString()).isNotNull();
        }
        assertThat(read("<rss>" + "<a>".repeat(100_000) + "<item><link>https://echo.example/a</link></item>")).isNotNull();
    }

    private static String dated(String item) {
        return item.replace("</item>", "<pubDate>2026-11-24</pubDate></item>");
    }

    private static List<Entry> entryAt(FeedReading.Fresh feed) {
        return feed.entries().stream().filter(entry -> !entry.address().isEmpty()).toList();
    }

    private static String items(int count) {
        return IntStream.range(0, count)
                .mapToObj(at -> "<item><guid>" + at + "</guid><link>https://echo.example/" + at + "</link><pubDate>"
                        + Instant.parse("2026-11-24T00:00:00Z").plusSeconds(at)
                        + "</pubDate></item>")
                .collect(Collectors.joining());
    }

    private static String title(byte[] bytes, String contentType) {
        return ((FeedReading.Fresh) given(new Fetch.Page(URI.create(ADDRESS), contentType, bytes))).title();
    }

    private static FeedReading.Fresh fresh(String xml) {
        return (FeedReading.Fresh) read(xml);
    }

    private static FeedReading read(String xml) {
        return given(new Fetch.Page(URI.create(ADDRESS), "", xml.getBytes(StandardCharsets.UTF_8)));
    }

    private static FeedReading given(Fetch fetch) {
        return new FeedReader(_ -> fetch).read(ADDRESS);
    }
}
