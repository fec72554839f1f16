package news.backstory.search;

import static news.backstory.search.IndexArticles.article;
import static news.backstory.search.IndexArticles.ids;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import news.backstory.article.Article;
import news.backstory.article.ArticleId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What comes and goes while people search. */
class LiveIndexTest {

    private final ArticleIndex index = ArticleIndex.inMemory();

    @AfterEach
    void stop() {
        index.close();
    }

    @Test
    void what_is_removed_amid_a_flood_is_in_no_answer_that_is_given_afterwards() {
        index.addAll(sink -> IntStream.range(0, 10).mapToObj(number -> report("old" + number)).forEach(sink));
        for (var number = 0; number < 2 * ArticleIndex.FEW; number++) {
            index.add(report("new" + number));
        }

        index.remove(new ArticleId("old3"));

        assertThat(ids(index.search("crane", 50))).doesNotContain("old3");
        assertThat(ids(index.similar(report("asked"), 50, Set.of()))).doesNotContain("old3");
    }

    @Test
    void a_search_after_a_few_changes_sees_them() {
        for (var number = 0; number < ArticleIndex.FEW; number++) {
            index.add(report("new" + number));
        }

        assertThat(index.search("crane", ArticleIndex.MAX_COUNT)).hasSize(ArticleIndex.FEW);
    }

    @Test
    void a_flood_becomes_visible_by_itself() throws InterruptedException {
        for (var number = 0; number < 10 * ArticleIndex.FEW; number++) {
            index.add(report("new" + number));
        }
        var seen = new CountDownLatch(1);
        var watching = Thread.ofVirtual().start(() -> {
            while (ids(index.search("\"number new499\"", 1)).isEmpty()) {
                Thread.onSpinWait();
            }
            seen.countDown();
        });

        // Two seconds are promised; a busy machine is given more.
        assertThat(seen.await(20, TimeUnit.SECONDS)).isTrue();
        watching.join();
    }

    @Test
    void who_must_see_all_that_was_added_says_so() {
        for (var number = 0; number < 3 * ArticleIndex.FEW; number++) {
            index.add(report("new" + number));
        }

        index.catchUp();

        assertThat(ids(index.search("\"number new149\"", 1))).containsExactly("new149");
    }

    private static Article report(String id) {
        return article(id, "Crane report " + id, 1, "A crane struck the harbour bridge on Monday, said report number " + id + ".");
    }
}
