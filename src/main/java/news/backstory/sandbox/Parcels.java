package news.backstory.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLEncoder;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Wraps up what is sent to the bot, as Slack does: docs.slack.dev/interactivity and docs.slack.dev/apis/events-api. */
final class Parcels {

    /** The old way of saying who sends it; no secret, and nobody should trust it. */
    private static final String VERIFICATION_TOKEN = "sandbox-verification";

    private final Workspace workspace;
    private final ResponseUrls urls;
    private final Ids ids;
    private final Triggers triggers;
    private final SlackJson json;
    private final Supplier<URI> home;

    Parcels(Workspace workspace, ResponseUrls urls, Ids ids, Triggers triggers, Supplier<URI> home) {
        this.workspace = workspace;
        this.urls = urls;
        this.ids = ids;
        this.triggers = triggers;
        this.json = new SlackJson(workspace);
        this.home = home;
    }

    BotLine.Parcel command(Person person, Channel channel, String command, String text) {
        var form = Json.object().put("token", VERIFICATION_TOKEN).put("team_id", workspace.teamId()).put("team_domain", workspace.teamDomain())
                .put("channel_id", channel.id()).put("channel_name", SlackJson.channelName(channel)).put("user_id", person.id())
                .put("user_name", person.name())
                .put("command", command).put("text", Typed.parse(text, workspace).command(workspace)).put("api_app_id", workspace.bot().appId())
                .put("is_enterprise_install", "false")
                .put("response_url", responseUrl("commands", new ResponseUrls.Ticket(channel.id(), person.id(), "")))
                .put("trigger_id", triggers.issue(person.id(), "", workspace.now()));
        return new BotLine.Parcel(command, BotLine.FORM, form(form), form, Map.of());
    }

    /** An event_callback around an event; the same for each time it is sent. */
    BotLine.Parcel event(ObjectNode event) {
        var id = ids.event();
        var bot = Json.object().putNull("enterprise_id").put("team_id", workspace.teamId()).put("user_id", workspace.bot().userId())
                .put("is_bot", true)
                .put("is_enterprise_install", false);
        var body = Json.object().put("token", VERIFICATION_TOKEN).put("team_id", workspace.teamId()).put("api_app_id", workspace.bot().appId())
                .put("type", "event_callback").put("event_id", id).put("event_time", workspace.now().getEpochSecond())
                .put("is_ext_shared_channel", false)
                .put("event_context", "EC" + id);
        body.set("event", event.put("event_ts", ids.moment()));
        body.set("authorizations", Json.array().add(bot));
        return new BotLine.Parcel("event " + event.path("type").asText(), BotLine.JSON, body.toString(), body, Map.of());
    }

    BotLine.Parcel shortcut(Person person, Channel channel, Message message, String callbackId) {
        var payload = interaction("message_action", person, channel).put("callback_id", callbackId).put("message_ts", message.ts())
                .put("action_ts", ids.moment())
                .put("response_url", responseUrl("app", new ResponseUrls.Ticket(channel.id(), person.id(), "")));
        payload.set("message", told(message));
        return interactive("message_action", payload);
    }

    BotLine.Parcel press(Person person, Channel channel, Message message, Pressed pressed) {
        var payload = interaction("block_actions", person, channel)
                .put("response_url", responseUrl("actions", new ResponseUrls.Ticket(channel.id(), person.id(), message.ts())));
        payload.set("container", container(message, pressed.attachment()));
        if (!message.ephemeral()) {
            payload.set("message", told(message));
        }
        if (!pressed.attachment().isEmpty()) {
            payload.set("app_unfurl", pressed.attachment());
        }
        payload.putObject("state").putObject("values");
        payload.set("actions", Json.array().add(pressed.action().put("action_ts", ids.moment())));
        return interactive("block_actions", payload);
    }

    /** Something was pressed in a view: it has no message and no channel. */
    BotLine.Parcel press(Person person, View view, Pressed pressed) {
        var payload = inView("block_actions", person, view).put("trigger_id", triggers.issue(person.id(), view.id(), workspace.now()));
        payload.set("container", Json.object().put("type", "view").put("view_id", view.id()));
        payload.putObject("state").set("values", view.values());
        payload.set("actions", Json.array().add(pressed.action().put("action_ts", ids.moment())));
        return interactive("block_actions", payload);
    }

    BotLine.Parcel submission(Person person, View view) {
        var payload = inView("view_submission", person, view).put("trigger_id", triggers.issue(person.id(), view.id(), workspace.now()));
        payload.putArray("response_urls");
        return interactive("view_submission", payload);
    }

    /** @param cleared the whole pile went */
    BotLine.Parcel closed(Person person, View view, boolean cleared) {
        return interactive("view_closed", inView("view_closed", person, view).put("is_cleared", cleared));
    }

    BotLine.Parcel urlVerification(String challenge) {
        var body = Json.object().put("token", VERIFICATION_TOKEN).put("challenge", challenge).put("type", "url_verification");
        return new BotLine.Parcel("url_verification", BotLine.JSON, body.toString(), body, Map.of());
    }

    BotLine.Parcel sslCheck() {
        var form = Json.object().put("ssl_check", "1").put("token", VERIFICATION_TOKEN);
        return new BotLine.Parcel("ssl_check", BotLine.FORM, form(form), form, Map.of());
    }

    /** As an event or a payload tells of a message: what people typed has its rich_text block here. */
    ObjectNode told(Message message) {
        var told = json.message(message, true);
        if (message.blocks().isEmpty() && workspace.person(message.author()).isPresent()) {
            told.set("blocks", Json.array().add(Typed.parse(Typed.plain(message.text(), workspace), workspace).richText()));
        }
        return told;
    }

    private ObjectNode container(Message message, JsonNode attachment) {
        var container = Json.object().put("type", attachment.isEmpty() ? "message" : "message_attachment").put("message_ts", message.ts())
                .put("channel_id", message.channel()).put("is_ephemeral", message.ephemeral());
        if (!message.threadTs().isEmpty()) {
            container.put("thread_ts", message.threadTs());
        }
        if (!attachment.isEmpty()) {
            container.put("attachment_id", attachment.path("id").asInt()).put("is_app_unfurl", attachment.path("is_app_unfurl").asBoolean())
                    .put("app_unfurl_url", attachment.path("app_unfurl_url").asText());
        }
        return container;
    }

    private ObjectNode interaction(String type, Person person, Channel channel) {
        var payload = by(type, person).put("trigger_id", triggers.issue(person.id(), "", workspace.now()));
        payload.set("channel", Json.object().put("id", channel.id()).put("name", SlackJson.channelName(channel)));
        return payload;
    }

    private ObjectNode inView(String type, Person person, View view) {
        return by(type, person).set("view", json.view(view));
    }

    private ObjectNode by(String type, Person person) {
        var payload = Json.object().put("type", type).put("token", VERIFICATION_TOKEN).put("api_app_id", workspace.bot().appId())
                .putNull("enterprise").put("is_enterprise_install", false);
        payload.set("team", Json.object().put("id", workspace.teamId()).put("domain", workspace.teamDomain()));
        payload.set("user",
                Json.object().put("id", person.id()).put("username", person.name()).put("name", person.name()).put("team_id", workspace.teamId()));
        return payload;
    }

    private static BotLine.Parcel interactive(String what, ObjectNode payload) {
        return new BotLine.Parcel(what, BotLine.FORM, form(Json.object().put("payload", payload.toString())), payload, Map.of());
    }

    private String responseUrl(String kind, ResponseUrls.Ticket ticket) {
        return home.get().resolve("/" + kind + "/" + workspace.teamId() + "/" + urls.issue(ticket, workspace.now())).toString();
    }

    private static String form(ObjectNode fields) {
        return fields.properties().stream().map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue().asText(), UTF_8))
                .collect(Collectors.joining("&"));
    }
}
