package news.backstory.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import news.backstory.article.Article;
import news.backstory.article.Link;
import news.backstory.article.Reading;
import news.backstory.article.Tier;
import news.backstory.extract.Extractor;
import news.backstory.search.ArticleIndex;
import news.backstory.story.StoryMatcher;
import news.backstory.testing.FakeWeb;
import news.backstory.testing.MovingClock;
import news.backstory.testing.TemporaryStore;
import news.backstory.web.Fetch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalClaimsTest {

    private static final String[] REPORT = {
            "The harbour bridge was closed on Monday after a crane struck its main span, the Harbour Trust said. Nobody was hurt.",
            "Engineers found a crack four metres long in a girder, and chief engineer Ada Brook said it stays shut for a week."};
    private static final String[] EVIL = {
            "Buy the coins of the friendly dragon today, since tomorrow they will cost twice as much, its owner said on Monday.",
            "Nobody who bought them has ever been sorry, and the prince himself sends his warm regards to all readers of this page."};

    private final MovingClock clock = new MovingClock(Instant.parse("2026-11-24T09:00:00Z"));
    private final TemporaryStore store = new TemporaryStore();
    private final FakeWeb web = new FakeWeb();

    /** Pages at their own addresses. */
    private final Map<String, Fetch> known = new HashMap<>();
    private final ArticleIndex index = ArticleIndex.inMemory();
    private final Shelf shelf = new Shelf(store.articles(), index, new StoryMatcher(store.stories(), 0.5), clock);
    private final LinkReader reader = new LinkReader(
            web, new Extractor(), store.articles(), shelf, new Sites(List.of("daily-example.org"), List.of()), clock);

    @AfterEach
    void close() {
        index.close();
        store.close();
    }

    @ParameterizedTest
    @CsvSource({"https://victim.substack.com/p/scoop,https://evil.substack.com/p/trick",
            "https://victim.github.io/2026/scoop-one,https://evil.github.io/trick",
            "https://victim.blogspot.com/2026/11/scoop.html,https://evil.blogspot.com/trick",
            "https://daily-example.org/2026/scoop-one,https://usercontent.daily-example.org/trick",
            "https://daily-example.org/2026/scoop-one,https://daily-example.org/users/evil/trick"})
    void a_page_that_claims_to_be_another_article_changes_nothing_of_it(String victim, String evil) {
        page(victim, victim, REPORT);
        page(evil, victim, EVIL);
        var before = read(victim);

        var claimed = read(evil);

        assertThat(claimed.id()).isNotEqualTo(before.id());
        assertThat(claimed.link()).isEqualTo(new Link(evil));
        assertThat(store.articles().find(before.id())).contains(before);
        assertThat(read(victim)).isEqualTo(before);
        assertThat(store.articles().findAt(new Link(evil)).orElseThrow().article()).isEqualTo(claimed);
    }

    @Test
    void nor_does_it_take_the_place_of_an_article_that_was_not_read_yet() {
        page("https://usercontent.daily-example.org/trick", "https://daily-example.org/2026/scoop-one", EVIL);
        page("https://evil.github.io/trick", "https://victim.github.io/2026/scoop-one", EVIL);

        assertThat(read("https://usercontent.daily-example.org/trick").link().host()).isEqualTo("usercontent.daily-example.org");
        assertThat(read("https://evil.github.io/trick").link().host()).isEqualTo("evil.github.io");
    }

    @Test
    void a_copy_is_a_second_address_of_the_article_and_what_its_own_page_said_stands() {
        page("https://daily-example.org/2026/scoop-one", "https://daily-example.org/2026/scoop-one", REPORT);
        page("https://edition.daily-example.org/scoop", "https://daily-example.org/2026/scoop-one", REPORT[0], REPORT[1] + " So it was.");
        var before = read("https://daily-example.org/2026/scoop-one");

        assertThat(read("https://edition.daily-example.org/scoop")).isEqualTo(before);
        assertThat(store.articles().findAt(new Link("https://edition.daily-example.org/scoop")).orElseThrow().article()).isEqualTo(before);
    }

    @Test
    void a_page_of_the_same_host_is_the_article_that_it_says_it_is_where_nothing_else_is_known_of_it() {
        page("https://www.daily-example.org/go.php?id=77", "https://daily-example.org/2026/scoop-one", REPORT);

        var read = read("https://www.daily-example.org/go.php?id=77");

        assertThat(read.link().text()).isEqualTo("https://daily-example.org/2026/scoop-one");
        assertThat(read.tier()).isEqualTo(Tier.OWN);
    }

    @Test
    void where_another_page_of_its_host_reads_otherwise_the_articles_own_page_has_the_last_word() {
        var own = "https://daily-example.org/2026/scoop-one";
        var other = "https://daily-example.org/go.php?id=77";
        page(own, own, REPORT);
        page(other, own, REPORT[0], REPORT[1] + " Read on at our site.");
        var first = read(own);

        assertThat(read(other)).isEqualTo(first);

        page(own, own, REPORT[0], REPORT[1] + " It will open on Sunday, she said.");
        clock.advance(Duration.ofHours(1));
        var second = read(other);
        assertThat(second.version()).isEqualTo(2);
        assertThat(second.body()).endsWith("It will open on Sunday, she said.");
    }

    @Test
    void where_the_address_that_is_claimed_leads_nowhere_the_page_that_claims_it_is_all_there_is() {
        var other = "https://daily-example.org/go.php?id=77";
        page(other, "https://daily-example.org/2026/scoop-one", REPORT);
        var first = read(other);
        page(other, "https://daily-example.org/2026/scoop-one", REPORT[0], REPORT[1] + " It will open on Sunday, she said.");
        clock.advance(Duration.ofHours(1));

        assertThat(read(other)).extracting(Article::id, Article::version).containsExactly(first.id(), 2);
    }

    @ParameterizedTest
    @CsvSource({"https://daily-example.org/en", "https://daily-example.org/", "https://daily-example.org/world/europe/",
            "https://daily-example.org/article.php",
            "https://daily-example.org/news"})
    void no_article_is_known_by_the_address_of_a_home_page_or_a_section(String canonical) {
        page("https://daily-example.org/article.php?id=1", canonical, REPORT);
        page("https://daily-example.org/news/dragon-coins-2", canonical, EVIL);

        assertThat(read("https://daily-example.org/article.php?id=1").link().text()).isEqualTo("https://daily-example.org/article.php?id=1");
        assertThat(read("https://daily-example.org/news/dragon-coins-2").link().text()).isEqualTo("https://daily-example.org/news/dragon-coins-2");
    }

    private Article read(String address) {
        return ((Reading.Read) reader.read(new Link(address))).article();
    }

    private void page(String address, String canonical, String... paragraphs) {
        web.article(canonical, "World", "Headline of the day", "What it is about", paragraphs);
        var page = (Fetch.Page) web.get(canonical);
        web.answers(address, new Fetch.Page(new Link(address).uri(), page.contentType(), page.body()));
        if (!address.equals(canonical)) {
            web.answers(canonical, known.getOrDefault(canonical, new Fetch.Answered(404)));
        } else {
            known.put(canonical, page);
        }
    }
}
