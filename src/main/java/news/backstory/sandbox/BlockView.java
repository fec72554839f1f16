package news.backstory.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Shows the blocks of one message, of its attachments, or of one view, as Slack does: docs.slack.dev/reference/block-kit. */
final class BlockView {

    private final Viewer viewer;
    private final ElementView elements;

    /** At most one: a message has none. */
    private final List<FieldView> fields;

    /** @param place what tells this showing of the message from others on the page: "m-1790000000-000100" */
    BlockView(Message message, Viewer viewer, String place) {
        this.viewer = viewer;
        this.elements = new ElementView(PressTarget.of(message, viewer), viewer, place);
        this.fields = List.of();
    }

    BlockView(View view, Viewer viewer) {
        this.viewer = viewer;
        this.elements = new ElementView(PressTarget.of(view, viewer), viewer, "v-" + view.id());
        this.fields = List.of(new FieldView(view, viewer));
    }

    static Html unknown(String type) {
        return new Html().in("span", "Unknown block: " + (type.isEmpty() ? "no type" : type), "class", "unknown");
    }

    Html show(JsonNode blocks) {
        var html = new Html();
        blocks.forEach(block -> html.add(block(block)));
        return html;
    }

    private Html block(JsonNode block) {
        var type = block.path("type").asText();
        return switch (type) {
            case "input" -> fields.stream().map(field -> field.block(block)).findFirst().orElseGet(() -> unknown(type));
            case "section" -> section(block);
            case "header" -> new Html().in("h3", text(block.path("text")), "class", "block header");
            case "divider" -> new Html().open("hr", "class", "block");
            case "context" -> new Html().in("div", context(block), "class", "block context");
            case "actions" -> new Html().in("div", all(block, block.path("elements")), "class", "block actions");
            case "context_actions" -> new Html().in("div", all(block.path("elements")), "class", "block actions quiet");
            case "image" -> image(block);
            case "rich_text" -> new Html().in("div", new RichTextView(viewer).show(block), "class", "block");
            case "card" -> new Html().in("div", card(block), "class", "block");
            case "carousel" -> carousel(block);
            default -> new Html().in("div", unknown(type), "class", "block");
        };
    }

    private Html section(JsonNode block) {
        var words = new Html();
        if (block.has("text")) {
            words.in("div", text(block.path("text")), "class", "lines");
        }
        if (block.has("fields")) {
            var fields = new Html();
            block.path("fields").forEach(field -> fields.in("div", text(field), "class", "lines"));
            words.in("div", fields, "class", "fields");
        }
        var html = new Html().in("div", words, "class", "section-words");
        if (block.has("accessory")) {
            html.in("div", element(block, block.path("accessory")), "class", "accessory");
        }
        return new Html().in("div", html, "class", "block section");
    }

    private Html context(JsonNode block) {
        var html = new Html();
        block.path("elements").forEach(element -> {
            if (element.path("type").asText().equals("image")) {
                html.add(elements.show(element, "icon"));
            } else {
                html.in("span", text(element), "class", "lines");
            }
        });
        return html;
    }

    private Html all(JsonNode block, JsonNode list) {
        var html = new Html();
        list.forEach(element -> html.add(element(block, element)));
        return html;
    }

    /** In a view, what can be chosen is a field. */
    private Html element(JsonNode block, JsonNode element) {
        return fields.stream().filter(_ -> ViewState.FIELDS.contains(element.path("type").asText())).map(field -> field.alone(block, element))
                .findFirst().orElseGet(() -> elements.show(element, "thumb"));
    }

    private Html all(JsonNode list) {
        var html = new Html();
        list.forEach(element -> html.add(elements.show(element, "thumb")));
        return html;
    }

    private Html image(JsonNode block) {
        var html = new Html();
        if (block.has("title")) {
            html.in("figcaption", text(block.path("title")));
        }
        html.add(Outward.picture(block.path("image_url").asText(), block.path("alt_text").asText(), "picture"));
        return new Html().in("figure", html, "class", "block");
    }

    private Html carousel(JsonNode block) {
        var html = new Html();
        block.path("elements").forEach(card -> html.add(card(card)));
        return new Html().in("div", html, "class", "block carousel", "role", "group", "aria-label", "Cards", "tabindex", "0");
    }

    private Html card(JsonNode card) {
        var html = new Html();
        if (card.has("hero_image")) {
            html.add(elements.show(card.path("hero_image"), "hero"));
        }
        if (card.has("icon")) {
            html.add(elements.show(card.path("icon"), "icon"));
        }
        for (var part : new String[]{"title", "subtitle", "body", "subtext"}) {
            if (card.has(part)) {
                html.in("div", text(card.path(part)), "class", "lines card-" + part);
            }
        }
        if (card.has("actions")) {
            html.in("div", all(card.path("actions")), "class", "actions");
        }
        return new Html().in("div", html, "class", "card");
    }

    /** A text object. */
    private Html text(JsonNode object) {
        var text = object.path("text").asText();
        var type = object.path("type").asText();
        return switch (type) {
            case "mrkdwn" -> object.path("verbatim").asBoolean() ? Mrkdwn.showVerbatim(text, viewer) : Mrkdwn.show(text, viewer);
            case "plain_text" -> ElementView.plain(object);
            default -> unknown(type);
        };
    }
}
