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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The verbs extract and measure pages, over pages on the disk. */
class PagesTest {

    private static final String PAGE = "<html lang=en><head><meta property=article:published_time content='2026-05-05T23:30:00-05:00'></head><body>"
            + "<h1>River rises</h1><p>The old bridge over the river was closed on Saturday after a night of floods, the council said.</p>"
            + "<p>Engineers found cracks in two of its five pillars, and nobody knows yet what the repair will cost the county.</p></body></html>";

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void a_saved_page_becomes_an_article_under_the_address_it_was_asked_by() throws IOException {
        var exit = run("extract", List.of(), line("https://e.example/1?utm_source=x", packed("page.html.gz", PAGE)));

        assertThat(exit).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains(
                "\"url\":\"https://e.example/1?utm_source=x\"", "\"canonicalUrl\":\"https://e.example/1\"", "\"headline\":\"River rises\"",
                "\"published\":\"2026-05-05T23:30:00-05:00\"", "\"paragraphs\":[\"The old bridge");
    }

    @Test
    void a_page_that_is_no_article_says_why() throws IOException {
        var exit = run("extract", List.of(), line("https://e.example/1", plain("page.html", "<p>Short.")));

        assertThat(exit).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("{\"url\":\"https://e.example/1\",\"notArticle\":\"it has too little text\"}\n");
    }

    @Test
    void a_page_that_nobody_knows_the_address_of_is_read_all_the_same() throws IOException {
        var exit = run("extract", List.of(), line("saved: page one", plain("page.html", PAGE)));

        assertThat(exit).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("\"url\":\"saved: page one\"", "\"headline\":\"River rises\"");
    }

    @ParameterizedTest
    @CsvSource({"https://e.example/a|b,https://e.example/a%7Cb", "https://e.example/{a}?b=[1],https://e.example/%7Ba%7D?b=[1]",
            "https://e.example/100%-sure,https://e.example/100%25-sure"})
    void an_address_with_odd_characters_is_known_all_the_same(String url, String canonical) throws IOException {
        run("extract", List.of(), line(url, plain("page.html", PAGE)));

        assertThat(out.toString(StandardCharsets.UTF_8)).contains("\"url\":\"" + url + "\"", "\"canonicalUrl\":\"" + canonical + "\"");
    }

    @Test
    void a_page_that_is_missing_or_too_large_is_a_bad_line_and_the_rest_goes_on() throws IOException {
        var large = packed("large.html.gz", " ".repeat(SavedPage.MAX_BYTES + 1));

        var exit = run(
                "extract", List.of(), line("https://e.example/1", folder.resolve("none.html")) + line("https://e.example/2", large)
                        + line("https://e.example/3", plain("page.html", PAGE)));

        assertThat(exit).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("line 1: cannot read", "line 2: ", "is larger than 20000000 bytes");
        assertThat(out.toString(StandardCharsets.UTF_8).lines()).hasSize(1);
    }

    @Test
    void pages_are_measured_against_what_people_say_is_on_them() throws IOException {
        plain("page.html", PAGE);
        var gold = "{\"title\":\"River Rises!\",\"author\":\"Ann Lee\",\"publish_date\":\"2026-05-05\",\"main_content\":\"The old bridge over the river was closed on Saturday after a night of "
                + "floods, the council said.\\nEngineers found cracks in two of its five pillars, and nobody knows yet what the repair will cost the county.\","
                + "\"with\":[\"old bridge\"],\"without\":[\"weather\"]}";
        Files.writeString(folder.resolve("gold.jsonl"), "{\"url\":\"https://e.example/1\",\"file\":\"page.html\",\"gold\":" + gold + "}\n");

        var exit = run("measure", List.of("pages", folder.resolve("gold.jsonl").toString()), "");

        assertThat(exit).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains(
                "body word F1          1.0000", "pages below 0.5            0", "exact 1.0000", "snippet F1            1.0000",
                "headline exact        1.0000",
                "publish day right     1.0000", "author set            0.0000   of 1, none named 1.0000");
    }

    @Test
    void what_cannot_be_measured_is_said() {
        assertThat(run("measure", List.of("pages"), "")).isEqualTo(Workbench.USAGE);
        assertThat(run("measure", List.of("pages", folder.resolve("none").toString()), "")).isEqualTo(Workbench.USAGE);
        assertThat(run("extract", List.of("file"), "")).isEqualTo(Workbench.USAGE);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("measure pages takes a file", "cannot read", "extract reads lines");
    }

    private int run(String verb, List<String> words, String input) {
        var terminal = new Terminal(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8), () -> 0);
        return Workbench.run(verb, words, terminal).orElseThrow();
    }

    private static String line(String url, Path file) {
        return "{\"url\":\"" + url + "\",\"file\":\"" + file + "\"}\n";
    }

    private Path plain(String name, String html) throws IOException {
        return Files.writeString(folder.resolve(name), html);
    }

    private Path packed(String name, String html) throws IOException {
        var file = folder.resolve(name);
        try (var packing = new GZIPOutputStream(Files.newOutputStream(file))) {
            packing.write(html.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }
}
