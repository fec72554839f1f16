package news.backstory.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import news.backstory.wire.WireReading;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Everything that fuzzing ever found, and where it starts from: {@code fuzz/<target>/}. A finding adds a file and no code. */
class FuzzFindingsTest {

    /** Two seconds of a machine that does nothing else, with its classes loaded. */
    private static final Duration AT_MOST = Duration.ofSeconds(20);
    private static final Map<String, Consumer<byte[]>> TARGETS = Map.of(
            "page", PageFuzz::fuzzerTestOneInput, "feed", FeedFuzz::fuzzerTestOneInput, "ninjs", NinjsFuzz::fuzzerTestOneInput,
            "newsml", NewsMlFuzz::fuzzerTestOneInput, "article", ArticleJsonFuzz::fuzzerTestOneInput, "hub", HubFuzz::fuzzerTestOneInput,
            "opml", OpmlFuzz::fuzzerTestOneInput);

    @Test
    void what_the_fuzzer_starts_from_is_read_to_its_end() {
        var seed = Seeds.of("newsml").stream().filter(file -> file.endsWith("middle.xml")).findFirst().orElseThrow();

        assertThat(WireFuzz.read(NewsMlFuzz.whole(bytes(seed)))).isInstanceOf(WireReading.Read.class);
    }

    @TestFactory
    Stream<DynamicTest> nothing_that_was_found_breaks_it_again() {
        return TARGETS.entrySet().stream().flatMap(target -> Seeds.of(target.getKey()).stream().map(file -> dynamicTest(
                target.getKey() + "/" + file.getFileName(), () -> assertTimeout(AT_MOST, () -> target.getValue().accept(Files.readAllBytes(file))))));
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
