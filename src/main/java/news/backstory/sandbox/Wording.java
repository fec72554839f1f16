package news.backstory.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Reads what a message is to say, and refuses what Slack refuses. */
sealed interface Wording {

    /** docs.slack.dev/reference/methods/chat.postMessage: what is longer is cut off. */
    int MAX_CHARACTERS = 40_000;

    /** Not documented: bolt-js issue 2509 met it here. We count the blocks as JSON without white space, which is on the safe side. */
    int MAX_BLOCK_CHARACTERS = 13_200;
    int MAX_ATTACHMENTS = 100;
    int MAX_METADATA_CHARACTERS = 16_000;

    /** It can be said. */
    record Good(Draft draft) implements Wording {}

    /** It cannot, in Slack's word and with more about it. */
    record Bad(String error, List<String> messages) implements Wording {

        public Bad {
            messages = List.copyOf(messages);
        }

        ApiAnswer answer() {
            return new ApiAnswer.Refused(error, messages);
        }
    }

    /** Text, blocks, attachments and metadata; one of the first three must be there. Knows nothing of channels and threads. */
    static Wording read(Arguments arguments) {
        var blocks = arguments.json("blocks");
        var attachments = arguments.json("attachments");
        var metadata = arguments.json("metadata");
        if (blocks.isEmpty() || !arrayOrNone(blocks.get())) {
            return bad("invalid_blocks_format");
        }
        if (attachments.isEmpty() || !arrayOrNone(attachments.get())) {
            return bad("invalid_attachments");
        }
        if (metadata.isEmpty() || !(metadata.get().isObject() || metadata.get().isMissingNode())) {
            return bad("invalid_metadata_format");
        }
        return read(arguments.text("text"), orEmpty(blocks.get()), orEmpty(attachments.get()),
                metadata.get().isMissingNode() ? Json.object() : metadata.get());
    }

    private static Wording read(String text, JsonNode blocks, JsonNode attachments, JsonNode metadata) {
        if (text.isBlank() && blocks.isEmpty() && attachments.isEmpty()) {
            return bad("no_text");
        }
        if (blocks.toString().length() > MAX_BLOCK_CHARACTERS) {
            return bad("msg_blocks_too_long");
        }
        if (attachments.size() > MAX_ATTACHMENTS) {
            return bad("too_many_attachments");
        }
        var problems = new ArrayList<>(BlockRules.problems(blocks, "/blocks"));
        for (var index = 0; index < attachments.size(); index++) {
            problems.addAll(BlockRules.problems(orEmpty(attachments.get(index).path("blocks")), "/attachments/" + index + "/blocks"));
        }
        if (!problems.isEmpty()) {
            return new Bad("invalid_blocks", problems);
        }
        if (!metadata.isEmpty() && !(metadata.path("event_type").isTextual() && metadata.path("event_payload").isObject())) {
            return bad("invalid_metadata_schema");
        }
        if (metadata.toString().length() > MAX_METADATA_CHARACTERS) {
            return bad("metadata_too_large");
        }
        return new Good(new Draft(cut(text), blocks, attachments, metadata, "", false, ""));
    }

    private static String cut(String text) {
        return text.length() > MAX_CHARACTERS ? text.substring(0, MAX_CHARACTERS) : text;
    }

    private static boolean arrayOrNone(JsonNode json) {
        return json.isArray() || json.isMissingNode();
    }

    private static JsonNode orEmpty(JsonNode json) {
        return json.isMissingNode() ? Json.array() : json;
    }

    private static Wording bad(String error) {
        return new Bad(error, List.of());
    }
}
