package news.backstory.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * One JSON object of a ninjs document, whose three generations write the same names in lower case ({@code versioncreated}, {@code body_html}) and in camel
 * case ({@code versionCreated}). Reads what is there, and notes what is not of the kind that it should be.
 */
record Fields(JsonNode json, List<String> warnings) {

    private static final int MAX_VALUES = 200;
    private static final int MAX_WARNINGS = 50;
    private static final Pattern NOT_LETTERS = Pattern.compile("[^\\p{L}\\p{N}]+");

    /** The first of these that says anything; names in lower case. */
    String text(String... names) {
        return Stream.of(names).map(this::text).filter(text -> !text.isBlank()).findFirst().orElse("");
    }

    /** The objects under this name, whether it holds one, a list of them, or names each. */
    List<Fields> objects(String... names) {
        return Stream.of(names).flatMap(name -> values(name).stream()).flatMap(Fields::each).filter(JsonNode::isObject).limit(MAX_VALUES)
                .map(each -> new Fields(each, warnings)).toList();
    }

    /** The objects under this name, with the name that each one has. */
    List<Map.Entry<String, Fields>> named(String name) {
        return values(name).stream()
                .flatMap(
                        value -> value.isObject() ? value.properties().stream() : each(value).map(one -> Map.entry(one.path("name").asText(""), one)))
                .filter(entry -> entry.getValue().isObject()).limit(MAX_VALUES)
                .map(entry -> Map.entry(entry.getKey(), new Fields(entry.getValue(), warnings))).toList();
    }

    /** Every text whose name begins so and goes on with a word of its own, as {@code body_html} and {@code body_main}; the word is the key. */
    List<Map.Entry<String, String>> family(String beginning) {
        return json.properties().stream()
                .filter(field -> lower(field.getKey()).equals(beginning) || lower(field.getKey()).startsWith(beginning + "_"))
                .map(field -> Map.entry(lower(field.getKey()).substring(beginning.length()).replaceFirst("^_", ""),
                        textOf(field.getKey(), field.getValue())))
                .filter(field -> !field.getValue().isBlank()).limit(MAX_VALUES).toList();
    }

    /** All values whose name, without signs and capitals, is one of these: nothing that tightens a status may hide behind a way of writing. */
    List<JsonNode> alike(List<String> letters) {
        return json.properties().stream().filter(field -> letters.contains(NOT_LETTERS.matcher(lower(field.getKey())).replaceAll("")))
                .map(Map.Entry::getValue).toList();
    }

    /** The texts under this name, whether it holds one, several, or objects with a name. */
    List<String> texts(String... names) {
        return Stream.of(names).flatMap(name -> values(name).stream()).flatMap(value -> value.isArray() ? each(value) : Stream.of(value))
                .map(value -> value.isObject() ? value.path("name").asText("") : value.asText("")).map(WireText::line)
                .filter(text -> !text.isEmpty()).distinct().limit(MAX_VALUES).toList();
    }

    Optional<JsonNode> first(String name) {
        return values(name).stream().findFirst();
    }

    void warn(String what) {
        if (warnings.size() < MAX_WARNINGS && !warnings.contains(what)) {
            warnings.add(what);
        }
    }

    private String text(String name) {
        return values(name).stream().map(value -> textOf(name, value)).filter(text -> !text.isBlank()).findFirst().orElse("");
    }

    private List<JsonNode> values(String name) {
        var exact = json.path(name);
        if (!exact.isMissingNode()) {
            return List.of(exact);
        }
        var found = new ArrayList<JsonNode>();
        json.properties().forEach(field -> {
            if (lower(field.getKey()).equals(name)) {
                found.add(field.getValue());
            }
        });
        return found;
    }

    private String textOf(String name, JsonNode value) {
        if (!value.isTextual() && !value.isNumber() && !value.isNull()) {
            warn("\"" + name + "\" is not a text");
        }
        return value.isTextual() || value.isNumber() ? value.asText() : "";
    }

    private static Stream<JsonNode> each(JsonNode value) {
        return value.isArray() || value.isObject() && value.properties().stream().allMatch(field -> field.getValue().isObject())
                ? StreamSupport.stream(value.spliterator(), false)
                : Stream.of(value);
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
