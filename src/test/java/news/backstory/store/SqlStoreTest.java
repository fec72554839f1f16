package news.backstory.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import news.backstory.article.ArticleId;
import news.backstory.article.Articles;
import news.backstory.article.Link;
import news.backstory.article.Status;
import news.backstory.channel.ChannelId;
import news.backstory.channel.PersonId;
import news.backstory.command.Feedback.Reason;
import news.backstory.command.Feedback.Report;
import news.backstory.command.Feedback.Spot;
import news.backstory.command.Feedback.Verdict;
import news.backstory.command.Request;
import news.backstory.ledger.Line;
import news.backstory.ledger.Outbox;
import news.backstory.post.MessageRef;
import news.backstory.post.Place;
import news.backstory.post.Post;
import news.backstory.post.ReplyAddress;
import news.backstory.post.Row;
import news.backstory.summary.Summary;
import news.backstory.testing.SampleArticles;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
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
                new Line("k/1", new Place.InChannel(C1), new Post.Coverage(a, List.of(b), List.of(), List.of(a), List.of(b), thread),
                        NOW.plusSeconds(60)),
                new Line("k/2", new Place.InChannel(new ChannelId("C2")), new Post.Timeline(a, List.of(a, b)), NOW.plusSeconds(60)));
        try (var store = SqlStore.open(folder)) {
            store.outbox().add(lines);

            assertThat(store.outbox().due(NOW, 10)).extracting(planned -> planned.line()).containsExactlyElementsOf(lines);
        }
    }

    @Test
    void what_can_be_pressed_comes_back_with_the_time_until_which_it_counts() throws StoreUnusable {
        var row = Row.plain("Undo?").with(new Row.Choice("Undo", Row.Ask.UNMUTE, "7", NOW.plusSeconds(600)),
                new Row.Choice("Edit", Row.Ask.EDIT_HOURS, "C1"));
        var line = new Line("k/1", new Place.InChannel(C1), Post.Saying.of(row), NOW.plusSeconds(60));
        try (var store = SqlStore.open(folder)) {
            store.outbox().add(List.of(line));

            assertThat(store.outbox().due(NOW, 10)).extracting(planned -> planned.line()).containsExactly(line);
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

            for (var version = 3; version < ArticleRows.MAX_VERSIONS + 5; version++) {
                store.articles().save(article.withVersion(version), NOW, List.of());
            }
            assertThat(store.articles().versions(article.id())).hasSize(ArticleRows.MAX_VERSIONS).first().extracting(Articles.Version::number)
                    .isEqualTo(5);
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
    void what_a_statement_was_given_is_not_in_its_fault_and_so_not_in_the_log() throws StoreUnusable {
        try (var store = SqlStore.open(folder)) {
            Jdbi.create("jdbc:sqlite:" + folder.resolve("store.db")).useHandle(other -> other.execute("DROP TABLE request"));

            assertThatThrownBy(() -> store.requests().add(new Request("k", NOW, "response_url=very-secret"))).isInstanceOf(StoreFault.class)
                    .satisfies(fault -> assertThat(printed(fault)).contains("StatementException").doesNotContain("very-secret"));
        }
    }

    private static String printed(Throwable fault) {
        var text = new StringWriter();
        fault.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    @Test
    void a_folder_of_a_newer_backstory_is_left_alone() throws StoreUnusable {
        SqlStore.open(folder).close();
        Jdbi.create("jdbc:sqlite:" + folder.resolve("store.db")).useHandle(other -> other.execute(
                "INSERT INTO flyway_schema_history SELECT 99, '999', 'later', type, 'V999__later.sql', checksum, installed_by, installed_on, 1, 1"
                        + " FROM flyway_schema_history WHERE installed_rank = 1"));

        assertThatThrownBy(() -> SqlStore.open(folder)).isInstanceOf(StoreUnusable.class).hasMessageContaining("newer Backstory");
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
            store.requests().done("k", List.of(), NOW);
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
    void what_was_to_go_under_a_post_that_never_came_is_hopeless() throws StoreUnusable {
        try (var store = SqlStore.open(folder)) {
            var outbox = store.outbox();
            outbox.add(List.of(
                    new Line("one", new Place.InChannel(C1), new Post.Help(""), NOW.plusSeconds(60)),
                    new Line("two", new Place.Under("one", C1), new Post.Help(""), NOW.plusSeconds(60)),
                    new Line("three", new Place.Under("two", C1), new Post.Help(""), NOW.plusSeconds(60))));
            outbox.notSent("one", "gone", List.of(), NOW);

            assertThat(outbox.due(NOW, 10)).isEmpty();
            assertThat(outbox.hopeless(NOW, 10)).extracting(each -> each.line().key()).containsExactly("two");
            outbox.drop("two", "what it goes under was not said", List.of(), NOW);
            assertThat(outbox.hopeless(NOW, 10)).extracting(each -> each.line().key()).containsExactly("three");
            assertThat(outbox.hopeless(NOW.plusSeconds(60), 10)).extracting(each -> each.tooLate()).containsExactly(true);
        }
    }

    @Test
    void only_what_is_claimed_can_be_in_doubt_and_each_doubt_is_counted() throws StoreUnusable {
        try (var store = SqlStore.open(folder)) {
            var outbox = store.outbox();
            outbox.add(List.of(new Line("one", new Place.InChannel(C1), new Post.Help(""), NOW.plusSeconds(60))));
            outbox.unknown("one", NOW);
            assertThat(outbox.counts().planned()).isEqualTo(1);

            outbox.claim("one", NOW);
            assertThat(outbox.claimedBefore(NOW.plusMillis(1))).containsExactly("one");
            assertThat(outbox.claimedBefore(NOW)).isEmpty();
            outbox.unknown("one", NOW);
            outbox.later("one", NOW);
            outbox.claim("one", NOW);
            outbox.recover(NOW);

            assertThat(outbox.doubtful(NOW, 10)).extracting(doubtful -> doubtful.doubts()).containsExactly(2);
        }
    }

    @Test
    void what_was_said_stays_said() throws StoreUnusable {
        try (var store = SqlStore.open(folder)) {
            var outbox = store.outbox();
            var instead = List.of(new Line("two", new Place.InChannel(C1), new Post.Help(""), NOW.plusSeconds(60)));
            outbox.add(List.of(new Line("one", new Place.InChannel(C1), new Post.Help(""), NOW.plusSeconds(60))));
            outbox.claim("one", NOW);
            outbox.sent("one", new MessageRef(C1, "1.1"), NOW);

            outbox.later("one", NOW);
            outbox.unknown("one", NOW);
            outbox.drop("one", "too late", instead, NOW);
            outbox.notSent("one", "too late", instead, NOW);

            assertThat(outbox.counts()).isEqualTo(new Outbox.Counts(0, 0, 0, 1, 0));
        }
    }

    @Test
    void a_request_and_its_answers_are_one_step_and_a_second_answer_is_not_taken() throws StoreUnusable {
        try (var store = SqlStore.open(folder)) {
            store.requests().add(new Request("k", NOW, "content"));
            var card = new Line("k/card", new Place.InChannel(C1), new Post.CardOf(new ArticleId("a")), NOW.plusSeconds(60));
            var error = new Line("k/answer", new Place.InChannel(C1), new Post.Notice(Post.Matter.PAGE_NOT_FOUND, "404"), NOW.plusSeconds(60));

            store.requests().done("k", List.of(card), NOW);
            store.requests().done("k", List.of(error), NOW);
            store.requests().done("never heard of", List.of(error), NOW);

            assertThat(store.outbox().due(NOW, 10)).extracting(planned -> planned.line().key()).containsExactly("k/card");
            assertThat(store.requests().pendingCount()).isZero();
        }
    }

    @Test
    void what_one_person_was_shown_is_blank_at_once_and_gone_a_day_later_and_the_public_ledger_stays() throws Exception {
        var alone = new Place.ForPerson(C1, new PersonId("U1"));
        try (var store = SqlStore.open(folder)) {
            var outbox = store.outbox();
            outbox.add(List.of(
                    new Line("alone", alone, new Post.Found("very secret words", List.of()), NOW.plusSeconds(60)),
                    new Line("direct", new Place.InChannel(C1), new Post.Found("other secret words", List.of()), NOW.plusSeconds(60)),
                    new Line("card", new Place.InChannel(C1), new Post.CardOf(new ArticleId("a")), NOW.plusSeconds(60))));
            for (var key : List.of("alone", "direct", "card")) {
                outbox.claim(key, NOW);
                outbox.taken(key, NOW);
            }
            outbox.forgetBefore(NOW);
            assertThat(rows("SELECT key FROM post ORDER BY key")).containsExactly("alone", "card", "direct");
            assertThat(rows("SELECT post FROM post")).noneMatch(post -> post.contains("secret"));

            outbox.forgetBefore(NOW.plusSeconds(1));

            assertThat(rows("SELECT key FROM post ORDER BY key")).containsExactly("card", "direct");
            assertThat(rows("SELECT post FROM post WHERE key = 'card'"))
                    .containsExactly("{\"is\":\"card\",\"article\":\"a\",\"also\":[],\"marks\":[]}");
            assertThat(outbox.counts().sent()).isEqualTo(3);
        }
    }

    @Test
    void the_last_word_counts_whatever_order_it_arrives_in() throws StoreUnusable {
        var of = new ArticleId("a");
        var suggested = new ArticleId("b");
        try (var store = SqlStore.open(folder)) {
            store.feedback().judge(C1, of, suggested, Verdict.NONE, new PersonId("U1"), NOW.plusSeconds(5));
            store.feedback().judge(C1, of, suggested, Verdict.DROPPED, new PersonId("U2"), NOW);

            assertThat(store.feedback().dropped(C1, of)).isEmpty();
        }
    }

    @Test
    void what_a_channel_keeps_under_an_article_is_known_the_last_first_until_it_is_taken_away() throws Exception {
        var of = new ArticleId("a");
        try (var store = SqlStore.open(folder)) {
            for (var at = 0; at < 3; at++) {
                store.feedback().judge(C1, of, new ArticleId("kept" + at), Verdict.KEPT, new PersonId("U1"), NOW.plusSeconds(at));
            }
            store.feedback().judge(C1, of, new ArticleId("kept1"), Verdict.DROPPED, new PersonId("U2"), NOW.plusSeconds(9));

            assertThat(store.feedback().kept(C1, of)).extracting(ArticleId::value).containsExactly("kept2", "kept0");
            assertThat(store.feedback().kept(new ChannelId("C2"), of)).isEmpty();
        }
    }

    @Test
    void a_report_that_is_made_twice_is_one_and_only_who_made_it_takes_it_back() throws Exception {
        var spot = Spot.of(new Summary.Sentence(4, 10, 16, "Hello."));
        var report = report("k1", "a", NOW, spot, Spot.of(new Summary.Sentence(2, 0, 3, "Hi.")));
        try (var store = SqlStore.open(folder)) {
            store.feedback().report(report);
            store.feedback().report(report("k1", "b", NOW.plusSeconds(1), spot));
            store.feedback().report(report("k2", "b", NOW.plusSeconds(1)));
            store.feedback().takeBack("k1", new PersonId("U2"));

            assertThat(store.feedback().reports(NOW, 10)).extracting(Report::key).containsExactly("k1", "k2");
            assertThat(store.feedback().reports(NOW.plusSeconds(1), 10)).extracting(Report::key).containsExactly("k2");
            assertThat(store.feedback().reports(NOW, 1).getFirst().sentences()).extracting(Spot::number).containsExactly(2, 4);
            store.feedback().takeBack("k1", new PersonId("U1"));
            assertThat(store.feedback().reports(NOW, 10)).extracting(Report::key).containsExactly("k2");
            assertThat(rows("SELECT report FROM report_sentence")).isEmpty();
        }
    }

    private static Report report(String key, String article, Instant at, Spot... sentences) {
        return new Report(key, C1, new ArticleId(article), new PersonId("U1"), at, Reason.NOT_THE_POINT, "", List.of(sentences));
    }

    @Test
    void judgements_and_reports_of_more_than_a_year_ago_are_forgotten() throws Exception {
        var later = NOW.plus(Duration.ofDays(366));
        try (var store = SqlStore.open(folder)) {
            for (var at : List.of(NOW, later)) {
                store.feedback().judge(C1, new ArticleId("a"), new ArticleId(at.toString()), Verdict.DROPPED, new PersonId("U1"), at);
                store.feedback().report(report(at.toString(), "a", at));
            }

            assertThat(rows("SELECT suggested FROM verdict")).containsExactly(later.toString());
            assertThat(rows("SELECT key FROM report")).containsExactly(later.toString());
        }
    }

    @Test
    void an_article_is_known_by_a_hundred_addresses_at_most() throws Exception {
        var article = SampleArticles.usable("bridge");
        try (var store = SqlStore.open(folder)) {
            for (var i = 0; i < ArticleRows.MAX_ADDRESSES + 5; i++) {
                store.articles().save(article, NOW, List.of(Link.parse("https://herald.example/bridge?utm=" + i).orElseThrow()));
            }

            assertThat(rows("SELECT address FROM article_address")).hasSize(ArticleRows.MAX_ADDRESSES);
            assertThat(store.articles().findAt(Link.parse("https://herald.example/bridge?utm=0").orElseThrow())).isPresent();
        }
    }

    @Test
    void the_writer_goes_on_after_a_fault_that_kept_it_from_opening_its_file_again() throws Exception {
        var works = new AtomicBoolean(true);
        var url = "jdbc:sqlite:" + folder.resolve("again.db");
        var jdbi = Jdbi.create(() -> {
            if (works.get()) {
                return DriverManager.getConnection(url);
            }
            throw new SQLException("disk gone");
        });
        try (var writer = new Writer(jdbi)) {
            writer.write(handle -> handle.execute("CREATE TABLE line (text TEXT NOT NULL)"));
            works.set(false);
            assertThatThrownBy(() -> writer.write(SqlStoreTest::breakConnection)).isInstanceOf(StoreFault.class);
            assertThatThrownBy(() -> writer.write(handle -> handle.execute("INSERT INTO line VALUES ('lost')"))).isInstanceOf(StoreFault.class);

            works.set(true);
            writer.write(handle -> handle.execute("INSERT INTO line VALUES ('kept')"));

            assertThat(writer.<List<String>>write(handle -> handle.select("SELECT text FROM line").mapTo(String.class).list()))
                    .containsExactly("kept");
        }
    }

    @Test
    void an_error_in_one_piece_of_work_fails_that_piece_alone() {
        var jdbi = Jdbi.create("jdbc:sqlite:" + folder.resolve("error.db"));
        try (var writer = new Writer(jdbi)) {
            assertThatThrownBy(() -> writer.write(_ -> {
                throw new StackOverflowError("too deep");
            })).isInstanceOf(StoreFault.class);

            assertThat(writer.<Integer>write(handle -> handle.select("SELECT 7").mapTo(Integer.class).one())).isEqualTo(7);
        }
    }

    @Test
    void a_store_says_whether_it_can_be_written() throws StoreUnusable {
        var store = SqlStore.open(folder);
        assertThat(store.canWrite()).isTrue();
        store.close();

        assertThat(store.canWrite()).isFalse();
    }

    @Test
    void a_store_of_the_first_days_is_brought_up_to_date_with_what_waits_in_it() throws Exception {
        var file = "jdbc:sqlite:" + folder.resolve("store.db");
        Flyway.configure().dataSource(file, "", "").locations("classpath:migrations").target("1").load().migrate();
        var insert = "INSERT INTO post (key, state, lane, place, post, instead, stale_at, ended_at) VALUES (?, ?, 'channel:C1', ?, ?, '[]', ?, 0)";
        Jdbi.create(file).useHandle(handle -> {
            handle.execute(insert, "waits", "PLANNED", "{\"is\":\"in-channel\",\"channel\":\"C1\"}", "{\"is\":\"card\",\"article\":\"a\"}",
                    Instants.micros(NOW.plusSeconds(60)));
            handle.execute(insert, "said", "SENT", "{\"is\":\"for-person\",\"channel\":\"C1\",\"person\":\"U1\"}",
                    "{\"is\":\"found\",\"words\":\"secret\",\"suggestions\":[]}", 0);
            for (var i = 0; i < 2; i++) {
                handle.execute("INSERT INTO wrong_card (channel, article, person, at) VALUES ('C1', 'a', 'U1', 0)");
            }
        });

        try (var store = SqlStore.open(folder)) {
            assertThat(store.outbox().due(NOW, 10)).extracting(planned -> planned.line().key()).containsExactly("waits");
            assertThat(store.outbox().counts()).isEqualTo(new Outbox.Counts(1, 0, 0, 1, 0));
            assertThat(rows("SELECT post FROM post WHERE key = 'said'")).containsExactly("");
            assertThat(rows("SELECT article FROM wrong_card")).containsExactly("a");
        }
    }

    private static int breakConnection(Handle handle) {
        try {
            handle.getConnection().close();
        } catch (SQLException alreadyClosed) {
            throw new IllegalStateException(alreadyClosed);
        }
        return 0;
    }

    private List<String> rows(String query) {
        return Jdbi.create("jdbc:sqlite:" + folder.resolve("store.db")).withHandle(handle -> handle.select(query).mapTo(String.class).list());
    }
}
