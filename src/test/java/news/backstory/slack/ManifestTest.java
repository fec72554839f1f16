package news.backstory.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.slack.api.bolt.App;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import news.backstory.command.CommandParser;
import news.backstory.command.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestTest {

    /** What we call or hear, and the scope that Slack wants for it (docs.slack.dev/reference/scopes). */
    private static final Map<String, Set<String>> SCOPES = Map.of(
            "slash command and shortcut", Set.of("commands"), "app_mention", Set.of("app_mentions:read"), "message.im", Set.of("im:history"),
            "link_shared", Set.of("links:read"), "chat.unfurl", Set.of("links:write"), "chat.postMessage, postEphemeral, update",
            Set.of("chat:write"),
            "conversations.history, replies", Set.of("channels:history", "groups:history", "im:history"), "users.info", Set.of("users:read"),
            "conversations.open", Set.of("im:write"), "users.conversations", Set.of("channels:read", "groups:read"));

    @Test
    void slack_would_take_the_manifest() throws IOException {
        assertThat(problems(manifest())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
            "/display_information, name, A name that is longer than Slack allows it", "/display_information, long_description, too short",
            "/features/shortcuts/0, name, A shortcut with a long name", "/features/slash_commands/0, command, news", "/features, bot_users, x",
            "/settings/interactivity, is_enabled, yes"})
    void a_manifest_that_slack_would_not_take_is_noticed(String where, String field, String value) throws IOException {
        var manifest = manifest();
        ((ObjectNode) manifest.at(where)).put(field, value);

        assertThat(problems(manifest)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"*.example.com", "Example.com", "-x.com", "https://example.com"})
    void a_domain_that_slack_would_not_take_is_noticed(String domain) throws IOException {
        var manifest = manifest();
        manifest.withArray("/features/unfurl_domains").add(domain);

        assertThat(problems(manifest)).isNotEmpty();
    }

    @Test
    void the_bot_may_do_what_it_does_and_nothing_else() throws IOException {
        assertThat(texts(manifest().at("/oauth_config/scopes/bot")))
                .containsExactlyInAnyOrderElementsOf(SCOPES.values().stream().flatMap(Set::stream).distinct().toList());
    }

    @Test
    void it_hears_what_the_listeners_listen_to_and_nothing_else() throws IOException {
        var manifest = manifest();
        var heard = heard();

        assertThat(texts(manifest.at("/settings/event_subscriptions/bot_events"))).containsExactlyInAnyOrderElementsOf(heard.get("event"));
        assertThat(fields(manifest.at("/features/slash_commands"), "command")).containsExactlyInAnyOrderElementsOf(heard.get("command"));
        assertThat(fields(manifest.at("/features/shortcuts"), "callback_id")).containsExactlyInAnyOrderElementsOf(heard.get("messageShortcut"));
        assertThat(manifest.at("/features/slash_commands/0/should_escape").asBoolean(false)).as("people come by the names that Slack knows them by")
                .isTrue();
        assertThat(heard.keySet()).containsOnly("event", "command", "messageShortcut", "blockAction", "viewSubmission");
    }

    /** What the listeners tell Bolt that they listen to, by the kind of it, as a manifest names it. */
    private static Map<String, List<String>> heard() {
        var heard = new TreeMap<String, List<String>>();
        var app = mock(App.class, call -> {
            if (call.getArguments().length == 2) {
                heard.computeIfAbsent(call.getMethod().getName(), _ -> new ArrayList<>()).add(name(call.getArgument(0)));
            }
            return call.getMock();
        });
        new SlackListeners(new CommandParser(), _ -> Optional.empty(), (_, _) -> true).register(app, () -> new Request("", Instant.EPOCH, ""),
                _ -> {});
        return heard;
    }

    /** Slack's manifest splits the event {@code message} by where it is said; we listen to direct messages. */
    private static String name(Object listenedTo) throws ReflectiveOperationException {
        if (!(listenedTo instanceof Class<?> event)) {
            return listenedTo.toString();
        }
        var type = (String) event.getField("TYPE_NAME").get(null);
        return type.equals("message") ? "message.im" : type;
    }

    private static List<String> fields(JsonNode list, String field) {
        return StreamSupport.stream(list.spliterator(), false).map(each -> each.path(field).asText()).toList();
    }

    @Test
    void all_that_slack_sends_comes_to_one_address() throws IOException {
        var manifest = manifest();

        assertThat(List.of(
                manifest.at("/features/slash_commands/0/url").asText(), manifest.at("/settings/event_subscriptions/request_url").asText(),
                manifest.at("/settings/interactivity/request_url").asText())).containsOnly("https://backstory.example.com/slack/events");
    }

    private static ObjectNode manifest() throws IOException {
        return (ObjectNode) new YAMLMapper().readTree(Files.readString(Path.of("manifest.yml")));
    }

    private static List<Error> problems(JsonNode manifest) {
        return schema().validate(manifest);
    }

    private static Schema schema() {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                .getSchema(ManifestTest.class.getResourceAsStream("/slack/manifest.schema.json"), InputFormat.JSON);
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
    }
}
