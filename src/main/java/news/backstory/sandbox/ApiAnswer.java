package news.backstory.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;

/** What a method of the Web API answers. */
sealed interface ApiAnswer {

    /**
     * It was done.
     *
     * @param ts of the message that came of it; else empty
     */
    record Done(ObjectNode json, String ts) implements ApiAnswer {}

    /** It was not, for this reason, in Slack's word; more about it in {@code messages}. */
    record Refused(String error, List<String> messages) implements ApiAnswer {

        public Refused {
            messages = List.copyOf(messages);
        }
    }

    /** Not now. */
    record TooFast(Duration retryAfter) implements ApiAnswer {}

    static ApiAnswer done(ObjectNode json) {
        return new Done(json, "");
    }

    static ApiAnswer refused(String error) {
        return new Refused(error, List.of());
    }

    default String outcome() {
        return switch (this) {
            case Done _ -> "ok";
            case Refused(var error, _) -> error;
            case TooFast _ -> "ratelimited";
        };
    }

    default ObjectNode body() {
        return switch (this) {
            case Done(var json, _) -> Json.object().put("ok", true).setAll(json);
            case Refused(var error, var messages) -> {
                var body = Json.object().put("ok", false).put("error", error);
                if (!messages.isEmpty()) {
                    var all = body.putObject("response_metadata").putArray("messages");
                    messages.forEach(all::add);
                }
                yield body;
            }
            case TooFast _ -> Json.object().put("ok", false).put("error", "ratelimited");
        };
    }
}
