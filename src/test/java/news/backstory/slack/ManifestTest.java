package news.backstory.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestTest {

    /** What we call or hear, and the scope that Slack wants for it (docs.slack.dev/reference/scopes). */
    private static final Map<String, Set<String>> SCOPES = Map.of(
            "slash command and shortcut", Set.of("commands"), "app_mention", Set.of("app_mentions:read"), "message.im", Set.of("im:history"),
            "link_shared", Set.of("links:read"), "chat.unfurl", Set.of("links:write"), "chat.postMessage, postEphemeral, update",
            Set.of("chat:write"),
            "conversations.history, replies", Set.of("channels:history", "groups:history", "im:history"), "users.info", Set.of("users:read"));

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
    void it_hears_what_the_listeners_listen_to() throws IOException {
        var manifest = manifest();

        assertThat(texts(manifest.at("/settings/event_subscriptions/bot_events"))).containsExactlyInAnyOrder("app_mention", "message.im",
                "link_shared");
        assertThat(manifest.at("/features/slash_commands/0/command").asText()).isEqualTo("/news");
        assertThat(manifest.at("/features/slash_commands/0/should_escape").asBoolean(true)).isFalse();
        assertThat(texts(manifest.at("/features/shortcuts"), "callback_id"))
                .containsExactly(SlackListeners.SIMILAR_SHORTCUT, SlackListeners.COVERED_SHORTCUT);
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

    private static List<String> texts(JsonNode list, String field) {
        return StreamSupport.stream(list.spliterator(), false).map(each -> each.path(field).asText()).toList();
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
    }
}
