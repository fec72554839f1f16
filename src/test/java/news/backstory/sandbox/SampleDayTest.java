package news.backstory.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The sample newsroom's day, by hand: nothing here waits. */
class SampleDayTest {

    private record Push(String wire, JsonNode json) {}

    private final List<Push> pushed = new ArrayList<>();
    private final List<String> feeds = new ArrayList<>();
    private Trial trial;
    private SampleSite site;
    private SampleDay day;

    @BeforeEach
    void open() throws IOException {
        trial = new Trial();
        site = new SampleSite(trial::now, () -> URI.create("http://127.0.0.1:7070/"));
        day = new SampleDay(site, trial::now, new SampleDay.Agency() {
            @Override
            public void push(String wire, String json) {
                pushed.add(new Push(wire, Json.parse(json).orElseThrow()));
            }

            @Override
            public void published(String feed) {
                feeds.add(feed);
            }
        });
    }

    @AfterEach
    void close() {
        trial.close();
    }

    @Test
    void nothing_happens_before_somebody_subscribes_and_then_at_its_pace() {
        trial.pass(Duration.ofHours(1));
        day.tick();
        assertThat(pushed).isEmpty();

        day.begin();
        trial.pass(SampleDay.PACE.minusMillis(1));
        day.tick();
        assertThat(pushed).isEmpty();
        trial.pass(Duration.ofMillis(1));
        day.tick();
        day.tick();

        assertThat(pushed).hasSize(1);
        assertThat(day.hour().happened()).containsExactly("Continental Press says that a bank seeks a rescuer");
    }

    @Test
    void the_whole_day_is_over_within_two_minutes() {
        day.begin();

        for (var second = 0; second < 120; second++) {
            trial.pass(Duration.ofSeconds(1));
            day.tick();
        }

        assertThat(day.hour().isOver()).isTrue();
        assertThat(day.hour().happened()).hasSize(9);
    }

    @Test
    void next_comes_at_once_and_faster_is_faster() {
        day.next();
        day.tick();
        assertThat(pushed).hasSize(1);

        day.changePace();
        trial.pass(SampleDay.FAST);
        day.tick();
        assertThat(pushed).hasSize(2);

        day.pauseOrGoOn();
        trial.pass(Duration.ofHours(1));
        day.tick();
        assertThat(pushed).hasSize(2);
        day.next();
        day.tick();
        trial.pass(Duration.ofHours(1));
        day.tick();
        assertThat(day.hour().happened()).hasSize(3);
        day.pauseOrGoOn();
        trial.pass(SampleDay.FAST);
        day.tick();
        assertThat(day.hour().happened()).hasSize(4);
    }

    @Test
    void a_story_stands_on_the_site_and_in_its_feed_and_is_handed_over_as_it_stands_there() {
        step(2);

        var article = site.find("sample/continental/world/grain-terminal-explosion").orElseThrow();
        assertThat(site.articles().getFirst()).isEqualTo(article);
        assertThat(feeds).containsOnly("sample/continental/feed.xml");
        assertThat(pushed).last().satisfies(push -> {
            assertThat(push.wire()).isEqualTo("continental");
            assertThat(push.json().path("url").asText()).isEqualTo(site.addressOf(article));
            assertThat(push.json().path("headline").asText()).isEqualTo(article.headline());
            assertThat(push.json().path("urgency").asInt()).isEqualTo(2);
            assertThat(push.json().path("version").asInt()).isEqualTo(1);
        });
    }

    @Test
    void another_outlet_only_publishes_it_and_versions_keep_the_first_date() {
        step(3);
        assertThat(site.find("sample/echo/news/grain-terminal-blast")).isPresent();
        assertThat(pushed).hasSize(2);

        trial.pass(Duration.ofMinutes(1));
        step(2);

        var now = site.find("sample/continental/world/grain-terminal-explosion").orElseThrow();
        assertThat(now.headline()).contains("injures four");
        assertThat(now.changed()).isTrue();
        assertThat(pushed.getLast().json().path("version").asInt()).isEqualTo(3);
        assertThat(pushed.getLast().json().path("published").asText()).isEqualTo(pushed.get(1).json().path("published").asText());
        assertThat(pushed.getLast().json().path("editorsNote").asText()).startsWith("CORRECTION");
    }

    @Test
    void under_embargo_it_is_handed_over_and_stands_nowhere_until_its_time() {
        step(7);

        var until = trial.now().plusSeconds(10);
        assertThat(pushed.getLast().json().path("embargoedUntil").asText()).isEqualTo(until.toString());
        assertThat(site.find("sample/continental/business/inflation-falls-october")).isEmpty();
        assertThat(day.hour().waits()).isTrue();
        day.next();
        day.pauseOrGoOn();
        trial.pass(Duration.ofSeconds(10).minusMillis(1));
        day.tick();
        assertThat(site.find("sample/continental/business/inflation-falls-october")).isEmpty();
        trial.pass(Duration.ofMillis(1));
        day.tick();
        assertThat(site.find("sample/continental/business/inflation-falls-october")).isPresent();
    }

    @Test
    void what_is_killed_is_taken_from_the_site_and_its_kill_handed_over() {
        step(7);
        trial.pass(Duration.ofSeconds(10));
        step(2);

        assertThat(site.find("sample/continental/business/eastmere-savings-rescue")).isEmpty();
        assertThat(pushed.getLast().json().path("deleted").asBoolean()).isTrue();
        assertThat(pushed.getLast().json().path("id").asText()).isEqualTo(pushed.getFirst().json().path("id").asText());
        assertThat(day.hour().isOver()).isTrue();
        day.next();
        day.tick();
        assertThat(day.hour().happened()).hasSize(9);
    }

    @Test
    void a_page_that_was_taken_away_says_that_it_is_gone() throws IOException {
        var before = day.hour();
        step(7);
        trial.pass(Duration.ofSeconds(10));
        step(2);

        try (var other = new Trial(Trial.settings().withSites(List.of(site::addRoutes)).withDay(day))) {
            var page = Jsoup.parse(other.get(other.sandbox.home().resolve("/as/mia/C0NEWSROOM")).body());

            assertThat(before.next()).contains("a bank seeks a rescuer");
            assertThat(page.select("#day").text()).contains("kills its report about the bank").contains("That was the day.");
            assertThat(other.get(other.sandbox.home().resolve("/sample/continental/business/eastmere-savings-rescue")).statusCode()).isEqualTo(410);
        }
    }

    @Test
    void the_day_begins_with_the_first_subscription_and_not_with_a_look() throws IOException {
        try (var other = new Trial(Trial.settings().withDay(day))) {
            var page = Jsoup.parse(other.get(other.sandbox.home().resolve("/as/mia/C0NEWSROOM")).body());
            other.send(Trial.post(other.sandbox.home().resolve("/as/mia/C0NEWSROOM/say"), "text=%2Fnews+harbour+bridge"));

            assertThat(page.select("#day").text()).contains("It begins when a channel subscribes");
            assertThat(day.hour().begun()).isFalse();

            other.send(Trial.post(other.sandbox.home().resolve("/as/mia/C0NEWSROOM/say"), "text=%2Fnews+subscribe+continental"));
            assertThat(day.hour().begun()).isTrue();
        }
    }

    @Test
    void the_clock_stands_in_each_page_and_can_be_hurried_and_stopped_there() throws IOException {
        day.pauseOrGoOn();
        try (var other = new Trial(Trial.settings().withDay(day))) {
            var page = Jsoup.parse(other.get(other.sandbox.home().resolve("/as/mia/C0NEWSROOM")).body());

            assertThat(page.select("#day button").eachText()).containsExactly("Next", "Faster", "Pause");
            assertThat(page.select("#day-pause").attr("aria-pressed")).isEqualTo("true");
            assertThat(other.send(Trial.post(other.sandbox.home().resolve("/day/pace"), "")).statusCode()).isEqualTo(204);
            assertThat(day.hour().fast()).isTrue();
        }
    }

    private void step(int times) {
        for (var time = 0; time < times; time++) {
            day.next();
            day.tick();
        }
    }
}
