package news.backstory.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What stands in a view's fields, in the shape of Slack's view.state.values: docs.slack.dev/reference/views. */
final class ViewState {

    /** Elements that hold something. */
    static final Set<String> FIELDS = Set.of("plain_text_input", "number_input", "url_text_input", "static_select", "radio_buttons",
            "multi_static_select", "checkboxes", "timepicker", "conversations_select", "multi_users_select");

    /** In Slack's words. */
    static final String REQUIRED = "Please complete this required field.";

    private ViewState() {}

    /** A field, and where it stands. */
    record Field(JsonNode block, JsonNode element) {

        String blockId() {
            return block.path("block_id").asText();
        }

        String actionId() {
            return element.path("action_id").asText();
        }

        /** By which a page sends it. */
        String name() {
            return blockId() + "/" + actionId();
        }

        boolean required() {
            return block.path("type").asText().equals("input") && !block.path("optional").asBoolean();
        }
    }

    /** The same with a block_id for each block and an action_id for each element, as Slack makes them up. */
    static ObjectNode named(ObjectNode given) {
        var named = given.deepCopy();
        var number = 0;
        for (var block : named.path("blocks")) {
            if (block instanceof ObjectNode object && !object.has("block_id")) {
                object.put("block_id", "b" + number);
            }
            var at = number;
            elements(block).filter(element -> !element.has("action_id")).forEach(element -> ((ObjectNode) element).put("action_id",
                    "a" + at + "." + element.path("type").asText()));
            number++;
        }
        return named;
    }

    static List<Field> fields(JsonNode view) {
        return each(view.path("blocks"))
                .flatMap(block -> elements(block).filter(element -> FIELDS.contains(element.path("type").asText()))
                        .map(element -> new Field(block, element)))
                .toList();
    }

    /** What the bot put into the fields to begin with. */
    static ObjectNode initial(ObjectNode view) {
        var values = Json.object();
        fields(view).forEach(field -> put(values, field, initial(field.element())));
        return values;
    }

    /** The values of fields that a view has, where they stood before; else what the bot puts there. */
    static ObjectNode kept(ObjectNode view, ObjectNode before) {
        var values = initial(view);
        fields(view).forEach(field -> {
            var was = before.path(field.blockId()).path(field.actionId());
            if (was.isObject() && was.path("type").equals(field.element().path("type"))) {
                put(values, field, (ObjectNode) was);
            }
        });
        return values;
    }

    /** @param typed what a page sends for each field by its name; a field that is not in it is empty */
    static ObjectNode of(ObjectNode view, Map<String, List<String>> typed) {
        var values = Json.object();
        fields(view).forEach(field -> put(values, field, value(field.element(), typed.getOrDefault(field.name(), List.of()))));
        return values;
    }

    /** What Slack's own program would find wrong before it sends anything, by block. */
    static Map<String, String> problems(ObjectNode view, ObjectNode values) {
        var problems = new TreeMap<String, String>();
        fields(view).forEach(field -> problem(field, values.path(field.blockId()).path(field.actionId()))
                .ifPresent(problem -> problems.put(field.blockId(), problem)));
        return problems;
    }

    static Stream<JsonNode> elements(JsonNode block) {
        return Stream.of(
                block.path("element").isObject() ? Stream.of(block.path("element")) : Stream.<JsonNode>of(),
                block.path("accessory").isObject() ? Stream.of(block.path("accessory")) : Stream.<JsonNode>of(),
                block.path("type").asText().equals("actions") ? each(block.path("elements")) : Stream.<JsonNode>of())
                .flatMap(elements -> elements);
    }

    static Stream<JsonNode> each(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    private static void put(ObjectNode values, Field field, ObjectNode value) {
        values.withObjectProperty(field.blockId()).set(field.actionId(), value);
    }

    private static ObjectNode initial(JsonNode element) {
        var value = typed(element);
        return switch (element.path("type").asText()) {
            case "static_select", "radio_buttons" -> value.set("selected_option", orNull(element.path("initial_option")));
            case "multi_static_select", "checkboxes" ->
                value.set("selected_options", element.has("initial_options") ? element.path("initial_options") : Json.array());
            case "timepicker" -> value.set("selected_time", orNull(element.path("initial_time")));
            case "conversations_select" -> value.set("selected_conversation", orNull(element.path("initial_conversation")));
            case "multi_users_select" ->
                value.set("selected_users", element.has("initial_users") ? element.path("initial_users") : Json.array());
            default -> value.set("value", orNull(element.path("initial_value")));
        };
    }

    private static ObjectNode value(JsonNode element, List<String> typed) {
        var value = typed(element);
        var one = typed.stream().filter(text -> !text.isEmpty()).findFirst();
        return switch (element.path("type").asText()) {
            case "static_select", "radio_buttons" ->
                value.set("selected_option", one.flatMap(chosen -> option(element, chosen)).orElse(Json.nothing()));
            case "multi_static_select", "checkboxes" -> value.set("selected_options", options(element, typed));
            case "timepicker" -> value.put("selected_time", one.orElse(null));
            case "conversations_select" -> value.put("selected_conversation", one.orElse(null));
            case "multi_users_select" -> {
                var users = Json.array();
                typed.stream().filter(text -> !text.isEmpty()).forEach(users::add);
                yield value.set("selected_users", users);
            }
            default -> value.put("value", one.orElse(null));
        };
    }

    private static ObjectNode typed(JsonNode element) {
        return Json.object().put("type", element.path("type").asText());
    }

    static Stream<JsonNode> options(JsonNode element) {
        return element.has("option_groups")
                ? each(element.path("option_groups")).flatMap(group -> each(group.path("options")))
                : each(element.path("options"));
    }

    private static Optional<JsonNode> option(JsonNode element, String value) {
        return options(element).filter(option -> option.path("value").asText().equals(value)).findFirst();
    }

    private static ArrayNode options(JsonNode element, List<String> values) {
        var chosen = Json.array();
        options(element).filter(option -> values.contains(option.path("value").asText())).forEach(chosen::add);
        return chosen;
    }

    private static JsonNode orNull(JsonNode value) {
        return value.isMissingNode() ? Json.nothing() : value;
    }

    private static Optional<String> problem(Field field, JsonNode value) {
        var content = content(value);
        if (content.isEmpty()) {
            return field.required() ? Optional.of(REQUIRED) : Optional.empty();
        }
        return switch (field.element().path("type").asText()) {
            case "plain_text_input" -> length(field.element(), content.length());
            case "number_input" -> number(field.element(), content);
            case "url_text_input" -> Typed.host(content).isEmpty() ? Optional.of("Please enter a valid URL.") : Optional.empty();
            case "timepicker" ->
                content.matches("([01][0-9]|2[0-3]):[0-5][0-9]") ? Optional.empty() : Optional.of("Please enter a valid time.");
            default -> Optional.empty();
        };
    }

    /** What is in it, as text; empty when nothing is. */
    private static String content(JsonNode value) {
        for (var name : List.of("value", "selected_time", "selected_conversation")) {
            if (value.hasNonNull(name)) {
                return value.path(name).asText();
            }
        }
        if (value.path("selected_options").isArray()) {
            return value.path("selected_options").isEmpty() ? "" : "some";
        }
        if (value.path("selected_users").isArray()) {
            return value.path("selected_users").isEmpty() ? "" : "some";
        }
        return value.path("selected_option").path("value").asText();
    }

    private static Optional<String> length(JsonNode element, int length) {
        if (length < element.path("min_length").asInt(0)) {
            return Optional.of("Please enter at least " + element.path("min_length").asInt() + " characters.");
        }
        var most = element.path("max_length").asInt(ViewRules.MAX_TYPED);
        return length > most ? Optional.of("Please enter no more than " + most + " characters.") : Optional.empty();
    }

    private static Optional<String> number(JsonNode element, String content) {
        var whole = content.matches("-?[0-9]{1,15}");
        var decimal = content.matches("-?[0-9]{1,15}(\\.[0-9]{1,15})?");
        if (!(element.path("is_decimal_allowed").asBoolean() ? decimal : whole)) {
            return Optional.of("Please enter a valid number.");
        }
        var number = Double.parseDouble(content);
        var tooSmall = element.has("min_value") && number < element.path("min_value").asDouble();
        var tooLarge = element.has("max_value") && number > element.path("max_value").asDouble();
        return tooSmall || tooLarge ? Optional.of("Please enter a number within the range.") : Optional.empty();
    }
}
