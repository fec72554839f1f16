package news.backstory.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** What a message is to say; the JSON is nobody else's any more. Shapes as in {@link Message}. */
public record Draft(String text, JsonNode blocks, JsonNode attachments, JsonNode metadata, String threadTs, boolean broadcast, String onlyFor) {

    /** Text for everybody, outside any thread. */
    public static Draft of(String text) {
        var json = JsonNodeFactory.instance;
        return new Draft(text, json.arrayNode(), json.arrayNode(), json.objectNode(), "", false, "");
    }

    public Draft inThread(String ts) {
        return new Draft(text, blocks, attachments, metadata, ts, broadcast, onlyFor);
    }

    public Draft onlyFor(String person) {
        return new Draft(text, blocks, attachments, metadata, threadTs, broadcast, person);
    }

    public Draft withBlocks(JsonNode others) {
        return new Draft(text, others, attachments, metadata, threadTs, broadcast, onlyFor);
    }
}
