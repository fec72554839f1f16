package news.backstory.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import news.backstory.sandbox.Faults.Effect;
import news.backstory.sandbox.Faults.Fault;

/**
 * The sandbox for programs in other processes, in JSON. Not Slack's: for tests and for loads.
 *
 * <ul>
 * <li>GET /sandbox/log?after=12: the lines with higher numbers, oldest first
 * <li>GET /sandbox/messages?channel=C…: what is there
 * <li>POST /sandbox/act {"person","channel","do":"command|say|reply|press|shortcut|delete","text","ts","action","value"}
 * <li>POST /sandbox/channels {"name","count","kind":"public|private","bot":true}: the ids of so many new channels
 * <li>POST /sandbox/faults {"method","calls","fault":"cut|status|try_again|broken_json|stall|too_fast","done":true,"status":500,"millis":0}
 * <li>POST /sandbox/bot {"events":"http://127.0.0.1:3000/slack/events"}
 * </ul>
 */
final class RemoteHands {

    private final Workspace workspace;
    private final Hands hands;
    private final TruthLog log;
    private final Faults faults;
    private final BotLine bot;
    private final SlackJson json;

    RemoteHands(Workspace workspace, Hands hands, TruthLog log, Faults faults, BotLine bot) {
        this.workspace = workspace;
        this.hands = hands;
        this.log = log;
        this.faults = faults;
        this.bot = bot;
        this.json = new SlackJson(workspace);
    }

    void addRoutes(RoutesConfig routes) {
        routes.get("/sandbox/log", this::tellLog);
        routes.get("/sandbox/messages", this::tellMessages);
        routes.post("/sandbox/act", this::act);
        routes.post("/sandbox/channels", this::addChannels);
        routes.post("/sandbox/faults", this::planFaults);
        routes.post("/sandbox/bot", this::setBot);
        routes.exception(IllegalArgumentException.class,
                (impossible, http) -> answer(http.status(400), "error", String.valueOf(impossible.getMessage())));
        routes.exception(IllegalStateException.class, (busy, http) -> answer(http.status(503), "error", String.valueOf(busy.getMessage())));
    }

    private void tellLog(Context http) {
        var after = Optional.ofNullable(http.queryParam("after")).filter(text -> text.length() < 18 && text.chars().allMatch(Character::isDigit))
                .filter(text -> !text.isEmpty()).map(Long::parseLong).orElse(0L);
        var lines = Json.array();
        log.lines().stream().filter(line -> line.number() > after).forEach(line -> lines.add(line.json()));
        send(http, lines);
    }

    private void tellMessages(Context http) {
        var messages = Json.array();
        workspace.messages(Optional.ofNullable(http.queryParam("channel")).orElse("")).forEach(message -> messages.add(
                json.message(message, true).put("channel", message.channel()).put("only_for", message.onlyFor())));
        send(http, messages);
    }

    private void act(Context http) {
        var body = body(http);
        var person = body.path("person").asText();
        var channel = body.path("channel").asText();
        var text = body.path("text").asText();
        var ts = body.path("ts").asText();
        var act = body.path("do").asText();
        switch (act) {
            case "command" -> hands.command(person, channel, text);
            case "say" -> ts = hands.say(person, channel, text).ts();
            case "reply" -> ts = hands.reply(person, channel, ts, text).ts();
            case "press" -> hands.press(person, message(channel, ts), body.path("action").asText(), body.path("value").asText());
            case "shortcut" -> hands.shortcut(person, message(channel, ts), body.path("action").asText());
            case "delete" -> hands.delete(person, message(channel, ts));
            default -> throw new IllegalArgumentException("nobody can " + act);
        }
        answer(http, "ts", ts);
    }

    private void addChannels(Context http) {
        var body = body(http);
        var name = body.path("name").asText("channel");
        var kind = Channel.Kind.valueOf(body.path("kind").asText("public").toUpperCase(Locale.ROOT));
        var count = Math.min(body.path("count").asInt(1), Workspace.MAX_CHANNELS);
        if (kind == Channel.Kind.DIRECT) {
            throw new IllegalArgumentException("direct messages are there already");
        }
        var ids = Json.array();
        Stream.iterate(1, number -> number <= count, number -> number + 1)
                .flatMap(number -> workspace.addChannel(name + "-" + number, kind, body.path("bot").asBoolean(true)).stream())
                .forEach(channel -> ids.add(channel.id()));
        send(http, Json.object().set("channels", ids));
    }

    private void planFaults(Context http) {
        var body = body(http);
        var effect = body.path("done").asBoolean() ? Effect.DONE : Effect.NOT_DONE;
        var time = Duration.ofMillis(body.path("millis").asLong());
        var fault = switch (body.path("fault").asText()) {
            case "cut" -> new Fault.Cut(effect);
            case "status" -> new Fault.Status(body.path("status").asInt(500), effect);
            case "try_again" -> new Fault.TryAgain(effect);
            case "broken_json" -> new Fault.BrokenJson(effect);
            case "stall" -> new Fault.Stall(time);
            case "too_fast" -> new Fault.TooFast(time);
            case "refused" -> new Fault.Refused(body.path("error").asText("fatal_error"));
            default -> throw new IllegalArgumentException("no such fault");
        };
        faults.next(body.path("calls").asInt(1), body.path("method").asText(), fault);
        answer(http, "fault", fault.toString());
    }

    private void setBot(Context http) {
        bot.botAt(URI.create(body(http).path("events").asText()));
        answer(http, "bot", "set");
    }

    private Message message(String channel, String ts) {
        return workspace.message(channel, ts).orElseThrow(() -> new IllegalArgumentException("no message " + ts));
    }

    private static JsonNode body(Context http) {
        var contentType = Optional.ofNullable(http.contentType()).orElse("");
        if (!contentType.startsWith(BotLine.JSON)) {
            throw new BadRequestResponse("send JSON");
        }
        return Json.parse(http.body()).filter(JsonNode::isObject).orElseThrow(() -> new BadRequestResponse("not a JSON object"));
    }

    private static void answer(Context http, String name, String value) {
        ObjectNode body = Json.object().put("ok", http.statusCode() < 400).put(name, value);
        send(http, body);
    }

    private static void send(Context http, JsonNode body) {
        http.contentType("application/json; charset=utf-8").result(body.toString());
    }
}
