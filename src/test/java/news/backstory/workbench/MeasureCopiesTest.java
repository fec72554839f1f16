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
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeasureCopiesTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Random random = new Random(3);

    @TempDir
    private Path folder;

    @Test
    void it_prints_recall_for_each_way_of_editing_and_what_was_wrongly_taken_for_a_copy() throws IOException {
        var file = Files.writeString(folder.resolve("articles.jsonl"),
                IntStream.range(0, 30).mapToObj(this::article).collect(Collectors.joining("\n")));

        var exit = run(file.toString());

        assertThat(exit).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("30 articles among themselves: 0 pairs of copies", "light: recall 1.0000, false ones 0", "wire edited: recall ",
                        "heavily edited: recall ", "briefings of two days: ", "results written to one pattern: 0 of 1,000",
                        "296 questions in an archive of 37, 7 of them copies: ", "false ones in all: ");
    }

    @Test
    void a_file_that_is_not_there_is_named() {
        assertThat(run("/no/such/file")).isEqualTo(Workbench.USAGE);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("/no/such/file");
    }

    private int run(String file) {
        var clock = new AtomicLong();
        return MeasureCopies.run(List.of(file), new Terminal(
                new ByteArrayInputStream(new byte[0]), new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8), clock::incrementAndGet));
    }

    private String article(int number) {
        var paragraphs = IntStream.range(0, 8)
                .mapToObj(_ -> IntStream.range(0, 40).mapToObj(_ -> "w" + random.nextInt(3_000)).collect(Collectors.joining(" ", "\"", ".\"")))
                .collect(Collectors.joining(","));
        return "{\"id\":\"a%d\",\"headline\":\"Headline %d\",\"paragraphs\":[%s]}".formatted(number, number, paragraphs);
    }
}
