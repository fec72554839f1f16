package news.backstory.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import news.backstory.ingest.WireDesk.Receipt;
import news.backstory.search.ArticleIndex;
import news.backstory.testing.MovingClock;
import news.backstory.story.StoryMatcher;
import news.backstory.testing.TemporaryStore;
import news.backstory.wire.WireReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WireFolderTest {

    private static final Instant START = Instant.parse("2026-11-20T12:00:00Z");
    private static final String ITEM = "{\"uri\":\"%s\",\"headline\":\"h\",\"body_text\":\"b\"}";

    @TempDir
    private Path folder;

    private final MovingClock clock = new MovingClock(START);
    private final TemporaryStore memory = new TemporaryStore();
    private final ArticleIndex index = ArticleIndex.inMemory();
    private WireFolder wires;
    private Path inbox;

    @BeforeEach
    void open() throws IOException {
        inbox = Files.createDirectories(folder.resolve("agency"));
        wires = folder(folder);
    }

    @AfterEach
    void close() {
        index.close();
        memory.close();
    }

    @Test
    void a_file_is_taken_once_and_moved_to_done() throws IOException {
        lay("one.json", ITEM.formatted("u"));

        assertThat(rounds(3)).singleElement().satisfies(taken -> assertThat(taken.receipt()).isInstanceOf(Receipt.Taken.class));
        assertThat(names(inbox)).containsExactly("done");
        assertThat(names(inbox.resolve("done"))).containsExactly("one.json");
        assertThat(index.size()).isEqualTo(1);
    }

    @Test
    void a_file_that_cannot_be_read_is_moved_to_failed_with_the_reason_beside_it() throws IOException {
        lay("bad.json", "{");
        Files.write(inbox.resolve("big.xml"), new byte[WireReader.MAX_BYTES + 1]);
        touch("big.xml");

        rounds(2);

        assertThat(names(inbox.resolve("failed"))).containsExactly("bad.json", "bad.json.reason.txt", "big.xml", "big.xml.reason.txt");
        assertThat(Files.readString(inbox.resolve("failed/bad.json.reason.txt"))).startsWith("not the JSON");
        assertThat(Files.readString(inbox.resolve("failed/big.xml.reason.txt"))).startsWith("larger than");
    }

    @Test
    void a_file_that_cannot_be_moved_away_is_told_of_once_and_not_taken_again_until_it_changes() throws IOException {
        Files.writeString(inbox.resolve("done"), "in the way of the folder, and changed just now");
        lay("one.json", ITEM.formatted("u"));

        assertThat(rounds(4)).filteredOn(taken -> taken.file().equals("one.json")).singleElement().satisfies(taken -> {
            assertThat(taken.receipt()).isInstanceOf(Receipt.Taken.class);
            assertThat(taken.stuck()).startsWith("it cannot be moved away");
        });
    }

    @Test
    void a_packed_file_is_unpacked_up_to_the_limit() throws IOException {
        pack("one.json.gz", ITEM.formatted("u").getBytes(StandardCharsets.UTF_8));
        pack("bomb.json.gz", new byte[WireReader.MAX_BYTES + 1]);
        lay("torn.xml.GZ", "<newsItem/>");

        rounds(2);

        assertThat(names(inbox.resolve("done"))).containsExactly("one.json.gz");
        assertThat(index.size()).isEqualTo(1);
        assertThat(Files.readString(inbox.resolve("failed/bomb.json.gz.reason.txt"))).startsWith("larger than");
        assertThat(Files.readString(inbox.resolve("failed/torn.xml.GZ.reason.txt"))).startsWith("not gzip");
    }

    @Test
    void what_lies_beside_the_folders_of_the_wires_is_named_once_and_left_alone() throws IOException {
        Files.writeString(folder.resolve("loose.json"), "{}");
        Files.writeString(folder.resolve(".hidden"), "");
        Files.writeString(folder.resolve("half.json.part"), "");
        Files.createDirectories(folder.resolve("No Wire"));

        assertThat(wires.astray()).containsExactly("No Wire", "loose.json");
        assertThat(wires.astray()).isEmpty();
        assertThat(names(folder)).contains("loose.json", "No Wire");
    }

    private void pack(String name, byte[] bytes) throws IOException {
        try (var packed = new GZIPOutputStream(Files.newOutputStream(inbox.resolve(name)))) {
            packed.write(bytes);
        }
        touch(name);
    }

    @Test
    void a_file_that_still_grows_or_is_called_unfinished_is_left_alone() throws IOException {
        lay("slow.json", "{\"uri\":");
        lay("up.json.part", ITEM.formatted("p"));
        lay(".hidden.json", ITEM.formatted("h"));
        assertThat(rounds(1)).isEmpty();
        lay("slow.json", ITEM.formatted("slow"));
        assertThat(rounds(1)).isEmpty();

        assertThat(rounds(1)).extracting(WireFolder.Taken::file).containsExactly("slow.json");
        assertThat(names(inbox)).contains("up.json.part", ".hidden.json");
    }

    @Test
    void the_same_name_again_does_not_overwrite_what_was_done() throws IOException {
        lay("one.json", ITEM.formatted("u"));
        rounds(2);
        lay("one.json", ITEM.formatted("v"));
        rounds(2);

        assertThat(names(inbox.resolve("done"))).hasSize(2).contains("one.json");
    }

    @Test
    void links_folders_and_places_that_are_no_wires_are_left_alone() throws IOException {
        var outside = Files.writeString(folder.resolve("outside.json"), ITEM.formatted("o"));
        Files.createSymbolicLink(inbox.resolve("link.json"), outside);
        Files.createDirectories(inbox.resolve("folder"));
        Files.createDirectories(folder.resolve("Not A Wire"));
        Files.writeString(folder.resolve("Not A Wire/x.json"), ITEM.formatted("x"));

        assertThat(rounds(3)).isEmpty();
    }

    @Test
    void what_was_kept_and_not_moved_before_a_crash_is_taken_again_and_is_the_same() throws IOException {
        lay("one.json", ITEM.formatted("u"));
        rounds(2);
        Files.move(inbox.resolve("done/one.json"), inbox.resolve("one.json"));
        wires = folder(folder);

        assertThat(rounds(2)).singleElement().satisfies(taken -> assertThat(((Receipt.Taken) taken.receipt()).outcomes())
                .singleElement().satisfies(outcome -> assertThat(outcome.verdict()).hasToString("SAME")));
    }

    @Test
    void no_more_than_so_many_files_are_taken_in_a_round() throws IOException {
        for (var i = 0; i <= WireFolder.MAX_FILES_A_ROUND; i++) {
            lay("f" + i + ".json", ITEM.formatted(i));
        }
        rounds(1);

        assertThat(rounds(1)).hasSize(WireFolder.MAX_FILES_A_ROUND);
        assertThat(rounds(1)).hasSize(1);
    }

    private WireFolder folder(Path path) {
        var shelf = new Shelf(memory.articles(), index, new StoryMatcher(memory.stories(), 0.5), clock);
        return new WireFolder(path,
                new WireDesk(memory.wireItems(), shelf, new Sites(List.of(), List.of()), Set.of(), clock), clock);
    }

    private List<WireFolder.Taken> rounds(int count) {
        return Stream.generate(() -> {
            clock.advance(Duration.ofSeconds(2));
            return wires.takeAll();
        }).limit(count).flatMap(List::stream).toList();
    }

    private void lay(String name, String text) throws IOException {
        Files.writeString(inbox.resolve(name), text);
        touch(name);
    }

    private void touch(String name) throws IOException {
        Files.setLastModifiedTime(inbox.resolve(name), FileTime.from(clock.instant()));
    }

    private static List<String> names(Path path) throws IOException {
        try (var all = Files.list(path)) {
            return all.map(each -> each.getFileName().toString()).sorted().toList();
        }
    }
}
