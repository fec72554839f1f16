package news.backstory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import news.backstory.FaultStories.Outlet;
import news.backstory.FaultStories.Report;
import news.backstory.FaultWitness.Problem;
import news.backstory.FaultWitness.Wrong;
import news.backstory.sandbox.Channel;
import news.backstory.sandbox.Faults;
import news.backstory.sandbox.Sandbox;
import news.backstory.sandbox.SandboxSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A witness that finds nothing is worth something only if it would: here somebody says things in a workspace as a bad bot would. */
class FaultWitnessTest {

    private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");
    private static final Report STORY = new Report(0, Outlet.AGENCY);
    private static final Report OTHER = new Report(0, Outlet.OTHER);

    private final GivenTime time = new GivenTime(NOW);
    private final Sandbox sandbox = Sandbox.open(SandboxSettings.of(0, new SandboxSettings.Secrets("secret", "xoxb-witness")), time);
    private final FaultedWorld world = new FaultedWorld();

    @BeforeEach
    void publish() {
        sandbox.workspace().addChannel("quiet", Channel.Kind.PUBLIC, true);
        world.published(STORY, 1, NOW);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void a_story_that_stands_once_in_each_channel_is_as_it_should_be() throws Exception {
        sayEverywhere(1);

        assertThat(problems()).isEmpty();
    }

    @Test
    void one_key_in_two_messages_is_said_twice() throws Exception {
        sayEverywhere(1);
        time.pass(Duration.ofSeconds(2));

        say(FaultedWorld.LIVE, "story/" + FaultedWorld.LIVE, text(STORY, 1));

        assertThat(problems()).extracting(Problem::wrong).contains(Wrong.TWICE);
    }

    @Test
    void one_story_under_two_keys_is_said_twice() throws Exception {
        sayEverywhere(1);
        time.pass(Duration.ofSeconds(2));

        say(FaultedWorld.LIVE, "together/another", text(STORY, 1));

        assertThat(problems()).extracting(Problem::wrong).containsOnly(Wrong.TWICE);
    }

    @Test
    void a_channel_without_the_story_misses_it() throws Exception {
        say(FaultedWorld.LIVE, "story/live", text(STORY, 1));
        say(FaultedWorld.WITH_DIGEST, "digest/day", text(STORY, 1));

        assertThat(problems()).extracting(Problem::wrong).containsExactly(Wrong.MISSING);
    }

    @Test
    void what_slack_did_not_accept_is_missing_whatever_the_bot_believes() throws Exception {
        sandbox.faults().next(1, "chat.postMessage", new Faults.Fault.BrokenJson(Faults.Effect.NOT_DONE));

        sayEverywhere(1);

        assertThat(problems()).extracting(Problem::wrong).containsExactly(Wrong.MISSING);
    }

    @Test
    void what_slack_accepted_counts_whatever_it_answered() throws Exception {
        sandbox.faults().next(1, "chat.postMessage", new Faults.Fault.TryAgain(Faults.Effect.DONE));

        sayEverywhere(1);

        assertThat(problems()).isEmpty();
    }

    @Test
    void a_killed_story_must_not_stand_and_its_thread_must_be_told() throws Exception {
        sayEverywhere(1);

        world.killed(STORY, NOW);

        assertThat(problems()).extracting(Problem::wrong).containsOnly(Wrong.KILLED_STANDS, Wrong.MISSING)
                .filteredOn(Wrong.KILLED_STANDS::equals).hasSize(FaultedWorld.SUBSCRIBED.size());
    }

    @Test
    void the_latest_version_must_stand_and_the_other_report_be_counted() throws Exception {
        sayEverywhere(1);

        world.published(STORY, 2, NOW);
        world.published(OTHER, 1, NOW);

        assertThat(problems()).extracting(Problem::wrong).containsOnly(Wrong.WRONG_FORM)
                .hasSize(2 * FaultedWorld.SUBSCRIBED.size());
    }

    @Test
    void an_older_version_may_stand_where_a_correction_quotes_it() throws Exception {
        world.published(STORY, 2, NOW);
        sayEverywhere(2);
        time.pass(Duration.ofSeconds(2));

        say(FaultedWorld.LIVE, "change/1", "Correction: was " + STORY.word(1) + " — now: " + STORY.word(2));

        assertThat(problems()).isEmpty();
    }

    @Test
    void nothing_may_be_said_before_its_embargo_has_passed() throws Exception {
        var held = new Report(1, Outlet.AGENCY);
        world.published(held, 1, NOW.plusSeconds(60));
        sayEverywhere(1);
        time.pass(Duration.ofSeconds(59));

        for (var channel : FaultedWorld.SUBSCRIBED) {
            say(channel, "early/" + channel, text(held, 1));
        }

        assertThat(problems()).extracting(Problem::wrong).containsOnly(Wrong.EARLY);
    }

    @Test
    void what_somebody_shared_must_be_there_and_whoever_shared_it_hears_of_a_kill_once() throws Exception {
        sayEverywhere(1);
        world.shared("share-1", new FaultedWorld.Share(STORY, NOW));
        assertThat(problems()).extracting(Problem::wrong).containsExactly(Wrong.MISSING);
        say(FaultedWorld.SHARED_IN, "share-1/card", text(STORY, 1));
        assertThat(problems()).isEmpty();

        world.killed(STORY, NOW);

        assertThat(problems()).extracting(Problem::what).contains("0 of 1 kills told to whoever shared them");
    }

    @Test
    void nobody_hears_of_one_kill_twice_and_of_two_kills_once_each() throws Exception {
        world.published(OTHER, 1, NOW);
        world.killed(STORY, NOW);
        world.killed(OTHER, NOW.plusSeconds(60));
        say(FaultedWorld.SHARED_IN, "change/1/to/mia", "You shared a story on 24 Nov 2026 08:50 GMT that was killed at 24 Nov 2026 09:00 GMT");
        time.pass(Duration.ofSeconds(2));
        say(FaultedWorld.SHARED_IN, "change/2/to/mia", "You shared a story on 24 Nov 2026 08:50 GMT that was killed at 24 Nov 2026 09:01 GMT");
        assertThat(problems()).isEmpty();

        time.pass(Duration.ofSeconds(2));
        say(FaultedWorld.SHARED_IN, "change/3/to/mia", "You shared a story on 24 Nov 2026 08:51 GMT that was killed at 24 Nov 2026 09:01 GMT");

        assertThat(problems()).extracting(Problem::what)
                .containsExactly("2 notices of the 1 kills at 24 Nov 2026 09:01 GMT to whoever shared them");
    }

    private List<Problem> problems() {
        return new FaultWitness(sandbox, world).problems();
    }

    private void sayEverywhere(int version) throws IOException, InterruptedException {
        for (var channel : FaultedWorld.SUBSCRIBED) {
            say(channel, "story/" + channel, text(STORY, version));
        }
    }

    private static String text(Report report, int version) {
        return report.link() + " " + report.word(version);
    }

    private void say(String channel, String key, String text) throws IOException, InterruptedException {
        var form = Map.of("token", "xoxb-witness", "channel", channel, "text", text, "metadata",
                "{\"event_type\":\"backstory_post\",\"event_payload\":{\"key\":\"%s\"}}".formatted(key)).entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8)).collect(Collectors.joining("&"));
        try (var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            client.send(HttpRequest.newBuilder(URI.create(sandbox.apiBase() + "chat.postMessage"))
                    .header("Content-Type", "application/x-www-form-urlencoded").POST(HttpRequest.BodyPublishers.ofString(form)).build(),
                    BodyHandlers.discarding());
        }
    }
}
