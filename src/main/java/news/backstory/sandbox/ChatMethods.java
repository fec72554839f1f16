package news.backstory.sandbox;

import static news.backstory.sandbox.ApiAnswer.refused;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The methods of the Web API by which the bot says something: docs.slack.dev/reference/methods, "chat". */
final class ChatMethods {

    /** docs.slack.dev/reference/methods/chat.update */
    static final int MAX_CHARACTERS_OF_AN_UPDATE = 4_000;

    private final Workspace workspace;
    private final SlackJson json;
    private final Places places;
    private final Buckets posts;
    private final List<String> unfurlDomains;

    ChatMethods(Workspace workspace, Places places, int postsAtOnce, List<String> unfurlDomains) {
        this.workspace = workspace;
        this.json = new SlackJson(workspace);
        this.places = places;
        this.posts = new Buckets(postsAtOnce, Duration.ofSeconds(1));
        this.unfurlDomains = List.copyOf(unfurlDomains);
    }

    ApiAnswer postMessage(Arguments arguments) {
        return switch (places.writable(arguments.text("channel"))) {
            case Places.Place.Closed(var error) -> refused(error);
            case Places.Place.Open(var channel) -> posts.take(channel.id(), workspace.now())
                    .<ApiAnswer>map(ApiAnswer.TooFast::new).orElseGet(() -> post(channel, arguments));
        };
    }

    ApiAnswer postEphemeral(Arguments arguments) {
        var user = arguments.text("user");
        if (user.isEmpty()) {
            return refused("invalid_arguments");
        }
        return switch (places.writable(arguments.text("channel"))) {
            case Places.Place.Closed(var error) -> refused(error);
            case Places.Place.Open(var channel) -> channel.has(user) ? postOnlyFor(user, channel, arguments) : refused("user_not_in_channel");
        };
    }

    ApiAnswer update(Arguments arguments) {
        return withOwnMessage(arguments, "cant_update_message", message -> switch (Wording.read(arguments)) {
            case Wording.Bad bad -> bad.answer();
            case Wording.Good(var draft) ->
                draft.text().length() > MAX_CHARACTERS_OF_AN_UPDATE ? refused("msg_too_long") : update(message, draft, arguments);
        });
    }

    ApiAnswer delete(Arguments arguments) {
        return withOwnMessage(arguments, "cant_delete_message", message -> {
            workspace.delete(message.channel(), message.ts());
            return new ApiAnswer.Done(Json.object().put("channel", message.channel()).put("ts", message.ts()), message.ts());
        });
    }

    ApiAnswer unfurl(Arguments arguments) {
        for (var needed : List.of("channel", "ts", "unfurls")) {
            if (!arguments.has(needed)) {
                return refused("missing_" + needed);
            }
        }
        var unfurls = arguments.json("unfurls").filter(JsonNode::isObject);
        if (unfurls.isEmpty()) {
            return refused("invalid_unfurls_format");
        }
        var channel = workspace.channel(arguments.text("channel"));
        if (channel.isEmpty()) {
            return refused("cannot_find_channel");
        }
        var message = workspace.message(channel.get().id(), arguments.text("ts")).filter(there -> !there.deleted());
        if (message.isEmpty()) {
            return refused("cannot_find_message");
        }
        if (workspace.person(message.get().author()).isEmpty() || message.get().ephemeral()) {
            return refused("cannot_unfurl_message");
        }
        return unfurl(message.get(), unfurls.get());
    }

    private ApiAnswer post(Channel channel, Arguments arguments) {
        return switch (Wording.read(arguments)) {
            case Wording.Bad bad -> bad.answer();
            case Wording.Good(var draft) -> {
                var problem = threadProblem(channel, arguments.text("thread_ts"));
                if (problem.isPresent()) {
                    yield refused(problem.get());
                }
                var broadcast = arguments.has("thread_ts") && arguments.flag("reply_broadcast");
                var said = new Draft(draft.text(), draft.blocks(), draft.attachments(), draft.metadata(), arguments.text("thread_ts"), broadcast, "");
                yield done(workspace.post(channel.id(), workspace.bot().userId(), said));
            }
        };
    }

    private ApiAnswer postOnlyFor(String user, Channel channel, Arguments arguments) {
        return switch (Wording.read(arguments)) {
            case Wording.Bad bad -> bad.answer();
            case Wording.Good(var draft) -> {
                var problem = threadProblem(channel, arguments.text("thread_ts"));
                if (problem.isPresent()) {
                    yield refused(problem.get());
                }
                var said = workspace.post(channel.id(), workspace.bot().userId(), draft.inThread(arguments.text("thread_ts")).onlyFor(user));
                yield new ApiAnswer.Done(Json.object().put("message_ts", said.ts()), said.ts());
            }
        };
    }

    /** A thread begins under a message that is there, that everybody sees, and that is no reply itself. */
    private Optional<String> threadProblem(Channel channel, String threadTs) {
        if (threadTs.isEmpty()) {
            return Optional.empty();
        }
        var first = workspace.message(channel.id(), threadTs).filter(message -> !message.ephemeral());
        if (first.isEmpty()) {
            return Optional.of("thread_not_found");
        }
        return first.get().reply() ? Optional.of("cannot_reply_to_message") : Optional.empty();
    }

    /** Text without blocks takes the blocks away; attachments and metadata stay unless they are given. */
    private ApiAnswer update(Message was, Draft draft, Arguments arguments) {
        var attachments = arguments.gives("attachments") ? draft.attachments() : was.attachments();
        var metadata = arguments.gives("metadata") ? draft.metadata() : was.metadata();
        var now = workspace.edit(was.channel(), was.ts(), new Draft(draft.text(), draft.blocks(), attachments, metadata, "", false, ""));
        return now.map(message -> said(message, Json.object().put("text", message.text()))).orElse(refused("message_not_found"));
    }

    private ApiAnswer unfurl(Message message, JsonNode unfurls) {
        var attachments = Json.array();
        message.attachments().forEach(there -> {
            if (!unfurls.has(there.path("from_url").asText())) {
                attachments.add(there);
            }
        });
        var problems = new ArrayList<String>();
        for (var unfurl : unfurls.properties()) {
            if (!unfurlable(message, unfurl.getKey())) {
                return refused("cannot_unfurl_url");
            }
            if (!unfurl.getValue().isObject()) {
                return refused("cannot_parse_attachment");
            }
            problems.addAll(
                    BlockRules.problems(unfurl.getValue().has("blocks") ? unfurl.getValue().path("blocks") : Json.array(), "/unfurls/blocks"));
            attachments.add(attachment(unfurl.getKey(), unfurl.getValue(), attachments.size() + 1));
        }
        if (!problems.isEmpty()) {
            return new ApiAnswer.Refused("cannot_parse_attachment", problems);
        }
        workspace.attach(message.channel(), message.ts(), attachments);
        return new ApiAnswer.Done(Json.object(), message.ts());
    }

    private ObjectNode attachment(String url, JsonNode unfurl, int id) {
        var bot = workspace.bot();
        return Json.object().put("id", id).put("from_url", url).put("original_url", url).put("app_unfurl_url", url).put("is_app_unfurl", true)
                .put("bot_id", bot.botId()).put("app_id", bot.appId()).setAll((ObjectNode) unfurl.deepCopy());
    }

    private boolean unfurlable(Message message, String url) {
        return message.text().contains("<" + Typed.escape(url) + ">") && unfurlDomains.stream().anyMatch(domain -> Typed.isAt(url, domain));
    }

    private interface Change {
        ApiAnswer of(Message message);
    }

    private ApiAnswer withOwnMessage(Arguments arguments, String notOurs, Change change) {
        var channel = places.readable(arguments.text("channel"));
        if (channel.isEmpty()) {
            return refused("channel_not_found");
        }
        var message = workspace.message(channel.get().id(), arguments.text("ts")).filter(there -> !there.deleted() && !there.ephemeral());
        if (message.isEmpty()) {
            return refused("message_not_found");
        }
        return message.get().author().equals(workspace.bot().userId()) ? change.of(message.get()) : refused(notOurs);
    }

    private ApiAnswer done(Message message) {
        return said(message, Json.object());
    }

    private ApiAnswer said(Message message, ObjectNode more) {
        return new ApiAnswer.Done(more.put("channel", message.channel()).put("ts", message.ts()).set("message", json.message(message, true)),
                message.ts());
    }
}
