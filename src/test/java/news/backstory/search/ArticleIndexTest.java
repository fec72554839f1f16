package news.backstory.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import news.backstory.article.Article;
import news.backstory.article.Bond;
import news.backstory.article.ArticleId;
import news.backstory.article.Dated;
import news.backstory.article.Link;
import news.backstory.article.Status;
import news.backstory.article.Tier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ArticleIndexTest {

    private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");

    private final ArticleIndex index = ArticleIndex.inMemory();

    private final Article bridge = article("bridge", "Harbour bridge shut after crane strike", 0,
            "The harbour bridge was closed on Monday after a crane struck its main span, the Harbour Trust said. Nobody was hurt.",
            "Engineers found a crack four metres long in a girder. \"We will not open it until it is safe,\" said chief engineer Ada Brook.",
            "About 40,000 vehicles cross the bridge each day. Buses are diverted by way of the old tunnel.");
    private final Article inquiry = article("inquiry", "Inquiry into harbour bridge crane strike opens", 2,
            "A public inquiry into the crane strike that closed the harbour bridge opened on Wednesday.",
            "The Harbour Trust and chief engineer Ada Brook will be asked why the crane was moved in high wind.");
    private final Article football = article("football", "Rovers win the final on penalties", 0,
            "Rovers beat United on penalties in the final on Saturday after a goalless match before 30,000 people.",
            "Goalkeeper Sam Hill saved three kicks and was carried from the pitch by supporters, the club said.");

    @AfterEach
    void stop() {
        index.close();
    }

    @Test
    void an_article_is_found_by_its_words_as_soon_as_it_is_added() {
        index.add(bridge);

        assertThat(ids(index.search("zeppelins", 5))).isEmpty();
        assertThat(ids(index.search("crane strikes", 5))).containsExactly("bridge");
    }

    @Test
    void a_word_in_the_headline_counts_more_than_one_in_the_text() {
        add(bridge, inquiry, article("wind", "High wind warning for the coast", 1,
                "Gusts are forecast. The inquiry into the storm of last year goes on.", "Stay at home."));

        assertThat(ids(index.search("inquiry", 5))).containsExactly("inquiry", "wind");
    }

    @Test
    void all_the_words_are_wanted_before_most_of_them() {
        add(bridge, inquiry);

        assertThat(ids(index.search("crane inquiry", 5))).containsExactly("inquiry");
        assertThat(ids(index.search("harbour bridge crane zeppelin", 5))).containsExactlyInAnyOrder("bridge", "inquiry");
    }

    @Test
    void an_article_that_changed_is_found_by_its_new_words_only() {
        add(bridge);
        index.add(article("bridge", "Ferry runs late", 0, "The ferry ran an hour late on Monday because of fog, the company said."));

        assertThat(ids(index.search("crane", 5))).isEmpty();
        assertThat(ids(index.search("ferry", 5))).containsExactly("bridge");
        assertThat(index.size()).isEqualTo(1);
    }

    @Test
    void similar_articles_say_what_both_mention() {
        add(bridge, inquiry, football);

        var hits = index.similar(bridge, 3, Set.of());

        assertThat(ids(hits)).containsExactly("inquiry");
        assertThat(hits.getFirst().shared()).hasSizeBetween(1, 3).contains("Harbour Trust");
    }

    @Test
    void an_article_need_not_be_in_the_index_to_have_similar_ones() {
        add(inquiry, football);

        assertThat(ids(index.similar(bridge, 3, Set.of()))).containsExactly("inquiry");
    }

    @Test
    void a_copy_with_another_headline_a_paragraph_more_or_fewer_is_no_similar_article() {
        var longer = new ArrayList<>(bridge.paragraphs());
        longer.add(
                "In Northport the ferry company put on two more boats, its manager Lena Marsh told this paper, and the car park by the pier is full.");
        add(bridge, inquiry, article("reheaded", "Crane closes crossing", 0, bridge.paragraphs().toArray(String[]::new)),
                article("longer", "Northport feels bridge closure", 0, longer.toArray(String[]::new)),
                article("shorter", "Bridge shut", 0, bridge.paragraphs().subList(0, 2).toArray(String[]::new)));

        assertThat(ids(index.similar(bridge, 5, Set.of()))).containsExactly("inquiry");
    }

    @Test
    void no_two_copies_of_one_report_are_suggested() {
        add(bridge, inquiry, article("inquiry-copy", "Bridge inquiry begins", 2, inquiry.paragraphs().toArray(String[]::new)));

        assertThat(index.similar(bridge, 5, Set.of())).hasSize(1);
    }

    @Test
    void mondays_briefing_and_tuesdays_are_two() {
        var monday = article("monday", "Morning briefing: Monday", 1, "Good morning. Here is what you need to know today.",
                "The council votes on the tram line tonight; the mayor expects a majority.", "Rain until noon, then sun.", "That is all for now.");
        var tuesday = article("tuesday", "Morning briefing: Tuesday", 0, "Good morning. Here is what you need to know today.",
                "The council passed the tram line with a majority of three, and the mayor will sign it.", "Sun all day long.",
                "That is all for now.");
        add(monday, tuesday);

        assertThat(ids(index.similar(monday, 3, Set.of()))).containsExactly("tuesday");
    }

    @Test
    void what_is_not_wanted_is_left_out() {
        add(bridge, inquiry);

        assertThat(index.similar(bridge, 3, Set.of(inquiry.id()))).isEmpty();
    }

    @Test
    void a_removed_article_is_in_no_answer_and_in_none_that_was_kept_for_later() {
        add(bridge, inquiry);
        assertThat(index.similar(bridge, 3, Set.of())).hasSize(1);

        index.remove(inquiry.id());

        assertThat(index.similar(bridge, 3, Set.of())).isEmpty();
        assertThat(index.search("inquiry", 3)).isEmpty();
    }

    @Test
    void a_ranked_list_is_filled_with_what_is_less_close_but_never_with_a_copy() {
        add(bridge, inquiry, article("gas", "Engineers find gas leak", 400, "Engineers found a leak in a gas main under the market."));
        var copy = article("copy", bridge.headline(), 1, bridge.paragraphs().toArray(String[]::new));

        assertThat(ids(index.similar(copy, 10, Set.of()))).doesNotContain("gas");
        assertThat(ids(index.ranked(copy, 10))).contains("inquiry", "gas").doesNotContain("bridge");
    }

    @Test
    void background_with_much_in_common_is_shown_with_the_likeness_that_readers_gave_such() {
        add(bridge, football, article("girder", "Harbour bridge girder cracked in high wind", 200,
                "The Harbour Trust closed the harbour bridge for a day because its main girder had cracked, engineers said.",
                "Chief engineer Ada Brook said vehicles were diverted by way of the old tunnel until the span was safe."));

        assertThat(index.similar(bridge, 3, Set.of())).singleElement().satisfies(hit -> {
            assertThat(hit.bond()).isEqualTo(Bond.BACKGROUND);
            assertThat(hit.likeness()).isBetween(0.75, 0.9);
        });
    }

    @Test
    void an_empty_index_has_no_answers() {
        assertThat(index.search("bridge", 3)).isEmpty();
        assertThat(index.similar(bridge, 3, Set.of())).isEmpty();
        assertThat(index.size()).isZero();
    }

    @TestFactory
    Stream<DynamicTest> nothing_that_is_typed_is_an_error() {
        return Stream
                .of("", " ", "AND OR NOT", "(\"", "*", "a*", "~^:[]{}\\/", "title:crane", "\uD800", "\u202Ebridge", "a".repeat(100_000),
                        "crane ".repeat(10_000), "\0", "的桥")
                .map(text -> DynamicTest
                        .dynamicTest(text.length() > 20 ? text.substring(0, 20) + "…" : text.strip().length() < 2 ? "(almost nothing)" : text, () -> {
                            index.add(bridge);
                            assertThat(index.search(text, 5)).hasSizeLessThanOrEqualTo(1);
                        }));
    }

    @Test
    void one_to_fifty_can_be_asked_for() {
        add(bridge);

        assertThat(index.search("bridge", 1)).hasSize(1);
        assertThat(index.search("bridge", 50)).hasSize(1);
        assertThatThrownBy(() -> index.search("bridge", 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> index.similar(bridge, 51, Set.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void many_may_add_and_search_at_once() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var work = new ArrayList<Future<?>>();
            IntStream.range(0, 200).forEach(number -> {
                work.add(threads.submit(
                        () -> index.add(article("a" + number, "Bridge report " + number, number, bridge.paragraphs().getFirst() + " " + number))));
                work.add(threads.submit(() -> index.search("bridge", 10)));
                work.add(threads.submit(() -> index.similar(inquiry, 3, Set.of())));
            });
            for (var one : work) {
                one.get();
            }
        }

        assertThat(index.size()).isEqualTo(200);
    }

    @Test
    void a_body_of_a_million_characters_is_found_by_its_beginning() {
        index.add(article("long", "A long read", 0, "The zeppelin rose. " + "word ".repeat(200_000) + " airship"));

        assertThat(ids(index.search("zeppelin", 3))).containsExactly("long");
        assertThat(index.search("airship", 3)).isEmpty();
    }

    private void add(Article... articles) {
        index.addAll(sink -> List.of(articles).forEach(sink));
    }

    private static List<String> ids(List<Hit> hits) {
        return hits.stream().map(hit -> hit.article().value()).toList();
    }

    private static Article article(String id, String headline, int daysAgo, String... paragraphs) {
        var at = NOW.minus(Duration.ofDays(daysAgo));
        return new Article(
                new ArticleId(id), Link.parse("https://herald.example/" + id).orElseThrow(), headline, "", List.of(), "Local", Dated.stated(at), at,
                "en",
                "The Herald", Tier.OWN, List.of(), List.of(paragraphs), new Status.Usable(), 1);
    }
}
