package news.backstory.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import news.backstory.article.Article;
import news.backstory.article.ArticleId;
import news.backstory.article.Articles.Origin;
import news.backstory.article.Kill;
import news.backstory.article.Link;
import news.backstory.article.Reading;
import news.backstory.article.Status;
import news.backstory.article.Traits.Extent;
import news.backstory.extract.Extractor;
import news.backstory.feed.Entry;
import news.backstory.search.ArticleIndex;
import news.backstory.story.StoryMatcher;
import news.backstory.testing.FakeWeb;
import news.backstory.testing.MovingClock;
import news.backstory.testing.TemporaryStore;
import news.backstory.web.Fetch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UnreadTest {

    private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");
    private static final Link PAGE = new Link("https://herald-example.org/bridge");
    private static final String BRIDGE = "The harbour bridge was closed on Monday after a crane struck its main span, the Harbour Trust said. Nobody was hurt.";
    private static final String CRACK = "Engineers found a crack four metres long in a girder, and chief engineer Ada Brook said it stays shut for a week.";

    private final MovingClock clock = new MovingClock(NOW);
    private final TemporaryStore store = new TemporaryStore();
    private final FakeWeb web = new FakeWeb();
    private final ArticleIndex index = ArticleIndex.inMemory();
    private final Set<Link> forbidden = new HashSet<>();
    private final Sites sites = new Sites(List.of(), List.of());
    private final Shelf shelf = new Shelf(store.articles(), index, new StoryMatcher(store.stories(), 0.5), clock);
    private final LinkReader reader = new LinkReader(web, new Extractor(), store.articles(), shelf, sites, clock);
    private final Unread unread = new Unread(reader::readAfresh, link -> !forbidden.contains(link), store.articles(), shelf, sites, clock);

    @AfterEach
    void close() {
        index.close();
        store.close();
    }

    @Test
    void an_article_is_told_by_what_its_feed_says_marked_as_a_preview_and_can_be_found() {
        var article = told("<p>A crane struck the <b>main span</b>.</p><p>Nobody was hurt.</p><p><a href='/x'>Read more…</a></p>");

        assertThat(article.headline()).isEqualTo("Harbour bridge shut");
        assertThat(article.standfirst()).isEqualTo("A crane struck the main span.");
        assertThat(article.paragraphs()).containsExactly("A crane struck the main span.", "Nobody was hurt.");
        assertThat(article.traits().extent()).isEqualTo(Extent.PREVIEW);
        assertThat(article.published().at()).isEqualTo(NOW.minusSeconds(600));
        assertThat(index.search("crane", 5)).extracting(hit -> hit.article()).containsExactly(article.id());
    }

    @Test
    void a_headline_alone_is_enough_and_no_headline_is_not() {
        assertThat(told("").paragraphs()).containsExactly("Harbour bridge shut");
        assertThat(unread.keep(entry("", "A crane struck the main span."))).isEmpty();
    }

    @Test
    void its_page_is_tried_again_and_makes_it_whole_under_the_same_name_and_in_the_same_version() {
        var before = told("A crane struck the main span.");
        clock.advance(Duration.ofMinutes(19));
        assertThat(unread.tryAgain()).isEmpty();
        assertThat(web.asked()).isEmpty();

        clock.advance(Duration.ofMinutes(1));
        web.article(PAGE.text(), "Local", "Harbour bridge shut after crane strike", "Closed for a week", BRIDGE, CRACK);
        assertThat(unread.tryAgain()).containsExactly(before.id());

        var now = store.articles().findAt(PAGE).orElseThrow();
        assertThat(now.article().id()).isEqualTo(before.id());
        assertThat(now.article().headline()).isEqualTo("Harbour bridge shut after crane strike");
        assertThat(now.article().traits().extent()).isEqualTo(Extent.WHOLE);
        assertThat(now.article().version()).isEqualTo(1);
        assertThat(now.origin()).isEqualTo(Origin.READ_FROM_PAGE);
        clock.advance(Duration.ofDays(3));
        assertThat(unread.tryAgain()).isEmpty();
    }

    @Test
    void where_its_entry_led_elsewhere_there_is_the_article_that_it_told_of() {
        var before = told("A crane struck the main span.");
        clock.advance(Duration.ofMinutes(20));
        web.article("https://herald-example.org/2026/11/bridge-shut", "Local", "Harbour bridge shut", "Closed for a week", BRIDGE, CRACK);
        web.answers(PAGE.text(), web.get("https://herald-example.org/2026/11/bridge-shut"));

        assertThat(unread.tryAgain()).containsExactly(before.id());
        assertThat(store.articles().findAt(new Link("https://herald-example.org/2026/11/bridge-shut")).orElseThrow().article().id())
                .isEqualTo(before.id());
    }

    @Test
    void a_page_is_tried_for_two_days_at_growing_pauses_and_whoever_asks_for_it_has_it_tried_at_once() {
        var before = told("A crane struck the main span.");
        web.answers(PAGE.text(), new Fetch.Answered(403));
        IntStream.range(0, 72 * 12).forEach(_ -> {
            clock.advance(Duration.ofMinutes(5));
            unread.tryAgain();
        });
        assertThat(web.asked()).hasSize(6);

        assertThat(reader.read(PAGE)).isEqualTo(new Reading.Read(before));
        assertThat(web.asked()).hasSize(7);
    }

    @Test
    void a_page_that_programs_may_not_read_is_left_alone() {
        told("A crane struck the main span.");
        forbidden.add(PAGE);
        clock.advance(Duration.ofDays(1));

        assertThat(unread.tryAgain()).isEmpty();

        assertThat(web.asked()).isEmpty();
    }

    @Test
    void what_is_known_of_a_page_already_stays_as_it_is() {
        web.article(PAGE.text(), "Local", "Harbour bridge shut after crane strike", "Closed for a week", BRIDGE, CRACK);
        reader.read(PAGE);

        assertThat(told("A crane struck the main span.").headline()).isEqualTo("Harbour bridge shut after crane strike");
        assertThat(store.articles().findAt(PAGE).orElseThrow().origin()).isEqualTo(Origin.READ_FROM_PAGE);
    }

    @Test
    void a_page_that_is_gone_for_good_takes_back_what_its_feed_told_and_a_kill_stays() {
        var before = told("A crane struck the main span.");
        clock.advance(Duration.ofMinutes(20));
        web.answers(PAGE.text(), new Fetch.Answered(410));
        unread.tryAgain();
        assertThat(status(before.id())).isInstanceOf(Status.Killed.class);
        assertThat(index.search("crane", 5)).isEmpty();

        var other = new Link("https://herald-example.org/cup");
        var cup = unread.keep(new Entry("2", other.text(), "Rovers win", List.of(), List.of(), List.of(), "On penalties.", "", "")).orElseThrow();
        store.articles().kill(cup.id(), new Kill("PA", "wrong", clock.instant()));
        web.article(other.text(), "Sport", "Rovers win the cup final", "On penalties", BRIDGE, CRACK);
        clock.advance(Duration.ofMinutes(20));
        unread.tryAgain();
        assertThat(status(cup.id())).isInstanceOf(Status.Killed.class);
    }

    @Test
    void a_round_tries_so_many_pages_and_the_next_one_goes_on() {
        IntStream.range(0, Unread.MAX_PAGES_A_ROUND + 5).forEach(at -> unread.keep(
                new Entry("" + at, "https://herald-example.org/" + at, "Report " + at, List.of(), List.of(), List.of(), "", "", "")));
        clock.advance(Duration.ofMinutes(20));

        unread.tryAgain();
        assertThat(web.asked()).hasSize(Unread.MAX_PAGES_A_ROUND);
        unread.tryAgain();
        assertThat(web.asked()).hasSize(Unread.MAX_PAGES_A_ROUND + 5);
    }

    @Test
    void of_a_long_description_the_beginning_is_taken() {
        var markup = IntStream.range(0, 30).mapToObj(at -> "<p>Line " + at + " " + "x".repeat(3_000) + "</p>").collect(Collectors.joining());

        assertThat(told(markup).paragraphs()).hasSize(10).allMatch(line -> line.length() <= 2_000);
    }

    private Status status(ArticleId article) {
        return store.articles().find(article).orElseThrow().status();
    }

    private Article told(String summary) {
        return unread.keep(entry("Harbour bridge shut", summary)).orElseThrow();
    }

    private static Entry entry(String title, String summary) {
        return new Entry("1", PAGE.text(), title, List.of(NOW.minusSeconds(600)), List.of(), List.of(), summary, "", "");
    }
}
