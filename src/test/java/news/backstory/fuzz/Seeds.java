package news.backstory.fuzz;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/** What each target starts from, and what was ever found: {@code fuzz/<target>/}. */
final class Seeds {

    private Seeds() {}

    static List<Path> of(String target) {
        try (var all = Files.list(Path.of(Objects.requireNonNull(Seeds.class.getResource("/fuzz/" + target), target).toURI()))) {
            return all.sorted().toList();
        } catch (IOException | URISyntaxException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /**
     * Loads what the target needs before the fuzzer's clock begins: each class is instrumented as it is loaded, and on a busy machine that takes minutes,
     * which would count as a first input that hangs.
     */
    static void load(String target, Consumer<byte[]> reader) {
        for (var seed : of(target)) {
            try {
                reader.accept(Files.readAllBytes(seed));
            } catch (IOException broken) {
                throw new IllegalStateException(broken);
            }
        }
    }
}
