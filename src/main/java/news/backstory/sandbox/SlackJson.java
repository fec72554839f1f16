package news.backstory.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** People, channels and messages as Slack's Web API and events tell them. */
final class SlackJson {

    private final Workspace workspace;

    SlackJson(Workspace workspace) {
        this.workspace = workspace;
    }

    /** With its metadata only when that was asked for. */
    ObjectNode message(Message message, boolean withMetadata) {
        var json = Json.object().put("type", "message");
        if (message.deleted()) {
            json.put("subtype", "tombstone").put("hidden", true).put("user", Staff.SLACKBOT);
        } else {
            author(json, message);
        }
        json.put("ts", message.ts()).put("text", message.text());
        if (!message.blocks().isEmpty()) {
            json.set("blocks", message.blocks());
        }
        if (!message.attachments().isEmpty()) {
            json.set("attachments", message.attachments());
        }
        if (withMetadata && !message.metadata().isEmpty()) {
            json.set("metadata", message.metadata());
        }
        if (!message.editedTs().isEmpty() && !message.deleted()) {
            json.set("edited", Json.object().put("user", message.author()).put("ts", message.editedTs()));
        }
        thread(json, message);
        return json;
    }

    ObjectNode channel(Channel channel) {
        var json = Json.object().put("id", channel.id()).put("created", 1_790_000_000).put("is_archived", channel.archived())
                .put("is_ext_shared", false)
                .put("is_org_shared", false).put("is_shared", false).put("is_im", channel.kind() == Channel.Kind.DIRECT).put("is_mpim", false);
        if (channel.kind() == Channel.Kind.DIRECT) {
            return json.put("user", person(channel));
        }
        return json.put("name", channel.name()).put("name_normalized", channel.name()).put("is_channel", true).put("is_group", false)
                .put("is_private", channel.kind() == Channel.Kind.PRIVATE).put("is_member", channel.has(workspace.bot().userId()))
                .put("is_general", false).put("num_members", channel.members().size());
    }

    ObjectNode person(Person person, Instant now) {
        return user(person.id(), person.name(), person.realName(), false)
                .put("tz", person.zone().getId()).put("tz_label", person.zone().getId())
                .put("tz_offset", person.zone().getRules().getOffset(now).getTotalSeconds());
    }

    ObjectNode bot() {
        var bot = workspace.bot();
        return user(bot.userId(), "backstory", bot.name(), true).put("tz", "Etc/UTC").put("tz_label", "UTC").put("tz_offset", 0);
    }

    ObjectNode view(View view) {
        var json = Json.object().put("id", view.id()).put("team_id", workspace.teamId()).put("app_id", workspace.bot().appId())
                .put("app_installed_team_id", workspace.teamId()).put("bot_id", workspace.bot().botId()).put("private_metadata", "")
                .put("callback_id", "").put("external_id", "").put("clear_on_close", false).put("notify_on_close", false);
        json.putNull("title").putNull("close").putNull("submit");
        json.setAll(view.given());
        json.put("hash", view.hash()).put("root_view_id", view.root());
        json.put("previous_view_id", view.previous().isEmpty() ? null : view.previous());
        json.putObject("state").set("values", view.values());
        return json;
    }

    /** As the slash commands and interactions call it. */
    static String channelName(Channel channel) {
        return switch (channel.kind()) {
            case PUBLIC -> channel.name();
            case PRIVATE -> "privategroup";
            case DIRECT -> "directmessage";
        };
    }

    /** The one a direct message is with. */
    private String person(Channel channel) {
        return channel.members().stream().filter(member -> !member.equals(workspace.bot().userId())).findFirst().orElse("");
    }

    private void author(ObjectNode json, Message message) {
        var bot = workspace.bot();
        json.put("user", message.author());
        if (message.author().equals(bot.userId())) {
            json.put("bot_id", bot.botId()).put("app_id", bot.appId()).put("team", workspace.teamId());
            json.set("bot_profile", Json.object().put("id", bot.botId()).put("app_id", bot.appId()).put("name", bot.name()).put("deleted", false)
                    .put("team_id", workspace.teamId()));
        } else if (workspace.person(message.author()).isPresent()) {
            json.put("team", workspace.teamId()).put("client_msg_id", "m" + message.ts());
        } else {
            json.put("subtype", "bot_message");
        }
    }

    private void thread(ObjectNode json, Message message) {
        if (message.threadTs().isEmpty()) {
            return;
        }
        json.put("thread_ts", message.threadTs());
        if (message.reply()) {
            workspace.message(message.channel(), message.threadTs()).ifPresent(first -> json.put("parent_user_id", first.author()));
            if (message.broadcast()) {
                json.put("subtype", "thread_broadcast");
            }
            return;
        }
        var replies = workspace.replies(message.channel(), message.ts()).stream().filter(reply -> !reply.ephemeral()).toList();
        var users = Json.array();
        replies.stream().map(Message::author).distinct().forEach(users::add);
        json.put("reply_count", message.replies()).put("reply_users_count", users.size()).set("reply_users", users);
        if (!replies.isEmpty()) {
            json.put("latest_reply", replies.getLast().ts());
        }
    }

    private ObjectNode user(String id, String name, String realName, boolean isBot) {
        JsonNode profile = Json.object().put("real_name", realName).put("display_name", name).put("team", workspace.teamId());
        return Json.object().put("id", id).put("team_id", workspace.teamId()).put("name", name).put("real_name", realName).put("deleted", false)
                .put("is_bot", isBot).put("is_app_user", false).put("is_admin", false).put("is_owner", false).put("is_restricted", false)
                .put("is_ultra_restricted", false).put("is_stranger", false).put("locale", "en-GB").put("updated", 1_790_000_000)
                .set("profile", profile);
    }
}
