package news.backstory.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import news.backstory.article.Link;
import news.backstory.testing.MovingClock;
import news.backstory.web.Fetch;
import org.junit.jupiter.api.Test;

/** What a feed may cost, counted and not timed. */
class EffortTest {

    private static final String ADDRESS = "https://echo.example/feed";
    private static final String ENTRY = "<item><title>x</title><link>l</link><guid>/g</guid></item>";
    private static final String TOO_LONG = "it takes too long to read; only what stands first was read";

    @Test
    void bases_in_each_other_are_put_together_once_not_for_each_entry() {
        var effort = new Effort(Effort.MAX_CHARACTERS);

        var feed = read("<x xml:base='a/'>".repeat(80) + "<rss>" + ENTRY.repeat(10_000) + "</rss>", effort);

        assertThat(feed.entries().getLast().address()).isEqualTo("https://echo.example/" + "a/".repeat(80) + "l");
        assertThat(feed.flaws()).doesNotContain(TOO_LONG);
        assertThat(effort.spent()).isLessThan(Effort.MAX_CHARACTERS / 2);
    }

    @Test
    void a_feed_that_nests_or_repeats_what_it_says_is_read_until_the_effort_is_spent() {
        for (var hostile : List.of("<rss><item>" + "<link>l</link>".repeat(200_000) + "</item></rss>",
                "<item><body>yyyyyyyyyyyyyyyyyyyy".repeat(200_000),
                "<rss>" + ("<item>" + "<link>l</link>".repeat(100) + "</item>").repeat(2_000))) {
            var effort = new Effort(Effort.MAX_CHARACTERS);

            var feed = read(hostile, effort);

            assertThat(feed.flaws()).contains(TOO_LONG);
            assertThat(effort.spent()).isLessThan(Effort.MAX_CHARACTERS + 100_000);
        }
    }

    @Test
    void dates_and_titles_that_cost_more_than_their_letters_are_counted_so() {
        var title = "<b ".repeat(700);
        for (var hostile : List.of("<rss>" + ("<item>" + "<pubDate>x</pubDate>".repeat(10) + "</item>").repeat(8_000),
                "<rss>" + ("<item><title><![CDATA[" + title + "]]></title></item>").repeat(2_000),
                "<rss>" + ("<item>" + ("<author><![CDATA[" + title + "]]></author>").repeat(20) + "</item>").repeat(100),
                "{\"items\":[" + ("{\"title\":\"" + title + "\"},").repeat(2_000) + "{}]}")) {
            var effort = new Effort(Effort.MAX_CHARACTERS);

            var feed = read(hostile, effort);

            assertThat(feed.flaws()).contains(TOO_LONG);
            assertThat(effort.spent()).isLessThan(Effort.MAX_CHARACTERS + 100_000);
        }
    }

    @Test
    void spaces_in_a_date_count_for_one_and_a_text_that_is_all_spaces_is_no_date() {
        var most = 300 - "27 Nov 2026".length() - "10:00:00".length();

        assertThat(FeedDates.parse("27 Nov 2026" + " ".repeat(most) + "10:00:00")).contains(Instant.parse("2026-11-27T10:00:00Z"));
        assertThat(FeedDates.parse("27 Nov 2026" + " ".repeat(most + 1) + "10:00:00")).isEmpty();
    }

    @Test
    void of_a_feed_that_takes_just_too_long_the_last_entry_is_left_out() {
        var whole = new Effort(Effort.MAX_CHARACTERS);
        read("<rss>" + ENTRY.repeat(9) + "</rss>", whole);

        assertThat(read("<rss>" + ENTRY.repeat(9) + "</rss>", new Effort(whole.spent())).entries()).hasSize(9);
        assertThat(read("<rss>" + ENTRY.repeat(9) + "</rss>", new Effort(whole.spent() - 1)).entries()).hasSize(8);
    }

    @Test
    void an_address_that_bases_make_too_long_is_none() {
        var feed = read("<x xml:base='https://a.example/'>" + ("<x xml:base='" + "q".repeat(1_000) + "/'>").repeat(5) + "<rss>" + ENTRY, new Effort(
                Effort.MAX_CHARACTERS));

        assertThat(feed.entries().getFirst().address().length()).isLessThan(4_001);
    }

    @Test
    void what_says_that_it_is_a_feed_too_often_is_not_looked_at_each_time() {
        var heads = "<channel><title/></channel>".repeat(FeedParser.MAX_HEADS - 2);

        assertThat(read("<rss>" + heads + "<channel><title>Echo</title></channel></rss>", new Effort(Effort.MAX_CHARACTERS)).title())
                .isEqualTo("Echo");
        assertThat(read("<rss><channel/>" + heads + "<channel><title>Echo</title></channel></rss>", new Effort(Effort.MAX_CHARACTERS)).title())
                .isEmpty();
    }

    @Test
    void feeds_are_taken_apart_off_the_virtual_threads_on_which_others_are_fetched() throws InterruptedException {
        var page = new Fetch.Page(URI.create(ADDRESS), "", ("<rss>" + ENTRY + "</rss>").getBytes(StandardCharsets.UTF_8));
        var worker = new AtomicReference<Thread>();
        var feeds = mock(Feeds.class);
        when(feeds.memory(any())).thenReturn(FeedMemory.NONE);
        when(feeds.elsewhere(any(), any())).thenAnswer(_ -> {
            worker.set(Thread.currentThread());
            return List.of();
        });
        var now = Instant.parse("2026-11-24T09:00:00Z");
        var visitor = new FeedVisitor(_ -> page, feeds, new MovingClock(now), new Random(1));

        Thread.ofVirtual().start(() -> visitor.visit(Feed.added(new Link(ADDRESS), now))).join();

        assertThat(worker.get()).isNotNull().matches(thread -> !thread.isVirtual(), "a thread of the system's own");
    }

    private static FeedReading.Fresh read(String xml, Effort effort) {
        return (FeedReading.Fresh) FeedParser.parse(xml, ADDRESS, new Flaws(), effort);
    }
}
