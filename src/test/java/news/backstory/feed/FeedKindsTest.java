package news.backstory.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the kinds of feeds and their modules say of an entry, and how a feed wants to be read. */
class FeedKindsTest {

    private static final String ADDRESS = "https://echo.example/news/feed.xml";

    @Test
    void the_modules_of_rss_tell_who_wrote_it_the_whole_text_and_the_largest_picture() {
        var entry = fresh("""
                <rss version="2.0" xmlns:dublin="http://purl.org/dc/elements/1.1/" xmlns:c="http://purl.org/rss/1.0/modules/content/"
                  xmlns:m="http://search.yahoo.com/mrss/"><channel><item><link>https://echo.example/a</link><m:title>Of the picture</m:title>
                <dublin:creator>Ann Reporter</dublin:creator><author>ann@echo.example</author><dublin:date>2026-11-24T09:00:00Z</dublin:date>
                <description>Short</description><c:encoded><![CDATA[<p>Long</p>]]></c:encoded><title>Bridge closed</title>
                <m:group><m:content url="/s.jpg" medium="image" width="100"/><m:content url="/l.jpg" type="image/jpeg" width="900"/>
                <m:content url="/v.mp4" type="video/mp4" width="1900"/></m:group></item></channel></rss>""").entries().getFirst();

        assertThat(entry.title()).isEqualTo("Bridge closed");
        assertThat(entry.authors()).containsExactly("Ann Reporter", "ann@echo.example");
        assertThat(entry.summary()).isEqualTo("Short");
        assertThat(entry.content()).isEqualTo("<p>Long</p>");
        assertThat(entry.image()).isEqualTo("https://echo.example/l.jpg");
        assertThat(entry.dated()).containsExactly(Instant.parse("2026-11-24T09:00:00Z"));
    }

    @Test
    void who_wrote_the_feed_wrote_what_names_nobody_and_a_name_behind_a_mail_address_is_the_name() {
        var atom = (FeedReading.Fresh) read("""
                <feed xmlns="http://www.w3.org/2005/Atom"><author><name>Ann Lee</name></author><entry><id>1</id></entry>
                <entry><id>2</id><author><name>Bob Ray</name></author></entry>
                <entry><id>3</id><source><author><name>Cy Dee</name></author></source></entry></feed>""");
        var json = (FeedReading.Fresh) read(
                "{\"version\":\"https://jsonfeed.org/version/1.1\",\"authors\":[{\"name\":\"Ann Lee\"}],\"items\":[{\"id\":\"1\"}]}");
        var rss = (FeedReading.Fresh) read("<rss><item><author>ann@news.example (Ann Lee)</author></item></rss>");

        assertThat(atom.entries()).extracting(Entry::authors).containsExactly(List.of("Ann Lee"), List.of("Bob Ray"), List.of("Cy Dee"));
        assertThat(json.entries().getFirst().authors()).containsExactly("Ann Lee");
        assertThat(rss.entries().getFirst().authors()).containsExactly("Ann Lee");
    }

    @Test
    void entries_that_a_feed_has_taken_back_are_seen_with_reason_and_hour() {
        var feed = (FeedReading.Fresh) read("""
                <feed xmlns="http://www.w3.org/2005/Atom"><entry><id>1</id></entry>
                <d:deleted-entry xmlns:d="http://purl.org/atompub/tombstones/1.0" ref="tag:2" when="2026-11-24T10:00:00+01:00">
                <d:by><name>Ann</name></d:by><d:comment type="html">&lt;b>Wrong&lt;/b> man</d:comment></d:deleted-entry>
                <at:deleted-entry ref="tag:3" when="2026-11-24T10:00:00Z"><source><entry><id>no entry</id></entry></source></at:deleted-entry>
                <at:deleted-entry ref="tag:4"/><at:deleted-entry when="2026-11-24T10:00:00Z"/></feed>""");

        assertThat(feed.entries()).extracting(Entry::id).containsExactly("1");
        assertThat(feed.deleted()).containsExactly(new Deleted("tag:3", Instant.parse("2026-11-24T10:00:00Z"), ""),
                new Deleted("tag:2", Instant.parse("2026-11-24T09:00:00Z"), "Wrong man"));
        assertThat(feed.flaws()).contains("it takes back an entry and does not say which, or when");
    }

    @Test
    void of_very_many_entries_that_were_taken_back_the_latest_count() {
        var all = new StringBuilder("<feed>");
        for (var at = 0; at <= Tombstones.MAX; at++) {
            all.append("<at:deleted-entry ref='").append(at).append("' when='").append(Instant.EPOCH.plus(Duration.ofDays(1_000 + at))).append("'/>");
        }

        assertThat(((FeedReading.Fresh) read(all + "</feed>")).deleted()).extracting(Deleted::id).hasSize(Tombstones.MAX).doesNotContain("0");
    }

    @Test
    void a_json_feed_is_a_feed() {
        var feed = fresh(
                """
                        {"version":"https://jsonfeed.org/version/1.1","title":"The Echo","home_page_url":"https://echo.example/","feed_url":"https://echo.example/f",
                         "hubs":[{"type":"WebSub","url":"https://hub.example/"}],
                         "items":[{"id":7,"url":"/a","title":"Fish &amp; chips","content_html":"<p>x</p>","date_published":"2026-11-24T10:00:00+01:00",
                                   "authors":[{"name":"Ann"}],"image":"/a.jpg"},{"id":"https://echo.example/b"}, 3]}""");

        assertThat(feed.title()).isEqualTo("The Echo");
        assertThat(feed.site()).isEqualTo("https://echo.example/");
        assertThat(feed.wishes().hubs()).containsExactly("https://hub.example/");
        assertThat(feed.entries()).extracting(Entry::id).containsExactly("7", "https://echo.example/b");
        assertThat(feed.entries()).extracting(Entry::address).containsExactly("https://echo.example/a", "https://echo.example/b");
        assertThat(feed.entries().getFirst().title()).isEqualTo("Fish & chips");
        assertThat(feed.entries().getFirst().published()).containsExactly(Instant.parse("2026-11-24T09:00:00Z"));
        assertThat(read("{\"version\":")).isEqualTo(new FeedReading.Unreadable("it is not JSON that can be read"));
        assertThat(read("{\"a\":".repeat(5_000))).isEqualTo(new FeedReading.Unreadable("it is not JSON that can be read"));
    }

    @Test
    void a_news_sitemap_is_a_feed_whose_entries_are_known_by_their_addresses() {
        var feed = fresh(
                """
                        <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"
                          xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"><url><loc>https://echo.example/a</loc><lastmod>2026-11-24T11:00Z</lastmod>
                        <news:news><news:publication><news:name>The Echo</news:name><news:language>en</news:language></news:publication>
                        <news:publication_date>2026-11-24T09:00:00Z</news:publication_date><news:title>Bridge closed</news:title></news:news>
                        <image:image><image:loc>https://echo.example/a.jpg</image:loc></image:image></url></urlset>""");

        var entry = feed.entries().getFirst();
        assertThat(feed.title()).isEqualTo("The Echo");
        assertThat(entry.id()).isEqualTo("https://echo.example/a");
        assertThat(entry.title()).isEqualTo("Bridge closed");
        assertThat(entry.published()).containsExactly(Instant.parse("2026-11-24T09:00:00Z"));
        assertThat(entry.image()).isEqualTo("https://echo.example/a.jpg");
        assertThat(read("<sitemapindex><sitemap><loc>https://echo.example/s.xml</loc></sitemap></sitemapindex>"))
                .isEqualTo(new FeedReading.Sitemaps(List.of("https://echo.example/s.xml")));
    }

    @Test
    void a_feed_says_how_often_and_when_it_likes_to_be_read_and_who_tells_of_news() {
        var feed = fresh("""
                <rss xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>Echo</title><link>https://echo.example/</link><ttl>30</ttl>
                <skipHours><hour>24</hour><hour>3</hour><hour>x</hour></skipHours><skipDays><day>Sunday</day><day>Someday soon</day></skipDays>
                <atom:link rel="self" href="https://echo.example/feed"/><atom:link rel="hub" href="https://hub.example/"/></channel></rss>""");
        var slow = fresh("<rss xmlns:sy='http://purl.org/rss/1.0/modules/syndication/'><channel><sy:updatePeriod>daily</sy:updatePeriod>"
                + "<sy:updateFrequency>4</sy:updateFrequency></channel></rss>");

        assertThat(feed.site()).isEqualTo("https://echo.example/");
        assertThat(feed.wishes()).isEqualTo(new Wishes(Duration.ofMinutes(30), Set.of(0, 3), Set.of("sunday"), "https://echo.example/feed",
                List.of("https://hub.example/"), false));
        assertThat(slow.wishes().pause()).isEqualTo(Duration.ofHours(6));
    }

    @Test
    void what_is_wrong_with_a_feed_is_said() {
        var feed = fresh(
                "<?xml version='1.0' encoding='us-asci'?><rss><item><guid>1</guid><link>https://echo.example/a</link><pubDate>soon</pubDate></item>"
                        + "<item><guid>1</guid><title>&#x;</title></item></rss>");

        assertThat(feed.flaws()).contains("it says that it is in us-asci, and is not", "a date that cannot be read: soon", "an entry has no address",
                "several entries have one id").anyMatch(flaw -> flaw.startsWith("it is not well-formed XML"));
        assertThat(fresh("<rss>" + "<item><pubDate>x%d</pubDate></item>".formatted(1).repeat(3) + "</rss>").flaws())
                .hasSizeLessThanOrEqualTo(Flaws.MAX);
    }

    @Test
    void an_entry_that_was_not_closed_does_not_swallow_the_next() {
        var feed = fresh("<rss><channel><item><title>One</title><item><title>Two</title></item></channel></rss>");

        assertThat(feed.entries()).extracting(Entry::title).containsExactly("One", "Two");
    }

    @Test
    void titles_are_text_however_they_were_packed() {
        assertThat(title("AT&amp;T &lt;b&gt;wins&lt;/b&gt;")).isEqualTo("AT&T wins");
        assertThat(title("Caf&amp;eacute; &amp;amp;amp; bar")).isEqualTo("Café & bar");
        assertThat(title("<![CDATA[History of the <blink> tag]]>")).isEqualTo("History of the <blink> tag");
        assertThat(title("1 &lt; 2 &amp; 3")).isEqualTo("1 < 2 & 3");
        assertThat(title("x".repeat(PlainTitle.MAX_CHARACTERS + 1))).hasSize(PlainTitle.MAX_CHARACTERS);
        assertThat(fresh("<feed><entry><title mode='base64' type='text/html'>PGI+Qm9sZDwvYj4=</title></entry></feed>").entries().getFirst().title())
                .isEqualTo("Bold");
    }

    @Test
    void letters_that_nobody_declared_are_told_by_their_looks() {
        var russian = "Мост закрыт после наводнения, сообщает городская администрация. Река поднялась выше отметки.";
        var feed = "<rss><channel><title>%s</title></channel></rss>".formatted(russian);

        assertThat(title(feed.getBytes(Charset.forName("KOI8-R")))).isEqualTo(russian);
        assertThat(title(feed.getBytes(Charset.forName("windows-1251")))).isEqualTo(russian);
        var broken = feed.replace("Мост", "M\u00ffst").getBytes(StandardCharsets.UTF_8);
        broken[new String(broken, StandardCharsets.ISO_8859_1).indexOf("M\u00c3") + 1] = (byte) 0xff;
        assertThat(title(broken)).as("one torn letter does not make the rest unreadable").contains("закрыт после наводнения");
    }

    @Test
    void one_stray_byte_in_utf_8_leaves_its_quotation_marks_what_they_are_and_letters_encoded_twice_are_put_right() {
        var quotes = "\u2018Bridge\u2019 and \u2018ferry\u2019 \u201cshut\u201d ".repeat(3) + "caf";
        var bytes = "<rss><channel><title>%s#</title></channel></rss>".formatted(quotes).getBytes(StandardCharsets.UTF_8);
        bytes[new String(bytes, StandardCharsets.ISO_8859_1).indexOf('#')] = (byte) 0xe9;
        var twice = new String("It\u2019s shut".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);

        assertThat(title(bytes)).isEqualTo(quotes + "\ufffd");
        assertThat(title("<rss><channel><title>%s</title></channel></rss>".formatted(twice).getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("It\u2019s shut");
    }

    @Test
    void a_feed_of_more_than_ten_megabytes_is_not_read() {
        assertThat(FeedReader.parse(new byte[(int) FeedReader.MAX_BYTES + 1], "", ADDRESS))
                .isEqualTo(new FeedReading.Unreadable("it is larger than 10 MB"));
    }

    private static String title(byte[] feed) {
        return ((FeedReading.Fresh) FeedReader.parse(feed, "", ADDRESS)).title();
    }

    private static String title(String xml) {
        return fresh("<rss><item><title>" + xml + "</title></item></rss>").entries().getFirst().title();
    }

    private static FeedReading.Fresh fresh(String text) {
        return (FeedReading.Fresh) read(text);
    }

    private static FeedReading read(String text) {
        return FeedReader.parse(text.getBytes(StandardCharsets.UTF_8), "", ADDRESS);
    }
}
