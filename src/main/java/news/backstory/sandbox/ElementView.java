package news.backstory.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Shows what can be pressed or chosen in one message or view, and its small pictures: docs.slack.dev/reference/block-kit/block-elements. */
final class ElementView {

    private static final List<String> STYLES = List.of("primary", "danger");

    private final PressTarget target;
    private final Viewer viewer;
    private final String place;

    /** Numbers the dialogs, which need ids. */
    private int dialogs;

    ElementView(PressTarget target, Viewer viewer, String place) {
        this.target = target;
        this.viewer = viewer;
        this.place = place;
    }

    /** @param look how large a picture is */
    Html show(JsonNode element, String look) {
        var type = element.path("type").asText();
        return switch (type) {
            case "image" -> Outward.picture(element.path("image_url").asText(), element.path("alt_text").asText(), look);
            case "button" -> button(element);
            case "overflow" -> overflow(element);
            case "static_select" -> select(element);
            case "feedback_buttons" -> new Html().add(verdict(element, "positive_button", "👍")).add(verdict(element, "negative_button", "👎"));
            case "icon_button" -> iconButton(element);
            default -> BlockView.unknown(type);
        };
    }

    static Html plain(JsonNode object) {
        var text = object.path("text").asText();
        return new Html().text(object.path("emoji").asBoolean(true) ? Emoji.in(text) : text);
    }

    private Html button(JsonNode element) {
        var confirm = new Confirm(element);
        var style = element.path("style").asText();
        var look = STYLES.contains(style) ? "button " + style : "button";
        var url = element.path("url").asText();
        var press = press(element, element.path("value").asText());
        if (!url.isEmpty()) {
            return Outward.isLink(url) ? opening(element, url, look, press, plain(element.path("text"))) : unknownAddress(element);
        }
        var attributes = pressing(look, press, confirm);
        label(element, attributes);
        return confirm.add(new Html().in("button", plain(element.path("text")), attributes.toArray(String[]::new)));
    }

    /** A link that also tells the bot that it was followed. */
    private Html opening(JsonNode element, String url, String look, String press, Html text) {
        var attributes = new ArrayList<>(List.of("href", url, "target", "_blank", "rel", "noopener noreferrer", "class", look, "data-press", press,
                "data-press-at", target.address()));
        label(element, attributes);
        return new Html().in("a", text, attributes.toArray(String[]::new));
    }

    private static Html unknownAddress(JsonNode element) {
        return new Html().in("span", plain(element.path("text")), "class", "button unknown");
    }

    private Html overflow(JsonNode element) {
        var confirm = new Confirm(element);
        var items = new Html();
        for (var option : element.path("options")) {
            var press = press(element, option.path("value").asText());
            var url = option.path("url").asText();
            var words = new Html().in("span", plain(option.path("text")));
            if (option.has("description")) {
                words.text(" ").in("span", plain(option.path("description")), "class", "note");
            }
            var item = Outward.isLink(url)
                    ? new Html().in("a", words, "href", url, "target", "_blank", "rel", "noopener noreferrer", "role", "menuitem", "data-press",
                            press, "data-press-at", target.address())
                    : new Html().in("button", words, menuItem(press, confirm));
            items.in("li", item, "role", "none");
        }
        var menu = new Html().in("summary", "⋯", "class", "button", "role", "button", "aria-haspopup", "menu", "aria-label", "More")
                .in("ul", items, "role", "menu");
        return confirm.add(new Html().in("details", menu, "class", "menu"));
    }

    private String[] menuItem(String press, Confirm confirm) {
        var attributes = pressing("", press, confirm);
        attributes.addAll(List.of("role", "menuitem"));
        return attributes.toArray(String[]::new);
    }

    private Html select(JsonNode element) {
        var placeholder = element.has("placeholder") ? plain(element.path("placeholder")).words() : "Choose an option";
        var chosen = element.path("initial_option").path("value").asText();
        var options = new Html().in("option", placeholder, chosen.isEmpty()
                ? new String[]{"value", "", "disabled", "", "selected", ""}
                : new String[]{"value", "", "disabled", ""});
        for (var option : element.path("options")) {
            var value = option.path("value").asText();
            options.in("option", plain(option.path("text")).words(),
                    value.equals(chosen) ? new String[]{"value", value, "selected", ""} : new String[]{"value", value});
        }
        var confirm = new Confirm(element);
        var attributes = pressing("choice", about(element).toString(), confirm);
        attributes.addAll(List.of("name", "value", "aria-label", placeholder));
        return confirm.add(new Html().in("select", options, attributes.toArray(String[]::new)));
    }

    private Html verdict(JsonNode element, String which, String sign) {
        var verdict = element.path(which);
        var attributes = pressing("button icon-button", press(element, verdict.path("value").asText()), new Confirm(Json.object()));
        var name = verdict.path("accessibility_label").asText(plain(verdict.path("text")).words());
        attributes.addAll(List.of("aria-label", name, "title", plain(verdict.path("text")).words(), "aria-pressed", "false"));
        return new Html().in("button", sign, attributes.toArray(String[]::new));
    }

    private Html iconButton(JsonNode element) {
        for (var user : element.path("visible_to_user_ids")) {
            if (viewer.me(user.asText())) {
                return icon(element);
            }
        }
        return element.has("visible_to_user_ids") ? new Html() : icon(element);
    }

    private Html icon(JsonNode element) {
        var confirm = new Confirm(element);
        var attributes = pressing("button icon-button", press(element, element.path("value").asText()), confirm);
        var name = plain(element.path("text")).words();
        attributes.addAll(List.of("aria-label", element.path("accessibility_label").asText(name), "title", name));
        return confirm.add(new Html().in("button", element.path("icon").asText().equals("trash") ? "🗑" : name, attributes.toArray(String[]::new)));
    }

    /** What is posted when it is pressed. */
    private String press(JsonNode element, String value) {
        return about(element).put("value", value).toString();
    }

    private ObjectNode about(JsonNode element) {
        return target.about(element.path("action_id").asText());
    }

    private List<String> pressing(String look, String press, Confirm confirm) {
        var attributes = new ArrayList<>(
                List.of("class", look, "hx-post", target.address(), "hx-vals", press, "hx-swap", "none", "hx-disabled-elt", "this"));
        if (!target.fields().isEmpty()) {
            // Within a form, a button without a type would send it off.
            attributes.addAll(List.of("type", "button", "hx-include", target.fields()));
        }
        if (confirm.asks()) {
            attributes.addAll(List.of("data-confirm", confirm.id()));
        }
        return attributes;
    }

    private static void label(JsonNode element, List<String> attributes) {
        if (element.has("accessibility_label")) {
            attributes.addAll(List.of("aria-label", element.path("accessibility_label").asText()));
        }
    }

    /** The question that an element asks before it does anything, if it does ask. */
    private final class Confirm {

        private final JsonNode confirm;
        private final String id;

        Confirm(JsonNode element) {
            confirm = element.path("confirm");
            id = place + "-ask-" + dialogs++;
        }

        boolean asks() {
            return confirm.isObject();
        }

        String id() {
            return id;
        }

        /** The element, and its question beside it. */
        Html add(Html element) {
            if (!asks()) {
                return element;
            }
            var text = confirm.path("text").path("type").asText().equals("mrkdwn")
                    ? Mrkdwn.show(confirm.path("text").path("text").asText(), viewer)
                    : plain(confirm.path("text"));
            var buttons = new Html()
                    .in("button", plain(confirm.path("deny")), "type", "button", "class", "button", "value", "deny", "data-answer", "deny")
                    .in("button", plain(confirm.path("confirm")), "type", "button", "class",
                            confirm.path("style").asText().equals("danger") ? "button danger" : "button primary", "value", "confirm", "data-answer",
                            "confirm");
            var form = new Html().in("h2", plain(confirm.path("title")), "id", id + "-title").in("div", text, "class", "lines")
                    .in("div", buttons, "class", "dialog-buttons");
            // No form: a dialog may stand within one.
            return element.in("dialog", form, "id", id, "class", "ask", "aria-labelledby", id + "-title");
        }
    }
}
