package news.backstory.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import news.backstory.article.ArticleId;
import news.backstory.article.Articles;
import news.backstory.article.Status;
import news.backstory.channel.ChannelId;
import news.backstory.channel.Line;
import news.backstory.channel.MessageRef;
import news.backstory.channel.PersonId;
import news.backstory.channel.Place;
import news.backstory.channel.Post;
import news.backstory.channel.ReplyAddress;
import news.backstory.command.Request;
import news.backstory.testing.SampleArticles;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlStoreTest {

    private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");
    private static final ChannelId C1 = new ChannelId("C1");

    @TempDir
    private Path folder;

    @Test
    void what_was_kept_is_there_after_a_restart() throws StoreUnusable {
        var article = SampleArticles.usable("bridge");
        var card = new Line("k/card", new Place.InChannel(C1), new Post.CardOf(article.id()), NOW.plusSeconds(60));
        try (var store = SqlStore.open(folder)) {
            store.articles().save(article, NOW, List.of(article.link()));
            store.requests().add(new Request("k", NOW, "content"));
            store.outbox().add(List.of(card));
            store.outbox().claim("k/card", NOW);
        }

        try (var store = SqlStore.open(folder)) {
            assertThat(store.articles().find(article.id())).contains(article);
            assertThat(store.requests().pending(10)).containsExactly(new Request("k", NOW, "content"));
            assertThat(store.outbox().recover(NOW)).isEqualTo(1);
            assertThat(store.outbox().doubtful(NOW, 10)).singleElement().satisfies(doubtful -> assertThat(doubtful.line()).isEqualTo(card));
        }
    }

    @Test
    void coverage_and_timelines_come_back_as_they_were_planned() throws StoreUnusable {
        var a = new ArticleId("a");
        var b = new ArticleId("b");
        var thread = List.of(new MessageRef(C1, "1.1"));
        var lines = List.of(
                new Line("k/1", new Place.InChannel(C1), new Post.Coverage(a, List.of(b), List.of(), List.of(a), List.of(b), thread), NOW.plusSeconds(60)),
                new Line("k/2", new Place.InChannel(new ChannelId("C2")), new Post.Timeline(a, List.of(a, b)), NOW.plusSeconds(60)));
        try (var store = SqlStore.open(folder)) {
            store.outbox().add(lines);

            assertThat(store.outbox().due(NOW, 10)).extracting(planned -> planned.line()).containsExactlyElementsOf(lines);
        }
    }

    @Test
    void what_an_article_said_is_kept_version_by_version_but_not_while_it_could_not_be_shown() throws StoreUnusable {
        var article = SampleArticles.usable("bridge");
        try (var store = SqlStore.open(folder)) {
            store.articles().save(article.withStatus(new Status.Withheld()), NOW, List.of());
            assertThat(store.articles().versions(article.id())).isEmpty();

            store.articles().save(article.withVersion(2), NOW, List.of());
            store.articles().save(article.withVersion(2), NOW.plusSeconds(1), List.of());
            assertThat(store.articles().versions(article.id())).containsExactly(
                    new Articles.Version(2, article.headline(), article.standfirst(), NOW));

            for (var version = 3; version < SqlArticles.MAX_VERSIONS + 5; version++) {
                store.articles().save(article.withVersion(version), NOW, List.of());
            }
            assertThat(store.articles().versions(article.id())).hasSize(SqlArticles.MAX_VERSIONS).first().extracting(Articles.Version::number).isEqualTo(5);
        }
    }

    @Test
    void a_second_process_does_not_get_the_folder() throws StoreUnusable {
        try (var _ = SqlStore.open(folder)) {
            assertThatThrownBy(() -> SqlStore.open(folder)).isInstanceOf(StoreUnusable.class).hasMessageContaining("Another Backstory");
        }
    }

    @Test
    void a_folder_that_cannot_be_used_is_a_clear_error() throws IOException {
        var file = Files.writeString(folder.resolve("file"), "not a folder");
        Files.createDirectories(folder.resolve("broken"));
        Files.writeString(folder.resolve("broken/store.db"),
                "this is no database, whatever its name says, and long enough to be looked at".repeat(100));

        assertThatThrownBy(() -> SqlStore.open(file)).isInstanceOf(StoreUnusable.class).hasMessageContaining("cannot be read and written");
        assertThatThrownBy(() -> SqlStore.open(folder.resolve("broken"))).isInstanceOf(StoreUnusable.class).hasMessageContaining("no database");
    }

    @Test
    void many_who_write_at_once_all_get_it_on_disk_and_repetitions_are_told_apart() throws Exception {
        try (var store = SqlStore.open(folder); var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var added = new ArrayList<Future<Boolean>>();
            for (var i = 0; i < 1_000; i++) {
                var key = "k" + i % 500;
                added.add(threads.submit(() -> store.requests().add(new Request(key, NOW, "x"))));
            }
            var fresh = 0;
            for (var one : added) {
                fresh += one.get() ? 1 : 0;
            }

            assertThat(fresh).isEqualTo(500);
            assertThat(store.requests().pendingCount()).isEqualTo(500);
        }
    }

    @Test
    void what_fails_fails_alone() {
        var jdbi = Jdbi.create("jdbc:sqlite:" + folder.resolve("alone.db"));
        try (var writer = new Writer(jdbi)) {
            writer.write(handle -> handle.execute("CREATE TABLE line (text TEXT NOT NULL)"));

            assertThatThrownBy(() -> writer.write(handle -> {
                handle.execute("INSERT INTO line VALUES ('half done')");
                throw new IllegalStateException("and then it breaks");
            })).isInstanceOf(StoreFault.class);
            writer.write(handle -> handle.execute("INSERT INTO line VALUES ('whole')"));

            assertThat(writer.<List<String>>write(handle -> handle.select("SELECT text FROM line").mapTo(String.class).list()))
                    .containsExactly("whole");
        }
    }

    @Test
    void a_store_that_is_closed_says_so() throws StoreUnusable {
        var store = SqlStore.open(folder);
        var requests = store.requests();
        store.close();

        assertThatThrownBy(() -> requests.add(new Request("k", NOW, "content"))).isInstanceOf(StoreFault.class);
    }

    @Test
    void reply_addresses_and_answered_requests_are_forgotten() throws Exception {
        var secret = "https://hooks.example/very-secret-address";
        var alone = new Place.Reply(new ReplyAddress(secret), C1, new PersonId("U1"));
        try (var store = SqlStore.open(folder)) {
            store.requests().add(new Request("k", NOW, "response_url=" + secret));
            store.outbox().add(List.of(new Line("k/answer", alone, new Post.Help(""), NOW.plusSeconds(60))));
            assertThat(store.outbox().due(NOW, 10)).singleElement().satisfies(planned -> assertThat(planned.place()).isEqualTo(alone));
            store.outbox().claim("k/answer", NOW);
            store.outbox().taken("k/answer", NOW);
            store.requests().done("k", NOW);
        }

        // Closing folds the write-ahead log into the file.
        for (var file : List.of("store.db", "store.db-wal")) {
            if (Files.exists(folder.resolve(file))) {
                assertThat(new String(Files.readAllBytes(folder.resolve(file)), StandardCharsets.ISO_8859_1)).doesNotContain("very-secret-address");
            }
        }
    }

    @Test
    void a_line_under_one_in_a_thread_goes_to_the_same_thread() throws StoreUnusable {
        var first = new MessageRef(C1, "1.1");
        try (var store = SqlStore.open(folder)) {
            var outbox = store.outbox();
            outbox.add(List.of(
                    new Line("card", new Place.InThread(first), new Post.CardOf(new ArticleId("a")), NOW.plusSeconds(60)),
                    new Line("similar", new Place.Under("card", C1), new Post.SimilarTo(new ArticleId("a"), List.of()), NOW.plusSeconds(60))));
            outbox.claim("card", NOW);
            outbox.sent("card", new MessageRef(C1, "2.2"), NOW);

            assertThat(outbox.due(NOW, 10)).singleElement().satisfies(planned -> assertThat(planned.place()).isEqualTo(new Place.InThread(first)));
        }
    }

    @Test
    void what_was_to_go_under_a_post_that_never_came_is_dropped_down_to_the_last() throws StoreUnusable {
        try (var store = SqlStore.open(folder)) {
            var outbox = store.outbox();
            outbox.add(List.of(
                    new Line("one", new Place.InChannel(C1), new Post.Help(""), NOW.plusSeconds(60)),
                    new Line("two", new Place.Under("one", C1), new Post.Help(""), NOW.plusSeconds(60)),
                    new Line("three", new Place.Under("two", C1), new Post.Help(""), NOW.plusSeconds(60))));
            outbox.notSent("one", "gone", NOW);

            assertThat(outbox.due(NOW, 10)).isEmpty();
            assertThat(outbox.counts().notSent()).isEqualTo(3);
        }
    }
}
