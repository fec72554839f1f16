package news.backstory.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import news.backstory.article.Link;
import news.backstory.feed.Feed.Standing;
import news.backstory.feed.FeedVisitor.Visit;
import news.backstory.testing.MovingClock;
import news.backstory.testing.TemporaryStore;
import news.backstory.web.Fetch;
import news.backstory.web.Revisit;
import news.backstory.web.Revisit.Caching;
import news.backstory.web.Validators;
import news.backstory.web.Web;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FeedVisitorTest {

    private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");
    private static final Link ADDRESS = new Link("https://echo.example/feed");
    private static final Caching CACHING = new Caching(new Validators("W/\"1\"", "Tue, 24 Nov 2026 08:00:00 GMT"), Duration.ZERO, "");

    private final MovingClock clock = new MovingClock(NOW);
    private final TemporaryStore store = new TemporaryStore();
    private final Server server = new Server();
    private final FeedVisitor visitor = new FeedVisitor(server, store.feeds(), clock, new Random(1));
    private Feed feed = Feed.added(ADDRESS, NOW);

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void what_a_server_gave_is_asked_by_verbatim_and_thrown_away_after_eight_days() {
        server.answer = page(rss(1), CACHING);
        visit();
        server.answer = new Revisit.Unchanged(CACHING);
        clock.advance(Duration.ofDays(7));
        var unchanged = visit();
        clock.advance(Duration.ofDays(2));
        visit();

        assertThat(unchanged).isInstanceOf(Visit.Unchanged.class);
        assertThat(feed.health().problem()).isEmpty();
        assertThat(server.asked).containsExactly(Validators.NONE, CACHING.validators(), Validators.NONE);
    }

    @Test
    void the_same_bytes_are_unchanged_whatever_the_server_says() {
        server.answer = page(rss(2), CACHING);
        assertThat(visit()).isInstanceOfSatisfying(Visit.Read.class, read -> assertThat(read.seen()).hasSize(2).allMatch(Seen.New.class::isInstance));

        assertThat(visit()).isInstanceOf(Visit.Unchanged.class);
    }

    @Test
    void a_failing_feed_says_why_and_since_when_and_is_asked_ever_more_seldom_until_it_works_again() {
        server.answer = fetched(new Fetch.Answered(500));
        visit();
        var first = feed.next();
        clock.advance(Duration.ofHours(1));
        visit();

        assertThat(feed.health().failures()).isEqualTo(2);
        assertThat(feed.health().failingSince()).isEqualTo(NOW);
        assertThat(feed.health().problem()).isEqualTo("its server answered 500");
        assertThat(Duration.between(clock.instant(), feed.next())).isGreaterThan(Duration.between(NOW, first));
        server.answer = page(rss(1), CACHING);
        visit();
        assertThat(feed.health()).isEqualTo(new Feed.Health(clock.instant(), clock.instant(), clock.instant(), 0, Instant.EPOCH, "", List.of(), 0));
    }

    @Test
    void what_a_publisher_wishes_holds_too_while_nothing_changes_and_after_a_restart() {
        server.answer = page(rss(5).replace("<item>", "<ttl>90</ttl><skipHours><hour>10</hour></skipHours><item>"), CACHING);
        visit();
        server.answer = new Revisit.Unchanged(CACHING);
        feed = store.feeds().find(ADDRESS).orElseThrow();
        visit();
        assertThat(feed.next()).isEqualTo(NOW.plus(Duration.ofHours(2)));

        clock.advance(Duration.ofHours(1));
        server.answer = page("{\"version\":\"https://jsonfeed.org/version/1.1\",\"expired\":true,\"items\":[]}", CACHING);
        visit();
        server.answer = new Revisit.Unchanged(CACHING);
        visit();
        visit();
        assertThat(feed.next()).isEqualTo(clock.instant().plus(Timetable.LONGEST));
        assertThat(store.feeds().find(ADDRESS)).get().extracting(Feed::wishes).isEqualTo(feed.wishes());
    }

    @Test
    void a_feed_that_arrived_in_part_is_asked_for_whole_again_and_keeps_its_flaw() {
        var whole = rss(5);
        server.answer = page(whole.substring(0, whole.lastIndexOf("</item>")), CACHING);

        var visit = (Visit.Read) visit();

        assertThat(visit.seen()).hasSize(4);
        assertThat(feed.health().flaws()).containsExactly(Ending.IN_AN_ENTRY);
        assertThat(feed.place().have()).isEqualTo(Feed.Have.NOTHING);
        assertThat(store.feeds().find(ADDRESS)).get().extracting(kept -> kept.health().flaws()).isEqualTo(List.of(Ending.IN_AN_ENTRY));
    }

    @Test
    void a_server_that_names_a_time_is_left_alone_till_then() {
        server.answer = fetched(new Fetch.Busy(429, Duration.ofHours(7)));

        assertThat(visit()).isInstanceOf(Visit.Failed.class);
        assertThat(feed.next()).isEqualTo(NOW.plus(Duration.ofHours(7)));
    }

    @Test
    void a_feed_that_is_gone_is_not_asked_again_and_one_not_found_only_after_a_week() {
        server.answer = fetched(new Fetch.Answered(404));
        visit();
        assertThat(feed.standing()).isEqualTo(Standing.FOLLOWED);
        clock.advance(Duration.ofDays(8));
        visit();
        assertThat(feed.standing()).isEqualTo(Standing.GONE);
        assertThat(store.feeds().due(NOW.plus(Duration.ofDays(1_000)), 10)).isEmpty();

        feed = Feed.added(ADDRESS, NOW);
        server.answer = fetched(new Fetch.Answered(410));
        visit();
        assertThat(feed.standing()).isEqualTo(Standing.GONE);
    }

    @Test
    void a_feed_that_moved_for_good_is_read_there_after_three_days_that_agree_and_never_on_another_site() {
        server.answer = page(rss(1), CACHING);
        server.settledAt = "https://www.echo.example/rss";
        for (var day = 0; day < 2; day++) {
            visit();
            visit();
            clock.advance(Duration.ofDays(1));
        }
        assertThat(feed.place().address()).isEqualTo(ADDRESS);
        visit();
        assertThat(feed.place().address().text()).isEqualTo("https://www.echo.example/rss");
        assertThat(feed.address()).as("it is known by its first address").isEqualTo(ADDRESS);

        server.settledAt = "https://portal.example/login";
        for (var day = 0; day < 4; day++) {
            clock.advance(Duration.ofDays(1));
            visit();
        }
        assertThat(feed.place().address().text()).isEqualTo("https://www.echo.example/rss");
    }

    @Test
    void a_move_counts_too_where_the_new_place_says_that_nothing_has_changed() {
        server.answer = page(rss(1), CACHING);
        visit();
        server.answer = new Revisit.Unchanged(CACHING);
        server.settledAt = "https://www.echo.example/rss";
        for (var day = 0; day < 3; day++) {
            visit();
            clock.advance(Duration.ofDays(1));
        }

        assertThat(feed.place().address().text()).isEqualTo("https://www.echo.example/rss");
    }

    @Test
    void a_move_to_another_site_is_said_after_three_days_and_the_feed_is_read_where_it_was() {
        server.answer = page(rss(1), CACHING);
        server.settledAt = "https://new-paper.example/rss?key=secret";
        visit();
        clock.advance(Duration.ofDays(1));
        visit();
        assertThat(FeedHealth.of(feed).state()).isEqualTo(FeedHealth.State.WELL);
        clock.advance(Duration.ofDays(1));
        visit();

        assertThat(FeedHealth.of(feed).state()).isEqualTo(FeedHealth.State.MOVED);
        assertThat(FeedHealth.of(feed).cause()).isEqualTo("its server leads to another site for good: new-paper.example");
        assertThat(FeedHealth.of(feed).since()).isEqualTo("2026-11-24T00:00:00Z");
        assertThat(feed.place().address()).isEqualTo(ADDRESS);
        server.settledAt = "";
        visit();
        assertThat(FeedHealth.of(feed).state()).isEqualTo(FeedHealth.State.WELL);
    }

    @Test
    void a_mass_of_old_entries_is_held_until_a_person_has_looked_and_what_is_new_goes_on() {
        server.answer = page(rss(3), CACHING);
        visit();
        clock.advance(Duration.ofDays(1));
        var archive = IntStream.range(0, 20)
                .mapToObj(
                        at -> "<item><title>Old story of %d %d</title><link>https://echo.example/old/%d</link><pubDate>2019-05-%02d</pubDate></item>"
                                .formatted(at * 7, at, at, at + 1))
                .collect(Collectors.joining());
        archive += "<item><title>Truly new today</title><link>https://echo.example/today</link><pubDate>%s</pubDate></item>"
                .formatted(clock.instant());
        server.answer = page("<rss>" + archive + "</rss>", CACHING);

        assertThat(visit()).isInstanceOfSatisfying(Visit.Read.class,
                read -> assertThat(read.seen()).extracting(seen -> seen.entry().title()).containsExactly("Truly new today"));
        assertThat(feed.standing()).isEqualTo(Standing.HELD);
        assertThat(feed.health().problem()).isEqualTo("20 old entries came up at once; they are held until somebody has looked");
        server.answer = page("<rss><title>x</title>" + archive + "</rss>", CACHING);
        assertThat(visit()).as("still").isInstanceOfSatisfying(Visit.Read.class,
                read -> assertThat(read.seen()).noneMatch(Seen.New.class::isInstance));
        assertThat(feed.standing()).isEqualTo(Standing.HELD);
        feed = feed.released(clock.instant());
        assertThat(visit()).isInstanceOfSatisfying(Visit.Read.class, read -> assertThat(read.seen()).hasSize(21));
        assertThat(feed.standing()).isEqualTo(Standing.FOLLOWED);
        assertThat(feed.health().problem()).isEmpty();
    }

    @Test
    void what_was_seen_is_known_after_a_restart_and_elsewhere() {
        server.answer = page(rss(3), CACHING);
        visit();

        assertThat(store.feeds().find(ADDRESS)).contains(feed);
        assertThat(store.feeds().due(feed.next(), 10)).containsExactly(feed);
        assertThat(store.feeds().due(feed.next().minusSeconds(1), 10)).isEmpty();
        var memory = store.feeds().memory(ADDRESS);
        assertThat(memory.entries()).hasSize(3);
        assertThat(memory.lastRead()).isEqualTo(NOW);
        var other = new Link("https://other.example/feed");
        store.feeds().save(Feed.added(other, NOW));
        assertThat(store.feeds().elsewhere(other, memory.entries().getFirst().keys())).containsExactly(memory.entries().getFirst());
        assertThat(store.feeds().elsewhere(ADDRESS, memory.entries().getFirst().keys())).isEmpty();
    }

    /** As the poller does. */
    private Visit visit() {
        var visit = visitor.visit(feed);
        feed = visit instanceof Visit.Read read ? read.feed().caughtUp(clock.instant()) : visit.feed();
        store.feeds().save(feed);
        if (visit instanceof Visit.Read read) {
            store.feeds().remember(ADDRESS, read.before(), read.after());
        }
        return visit;
    }

    private static Revisit page(String text, Caching caching) {
        return new Revisit.Fetched(new Fetch.Page(URI.create(ADDRESS.text()), "", text.getBytes(StandardCharsets.UTF_8)), caching);
    }

    private static Revisit fetched(Fetch fetch) {
        return new Revisit.Fetched(fetch, Caching.NONE);
    }

    private static String rss(int count) {
        return "<rss><channel><title>Echo</title>" + IntStream.range(0, count).mapToObj(
                at -> "<item><title>Report %d of the day %d</title><guid>g%d</guid><link>https://echo.example/a/%d</link><pubDate>%s</pubDate></item>"
                        .formatted(at * 13, at * 7, at, at, NOW.minusSeconds(600L * at)))
                .collect(Collectors.joining()) + "</channel></rss>";
    }

    private static final class Server implements Web {

        private final List<Validators> asked = new ArrayList<>();
        private Revisit answer = fetched(new Fetch.Answered(404));
        private String settledAt = "";

        @Override
        public Fetch get(String address) {
            throw new AssertionError("a feed is asked for with what its server gave");
        }

        @Override
        public Revisit revisit(String address, Validators have) {
            asked.add(have);
            return switch (answer) {
                case Revisit.Fetched(var fetch, var caching) ->
                    new Revisit.Fetched(fetch, new Caching(caching.validators(), caching.freshFor(), settledAt));
                case Revisit.Unchanged(var caching) -> new Revisit.Unchanged(new Caching(caching.validators(), caching.freshFor(), settledAt));
            };
        }
    }
}
