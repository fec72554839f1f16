package news.backstory.fuzz;

import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Everything that fuzzing ever found, and where it starts from: {@code fuzz/<target>/}. A finding adds a file and no code. */
class FuzzFindingsTest {

    /** Two seconds of a machine that does nothing else, with its classes loaded. */
    private static final Duration AT_MOST = Duration.ofSeconds(20);
    private static final Map<String, Consumer<byte[]>> TARGETS = Map.of(
            "page", PageFuzz::fuzzerTestOneInput, "feed", FeedFuzz::fuzzerTestOneInput, "ninjs", NinjsFuzz::fuzzerTestOneInput,
            "newsml", NewsMlFuzz::fuzzerTestOneInput, "article", ArticleJsonFuzz::fuzzerTestOneInput, "hub", HubFuzz::fuzzerTestOneInput,
            "opml", OpmlFuzz::fuzzerTestOneInput);

    @TestFactory
    Stream<DynamicTest> nothing_that_was_found_breaks_it_again() {
        return TARGETS.entrySet().stream().flatMap(target -> files(target.getKey()).map(file -> dynamicTest(
                target.getKey() + "/" + file.getFileName(), () -> assertTimeout(AT_MOST, () -> target.getValue().accept(Files.readAllBytes(file))))));
    }

    private static Stream<Path> files(String target) {
        try (var all = Files.list(Path.of(Objects.requireNonNull(FuzzFindingsTest.class.getResource("/fuzz/" + target), target).toURI()))) {
            return all.sorted().toList().stream();
        } catch (IOException | URISyntaxException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
