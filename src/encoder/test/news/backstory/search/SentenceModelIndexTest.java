package news.backstory.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

/** Runs only where the sentence model is installed: {@code mvn -Pencoder test}. */
class SentenceModelIndexTest {

    @Test
    void an_index_answers_by_its_vectors() {
        try (var index = ArticleIndex.inMemory()) {
            var shut = IndexArticles.article("shut", "Harbour bridge shut after crane hits pillar", 1, "A crane hit a pillar of the harbour bridge in Ostby on Monday.");
            index.add(shut);
            index.add(IndexArticles.article("reopens", "Ostby harbour bridge to reopen", 0, "The harbour bridge in Ostby, hit by a crane on Monday, will reopen."));
            index.add(IndexArticles.article("cup", "Cup final goes to extra time", 0, "The cup final was decided in extra time."));

            assertThat(index.similar(shut, 3, Set.of())).extracting(hit -> hit.article().value()).containsExactly("reopens");
        }
    }
}
