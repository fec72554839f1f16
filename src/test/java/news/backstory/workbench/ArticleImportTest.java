package news.backstory.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import news.backstory.article.ArticleId;
import news.backstory.article.Status;
import news.backstory.search.ArticleIndex;
import news.backstory.testing.MovingClock;
import news.backstory.testing.TemporaryStore;
import org.junit.jupiter.api.Test;

class ArticleImportTest {

    private final MovingClock clock = new MovingClock(Instant.parse("2026-11-20T12:00:00Z"));
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final ByteArrayOutputStream complained = new ByteArrayOutputStream();

    @Test
    void articles_are_stored_and_counted_bad_lines_are_named_and_what_is_dead_stays_dead() {
        try (var memory = new TemporaryStore()) {
            assertThat(run(memory, """
                    {"id":"a","headline":"A","paragraphs":["p"],"version":2}
                    {"id":"b","headline":"B","paragraphs":["p"],"embargoedUntil":"2026-12-01T00:00:00Z"}

                    {"id":"c","headline":"C"}
                    not json
                    {"id":"k","headline":"K","paragraphs":["p"],"status":"killed"}""")).isEqualTo(1);
            assertThat(said.toString(StandardCharsets.UTF_8))
                    .isEqualTo(
                            "3 stored, 0 not (the archive has a newer version), 2 of the stored held; 3 articles in the archive, 1 of them findable\n");
            assertThat(complained.toString(StandardCharsets.UTF_8)).contains("line 4: \"paragraphs\"").contains("line 5: not JSON");

            assertThat(run(memory, """
                    {"id":"a","headline":"Older","paragraphs":["p"]}
                    {"id":"k","headline":"K","paragraphs":["p"]}""")).isZero();
            assertThat(memory.articles().find(new ArticleId("a")).orElseThrow().headline()).isEqualTo("A");
            assertThat(memory.articles().find(new ArticleId("k")).orElseThrow().status()).isEqualTo(new Status.Killed());
        }
    }

    private int run(TemporaryStore memory, String lines) {
        try (var index = ArticleIndex.inMemory()) {
            var terminal = new Terminal(
                    new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)), new PrintStream(said, true, StandardCharsets.UTF_8),
                    new PrintStream(complained, true, StandardCharsets.UTF_8), System::nanoTime);
            return new ArticleImport(memory.articles(), index, clock).run(terminal);
        }
    }
}
