package news.backstory.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * An element of a message or a view that somebody pressed or chose from.
 *
 * @param action as block_actions tells of it, but for its time
 * @param attachment the one whose blocks it stands in; empty when it stands in the message's own
 */
record Pressed(ObjectNode action, JsonNode attachment) {

    /** Where an element stands. */
    private record Spot(JsonNode element, String blockId, JsonNode attachment) {}

    /** The first element with this action, and with this value or choice unless that is empty. */
    static Optional<Pressed> find(Message message, String actionId, String value) {
        return Stream.concat(
                spots(message.blocks(), Json.object()),
                each(message.attachments()).flatMap(attachment -> spots(attachment.path("blocks"), attachment)))
                .filter(spot -> spot.element().path("action_id").asText().equals(actionId))
                .flatMap(spot -> action(spot.element(), value).map(action -> new Pressed(action.put("block_id", spot.blockId()), spot.attachment()))
                        .stream())
                .findFirst();
    }

    /** The same in a view. */
    static Optional<Pressed> find(View view, String actionId, String value) {
        return spots(view.given().path("blocks"), Json.object()).filter(spot -> spot.element().path("action_id").asText().equals(actionId))
                .flatMap(spot -> action(spot.element(), value).map(action -> new Pressed(action.put("block_id", spot.blockId()), spot.attachment()))
                        .stream())
                .findFirst();
    }

    private static Stream<Spot> spots(JsonNode blocks, JsonNode attachment) {
        return IntStream.range(0, blocks.size()).boxed().flatMap(index -> {
            var blockId = blocks.get(index).path("block_id").asText("b" + index);
            return elements(blocks.get(index)).map(element -> new Spot(element, blockId, attachment));
        });
    }

    /** A card's buttons are its actions, a carousel's elements are cards. */
    private static Stream<JsonNode> elements(JsonNode block) {
        return Stream.of(
                block.path("element").isObject() ? Stream.of(block.path("element")) : Stream.<JsonNode>of(),
                block.has("accessory") ? Stream.of(block.path("accessory")) : Stream.<JsonNode>of(),
                each(block.path("actions")),
                each(block.path("elements")).flatMap(element -> Stream.concat(Stream.of(element), each(element.path("actions")))))
                .flatMap(elements -> elements);
    }

    /** What choosing this value there means; empty when the element does not offer it. */
    private static Optional<ObjectNode> action(JsonNode element, String value) {
        var type = element.path("type").asText();
        var action = Json.object().put("type", type).put("action_id", element.path("action_id").asText());
        return switch (type) {
            case "overflow", "static_select", "radio_buttons" ->
                choice(ViewState.options(element), value).map(option -> action.set("selected_option", option));
            case "multi_static_select", "checkboxes" -> Optional.of(action.set("selected_options", chosen(element, value)));
            case "timepicker" -> Optional.of(action.put("selected_time", value));
            case "conversations_select" -> Optional.of(action.put("selected_conversation", value));
            case "plain_text_input", "number_input", "url_text_input" -> Optional.of(action.put("value", value));
            case "feedback_buttons" -> choice(Stream.of(element.path("positive_button"), element.path("negative_button")), value)
                    .map(chosen -> action.put("value", chosen.path("value").asText()).set("text", chosen.path("text")));
            case "button", "icon_button" ->
                value.isEmpty() || value.equals(element.path("value").asText()) ? Optional.of(copy(element, action)) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static ObjectNode copy(JsonNode button, ObjectNode action) {
        for (var field : List.of("text", "value", "style", "icon", "url")) {
            if (button.has(field)) {
                action.set(field, button.path(field));
            }
        }
        return action;
    }

    /** @param values of the options, parted by lines */
    private static ArrayNode chosen(JsonNode element, String values) {
        var wanted = values.lines().toList();
        var chosen = Json.array();
        ViewState.options(element).filter(option -> wanted.contains(option.path("value").asText())).forEach(chosen::add);
        return chosen;
    }

    private static Optional<JsonNode> choice(Stream<JsonNode> options, String value) {
        return options.filter(option -> value.isEmpty() || option.path("value").asText().equals(value)).findFirst();
    }

    private static Stream<JsonNode> each(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
