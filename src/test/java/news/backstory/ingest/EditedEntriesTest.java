package news.backstory.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import news.backstory.article.Link;
import news.backstory.extract.Extractor;
import news.backstory.feed.FeedVisitor;
import news.backstory.hub.HubDesk;
import news.backstory.ingest.NewEntries.NewEntry;
import news.backstory.search.ArticleIndex;
import news.backstory.story.StoryMatcher;
import news.backstory.testing.FakeWeb;
import news.backstory.testing.MovingClock;
import news.backstory.testing.TemporaryStore;
import news.backstory.web.Fetch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Corrections that a feed tells of reach the article, whatever its page or its server does meanwhile. */
class EditedEntriesTest {

    private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");
    private static final Link FEED = new Link("https://herald-example.org/feed");

    private final MovingClock clock = new MovingClock(NOW);
    private final TemporaryStore store = new TemporaryStore();
    private final FakeWeb web = new FakeWeb();
    private final ArticleIndex index = ArticleIndex.inMemory();
    private final Sites sites = new Sites(List.of(), List.of());
    private final Shelf shelf = new Shelf(store.articles(), index, new StoryMatcher(store.stories(), 0.5), clock);
    private final LinkReader reader = new LinkReader(web, new Extractor(), store.articles(), shelf, sites, clock);
    private final Unread unread = new Unread(reader::readAfresh, _ -> true, store.articles(), shelf, sites, clock);
    private final FeedDesk desk = new FeedDesk(store.feeds(), clock);
    private final List<NewEntry> told = new ArrayList<>();
    private final FeedPoller poller = new FeedPoller(() -> Set.of(FEED), new FeedVisitor(web, store.feeds(), clock, new Random(1)), store.feeds(),
            desk,
            new EntryReader(reader, reader::readAfresh, unread, new Withdrawals(store.articles(), shelf, sites, clock), _ -> true, store.articles(),
                    told::add, _ -> false),
            new HubDesk(List.of(), store.hubSubscriptions(), web, _ -> true, new SecureRandom(), clock), _ -> Optional.empty(), clock);

    @AfterEach
    void close() {
        poller.close();
        index.close();
        store.close();
    }

    @Test
    void a_correction_is_read_though_the_page_was_read_a_moment_ago() {
        publish(1, "four");
        poller.pollDue();
        clock.advance(Duration.ofMinutes(5));
        publish(1, "three");
        poll();

        assertThat(headline(1)).isEqualTo(title(1, "three"));
    }

    @Test
    void a_corrected_page_that_its_server_cannot_give_is_tried_again_until_it_can_though_the_feed_says_no_more() {
        publish(1, "four");
        poller.pollDue();
        for (var trouble : List.of(new Fetch.Busy(503, Duration.ofMinutes(1)), new Fetch.Answered(500), new Fetch.Unreachable("no answer"))) {
            clock.advance(Duration.ofHours(3));
            feed(1, "three" + trouble.hashCode());
            web.answers(page(1), trouble);
            poll();
            clock.advance(Duration.ofMinutes(20));
            assertThat(unread.tryAgain()).isEmpty();
            article(1, "three" + trouble.hashCode());
            clock.advance(Duration.ofHours(1));
            assertThat(unread.tryAgain()).hasSize(1);

            assertThat(headline(1)).isEqualTo(title(1, "three" + trouble.hashCode()));
        }
        clock.advance(Duration.ofDays(3));
        assertThat(unread.tryAgain()).isEmpty();
        assertThat(told).as("a correction is no news").hasSize(1);
    }

    @Test
    void corrections_over_the_maximum_of_a_visit_wait_for_the_next() {
        var all = EntryReader.MAX_EDITED_A_VISIT + 10;
        publish(all, "four");
        poller.pollDue();
        clock.advance(Duration.ofHours(1));
        publish(all, "three");
        poll();
        assertThat(IntStream.rangeClosed(1, all).filter(at -> headline(at).equals(title(at, "three")))).hasSize(EntryReader.MAX_EDITED_A_VISIT);
        clock.advance(Duration.ofMinutes(3));
        poller.pollDue();

        assertThat(IntStream.rangeClosed(1, all)).allMatch(at -> headline(at).equals(title(at, "three")));
        assertThat(told).hasSize(all);
    }

    private void poll() {
        desk.ping(FEED);
        poller.pollDue();
    }

    private void publish(int last, String count) {
        feed(last, count);
        IntStream.rangeClosed(1, last).forEach(at -> article(at, count));
    }

    private void article(int at, String count) {
        web.article(page(at), "Local", title(at, count), "The Trust said so",
                "The harbour bridge was closed on Monday after a crane struck its main span, the Harbour Trust said. Of those hurt, it named " + count
                        + ".",
                "Engineers found a crack " + at + " metres long in a girder, and chief engineer Ada Brook said it stays shut for a week.");
    }

    private void feed(int last, String count) {
        var items = IntStream.rangeClosed(1, last).mapToObj(
                at -> "<item><title>%s</title><guid>%d</guid><link>%s</link><pubDate>%s</pubDate></item>"
                        .formatted(title(at, count), at, page(at), NOW.minusSeconds(at)))
                .collect(Collectors.joining());
        web.answers(FEED.text(), new Fetch.Page(URI.create(FEED.text()), "", ("<rss>" + items + "</rss>").getBytes(StandardCharsets.UTF_8)));
    }

    private String headline(int at) {
        return store.articles().findAt(new Link(page(at))).orElseThrow().article().headline();
    }

    private static String page(int at) {
        return "https://herald-example.org/reports/harbour-bridge-" + at;
    }

    private static String title(int at, String count) {
        return "Crane strike on harbour bridge number " + at + " injures " + count;
    }
}
