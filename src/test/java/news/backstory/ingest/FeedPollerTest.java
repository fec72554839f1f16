package news.backstory.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import news.backstory.article.ArticleId;
import news.backstory.article.Link;
import news.backstory.article.Reading;
import news.backstory.channel.ChannelId;
import news.backstory.channel.PersonId;
import news.backstory.channel.Source;
import news.backstory.channel.Wanted;
import news.backstory.feed.Feed.Standing;
import news.backstory.feed.FeedHealth;
import news.backstory.feed.FeedHealth.State;
import news.backstory.feed.FeedMemory;
import news.backstory.feed.FeedVisitor;
import news.backstory.hub.HubDesk;
import news.backstory.hub.HubSecret;
import news.backstory.hub.HubSubscription;
import news.backstory.ingest.NewEntries.NewEntry;
import news.backstory.search.ArticleIndex;
import news.backstory.story.StoryMatcher;
import news.backstory.testing.FakeWeb;
import news.backstory.testing.MovingClock;
import news.backstory.testing.SampleArticles;
import news.backstory.testing.TemporaryStore;
import news.backstory.web.Fetch;
import news.backstory.web.PoliteWeb;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FeedPollerTest {

    private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");
    private static final Link FEED = new Link("https://herald-example.org/feed");
    private static final Link OTHER = new Link("https://echo-example.org/feed");

    private final MovingClock clock = new MovingClock(NOW);
    private final TemporaryStore store = new TemporaryStore();
    private final FakeWeb web = new FakeWeb();
    private final PoliteWeb polite = new PoliteWeb(web, 1_000_000, clock);
    private final Set<Link> wanted = new HashSet<>(Set.of(FEED));
    private final List<NewEntry> told = new CopyOnWriteArrayList<>();
    private final List<Link> read = new ArrayList<>();
    private final HubDesk hubs = new HubDesk(List.of(new Link("https://bot-example.org/hubs/")), store.hubSubscriptions(), web, _ -> true,
            new SecureRandom(), clock);
    private final FeedDesk desk = new FeedDesk(store.feeds(), clock);
    private final ArticleIndex index = ArticleIndex.inMemory();
    private NewEntries listener = told::add;
    private FeedPoller poller = poller();

    @BeforeEach
    void publishThree() {
        publish(FEED, 1, 3);
    }

    @AfterEach
    void close() {
        poller.close();
        index.close();
        store.close();
    }

    @Test
    void each_new_entry_is_told_when_its_article_is_kept_and_before_it_is_remembered() {
        listener = entry -> {
            assertThat(store.articles().find(entry.article())).isPresent();
            assertThat(store.feeds().memory(FEED)).isEqualTo(FeedMemory.NONE);
            told.add(entry);
        };

        assertThat(poller.pollDue()).containsExactly(new FeedPoller.Polled(FEED, 3, 3, 0, ""));

        assertThat(told).hasSize(3).allMatch(entry -> entry.feed().equals(FEED));
        assertThat(store.feeds().memory(FEED).entries()).hasSize(3);
        assertThat(poller.hasReadAll()).isTrue();
    }

    @Test
    void what_a_feed_shows_when_it_is_added_is_no_news_and_what_comes_later_is_told_the_oldest_first() {
        poller.pollDue();
        clock.advance(Duration.ofHours(6));
        publish(FEED, 1, 6);
        poller.pollDue();

        assertThat(told).filteredOn(NewEntry::isOfFirstReading).extracting(NewEntry::article).containsExactly(id(3), id(2), id(1));
        assertThat(told).filteredOn(entry -> !entry.isOfFirstReading()).extracting(NewEntry::article).containsExactly(id(4), id(5), id(6));
    }

    @Test
    void an_entry_that_could_not_be_told_is_told_at_the_next_visit_and_other_feeds_are_read_all_the_same() {
        wanted.add(OTHER);
        publish(OTHER, 7, 7);
        listener = entry -> {
            if (entry.article().equals(id(2))) {
                throw new IllegalStateException("the disk is full");
            }
            told.add(entry);
        };
        assertThat(poller.pollDue()).extracting(FeedPoller.Polled::problem).satisfiesExactlyInAnyOrder(
                problem -> assertThat(problem).isEmpty(), problem -> assertThat(problem).contains("IllegalStateException").doesNotContain("disk"));
        assertThat(store.feeds().memory(FEED)).isEqualTo(FeedMemory.NONE);
        assertThat(poller.pollDue()).as("it is let be for a while").isEmpty();

        listener = told::add;
        clock.advance(Duration.ofMinutes(5));
        poller.pollDue();

        assertThat(told).extracting(NewEntry::article).containsExactlyInAnyOrder(id(3), id(7), id(3), id(2), id(1));
        assertThat(told).allMatch(NewEntry::isOfFirstReading);
        assertThat(read).as("each page once").doesNotHaveDuplicates();
    }

    @Test
    void a_feed_is_added_and_stopped_while_the_bot_runs() {
        poller.pollDue();
        wanted.add(OTHER);
        publish(OTHER, 7, 7);
        assertThat(poller.pollDue()).extracting(FeedPoller.Polled::feed).containsExactly(OTHER);

        wanted.remove(FEED);
        clock.advance(Duration.ofDays(1));
        assertThat(poller.pollDue()).extracting(FeedPoller.Polled::feed).containsExactly(OTHER);
        assertThat(store.feeds().find(FEED).orElseThrow().standing()).isEqualTo(Standing.STOPPED);
        assertThat(poller.hasReadAll()).isTrue();
    }

    @Test
    void a_feed_that_is_wanted_again_brings_what_comes_from_then_on_as_news() {
        poller.pollDue();
        wanted.clear();
        poller.pollDue();
        told.clear();
        clock.advance(Duration.ofDays(3));
        publish(FEED, 1, 9);
        wanted.add(FEED);
        poller = poller(); // A restart changes nothing.
        poller.pollDue();
        clock.advance(Duration.ofDays(1));
        publish(FEED, 2, 10);
        poller.pollDue();

        assertThat(told).filteredOn(NewEntry::isOfFirstReading).extracting(NewEntry::article)
                .containsExactlyInAnyOrder(id(4), id(5), id(6), id(7), id(8), id(9));
        assertThat(told).filteredOn(entry -> !entry.isOfFirstReading()).extracting(NewEntry::article).containsExactly(id(10));
    }

    @Test
    void a_first_reading_that_takes_several_visits_is_one_and_news_that_comes_between_is_news() {
        publish(FEED, 1, EntryReader.MAX_ARTICLES_A_VISIT + 50);
        poller.pollDue();
        assertThat(told).hasSize(EntryReader.MAX_ARTICLES_A_VISIT);
        clock.advance(Duration.ofMinutes(10));
        publish(FEED, 1, EntryReader.MAX_ARTICLES_A_VISIT + 51);
        poller.pollDue();

        assertThat(told).hasSize(EntryReader.MAX_ARTICLES_A_VISIT + 51);
        assertThat(told).filteredOn(entry -> !entry.isOfFirstReading()).extracting(NewEntry::article)
                .containsExactly(id(EntryReader.MAX_ARTICLES_A_VISIT + 51));
    }

    @Test
    void an_entry_whose_article_another_feed_has_brought_is_new_in_this_feed_too() {
        poller.pollDue();
        wanted.add(OTHER);
        publish(OTHER, 3, 3);
        poller.pollDue();

        assertThat(told.getLast()).extracting(NewEntry::feed, NewEntry::article).containsExactly(OTHER, id(3));
        assertThat(read).hasSize(3);
    }

    @Test
    void what_is_held_comes_as_news_or_for_the_archive_alone_as_a_person_decides() {
        for (var asNews : List.of(true, false)) {
            var feed = new Link("https://herald-example.org/feed-" + asNews);
            wanted.add(feed);
            publish(feed, 1, 3);
            poller.pollDue();
            clock.advance(Duration.ofDays(5));
            var first = asNews ? 1_000 : 2_000;
            publish(feed, first, first + 19, NOW.minus(Duration.ofDays(900)));
            poller.pollDue();
            var held = desk.health(feed).orElseThrow();
            assertThat(held.state()).isEqualTo(State.HELD);
            assertThat(held.held()).isEqualTo(20);
            assertThat(held.cause()).isEqualTo("20 old entries came up at once; they are held until somebody has looked");
            told.clear();

            assertThat(asNews ? desk.releaseAsNews(feed) : desk.releaseAsOld(feed)).isTrue();
            poller.pollDue();

            assertThat(told).filteredOn(entry -> entry.feed().equals(feed)).hasSize(20).allMatch(entry -> entry.isOfFirstReading() != asNews);
            assertThat(desk.health(feed).orElseThrow().state()).isEqualTo(State.WELL);
            assertThat(desk.releaseAsNews(feed)).as("nothing is held").isFalse();
        }
    }

    @Test
    void what_is_held_for_nobody_is_filed_after_hours_and_what_a_channel_gets_waits_for_a_person() {
        var care = new FeedCare(store.feeds(), desk, store.books(), clock);
        for (var feed : List.of(FEED, OTHER)) {
            wanted.add(feed);
            publish(feed, 1, 3);
        }
        poller.pollDue();
        store.books().subscriptions().add(new ChannelId("C1"), new Source.OfFeed(OTHER), "The Echo", Wanted.ALL, new PersonId("U1"), NOW);
        clock.advance(Duration.ofDays(5));
        for (var feed : List.of(FEED, OTHER)) {
            publish(feed, 1_000, 1_019, NOW.minus(Duration.ofDays(900)));
        }
        poller.pollDue();
        told.clear();

        assertThat(care.fileForNobody()).isEmpty();
        clock.advance(FeedCare.FILED_AFTER);
        assertThat(care.fileForNobody()).containsExactly(FEED);
        poller.pollDue();

        assertThat(told).hasSize(20).allMatch(entry -> entry.feed().equals(FEED) && entry.isOfFirstReading());
        assertThat(desk.health(OTHER).orElseThrow().state()).isEqualTo(State.HELD);
    }

    @Test
    void a_flood_of_old_entries_is_held_also_while_a_new_one_waits_for_its_page() {
        poller.pollDue();
        clock.advance(Duration.ofDays(1));
        publish(FEED, 4, 4);
        web.answers("https://herald-example.org/report-4", new Fetch.Busy(503, Duration.ofMinutes(1)));
        poller.pollDue();
        assertThat(store.feeds().find(FEED).orElseThrow().place().bodyHash()).as("it is to be read again").isEmpty();
        told.clear();
        clock.advance(Duration.ofMinutes(20));
        publish(FEED, 1_000, 1_040, NOW.minus(Duration.ofDays(365)));
        poller.pollDue();

        assertThat(told).isEmpty();
        assertThat(desk.health(FEED).orElseThrow().held()).isEqualTo(41);
    }

    @Test
    void what_is_released_is_told_also_where_it_takes_several_visits_and_the_next_flood_is_held_again() {
        poller.pollDue();
        clock.advance(Duration.ofDays(5));
        var last = 1_000 + EntryReader.MAX_ARTICLES_A_VISIT + 49;
        publish(FEED, 1_000, last, NOW.minus(Duration.ofDays(900)));
        poller.pollDue();
        told.clear();
        desk.releaseAsNews(FEED);
        poller.pollDue();
        poller = poller(); // A restart changes nothing.
        clock.advance(Duration.ofMinutes(3));
        poller.pollDue();
        assertThat(told).hasSize(EntryReader.MAX_ARTICLES_A_VISIT + 50);

        clock.advance(Duration.ofDays(2));
        publish(FEED, 3_000, 3_040, NOW.minus(Duration.ofDays(365)));
        poller.pollDue();
        assertThat(told).hasSize(EntryReader.MAX_ARTICLES_A_VISIT + 50);
        assertThat(desk.health(FEED).orElseThrow().held()).isEqualTo(41);
    }

    @Test
    void what_is_decided_while_a_feed_is_visited_outlasts_the_visit() {
        poller.pollDue();
        clock.advance(Duration.ofDays(1));
        publish(FEED, 4, 4);
        listener = _ -> {
            wanted.clear();
            desk.stop(FEED);
        };
        poller.pollDue();

        assertThat(store.feeds().find(FEED).orElseThrow().standing()).isEqualTo(Standing.STOPPED);
    }

    @Test
    void health_tells_what_is_wrong_since_when_and_what_is_tried_next_and_a_person_can_have_it_tried_at_once() {
        web.answers(FEED.text(), new Fetch.Answered(410));
        wanted.add(OTHER);
        web.answers(OTHER.text(), new Fetch.Page(URI.create(OTHER.text()), "",
                "<rss><item><title>Report</title><link>/1</link></item><item><title>Other</title></item></rss>".getBytes(StandardCharsets.UTF_8)));
        poller.pollDue();
        var flawed = desk.health(OTHER).orElseThrow();

        assertThat(desk.health()).extracting(FeedHealth::state).containsExactly(State.GONE, State.WELL);
        assertThat(flawed.flaws()).contains("an entry has no address");
        assertThat(flawed.lastSuccess()).isEqualTo(NOW);
        assertThat(flawed.next()).isAfter(NOW);
        assertThat(desk.health(FEED)).get().extracting(FeedHealth::cause, FeedHealth::since)
                .containsExactly("its publisher has taken it away", NOW);
        publish(FEED, 1, 3);
        assertThat(desk.retry(FEED)).isTrue();
        poller.pollDue();
        assertThat(desk.health(FEED)).get().extracting(FeedHealth::state, FeedHealth::cause).containsExactly(State.WELL, "");
        assertThat(desk.retry(OTHER)).as("it is well").isFalse();
    }

    @Test
    void a_host_that_asks_to_be_left_alone_is_left_alone_by_feeds_and_pages_and_what_had_to_wait_is_read_afterwards() {
        wanted.add(OTHER);
        publish(OTHER, 1, 3);
        web.answers("https://herald-example.org/report-2", new Fetch.Busy(429, Duration.ofHours(7)));
        web.answers(FEED.text(), new Fetch.Answered(404));
        for (var round = 0; round < 21; round++) {
            poller.pollDue();
            clock.advance(Duration.ofMinutes(20));
        }
        assertThat(told).extracting(NewEntry::article).containsExactly(id(3));
        assertThat(web.asked()).filteredOn(address -> address.contains("herald")).contains("https://herald-example.org/report-2")
                .as("each once").doesNotHaveDuplicates().hasSizeLessThanOrEqualTo(3);

        web.answers("https://herald-example.org/report-2", new Fetch.Answered(404));
        poller.pollDue();

        assertThat(told).extracting(NewEntry::article).containsExactly(id(3), id(2), id(1));
    }

    @Test
    void a_slow_host_holds_up_no_other_and_what_was_under_way_when_the_bot_stopped_is_seen_again() throws Exception {
        wanted.add(OTHER);
        publish(OTHER, 7, 7);
        var never = new CountDownLatch(1);
        var stuck = new CountDownLatch(1);
        listener = entry -> {
            told.add(entry);
            if (entry.feed().equals(FEED)) {
                stuck.countDown();
                try {
                    never.await();
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                }
            }
        };
        var round = CompletableFuture.supplyAsync(() -> poller.pollDue());
        stuck.await();
        poller.close();
        assertThat(round.get()).extracting(FeedPoller.Polled::feed).contains(OTHER);
        assertThat(store.feeds().memory(FEED)).isEqualTo(FeedMemory.NONE);

        listener = told::add;
        told.clear();
        poller = poller();
        poller.pollDue();
        assertThat(told).extracting(NewEntry::article).containsExactly(id(3), id(2), id(1));
    }

    @Test
    void what_a_hub_hands_over_is_told_at_once_and_the_feed_is_then_read_seldom() {
        poller.pollDue();
        agree();
        clock.advance(Duration.ofMinutes(10));
        poller.delivered(FEED, "application/rss+xml", rss(4, 4, clock.instant()));
        assertThat(store.feeds().due(clock.instant().plusSeconds(60), 10)).as("a crash now costs nothing").hasSize(1);
        told.clear();
        clock.advance(Duration.ofMinutes(1));
        poller.pollDue();

        assertThat(told).extracting(NewEntry::article, NewEntry::isOfFirstReading).containsExactly(tuple(id(4), false));
        assertThat(web.asked()).as("the feed itself was read once").containsOnlyOnce(FEED.text());
        assertThat(desk.health(FEED).orElseThrow().next()).isEqualTo(clock.instant().plus(FeedPoller.SAFETY_NET));
        assertThat(store.feeds().memory(FEED).entries()).hasSize(4);
    }

    @Test
    void a_hub_that_misses_something_is_relied_on_no_more_until_it_tells_again() {
        poller.pollDue();
        agree();
        clock.advance(Duration.ofHours(2));
        publish(FEED, 1, 4, clock.instant().minus(Duration.ofMinutes(40)));
        poller.pollDue();

        assertThat(hubs.covers(FEED)).isFalse();
        assertThat(desk.health(FEED).orElseThrow().next()).isBefore(clock.instant().plus(FeedPoller.SAFETY_NET));
    }

    @Test
    void what_hubs_hand_over_is_kept_up_to_a_limit_and_behind_it_the_feed_is_read() {
        poller.pollDue();
        told.clear();
        for (var at = 0; at < FeedPoller.MAX_DELIVERIES + 5; at++) {
            clock.advance(Duration.ofMinutes(1));
            poller.delivered(FEED, "", rss(10 + at, 10 + at, clock.instant()));
        }
        publish(FEED, 10, 10 + FeedPoller.MAX_DELIVERIES + 4);
        poller.pollDue();
        assertThat(told).hasSize(FeedPoller.MAX_DELIVERIES);
        clock.advance(Duration.ofMinutes(1));
        poller.pollDue();

        assertThat(told).extracting(NewEntry::article).hasSize(FeedPoller.MAX_DELIVERIES + 5).doesNotHaveDuplicates();
    }

    @Test
    void what_a_hub_hands_over_and_cannot_be_read_has_the_feed_read() {
        poller.pollDue();
        agree();
        clock.advance(Duration.ofMinutes(2));
        publish(FEED, 1, 4);
        poller.delivered(FEED, "text/html", "<html>".getBytes(StandardCharsets.UTF_8));
        poller.pollDue();

        assertThat(told.getLast().article()).isEqualTo(id(4));
    }

    /** With a hub, that it tells of the feed. */
    private void agree() {
        var later = clock.instant().plus(Duration.ofDays(10));
        store.hubSubscriptions().save(new HubSubscription(FEED, FEED, new Link("https://hub-example.org/"), "callback", new HubSecret("secret"),
                HubSubscription.State.LIVE, Instant.EPOCH, later, later, 0, "", false));
    }

    private FeedPoller poller() {
        var shelf = new Shelf(store.articles(), index, new StoryMatcher(store.stories(), 0.5), clock);
        var sites = new Sites(List.of(), List.of());
        var unread = new Unread(this::read, _ -> true, store.articles(), shelf, sites, clock);
        var entries = new EntryReader(this::read, this::read, unread, new Withdrawals(store.articles(), shelf, sites, clock), _ -> true,
                store.articles(), entry -> listener.arrived(entry),
                link -> polite.restsUntil(link.text()).isPresent());
        return new FeedPoller(() -> Set.copyOf(wanted), new FeedVisitor(polite, store.feeds(), clock, new Random(1)), store.feeds(), desk, entries,
                hubs,
                link -> polite.restsUntil(link.text()), clock);
    }

    private synchronized Reading read(Link link) {
        read.add(link);
        if (polite.get(link.text()) instanceof Fetch.Busy(var status, _, _, _)) {
            return new Reading.Answered(status);
        }
        var article = SampleArticles.usable(link.path().substring(1));
        return new Reading.Read(store.articles().save(article, clock.instant(), List.of(link)));
    }

    private static ArticleId id(int number) {
        return new ArticleId("report-" + number);
    }

    /** The newest first, as feeds do; each was published a minute after the one before, the last one a minute ago. */
    private void publish(Link feed, int first, int last) {
        publish(feed, first, last, clock.instant());
    }

    private void publish(Link feed, int first, int last, Instant until) {
        web.answers(feed.text(), new Fetch.Page(URI.create(feed.text()), "", rss(first, last, until)));
    }

    private static byte[] rss(int first, int last, Instant until) {
        var items = IntStream.iterate(last, at -> at >= first, at -> at - 1).mapToObj(
                at -> "<item><title>Report number %d of %d</title><guid>%d</guid><link>https://herald-example.org/report-%d</link><pubDate>%s</pubDate></item>"
                        .formatted(at, at * 31, at, at, until.minusSeconds(60L * (last - at + 1))))
                .collect(Collectors.joining());
        return ("<rss><channel><title>Herald</title>" + items + "</channel></rss>").getBytes(StandardCharsets.UTF_8);
    }
}
