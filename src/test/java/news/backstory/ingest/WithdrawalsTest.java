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
import news.backstory.article.Article;
import news.backstory.article.Articles;
import news.backstory.article.Kill;
import news.backstory.article.Link;
import news.backstory.article.Status;
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
import news.backstory.wire.WireName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a feed takes back (RFC 6721) is taken back here: within its own site, and no more than a publisher would. */
class WithdrawalsTest {

    private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");
    private static final Link FEED = new Link("https://feeds.herald-example.org/all");
    private static final String SITE = "https://www.herald-example.org";
    private static final WireName CMS = new WireName("cms");
    private static final WireName AGENCY = new WireName("agency");

    private final MovingClock clock = new MovingClock(NOW);
    private final TemporaryStore store = new TemporaryStore();
    private final FakeWeb web = new FakeWeb();
    private final ArticleIndex index = ArticleIndex.inMemory();
    private final Sites sites = new Sites(List.of("herald-example.org"), List.of("agency-example.org"));
    private final Shelf shelf = new Shelf(store.articles(), index, new StoryMatcher(store.stories(), 0.5), clock);
    private final WireDesk wires = new WireDesk(store.wireItems(), shelf, sites, Set.of(CMS), clock);
    private final LinkReader reader = new LinkReader(web, new Extractor(), store.articles(), shelf, sites, clock);
    private final Unread unread = new Unread(reader::readAfresh, _ -> true, store.articles(), shelf, sites, clock);
    private final FeedDesk desk = new FeedDesk(store.feeds(), clock);
    private final List<NewEntry> told = new ArrayList<>();
    private Link feed = FEED;
    private FeedPoller poller = poller();

    @AfterEach
    void close() {
        poller.close();
        index.close();
        store.close();
    }

    @Test
    void what_a_feed_takes_back_is_killed_with_its_reason_and_found_no_more() {
        show(entry(1) + entry(2));

        show(entry(2) + deleted(1, 60, "<at:comment>Named the wrong &lt;b>man&lt;/b></at:comment>"));

        assertThat(article(1).status()).isInstanceOf(Status.Killed.class);
        assertThat(killOf(1)).contains(new Kill("www.herald-example.org", "Named the wrong man", clock.instant()));
        assertThat(index.search("harbour", 10)).extracting(found -> found.article()).containsExactly(article(2).id());
        show(entry(3) + deleted(2, 120, ""));
        assertThat(killOf(2).orElseThrow().reason()).isEqualTo("its feed took it back");
    }

    @Test
    void what_is_on_its_page_again_may_be_put_back_by_a_person_and_is_not_taken_back_again_by_the_same_word() {
        show(entry(1));
        show(entry(2) + deleted(1, 60, ""));
        assertThat(store.articles().putBack(article(1).id(), "mia", clock.instant())).isEqualTo(Articles.PutBack.TAKEN_AWAY);
        store.articles().save(article(1), clock.instant().plusSeconds(1), List.of(article(1).link()));
        assertThat(store.articles().putBack(article(1).id(), "mia", clock.instant())).as("its page was read there again")
                .isEqualTo(Articles.PutBack.SHOWN);

        show(entry(3) + deleted(1, 60, ""));
        assertThat(article(1).status()).isInstanceOf(Status.Usable.class);

        show(entry(3) + deleted(1, 3_600, ""));
        assertThat(article(1).status()).isInstanceOf(Status.Killed.class);
    }

    @Test
    void what_came_after_it_was_taken_back_is_alive_in_the_feed_and_out_of_it() {
        show(entry(1) + entry(2));
        show(entry(1).replace("</entry>", "<updated>" + NOW.plusSeconds(120) + "</updated></entry>") + deleted(1, 60, ""));
        show(entry(3) + deleted(2, -10, ""));

        assertThat(article(1).status()).isInstanceOf(Status.Usable.class);
        assertThat(article(2).status()).isInstanceOf(Status.Usable.class);
    }

    @Test
    void an_entry_that_the_feed_shows_under_another_id_meanwhile_is_alive() {
        show(entry(1));
        show(entry(1).replace("<id>tag:1</id>", "<id>new:1</id>") + deleted(1, 60, ""));

        assertThat(article(1).status()).isInstanceOf(Status.Usable.class);
    }

    @Test
    void what_was_taken_back_before_it_was_known_is_not_taken_in_later_unless_it_is_newer() {
        show(entry(1));
        show(entry(1) + entry(2) + deleted(2, 60, "") + deleted(3, 60, ""));
        show(entry(1) + entry(2) + entry(3));
        assertThat(told).hasSize(1);

        show(entry(1) + entry(2) + entry(3).replace("</entry>", "<updated>" + NOW.plusSeconds(61) + "</updated></entry>"));

        assertThat(told).extracting(NewEntry::article).containsExactly(article(1).id(), article(3).id());
    }

    @Test
    void a_feed_takes_back_no_article_of_another_publisher() {
        var strange = "https://www.echo-example.org/reports/harbour-bridge-1";
        article(strange, 1);
        show(entry(1).replace(page(1), strange));

        show(entry(2) + deleted(1, 60, ""));

        assertThat(store.articles().findAt(new Link(strange)).orElseThrow().article().status()).isInstanceOf(Status.Usable.class);
    }

    @Test
    void what_was_handed_over_is_taken_back_by_the_newsrooms_own_feed_alone() {
        var agencys = "https://agency-example.org/reports/1";
        assertThat(wires.take(CMS, pushed("own", page(1)), "")).isInstanceOf(WireDesk.Receipt.Taken.class);
        assertThat(wires.take(AGENCY, pushed("wire", agencys), "")).isInstanceOf(WireDesk.Receipt.Taken.class);
        show(entry(1));
        show(entry(2) + deleted(1, 60, ""));
        follow(new Link("https://agency-example.org/feed"));
        show(entry(3).replace(page(3), agencys));
        show(entry(4) + deleted(3, 60, ""));

        assertThat(article(1).status()).isInstanceOf(Status.Killed.class);
        assertThat(store.articles().findAt(new Link(agencys)).orElseThrow().article().status()).isInstanceOf(Status.Usable.class);
    }

    @Test
    void a_feed_that_takes_back_more_than_half_of_what_it_has_shown_is_not_believed_and_somebody_is_told() {
        show(entries(1, 11));

        assertThat(show(entries(7, 11) + deleted(1, 6))).startsWith("6 entries are taken back in it at once");
        assertThat(show(entries(8, 11) + deleted(2, 6))).as("nor later, as a few that are left").isEmpty();

        assertThat(IntStream.rangeClosed(1, 6)).allMatch(at -> article(at).status() instanceof Status.Usable);
    }

    @Test
    void half_of_a_small_feed_and_twenty_at_once_are_believed_and_twenty_one_are_not() {
        show(entries(1, 82));

        assertThat(show(entries(21, 82) + deleted(1, 20))).isEmpty();
        assertThat(show(entries(42, 82) + deleted(21, 41))).startsWith("21 entries");

        assertThat(IntStream.rangeClosed(1, 20)).allMatch(at -> article(at).status() instanceof Status.Killed);
        assertThat(IntStream.rangeClosed(21, 41)).allMatch(at -> article(at).status() instanceof Status.Usable);
    }

    private void follow(Link other) {
        poller.close();
        feed = other;
        poller = poller();
    }

    private FeedPoller poller() {
        return new FeedPoller(() -> Set.of(feed), new FeedVisitor(web, store.feeds(), clock, new Random(1)), store.feeds(), desk,
                new EntryReader(reader, reader::readAfresh, unread, new Withdrawals(store.articles(), shelf, sites, clock), _ -> true,
                        store.articles(), told::add, _ -> false),
                new HubDesk(List.of(), store.hubSubscriptions(), web, _ -> true, new SecureRandom(), clock), _ -> Optional.empty(), clock);
    }

    /** The feed shows this an hour later; gives what somebody is told of the visit. */
    private String show(String entries) {
        clock.advance(Duration.ofHours(1));
        var atom = "<feed xmlns='http://www.w3.org/2005/Atom' xmlns:at='http://purl.org/atompub/tombstones/1.0'>" + entries + "</feed>";
        web.answers(feed.text(), new Fetch.Page(URI.create(feed.text()), "", atom.getBytes(StandardCharsets.UTF_8)));
        desk.ping(feed);
        return poller.pollDue().stream().map(FeedPoller.Polled::problem).collect(Collectors.joining());
    }

    private String entries(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(this::entry).collect(Collectors.joining());
    }

    private String entry(int at) {
        article(page(at), at);
        return "<entry><id>tag:%d</id><title>Crane number %d hits the harbour bridge</title><link href='%s'/><published>%s</published></entry>"
                .formatted(at, at, page(at), NOW.minusSeconds(at));
    }

    private static String deleted(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(at -> deleted(at, 60, "")).collect(Collectors.joining());
    }

    private static String deleted(int at, int seconds, String more) {
        return "<at:deleted-entry ref='tag:%d' when='%s'>%s</at:deleted-entry>".formatted(at, NOW.plusSeconds(seconds), more);
    }

    private void article(String page, int at) {
        web.article(page, "Local", "Crane number " + at + " hits the harbour bridge", "The Trust said so",
                "The harbour bridge was closed on Monday after crane " + at + " struck its main span, the Harbour Trust said in a statement.",
                "Engineers found a crack " + at + " metres long in a girder, and chief engineer Ada Brook said it stays shut for a week.");
    }

    private static byte[] pushed(String id, String page) {
        return "{\"id\":\"%s\",\"url\":\"%s\",\"headline\":\"About the bridge\",\"paragraphs\":[\"The bridge was seen.\"],\"tier\":\"other\"}"
                .formatted(id, page).getBytes(StandardCharsets.UTF_8);
    }

    private Article article(int at) {
        return store.articles().findAt(new Link(page(at))).orElseThrow().article();
    }

    private Optional<Kill> killOf(int at) {
        return store.articles().killOf(article(at).id());
    }

    private static String page(int at) {
        return SITE + "/reports/harbour-bridge-" + at;
    }
}
