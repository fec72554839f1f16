package news.backstory.search;

import static news.backstory.search.IndexArticles.article;
import static news.backstory.search.IndexArticles.ids;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import news.backstory.article.Article;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SavedIndexTest {

    private final Article bridge = article("bridge", "Harbour bridge shut", 3, "A crane struck the bridge on Monday, the Harbour Trust said.");
    private final Article ferry = article("ferry", "Ferry runs late", 2, "The ferry ran an hour late because of fog.");

    @TempDir
    Path folder;

    @Test
    void what_was_findable_is_so_after_a_restart() {
        try (var index = ArticleIndex.open(folder)) {
            index.add(bridge);
        }

        try (var again = ArticleIndex.open(folder)) {
            assertThat(ids(again.search("crane", 3))).containsExactly("bridge");
        }
    }

    @Test
    void matching_adds_what_is_missing_changes_what_changed_and_removes_what_is_gone() {
        try (var index = ArticleIndex.open(folder)) {
            index.add(bridge);
            index.add(ferry);
            var changed = article("ferry", "Tram runs late", 2, "The tram ran an hour late because of fog.");
            var tower = article("tower", "Tower opens", 1, "The tower opened on Sunday.");

            index.match(sink -> List.of(changed, tower).forEach(sink), _ -> {});

            assertThat(ids(index.search("crane", 3))).isEmpty();
            assertThat(ids(index.search("ferry", 3))).isEmpty();
            assertThat(ids(index.search("tram", 3))).containsExactly("ferry");
            assertThat(ids(index.search("tower", 3))).containsExactly("tower");
        }
    }

    @Test
    void what_is_removed_while_the_index_is_matched_stays_away() {
        try (var index = ArticleIndex.open(folder)) {
            index.match(sink -> {
                index.remove(bridge.id());
                sink.accept(bridge);
                index.add(ferry);
            }, _ -> {});

            assertThat(ids(index.search("crane", 3))).isEmpty();
            assertThat(ids(index.search("ferry", 3))).containsExactly("ferry");
        }
    }

    @Test
    void a_damaged_index_is_begun_anew() throws IOException {
        try (var index = ArticleIndex.open(folder)) {
            index.add(bridge);
        }
        var files = new ArrayList<Path>();
        try (var all = Files.newDirectoryStream(folder, "segments_*")) {
            all.forEach(files::add);
        }
        Files.write(files.getFirst(), new byte[]{1, 2, 3});

        try (var again = ArticleIndex.open(folder)) {
            assertThat(again.size()).isZero();
            again.match(sink -> sink.accept(bridge), _ -> {});
            assertThat(again.size()).isEqualTo(1);
        }
    }

    @Test
    void what_was_saved_is_there_although_the_process_never_ended_well() throws IOException {
        var copy = Files.createDirectory(folder.resolve("copy"));
        var home = Files.createDirectory(folder.resolve("home"));
        try (var index = ArticleIndex.open(home)) {
            index.add(bridge);
            index.save();
            index.add(ferry);
            try (var files = Files.newDirectoryStream(home)) {
                for (var file : files) {
                    copy(file, copy);
                }
            }
        }

        try (var found = ArticleIndex.open(copy)) {
            assertThat(ids(found.search("crane", 3))).containsExactly("bridge");
        }
    }

    private static void copy(Path file, Path to) throws IOException {
        try {
            Files.copy(file, to.resolve(file.getFileName()));
        } catch (NoSuchFileException ofTheMoment) {
            // The index goes on meanwhile; what was saved stays.
        }
    }
}
