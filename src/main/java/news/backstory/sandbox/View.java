package news.backstory.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * A dialog in front of one person, or their Home of the app. Nobody changes its JSON: a change is another view with the same id.
 *
 * @param id "V1A2B3"
 * @param person who sees it
 * @param given as the bot gave it, and each block and element that needs an id has one
 * @param hash another one after each change, by which a stale update is told
 * @param root the first dialog of the pile; itself where it is that
 * @param previous the dialog under it; empty when there is none
 * @param values what stands in its fields: block → action → value, in Slack's shape
 * @param errors what is wrong with a field, by its block
 * @param trouble the bot did not take it
 */
public record View(
        String id,
        String person,
        ObjectNode given,
        String hash,
        String root,
        String previous,
        ObjectNode values,
        Map<String, String> errors,
        boolean trouble) {

    public View {
        errors = Map.copyOf(errors);
    }

    public boolean modal() {
        return type().equals("modal");
    }

    /** "modal" or "home". */
    String type() {
        return given.path("type").asText();
    }

    /** A name that the bot gave it; empty when it gave none. */
    String externalId() {
        return given.path("external_id").asText();
    }

    boolean flag(String name) {
        return given.path(name).asBoolean();
    }

    /** What people read in it, from top to bottom. */
    public String title() {
        return given.path("title").path("text").asText();
    }

    /** But for what is typed into it. */
    boolean looksLike(View other) {
        return given.equals(other.given) && errors.equals(other.errors) && trouble == other.trouble;
    }

    /** An array. */
    public JsonNode blocks() {
        return given.path("blocks");
    }

    View saying(ObjectNode other, String newHash, ObjectNode newValues) {
        return new View(id, person, other, newHash, root, previous, newValues, Map.of(), false);
    }

    View filled(ObjectNode with) {
        return new View(id, person, given, hash, root, previous, with, Map.of(), false);
    }

    View wrong(Map<String, String> why) {
        return new View(id, person, given, hash, root, previous, values, why, false);
    }

    View troubled() {
        return new View(id, person, given, hash, root, previous, values, errors, true);
    }
}
