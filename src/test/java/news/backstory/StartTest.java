package news.backstory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import news.backstory.App.Options;
import news.backstory.sandbox.Sandbox;
import news.backstory.sandbox.SandboxSettings;
import news.backstory.store.SqlStore;
import news.backstory.web.Fetch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What it refuses to start with, and what it says then: one clear line for each thing that is wrong. */
@Isolated("what others say meanwhile would be heard, too")
class StartTest {

    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private static final String TOKEN = "xoxb-start";

    @TempDir
    private Path data;

    private final PrintStream realErr = System.err;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @BeforeEach
    void listen() {
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void stopListening() {
        System.setErr(realErr);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "---", "0123456789abcdef0123456789abcde", "\t0123456789abcdef0123456789abcde\n"})
    void it_does_not_start_with_a_blank_or_short_signing_secret(String secret) {
        var exit = Serve.run(Options.of(List.of()), environment(Map.of("SLACK_SIGNING_SECRET", secret)));

        assertThat(exit).isEqualTo(App.UNUSABLE);
        assertThat(lines()).singleElement().asString().startsWith("Backstory cannot start. ").contains("SLACK_SIGNING_SECRET");
    }

    @Test
    void it_does_not_start_without_a_token() {
        var exit = Serve.run(Options.of(List.of()), environment(Map.of("SLACK_BOT_TOKEN", "")));

        assertThat(exit).isEqualTo(App.UNUSABLE);
        assertThat(lines()).singleElement().asString().contains("SLACK_BOT_TOKEN");
    }

    @ParameterizedTest
    @CsvSource({"SLACK_SIGNING_SECRET, '\"0123456789abcdef0123456789abcdef\"'", "SLACK_SIGNING_SECRET, 'not hexadecimal, though long enough it is'",
            "SLACK_BOT_TOKEN, '\"xoxb-1\"'", "SLACK_BOT_TOKEN, 'xoxb-1 2'", "SLACK_BOT_TOKEN, 12345678"})
    void it_does_not_start_with_what_cannot_be_a_secret_of_slacks(String name, String value) {
        var exit = Serve.run(Options.of(List.of()), environment(Map.of(name, value)));

        assertThat(exit).isEqualTo(App.UNUSABLE);
        assertThat(lines()).singleElement().asString().contains(name).doesNotContain(value);
    }

    @Test
    void all_that_is_wrong_is_said_at_once_a_line_each() {
        Serve.run(Options.of(List.of()), Map.of());

        assertThat(lines()).hasSize(2);
        assertThat(lines().getFirst()).contains("SLACK_BOT_TOKEN");
        assertThat(lines().getLast()).contains("SLACK_SIGNING_SECRET");
    }

    @ParameterizedTest
    @CsvSource({"BACKSTORY_PORT, 70000", "BACKSTORY_PORT, http", "BACKSTORY_ZONE, Europe/Atlantis", "BACKSTORY_FEEDS, not-an-address",
            "BACKSTORY_SLACK_API, https://slack.com/api", "BACKSTORY_SLACK_API, http://proxy.internal/api/", "BACKSTORY_SECOND_LOOK, soon",
            "BACKSTORY_SECOND_LOOK, PT2H"})
    void a_setting_that_means_nothing_is_named_with_its_value(String name, String value) {
        var exit = Serve.run(Options.of(List.of()), environment(Map.of(name, value)));

        assertThat(exit).isEqualTo(App.UNUSABLE);
        assertThat(lines()).singleElement().asString().contains(name, value);
    }

    @Test
    void a_list_of_feeds_with_a_bad_line_is_read_all_the_same_and_the_line_is_named() throws Exception {
        var file = Files.writeString(data.resolve("feeds.opml"), "<opml><outline xmlUrl='https://a.example/'/><outline xmlUrl='feed:desk'/></opml>");

        var usable = (Config.Outcome.Usable) Config.from(environment(Map.of("BACKSTORY_OPML", file.toString())));

        assertThat(usable.config().feeds()).extracting(feed -> feed.text()).containsExactly("https://a.example/");
        assertThat(usable.notes()).singleElement().asString().contains("feed:desk");
    }

    @Test
    void it_does_not_start_where_the_data_folder_cannot_be_one() throws Exception {
        var file = Files.writeString(data.resolve("file"), "in the way");

        var exit = Serve.run(Options.of(List.of()), environment(Map.of("BACKSTORY_DATA", file.toString())));

        assertThat(exit).isEqualTo(App.UNUSABLE);
        assertThat(lines()).singleElement().asString().contains("data folder", file.toString(), "BACKSTORY_DATA");
    }

    @Test
    void it_does_not_start_on_a_database_that_is_none() throws Exception {
        Files.writeString(data.resolve("store.db"), "this was never a database, and never will be one".repeat(100));

        var exit = Serve.run(Options.of(List.of()), environment(Map.of()));

        assertThat(exit).isEqualTo(App.UNUSABLE);
        assertThat(lines()).singleElement().asString().contains("data folder", data.toString());
    }

    @Test
    void two_do_not_use_one_data_folder() throws Exception {
        try (var _ = SqlStore.open(data)) {
            var exit = Serve.run(Options.of(List.of()), environment(Map.of()));

            assertThat(exit).isEqualTo(App.UNUSABLE);
            assertThat(lines()).singleElement().asString().contains("Another Backstory is using the data folder");
        }
    }

    @Test
    void a_port_in_use_is_named_and_the_data_folder_is_let_go_of() throws Exception {
        var settings = SandboxSettings.of(0, new SandboxSettings.Secrets(SECRET, TOKEN));
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress()); var sandbox = Sandbox.open(settings, InstantSource.system())) {
            var environment = environment(Map.of(
                    "BACKSTORY_PORT", String.valueOf(taken.getLocalPort()), "BACKSTORY_SLACK_API", sandbox.apiBase().toString()));
            var config = ((Config.Outcome.Usable) Config.from(environment)).config();

            assertThatThrownBy(() -> Bot.start(config, _ -> new Fetch.Unreachable("no web here"), InstantSource.system()))
                    .isInstanceOf(Bot.Unstartable.class)
                    .hasMessageContaining("Port " + taken.getLocalPort() + " on 127.0.0.1 is in use");

            SqlStore.open(data).close();
        }
    }

    @Test
    void it_does_not_start_with_a_token_that_slack_does_not_take_and_does_where_slack_cannot_be_asked() throws Exception {
        var settings = SandboxSettings.of(0, new SandboxSettings.Secrets(SECRET, "xoxb-of-another-app"));
        Config config;
        try (var sandbox = Sandbox.open(settings, InstantSource.system())) {
            config = ((Config.Outcome.Usable) Config.from(environment(Map.of("BACKSTORY_SLACK_API", sandbox.apiBase().toString())))).config();

            assertThatThrownBy(() -> Bot.start(config, _ -> new Fetch.Unreachable("no web here"), InstantSource.system()))
                    .isInstanceOf(Bot.Unstartable.class)
                    .hasMessageContaining("SLACK_BOT_TOKEN (invalid_auth)");
        }

        try (var bot = Bot.start(config, _ -> new Fetch.Unreachable("no web here"), InstantSource.system());
                var asking = HttpClient.newHttpClient()) {
            var health = asking.send(HttpRequest.newBuilder(bot.address().resolve("health")).build(), HttpResponse.BodyHandlers.ofString());

            assertThat(health.statusCode()).isEqualTo(503);
            assertThat(health.body()).contains("Slack takes no posts: it cannot be asked who we are");
        }
    }

    @Test
    void a_demo_says_when_the_port_it_was_asked_for_is_taken() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var exit = Demo.run(Options.of(List.of("--port", String.valueOf(taken.getLocalPort()))));

            assertThat(exit).isEqualTo(App.UNUSABLE);
            assertThat(lines()).singleElement().asString().contains("Port " + taken.getLocalPort() + " is in use");
        }
    }

    @ParameterizedTest
    @CsvSource({"sevre, There is no verb", "demo --prot 1, is not an option here", "demo --port x, --port takes a whole number",
            "bench, Which benchmark"})
    void a_mistyped_command_line_is_told_what_there_is(String line, String answer) {
        var exit = App.run(List.of(line.split(" ")));

        assertThat(exit).isEqualTo(App.UNUSABLE);
        assertThat(lines()).singleElement().asString().contains(answer);
    }

    private Map<String, String> environment(Map<String, String> different) {
        var environment = new HashMap<>(Map.of(
                "SLACK_BOT_TOKEN", TOKEN, "SLACK_SIGNING_SECRET", SECRET, "BACKSTORY_DATA", data.toString(), "BACKSTORY_PORT", "0"));
        environment.putAll(different);
        return environment;
    }

    private List<String> lines() {
        return said.toString(StandardCharsets.UTF_8).lines().filter(line -> !line.isBlank()).toList();
    }
}
