package news.backstory.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class TornFeedsTest {

    private static final String RSS = """
            <?xml version="1.0"?><rss version="2.0"><channel><title>The Echo</title><link>https://echo.example/</link>
            <item><title>One</title><link>https://echo.example/1?a=b&amp;c=d</link><description><![CDATA[<p>Of <b>one</b> & two</p>]]></description></item>
            <!-- <item> --><item><title>Two</title><guid isPermaLink="true">https://echo.example/2</guid></item>
            <item><title>Three</title><link>https://echo.example/3</link></item></channel></rss>""";
    private static final String ATOM = """
            <a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>The Echo</a:title>
            <a:entry><a:title>One</a:title><a:link href='https://echo.example/1'/><a:id>1</a:id><a:content type="xhtml"><div><p>Text</p></div></a:content></a:entry>
            <a:entry><a:title>Two</a:title><a:link href="https://echo.example/2"/><a:id>2</a:id></a:entry></a:feed>""";
    private static final String SITEMAP = """
            <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://echo.example/1</loc></url>
            <url><loc>https://echo.example/2</loc></url></urlset>""";

    @Test
    void wherever_a_feed_is_cut_its_entries_are_those_that_arrived_whole() {
        for (var feed : List.of(RSS, ATOM, SITEMAP)) {
            var whole = fresh(feed);
            assertThat(whole.flaws()).isEmpty();
            for (var length = feed.indexOf("<a:title>") + feed.indexOf("<title>") + 20; length < feed.length(); length++) {
                var start = feed.substring(0, length);
                if (read(start) instanceof FeedReading.Fresh cut) {
                    var arrived = (int) start.lines().filter(line -> line.matches(".*</(a:entry|item|url)>.*")).count();
                    assertThat(cut.entries()).as(start).isEqualTo(whole.entries().subList(0, arrived));
                    assertThat(cut.flaws()).as(start).isNotEmpty();
                }
            }
        }
    }

    @Test
    void that_an_entry_was_cut_is_said_and_so_is_what_stands_around_a_feed() {
        assertThat(fresh(RSS.substring(0, RSS.indexOf("/3</link>"))).flaws()).containsExactly(Ending.IN_AN_ENTRY);
        assertThat(fresh(RSS.replace("</channel></rss>", "")).flaws()).containsExactly("it ends before it is closed");
        assertThat(fresh("Warning: header<br />\n" + RSS + "<!-- cached -->").flaws())
                .containsExactly("something stands before or behind it that is not part of it");
        assertThat(fresh(RSS + "<!-- cached --> \n").flaws()).isEmpty();
    }

    @Test
    void a_section_that_is_never_closed_does_not_swallow_the_next_entries() {
        var feed = fresh("<rss version='2.0'><channel><title>Echo</title>"
                + "<item><title>One</title><link>https://echo.example/1</link><description><![CDATA[<p>Of one & two</p></description></item>"
                + "<item><title>Two</title><link>https://echo.example/2</link></item></channel></rss>");

        assertThat(feed.entries()).extracting(Entry::title).containsExactly("One", "Two");
        assertThat(feed.entries().getFirst().text()).containsExactly("Of one & two");
        assertThat(feed.flaws()).contains("a CDATA section of it is not closed");
    }

    @Test
    void what_looks_like_entries_in_somebodys_comment_is_text() {
        var feed = fresh(RSS.replace("Of <b>one</b> & two",
                "me</description></item><item><title>Forged</title><link>https://echo.example/forged</link><description><![CDATA[x"));

        assertThat(feed.entries()).extracting(Entry::title).containsExactly("One", "Two", "Three");
    }

    @Test
    void sections_that_are_opened_again_and_again_cost_little() {
        assertThat(fresh("<rss><channel><title>x</title>" + "<![CDATA[".repeat(500_000)).entries()).isEmpty();
        assertThat(fresh("<rss><channel><title>x</title>" + "<![CDATA[</item>".repeat(200_000) + "]]></channel></rss>").entries()).isEmpty();
    }

    private static FeedReading.Fresh fresh(String xml) {
        return (FeedReading.Fresh) read(xml);
    }

    private static FeedReading read(String xml) {
        return FeedReader.parse(xml.getBytes(StandardCharsets.UTF_8), "text/xml", "https://echo.example/feed.xml");
    }
}
