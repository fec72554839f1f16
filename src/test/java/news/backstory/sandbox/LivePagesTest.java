package news.backstory.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static news.backstory.sandbox.Trial.MIA;
import static news.backstory.sandbox.Trial.NEWSROOM;
import static news.backstory.sandbox.Trial.SAM;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LivePagesTest {

    private Trial trial;
    private Workspace workspace;

    @BeforeEach
    void open() throws IOException {
        trial = new Trial();
        workspace = trial.sandbox.workspace();
    }

    @AfterEach
    void close() {
        trial.close();
    }

    @Test
    void a_page_hears_first_where_the_workspace_stands() throws Exception {
        workspace.post(NEWSROOM, SAM, Draft.of("before"));
        var seen = Jsoup.parse(trial.get(trial.sandbox.home().resolve("/as/mia/" + NEWSROOM)).body()).body().attr("data-seen");

        try (var live = new Live("mia")) {
            assertThat(live.next().name()).isEqualTo("hello");
            assertThat(live.last().data()).isEqualTo(seen);
        }
    }

    @Test
    void a_page_that_missed_something_hears_another_number() throws Exception {
        var seen = Jsoup.parse(trial.get(trial.sandbox.home().resolve("/as/mia/" + NEWSROOM)).body()).body().attr("data-seen");
        workspace.post(NEWSROOM, SAM, Draft.of("missed"));

        try (var live = new Live("mia")) {
            assertThat(live.next().data()).isNotEqualTo(seen);
        }
    }

    @Test
    void new_edited_and_deleted_messages_arrive_in_order() throws Exception {
        try (var live = new Live("mia")) {
            live.next();
            var one = workspace.post(NEWSROOM, SAM, Draft.of("one"));
            workspace.post(NEWSROOM, SAM, Draft.of("two"));
            workspace.edit(NEWSROOM, one.ts(), Draft.of("one, mended"));
            workspace.delete(NEWSROOM, one.ts());

            assertThat(live.next().html().select("[data-list=channel] .body").text()).startsWith("one");
            assertThat(live.next().html().select("[data-list=channel] .body").text()).isEqualTo("two");
            assertThat(live.next().html().select("[data-list=channel]").attr("id")).isEqualTo("m-" + one.ts().replace('.', '-'));
            assertThat(live.next().name()).isEqualTo("drop");
            assertThat(live.last().data()).isEqualTo(one.ts());
        }
    }

    @Test
    void a_reply_arrives_for_its_thread_and_its_first_message_counts_it() throws Exception {
        var card = trial.post(NEWSROOM, "Card");
        try (var live = new Live("mia")) {
            live.next();
            workspace.post(NEWSROOM, SAM, Draft.of("good").inThread(card));

            assertThat(live.next().html().select(".message").eachAttr("data-list")).containsExactly(card);
            assertThat(live.next().html().select("[data-list=channel] .replies").text()).contains("1 reply");
        }
    }

    @Test
    void what_is_for_another_person_does_not_arrive() throws Exception {
        try (var live = new Live("sam")) {
            live.next();
            workspace.post(NEWSROOM, "U0000BOT01", Draft.of("psst").onlyFor(MIA));
            workspace.post("C0PROBE001", MIA, Draft.of("elsewhere"));
            workspace.post(NEWSROOM, MIA, Draft.of("for all"));

            assertThat(live.next("put").html().select("[data-list=channel] .body").text()).isEqualTo("for all");
            assertThat(live.events).noneSatisfy(event -> assertThat(event.data()).containsAnyOf("psst", "elsewhere"));
        }
    }

    @Test
    void what_is_new_elsewhere_is_marked_in_the_sidebar() throws Exception {
        try (var live = new Live("sam")) {
            live.next();
            workspace.post("C0PROBE001", MIA, Draft.of("elsewhere"));

            assertThat(live.next("sidebar").html().select("#to-C0PROBE001").hasClass("unread")).isTrue();
        }
    }

    @Test
    void the_bots_coming_and_going_shows_in_the_head() throws Exception {
        try (var live = new Live("mia")) {
            live.next();
            workspace.leave(NEWSROOM, "U0000BOT01");

            assertThat(live.next("head").html().text()).contains("/invite @Backstory");
        }
    }

    @Test
    void nobody_listens_where_they_may_not_read() throws Exception {
        try (var live = new Live("ana", "C0PROBE001")) {
            assertThat(live.ended()).isTrue();
        }
    }

    @Test
    void a_page_too_slow_is_cut_off_and_too_many_pages_are_turned_away() {
        var wire = new Wire(workspace);
        var slow = wire.open().orElseThrow();

        for (var number = 0; number < Wire.MAX_WAITING; number++) {
            workspace.post(NEWSROOM, SAM, Draft.of("x"));
        }

        assertThat(slow.cut()).isFalse();
        workspace.post(NEWSROOM, SAM, Draft.of("one too many"));
        assertThat(slow.cut()).isTrue();
        for (var number = 1; number < Wire.MAX_LINES; number++) {
            assertThat(wire.open()).isPresent();
        }
        assertThat(wire.open()).isEmpty();
        slow.close();
        assertThat(wire.open()).isPresent();
    }

    private record Event(String name, String data) {

        Document html() {
            return Jsoup.parseBodyFragment(data);
        }
    }

    /** A browser's end of the line. */
    private final class Live implements AutoCloseable {

        private final HttpClient client = HttpClient.newHttpClient();
        private final BufferedReader lines;
        private final List<Event> events = new ArrayList<>();

        Live(String person) throws IOException, InterruptedException {
            this(person, NEWSROOM);
        }

        Live(String person, String channel) throws IOException, InterruptedException {
            var request = HttpRequest.newBuilder(trial.sandbox.home().resolve("/as/" + person + "/" + channel + "/live")).header("Accept",
                    "text/event-stream");
            lines = new BufferedReader(new InputStreamReader(client.send(request.GET().build(), BodyHandlers.ofInputStream()).body(), UTF_8));
        }

        Event next() throws IOException {
            var name = "";
            var data = new StringBuilder();
            for (var line = lines.readLine(); line != null && !(line.isEmpty() && !name.isEmpty()); line = lines.readLine()) {
                if (line.startsWith("event: ")) {
                    name = line.substring("event: ".length());
                } else if (line.startsWith("data: ")) {
                    data.append(data.isEmpty() ? "" : "\n").append(line.substring("data: ".length()));
                }
            }
            events.add(new Event(name, data.toString()));
            return last();
        }

        /** The next of this name, whatever comes before. */
        Event next(String name) throws IOException {
            while (!next().name().equals(name)) {
                assertThat(last().name()).as("the line ended").isNotEmpty();
            }
            return last();
        }

        Event last() {
            return events.getLast();
        }

        boolean ended() throws IOException {
            return lines.readLine() == null;
        }

        @Override
        public void close() throws IOException {
            client.shutdownNow();
            lines.close();
        }
    }
}
