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
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedVerbTest {

    private static final String FEED = """
            <rss><channel><title>The Echo</title><link>https://echo.example/</link><item><title>Bridge closed</title><link>/a</link>
            <guid isPermaLink="false">1</guid><pubDate>Tue, 24 Nov 2026 09:00:00 GMT</pubDate></item></channel></rss>""";

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void save() throws IOException {
        try (var file = new GZIPOutputStream(Files.newOutputStream(folder.resolve("feed.xml.gz")))) {
            file.write(FEED.getBytes(StandardCharsets.UTF_8));
        }
        Files.writeString(folder.resolve("page.html"), "<html><body>Hello</body></html>");
    }

    @Test
    void what_a_feed_has_taken_back_is_named() throws IOException {
        Files.writeString(folder.resolve("gone.xml"), "<feed><at:deleted-entry ref='tag:1' when='2026-11-24T10:00:00Z'/></feed>");

        run(List.of("feed"), line("gone.xml") + line("feed.xml.gz"));

        assertThat(out.toString(StandardCharsets.UTF_8).lines().toList()).satisfiesExactly(
                gone -> assertThat(gone).contains("\"deleted\":[\"tag:1\"]"),
                other -> assertThat(other).doesNotContain("deleted"));
    }

    @Test
    void a_feed_on_disk_becomes_a_line_of_json_and_what_is_none_says_why() {
        var code = run(List.of("feed"), line("feed.xml.gz") + line("page.html"));

        assertThat(code).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8).lines().toList()).satisfiesExactly(
                first -> assertThat(first).startsWith(
                        "{\"url\":\"https://echo.example/feed\",\"title\":\"The Echo\",\"link\":\"https://echo.example/\",\"entries\":[{\"id\":\"1\","
                                + "\"link\":\"https://echo.example/a\",\"title\":\"Bridge closed\",\"published\":\"2026-11-24T09:00:00Z\",\"updated\":null,"),
                second -> assertThat(second).isEqualTo("{\"url\":\"https://echo.example/feed\",\"notAFeed\":\"it is a web page, not a feed\"}"));
    }

    @Test
    void a_line_without_a_readable_file_is_named_and_the_rest_goes_on() {
        var code = run(List.of("feed"), "{\"url\":\"x\"}\n" + line("nowhere.xml") + line("feed.xml.gz"));

        assertThat(code).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("line 1: it names no file", "line 2: the file ");
        assertThat(out.toString(StandardCharsets.UTF_8).lines()).hasSize(1);
    }

    @Test
    void what_another_reader_made_of_it_is_compared_field_by_field() throws IOException {
        var same = "{\"feed\":{\"title\":\"The <b>Echo</b>\",\"link\":\"https://echo.example/\"},\"entries\":[{\"id\":\"1\",\"title\":\"Bridge closed\","
                + "\"link\":\"https://echo.example/a\",\"author\":null,\"published\":1795510800,\"updated\":null}]}";
        var lines = folder.resolve("gold.jsonl");
        Files.writeString(lines, gold(same) + gold(same.replace("Bridge closed", "Bridge open")));

        var code = run(List.of("measure", "feeds", lines.toString()), "");

        assertThat(code).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("parsed       1.0000  (2 of 2)", "core         0.5000  (1 of 2)",
                "title        0.5000  (1 of 2)", "date         1.0000  (2 of 2)", "CPU ms");
        assertThat(run(List.of("measure", "feeds"), "")).isEqualTo(Workbench.USAGE);
    }

    private int run(List<String> words, String in) {
        var terminal = new Terminal(new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8), () -> 0L);
        return Workbench.run(words.getFirst(), words.subList(1, words.size()), terminal).orElseThrow();
    }

    private String line(String file) {
        return "{\"url\":\"https://echo.example/feed\",\"file\":\"" + folder.resolve(file) + "\"}\n";
    }

    private static String gold(String gold) {
        return "{\"id\":\"x\",\"url\":\"https://echo.example/feed\",\"file\":\"feed.xml.gz\",\"gold\":" + gold + "}\n";
    }
}
