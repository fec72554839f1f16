package news.backstory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class ScratchTest {

    @Test
    void the_folder_goes_with_all_that_is_in_it_after_whoever_works_in_it() throws IOException {
        var scratch = Scratch.make("backstory-scratch-test");
        Files.createDirectories(scratch.folder().resolve("index"));
        Files.writeString(scratch.folder().resolve("index").resolve("a"), "x");
        scratch.usedBy(() -> assertThat(Files.exists(scratch.folder())).isTrue());

        scratch.close();
        scratch.close();

        assertThat(scratch.folder()).doesNotExist();
    }

    @Test
    void who_cannot_be_closed_does_not_keep_the_folder() throws IOException {
        var scratch = Scratch.make("backstory-scratch-test");
        Files.writeString(scratch.folder().resolve("a"), "x");
        scratch.usedBy(() -> {
            throw new UncheckedIOException(new IOException("stuck"));
        });

        scratch.close();

        assertThat(scratch.folder()).doesNotExist();
    }
}
