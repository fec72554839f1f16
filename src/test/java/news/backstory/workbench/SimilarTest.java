package news.backstory.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimilarTest {

    private static final String ARTICLES = """
            {"id":"bridge","headline":"Harbour bridge shut after crane strike","source":"The Herald","published":"2026-11-20T09:00:00Z","paragraphs":["The harbour bridge was closed after a crane struck its main span, the Harbour Trust said."]}
            {"id":"inquiry","headline":"Inquiry into harbour bridge crane strike opens","source":"The Echo","published":"2026-11-22T09:00:00Z","paragraphs":["An inquiry into the crane strike that closed the harbour bridge opened; the Harbour Trust will be asked."]}
            {"id":"cup","headline":"Rovers win the final","source":"The Echo","published":"2026-11-22T09:00:00Z","paragraphs":["Rovers beat United on penalties before 30,000 people in the rain."]}
            """;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void each_article_gets_a_line_with_others_and_why() {
        var exit = run(ARTICLES, "similar");

        assertThat(exit).isZero();
        assertThat(lines()).hasSize(3);
        assertThat(lines().getFirst()).startsWith("{\"id\":\"bridge\",\"similar\":[{\"id\":\"inquiry\",\"likeness\":0.")
                .contains("2 days after").contains("both mention").contains("Harbour Trust");
        assertThat(lines().getLast()).isEqualTo("{\"id\":\"cup\",\"similar\":[]}");
    }

    @Test
    void only_some_can_be_asked_for(@TempDir Path folder) throws IOException {
        var ids = Files.writeString(folder.resolve("ids.txt"), "inquiry\nnobody\n");

        run(ARTICLES, "similar", "--for", ids.toString(), "--count", "1");

        assertThat(lines()).hasSize(1).first().asString().startsWith("{\"id\":\"inquiry\"");
    }

    @Test
    void what_may_not_be_shown_is_suggested_to_nobody() {
        for (var status : List.of("withheld", "killed")) {
            out.reset();
            run(ARTICLES.replace("{\"id\":\"inquiry\",", "{\"id\":\"inquiry\",\"status\":\"" + status + "\","), "similar");

            assertThat(lines()).hasSize(3).first().isEqualTo("{\"id\":\"bridge\",\"similar\":[]}");
        }
    }

    @Test
    void an_event_that_names_an_article_twice_is_read(@TempDir Path folder) throws IOException {
        var articles = Files.writeString(folder.resolve("articles.jsonl"), ARTICLES);
        var events = Files.writeString(folder.resolve("events.tsv"), "bridge\te1\ninquiry\te1\nbridge\te1\n");

        assertThat(run("", "measure", "stories", articles.toString(), events.toString())).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("1.000");
    }

    @Test
    void a_bad_line_is_named_and_the_rest_goes_on() {
        var exit = run("{\"id\":\"x\"}\n" + ARTICLES, "similar");

        assertThat(exit).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("line 1: ");
        assertThat(lines()).hasSize(3);
    }

    @Test
    void what_cannot_be_asked_is_said() {
        assertThat(run(ARTICLES, "similar", "--count", "51")).isEqualTo(2);
        assertThat(run(ARTICLES, "similar", "--near", "x")).isEqualTo(2);
        assertThat(run(ARTICLES, "similar", "--for", "/no/such/file")).isEqualTo(2);
        assertThat(run(ARTICLES, "measure", "beauty")).isEqualTo(2);
    }

    @Test
    void measuring_tells_how_high_the_others_of_an_event_come(@TempDir Path folder) throws IOException {
        var articles = Files.writeString(folder.resolve("articles.jsonl"), ARTICLES);
        var events = Files.writeString(folder.resolve("events.tsv"), "bridge\te1\ninquiry\te1\n");

        assertThat(run("", "measure", "similar", articles.toString(), events.toString())).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("backstory        nDCG@5 1.000").contains("MoreLikeThis")
                .containsPattern("(?m)^0\\.\\d to [01]\\.\\d +2 +[01]\\.\\d{3} +1\\.000$");
    }

    private int run(String in, String verb, String... words) {
        var terminal = new Terminal(
                new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)), new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8), () -> 0);
        return Workbench.run(verb, List.of(words), terminal).orElseThrow();
    }

    private List<String> lines() {
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
