package news.backstory.slack;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Tells what a signed request is and names it, without acting on it. The rest is read by Bolt, later. */
final class Hearing {

    private static final int MAX_FIELDS = 100;

    private Hearing() {}

    static Heard hear(String contentType, String body) {
        try {
            return isJson(contentType) ? json(object(body)) : form(fields(body), body);
        } catch (JsonParseException | IllegalArgumentException | IllegalStateException unreadable) {
            return new Heard.Malformed(unreadable.getClass().getSimpleName());
        }
    }

    /** The same for a message that came over a socket: an envelope with the payload in it. {@code hello}, {@code disconnect} and the like are no work. */
    static Heard hearSocket(String message) {
        try {
            var envelope = object(message);
            var payload = envelope.get("payload");
            if (text(envelope, "envelope_id").isEmpty() || payload == null || !payload.isJsonObject()) {
                return new Heard.Malformed("it is no envelope with a payload");
            }
            return switch (text(envelope, "type")) {
                case "events_api" -> json(payload.getAsJsonObject());
                case "slash_commands" -> named("command:", hash(triggerOr(payload.getAsJsonObject(), message)));
                case "interactive" -> named("interaction:", hash(triggerOr(payload.getAsJsonObject(), message)));
                default -> new Heard.Malformed("its type is unknown");
            };
        } catch (JsonParseException | IllegalStateException unreadable) {
            return new Heard.Malformed(unreadable.getClass().getSimpleName());
        }
    }

    /** What was pressed or sent off, as Slack tells of it; empty for all else. Only of what {@link #hear} could read. */
    static String interaction(String contentType, String body) {
        return isJson(contentType) ? "" : fields(body).getOrDefault("payload", "");
    }

    /** The same for an envelope. */
    static String socketInteraction(String message) {
        var envelope = object(message);
        return text(envelope, "type").equals("interactive") ? String.valueOf(envelope.get("payload")) : "";
    }

    /** By what an envelope is acknowledged; empty if it has none. */
    static String envelopeId(String message) {
        try {
            return text(object(message), "envelope_id");
        } catch (JsonParseException unreadable) {
            return "";
        }
    }

    /** Slack asks now and then, unsigned, whether our certificate is good: {@code ssl_check=1&token=…} and nothing else. */
    static boolean isSslCheck(HttpCall call) {
        if (call.body().length > 200) {
            return false;
        }
        try {
            var fields = fields(new String(call.body(), StandardCharsets.UTF_8));
            return "1".equals(fields.get("ssl_check")) && fields.keySet().stream().allMatch(name -> name.equals("ssl_check") || name.equals("token"));
        } catch (IllegalArgumentException notAForm) {
            return false;
        }
    }

    private static Heard json(JsonObject json) {
        return switch (text(json, "type")) {
            case "url_verification" -> new Heard.Challenge(text(json, "challenge"));
            case "app_rate_limited" -> new Heard.RateLimited(text(json, "minute_rate_limited"));
            case "event_callback" -> named("event:", text(json, "event_id"));
            case "" -> new Heard.Malformed("it has no type");
            default -> new Heard.Malformed("its type is unknown");
        };
    }

    private static Heard form(Map<String, String> fields, String body) {
        if (fields.containsKey("payload")) {
            return named("interaction:", hash(triggerOr(object(fields.getOrDefault("payload", "")), body)));
        }
        if (fields.getOrDefault("command", "").isEmpty()) {
            return new Heard.Malformed("it is neither command nor interaction");
        }
        return named("command:", hash(fields.getOrDefault("trigger_id", body)));
    }

    /** A command or an action carries a trigger of its own each time; what has none is told apart by all it says. */
    private static String triggerOr(JsonObject payload, String all) {
        var trigger = text(payload, "trigger_id");
        return trigger.isEmpty() ? all : trigger;
    }

    /** @throws JsonParseException if it is no JSON object */
    private static JsonObject object(String text) {
        JsonElement element = JsonParser.parseString(text);
        if (!element.isJsonObject()) {
            throw new JsonParseException("not an object");
        }
        return element.getAsJsonObject();
    }

    private static Heard named(String kind, String name) {
        return name.isBlank() || name.length() > 150 ? new Heard.Malformed("it has no usable name") : new Heard.Work(kind + name);
    }

    private static String text(JsonObject json, String name) {
        var value = json.get(name);
        return value != null && value.isJsonPrimitive() ? value.getAsString() : "";
    }

    /** @throws IllegalArgumentException if it is not a form */
    private static Map<String, String> fields(String body) {
        var fields = new LinkedHashMap<String, String>();
        var from = 0;
        while (from < body.length()) {
            var end = body.indexOf('&', from);
            var pair = body.substring(from, end < 0 ? body.length() : end);
            var equals = pair.indexOf('=');
            if (equals < 1 || fields.size() == MAX_FIELDS) {
                throw new IllegalArgumentException("not a form");
            }
            fields.putIfAbsent(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            from = end < 0 ? body.length() : end + 1;
        }
        return fields;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static boolean isJson(String contentType) {
        return contentType.toLowerCase(Locale.ROOT).startsWith("application/json");
    }

    private static String hash(String text) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, 32);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
