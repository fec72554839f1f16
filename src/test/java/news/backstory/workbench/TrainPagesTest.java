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

class TrainPagesTest {

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void what_people_marked_becomes_two_files_of_trees() throws IOException {
        pages(6);

        assertThat(run(List.of(folder.toString(), "--out", folder.toString()))).isZero();

        assertThat(Files.readAllLines(folder.resolve("blocks.trees"))).hasSize(330).allMatch(line -> line.matches("[-0-9. ;E]+\\|[-0-9.e+ ]+"));
        assertThat(Files.readAllLines(folder.resolve("days.trees"))).hasSize(360);
    }

    @Test
    void with_folds_each_part_is_measured_by_what_was_learned_from_the_others_and_nothing_is_written() throws IOException {
        pages(6);

        assertThat(run(List.of(folder.toString(), "--folds", "2"))).isZero();

        assertThat(out.toString(StandardCharsets.UTF_8)).contains("pages                      6").contains("body word F1")
                .contains("publish day right");
        assertThat(folder.resolve("blocks.trees")).doesNotExist();
    }

    @Test
    void a_page_that_is_not_there_is_named_and_the_rest_goes_on() throws IOException {
        pages(2);
        Files.writeString(folder.resolve("more.jsonl"), "{\"url\":\"https://e.example/x\",\"file\":\"none.html\",\"gold\":{}}\n");

        assertThat(run(List.of(folder.toString(), "--out", folder.toString()))).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("none.html");
        assertThat(run(List.of("nowhere"))).isEqualTo(Workbench.USAGE);
    }

    private void pages(int count) throws IOException {
        var lines = new StringBuilder();
        for (var at = 0; at < count; at++) {
            var report = "The harbour bridge number %d was closed on Monday after a crane struck its main span, and nobody was hurt.".formatted(at);
            Files.writeString(folder.resolve(at + ".html"), """
                    <html lang="en"><head><title>Bridge %d</title><meta property="article:published_time" content="2026-11-0%dT09:00:00Z"></head>
                    <body><nav><ul><li>Home page of the paper</li><li>Weather for today</li></ul></nav><article><h1>Bridge %d shut</h1><p>%s</p>
                    <p>Engineers found a crack four metres long in a girder and will not open it before the winter, they said.</p></article>
                    <footer><p>Copyright 2026 The Herald, all rights reserved.</p></footer></body></html>""".formatted(at, at + 1, at, report));
            lines.append(
                    """
                            {"url":"https://e.example/%d","file":"%d.html","gold":{"main_content":"%s\\n\\nEngineers found a crack four metres long in a girder and will not open it before the winter, they said.","publish_date":"2026-11-0%d"}}
                            """
                            .formatted(at, at, report, at + 1));
        }
        Files.writeString(folder.resolve("pages.jsonl"), lines.toString());
    }

    private int run(List<String> words) {
        return Workbench
                .run("train-pages", words, new Terminal(new ByteArrayInputStream(new byte[0]), new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8), () -> 0))
                .orElseThrow();
    }
}
