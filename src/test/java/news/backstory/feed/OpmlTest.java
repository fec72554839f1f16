package news.backstory.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import news.backstory.article.Link;
import org.junit.jupiter.api.Test;

class OpmlTest {

    @Test
    void what_is_written_is_read_again_whatever_is_in_its_titles() {
        var feeds = new LinkedHashMap<Link, String>();
        feeds.put(new Link("https://herald.example/feed?a=1&b=%22"), "Herald & \"Echo\" <b> caf\u00e9\u00a0\ud83d\ude00");
        feeds.put(new Link("https://echo.example/rss"), "");

        assertThat(read(Opml.write(feeds))).isEqualTo(new Opml.Reading.Feeds(Map.of(new Link("https://herald.example/feed?a=1&b=%22"),
                "Herald & \"Echo\" <b> caf\u00e9 \ud83d\ude00", new Link("https://echo.example/rss"), "echo.example"), List.of()));
    }

    @Test
    void folders_and_old_spellings_are_read_and_each_feed_is_taken_once() {
        assertThat(read("""
                <OPML version="1.1"><body><outline text="Sport"><outline title="Goals" text="x" xmlurl="https://goals.example/rss" /></outline>
                <outline text="Goals again" xmlUrl="https://goals.example/rss"/><outline text="Folder"/></body></OPML>"""))
                .isEqualTo(new Opml.Reading.Feeds(Map.of(new Link("https://goals.example/rss"), "Goals"), List.of()));
    }

    @Test
    void what_is_no_address_of_the_web_is_left_out_and_counted() {
        assertThat(read("<opml><outline xmlUrl='file:///etc/passwd'/><outline xmlUrl=''/><outline xmlUrl='https://a.example/'/></opml>"))
                .isInstanceOfSatisfying(Opml.Reading.Feeds.class, feeds -> {
                    assertThat(feeds.feeds()).containsExactly(entry(new Link("https://a.example/"), ""));
                    assertThat(feeds.leftOut()).hasSize(2);
                });
    }

    @Test
    void an_entity_opens_nothing_and_grows_to_nothing() {
        var laughs = "<!DOCTYPE opml [<!ENTITY a SYSTEM 'file:///etc/hostname'><!ENTITY b '" + "&c;".repeat(1_000) + "'>]>";

        assertThat(read(laughs + "<opml><outline text='&a;&b;' xmlUrl='https://a.example/&a;'/></opml>")).isInstanceOfSatisfying(
                Opml.Reading.Feeds.class,
                feeds -> assertThat(feeds.feeds()).allSatisfy((link, title) -> assertThat(link + title).contains("&a;").hasSizeLessThan(100)));
    }

    @Test
    void a_list_has_a_greatest_size_and_a_greatest_number_of_feeds() {
        var feeds = IntStream.range(0, Opml.MAX_FEEDS + 1).mapToObj("<outline xmlUrl='https://a.example/%d'/>"::formatted)
                .collect(Collectors.joining());

        assertThat(read("<opml>" + feeds + "</opml>")).isInstanceOfSatisfying(Opml.Reading.Feeds.class, read -> {
            assertThat(read.feeds()).hasSize(Opml.MAX_FEEDS);
            assertThat(read.leftOut()).hasSize(1);
        });
        assertThat(Opml.read(new byte[Opml.MAX_BYTES + 1])).isEqualTo(new Opml.Reading.Unreadable("it is larger than 2 MB"));
        assertThat(read("<rss/>")).isEqualTo(new Opml.Reading.Unreadable("it is not a list of feeds (OPML)"));
    }

    private static Opml.Reading read(String text) {
        return Opml.read(text.getBytes(StandardCharsets.UTF_8));
    }
}
