package news.backstory.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JsonLinesTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void answers_come_in_the_order_of_the_lines_however_many_are_worked_on_at_a_time() {
        var input = IntStream.range(0, 2_000).mapToObj("{\"n\":%d}"::formatted).collect(Collectors.joining("\n"));

        var exit = run(input);

        assertThat(exit).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8).lines()).containsExactlyElementsOf(
                IntStream.range(0, 2_000).mapToObj("{\"n\":%d}"::formatted).toList());
    }

    @Test
    void a_bad_line_is_named_and_the_rest_goes_on() {
        var exit = run("{\"n\":1}\nnot json\n[2]\n{\"n\":3,\"n\":4}\n{\"n\":5} 6\n\n{\"bad\":true}\n{\"n\":8}");

        assertThat(exit).isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("{\"n\":1}\n{\"n\":8}\n");
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("line 2: ", "line 3: ", "line 4: ", "line 5: ", "line 7: it is bad");
    }

    @Test
    void a_line_that_breaks_something_of_ours_is_named_and_the_rest_goes_on() {
        var exit = run("{\"n\":1}\n{\"breaks\":true}\n{\"n\":3}");

        assertThat(exit).isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("{\"n\":1}\n{\"n\":3}\n");
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("line 2: something of ours broke: java.lang.IllegalStateException: odd at ");
    }

    @Test
    void progress_says_how_many_are_done() {
        run("{\"n\":1}\n{\"n\":2}");

        assertThat(err.toString(StandardCharsets.UTF_8)).contains("2 things");
    }

    private int run(String input) {
        var clock = new AtomicLong();
        var terminal = new Terminal(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8), () -> clock.addAndGet(1_000_000));
        return JsonLines.run(terminal, "things", line -> {
            if (line.has("bad")) {
                throw new BadLine("it is bad");
            }
            if (line.has("breaks")) {
                throw new IllegalStateException("odd");
            }
            return line;
        });
    }
}
