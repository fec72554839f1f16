package news.backstory.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import news.backstory.article.Article;
import news.backstory.article.ArticleId;
import news.backstory.article.Dated;
import news.backstory.article.Status;
import news.backstory.search.ArticleIndex;
import news.backstory.story.StoryMatcher;
import news.backstory.testing.MovingClock;
import news.backstory.testing.SampleArticles;
import news.backstory.testing.TemporaryStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ShelfTest {

    private final TemporaryStore store = new TemporaryStore();
    private final ArticleIndex index = ArticleIndex.inMemory();
    private final MovingClock clock = new MovingClock(SampleArticles.PUBLISHED.plusSeconds(3_600));

    @AfterEach
    void stop() {
        index.close();
        store.close();
    }

    /** An embargo kept the earlier one back until after the later one was placed, and we died before we placed it. */
    @Test
    void at_a_start_what_was_not_placed_joins_its_story_though_it_is_older_than_all_that_were() {
        var held = report("bridge-pa", "PA", 0);
        var told = report("bridge-ap", "AP", 120);
        store.articles().save(held, clock.instant(), List.of(held.link()));
        store.articles().save(told, clock.instant(), List.of(told.link()));
        new StoryMatcher(store.stories(), 0.5).place(told);

        new Shelf(store.articles(), index, new StoryMatcher(store.stories(), 0.5), clock).remember();

        assertThat(store.stories().of(new ArticleId("bridge-pa")).orElseThrow().articles())
                .containsExactlyInAnyOrder(new ArticleId("bridge-pa"), new ArticleId("bridge-ap"));
    }

    @Test
    void a_report_that_comes_after_a_kill_is_not_thought_the_like_of_what_was_killed() {
        var shelf = new Shelf(store.articles(), index, new StoryMatcher(store.stories(), 0.5), clock);
        var killed = report("bridge-pa", "PA", 0);
        keep(shelf, killed);
        keep(shelf, killed.withStatus(new Status.Killed()));

        keep(shelf, report("bridge-ap", "AP", 120));

        assertThat(store.stories().of(new ArticleId("bridge-ap")).orElseThrow().articles()).containsExactly(new ArticleId("bridge-ap"));
    }

    private void keep(Shelf shelf, Article article) {
        store.articles().save(article, clock.instant(), List.of(article.link()));
        shelf.refresh(article.id());
    }

    private static Article report(String id, String outlet, int secondsLater) {
        var sample = SampleArticles.usable(id);
        return new Article(
                sample.id(), sample.link(), "Harbour bridge shut after crane strike", "", List.of(), "Local",
                Dated.stated(SampleArticles.PUBLISHED.plusSeconds(secondsLater)), SampleArticles.PUBLISHED, "en", outlet, sample.tier(), List.of(),
                List.of("The harbour bridge in Northport was closed on Monday after a crane struck its main span, the Harbour Trust said.",
                        "Engineers found a crack four metres long in a girder, said chief engineer Ada Brook."),
                sample.status(), 1);
    }
}
