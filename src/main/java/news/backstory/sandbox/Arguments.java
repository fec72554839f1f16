package news.backstory.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a method was called with, whether it came as a form (JSON inside is text then) or as JSON. */
record Arguments(ObjectNode given) {

    static Arguments ofForm(Map<String, List<String>> form) {
        var given = Json.object();
        form.forEach((name, values) -> given.put(name, values.getFirst()));
        return new Arguments(given);
    }

    /** Whether it was given and says something. */
    boolean has(String name) {
        return !text(name).isEmpty();
    }

    /** Whether it was given at all, be it empty. */
    boolean gives(String name) {
        return given.hasNonNull(name);
    }

    /** As it stands; empty when it was not given. An object or an array as JSON. */
    String text(String name) {
        var value = given.path(name);
        return value.isMissingNode() || value.isNull() ? "" : value.isContainerNode() ? value.toString() : value.asText();
    }

    /** "true", "1" and "yes", as text or not. */
    boolean flag(String name) {
        return List.of("true", "1", "yes").contains(text(name));
    }

    /** An array or object, given as such or as text; missing when it was not given; empty when it is broken. */
    Optional<JsonNode> json(String name) {
        var value = given.path(name);
        if (!value.isTextual()) {
            return Optional.of(value.isNull() ? Json.object().path("nothing") : value);
        }
        return value.asText().isBlank() ? Optional.of(Json.object().path("nothing")) : Json.parse(value.asText());
    }

    /** With JSON in the place of JSON's text, and without the token: to be read by people and tests. */
    ObjectNode readable() {
        var readable = given.deepCopy();
        readable.remove("token");
        for (var name : List.of("blocks", "attachments", "metadata", "unfurls", "view")) {
            if (readable.path(name) instanceof TextNode text) {
                Json.parse(text.asText()).ifPresent(json -> readable.set(name, json));
            }
        }
        return readable;
    }
}
