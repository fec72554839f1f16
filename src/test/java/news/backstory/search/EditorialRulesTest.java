package news.backstory.search;

import static news.backstory.search.IndexArticles.ids;
import static news.backstory.search.IndexArticles.written;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import news.backstory.article.Article;
import news.backstory.article.ArticleId;
import news.backstory.article.Bond;
import news.backstory.article.Traits;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an editor would not do, asked of the index as a card asks it. */
class EditorialRulesTest {

    private static final String[] STRIKE = {"A floating crane struck the harbour bridge at Northport on Monday, the Harbour Trust said.",
            "Engineers found a crack in a girder of the main span, and the bridge was closed to the 40,000 vehicles that cross it each day.",
            "Chief engineer Ada Brook said that the bridge would stay shut until the girder was safe."};

    private final ArticleIndex index = ArticleIndex.inMemory();
    private final Article bridge = written("bridge", "The Herald", "Local", "en", "Harbour bridge shut after crane strike", 3, STRIKE);

    @AfterEach
    void close() {
        index.close();
    }

    @Test
    void of_one_outlet_two_at_most_where_others_report_it_too() {
        add(report("h1", "The Echo", "the crane's owner was warned of the wind"), report("h2", "The Echo", "divers look at the pillars of the span"),
                report("h3", "The Echo", "ferries carry commuters over the water"),
                report("o", "Tribune", "lorries queue for an hour at the tunnel"));

        assertThat(sources(index.similar(bridge, 3, Set.of()))).containsExactlyInAnyOrder("The Echo", "The Echo", "Tribune");
    }

    @Test
    void a_third_of_one_outlet_is_better_than_nothing() {
        add(report("h1", "The Echo", "the crane's owner was warned of the wind"), report("h2", "The Echo", "divers look at the pillars of the span"),
                report("h3", "The Echo", "ferries carry commuters over the water"));

        assertThat(index.similar(bridge, 3, Set.of())).hasSize(3);
    }

    @Test
    void what_an_outlet_has_too_much_of_does_not_keep_out_another_outlets_copy_of_it() {
        var third = report("h3", "The Echo", "ferries carry commuters over the water");
        add(report("h1", "The Echo", "the crane's owner was warned of the wind"), report("h2", "The Echo", "divers look at the pillars of the span"),
                third, written("copy", "Tribune", "Local", "en", third.headline(), 2, third.paragraphs().toArray(String[]::new)));

        assertThat(sources(index.similar(bridge, 3, Set.of()))).containsExactlyInAnyOrder("The Echo", "The Echo", "Tribune");
    }

    @Test
    void an_opinion_does_not_stand_under_a_report_but_under_an_opinion() {
        var comment = written("comment", "Tribune", "Comment", "en", "Harbour bridge crane strike: we need a second crossing", 2,
                "The harbour bridge at Northport was struck by a crane once before, and the Harbour Trust learned nothing from it.",
                "A second crossing would cost less than one more week without the bridge, whatever engineer Ada Brook says of the girder.");
        add(opinion(comment));

        assertThat(ids(index.similar(bridge, 3, Set.of()))).isEmpty();
        assertThat(ids(index.similar(opinion(bridge).withId(new ArticleId("leader")), 3, Set.of()))).containsExactly("comment");
    }

    @Test
    void what_is_older_than_two_years_does_not_stand_there_unless_it_is_the_same_story() {
        add(background("older", 740));
        assertThat(index.similar(bridge, 3, Set.of())).isEmpty();

        index.remove(new ArticleId("older"));
        add(background("old", 729));

        assertThat(ids(index.similar(bridge, 3, Set.of()))).containsExactly("old");
    }

    @Test
    void a_page_with_a_few_others_is_shown_whole_and_says_that_it_is_no_more_than_that() {
        add(written("baker", "The Herald", "Local", "en", "Baker retires after fifty years", 3,
                "Baker Tom Reed closed his shop at Northport on Monday."));

        assertThat(index.similar(bridge, 3, Set.of())).singleElement().satisfies(hit -> {
            assertThat(hit.article().value()).isEqualTo("baker");
            assertThat(hit.bond()).isEqualTo(Bond.SAME_PAGE);
        });
    }

    @Test
    void of_a_page_with_many_others_nothing_is_shown_that_has_nothing_to_do_with_it() {
        add(IntStream.range(0, 12).mapToObj(i -> written("baker" + i, "The Herald", "Local", "en", "Shop " + i + " closes", 3,
                "Baker " + List.of("Tom", "Ada", "Jo", "Kim").get(i % 4) + " Reed closed shop number " + i + " at Northport on Monday.",
                "Customers of the " + i + " brought flowers, cake and a song."))
                .toArray(Article[]::new));

        assertThat(index.similar(bridge, 3, Set.of())).isEmpty();
    }

    private static Article report(String id, String source, String angle) {
        return written(id, source, "News", "en", "Harbour bridge crane strike: " + angle, 2,
                "After a floating crane struck the harbour bridge at Northport " + angle + ", the Harbour Trust said on Tuesday.",
                "Of this " + angle + " chief engineer Ada Brook had heard before the girder cracked.");
    }

    private static Article background(String id, int daysAgo) {
        return written(id, "Tribune of " + id, "News", "en", "Harbour bridge girder cracked in high wind " + id, daysAgo,
                "The Harbour Trust closed the harbour bridge for " + daysAgo + " hours because its main girder had cracked, engineers said.",
                "Chief engineer Ada Brook of " + id + " said vehicles were diverted by way of the " + id + " tunnel until the span was safe.");
    }

    private static Article opinion(Article article) {
        return article.withTraits(Traits.PLAIN.with(Traits.Kind.OPINION, Traits.Extent.WHOLE));
    }

    private List<String> sources(List<Hit> hits) {
        return hits.stream().map(hit -> hit.article().value().equals("o") || hit.article().value().equals("copy") ? "Tribune" : "The Echo").toList();
    }

    private void add(Article... articles) {
        index.addAll(List.of(articles)::forEach);
    }
}
