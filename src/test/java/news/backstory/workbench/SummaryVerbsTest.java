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
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SummaryVerbsTest {

    private static final String REPORT = "The river rose by night in Bath. By morning the bridge was closed to buses. Nobody was hurt, the mayor said.";

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void summarise_gives_each_articles_sentences_with_their_places_in_the_body() {
        var exit = run("summarise", List.of(), "{\"id\":\"a\",\"headline\":\"Flood\",\"paragraphs\":[\"" + REPORT + "\"]}\n{\"id\":\"b\"}\n");

        assertThat(exit).isEqualTo(1);
        assertThat(said(out))
                .startsWith("{\"id\":\"a\",\"sentences\":[{\"text\":\"The river rose by night in Bath.\",\"start\":0,\"end\":32,\"number\":1},")
                .hasLineCount(1);
        assertThat(said(err)).contains("line 2: ");
    }

    @Test
    void measure_summary_shows_our_scores_beside_the_first_three_sentences_and_the_best() throws IOException {
        var pairs = file("{\"id\":\"a\",\"src\":\"echo\",\"article\":\"" + REPORT
                + "\",\"ref\":[\"The river rose.\",\"The bridge was closed.\"]}\n{\"article\":\"\"}\n");

        var exit = run("measure", List.of("summary", pairs), "");

        assertThat(exit).isEqualTo(1);
        assertThat(said(out)).contains("echo (1 articles)", "first three", "best three", "dangling starts 0.00 %", "orphan quotes 0.00 %",
                "not verbatim 0", "p99");
        assertThat(said(err)).contains("line 2: \"article\" must be a text");
    }

    @Test
    void measure_sentences_counts_false_and_missed_ends() throws IOException {
        var gold = file("""
                {"set":"x","lang":"en","text":"The river rose. It fell","sents":["The river rose. It fell"]}
                {"set":"x","lang":"en","text":"It fell It rose.","sents":["It fell","It rose."]}
                {"set":"x","text":"a","sents":["b"]}
                """);

        var exit = run("measure", List.of("sentences", gold, "--errors"), "");

        assertThat(exit).isEqualTo(1);
        assertThat(said(out)).contains("false", "The river rose. | It fell", "It fell | It rose.").containsPattern("x en +3 +1 +1 +666\\.7");
    }

    @Test
    void what_is_asked_for_wrongly_says_how_to_ask() {
        assertThat(run("measure", List.of("summary"), "")).isEqualTo(Workbench.USAGE);
        assertThat(run("measure", List.of("summary", folder.resolve("none").toString()), "")).isEqualTo(Workbench.USAGE);
        assertThat(run("train-summary", List.of("no-such-folder"), "")).isEqualTo(Workbench.USAGE);
        for (var folds : List.of("x", "1", "101", "-2", "")) {
            assertThat(run("train-summary", List.of(folder.toString(), "--folds", folds), "")).as(folds).isEqualTo(Workbench.USAGE);
        }
    }

    @Test
    void a_model_is_learned_from_a_folder_and_read_again() throws IOException {
        var line = "{\"src\":\"x\",\"article\":\"" + REPORT
                + " Buses were sent round by the motorway on Monday. The repair will take until May.\",\"ref\":[\"The bridge was closed.\"]}\n";
        Files.writeString(folder.resolve("pairs.jsonl"), line.repeat(8));
        var model = folder.resolve("model");

        assertThat(run("train-summary", List.of(folder.toString(), "--out", model.toString()), "")).isZero();
        assertThat(Files.size(model)).isPositive();
        assertThat(run("train-summary", List.of(folder.toString(), "--folds", "2"), "")).isZero();
        assertThat(said(out)).contains("x (8 articles)");
    }

    private String file(String lines) throws IOException {
        return Files.writeString(folder.resolve("lines.jsonl"), lines).toString();
    }

    private int run(String verb, List<String> words, String input) {
        var clock = new AtomicLong();
        var terminal = new Terminal(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8), () -> clock.addAndGet(1_000_000));
        return Workbench.run(verb, words, terminal).orElseThrow();
    }

    private static String said(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
