package news.backstory.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Shows what can be filled in, in a dialog or in the Home: docs.slack.dev/reference/block-kit/blocks/input-block. */
final class FieldView {

    /** What a field's name begins with, in what a page sends. */
    static final String PREFIX = "field:";

    private static final int LONGEST_LIST = 8;

    private final View view;
    private final Viewer viewer;
    private final PressTarget target;

    FieldView(View view, Viewer viewer) {
        this.view = view;
        this.viewer = viewer;
        this.target = PressTarget.of(view, viewer);
    }

    /** An input block: its label, the field, the hint, and what is wrong. */
    Html block(JsonNode block) {
        var element = block.path("element");
        var error = view.errors().getOrDefault(block.path("block_id").asText(), "");
        var optional = block.path("optional").asBoolean();
        var label = ElementView.plain(block.path("label"));
        if (optional) {
            label.text(" ").in("span", "(optional)", "class", "note");
        }
        var after = new Html();
        if (block.has("hint")) {
            after.in("p", ElementView.plain(block.path("hint")), "class", "note", "id", id(block, element) + "-hint");
        }
        if (!error.isEmpty()) {
            after.in("p", error, "class", "field-error", "id", id(block, element) + "-error");
        }
        var look = error.isEmpty() ? "block field" : "block field bad";
        return isGroup(element)
                ? new Html().in("fieldset", new Html().in("legend", label).add(control(block, element, "")).add(after),
                        described(block, element, look))
                : new Html().in("div", new Html().in("label", label, "for", id(block, element)).add(control(block, element, "")).add(after), "class",
                        look);
    }

    /** One that stands among buttons or beside a text: the bot hears of each choice. */
    Html alone(JsonNode block, JsonNode element) {
        var name = element.has("placeholder") ? ElementView.plain(element.path("placeholder")).words() : "Choose";
        var control = control(block, element, name);
        return isGroup(element)
                ? new Html().in("fieldset", new Html().in("legend", name, "class", "unseen").add(control), "class", "field")
                : control;
    }

    private String[] described(JsonNode block, JsonNode element, String look) {
        var attributes = new ArrayList<>(List.of("class", look));
        describe(block, element, attributes);
        return attributes.toArray(String[]::new);
    }

    /** @param name what it is called where no label stands before it */
    private Html control(JsonNode block, JsonNode element, String name) {
        var value = view.values().path(block.path("block_id").asText()).path(element.path("action_id").asText());
        var attributes = attributes(block, element, name);
        return switch (element.path("type").asText()) {
            case "plain_text_input" -> typed(element, value, attributes);
            case "number_input" -> input("text", value, with(attributes, "inputmode", "decimal"));
            case "url_text_input" -> input("url", value, attributes);
            case "timepicker" -> new Html().open("input", with(attributes, "type", "time", "value", value.path("selected_time").asText("")));
            case "static_select" -> select(element, List.of(value.path("selected_option").path("value").asText()), attributes);
            case "multi_static_select" -> select(element, values(value.path("selected_options")), many(element, attributes));
            case "conversations_select" -> channels(value.path("selected_conversation").asText(""), attributes);
            case "multi_users_select" -> people(ViewState.each(value.path("selected_users")).map(JsonNode::asText).toList(), attributes);
            case "radio_buttons" -> ticks("radio", block, element, List.of(value.path("selected_option").path("value").asText()));
            case "checkboxes" -> ticks("checkbox", block, element, values(value.path("selected_options")));
            default -> BlockView.unknown(element.path("type").asText());
        };
    }

    private List<String> attributes(JsonNode block, JsonNode element, String name) {
        var attributes = new ArrayList<>(List.of("id", id(block, element), "name", fieldName(block, element), "class", "choice"));
        if (!name.isEmpty()) {
            attributes.addAll(List.of("aria-label", name));
        }
        if (new ViewState.Field(block, element).required()) {
            attributes.addAll(List.of("aria-required", "true"));
        }
        describe(block, element, attributes);
        attributes.addAll(telling(block, element));
        return attributes;
    }

    private void describe(JsonNode block, JsonNode element, List<String> attributes) {
        var wrong = view.errors().containsKey(block.path("block_id").asText());
        var by = (block.has("hint") ? id(block, element) + "-hint " : "") + (wrong ? id(block, element) + "-error" : "");
        if (!by.isEmpty()) {
            attributes.addAll(List.of("aria-describedby", by.strip()));
        }
        if (wrong) {
            attributes.addAll(List.of("aria-invalid", "true"));
        }
        if (element.path("focus_on_load").asBoolean()) {
            attributes.addAll(List.of("autofocus", ""));
        }
    }

    /** What makes the bot hear of each choice. */
    private List<String> telling(JsonNode block, JsonNode element) {
        if (block.path("type").asText().equals("input") && !block.path("dispatch_action").asBoolean()) {
            return List.of();
        }
        ObjectNode about = target.about(element.path("action_id").asText());
        return List.of("hx-post", target.address(), "hx-trigger", "change", "hx-vals", about.toString(), "hx-include", target.fields(), "hx-swap",
                "none");
    }

    private static Html typed(JsonNode element, JsonNode value, List<String> attributes) {
        if (element.has("placeholder")) {
            attributes.addAll(List.of("placeholder", ElementView.plain(element.path("placeholder")).words()));
        }
        attributes.addAll(List.of("maxlength", element.path("max_length").asText(Integer.toString(ViewRules.MAX_TYPED)), "autocomplete", "off"));
        return element.path("multiline").asBoolean()
                ? new Html().in("textarea", value.path("value").asText(""), with(attributes, "rows", "4"))
                : input("text", value, attributes.toArray(String[]::new));
    }

    private static Html input(String type, JsonNode value, List<String> attributes) {
        return input(type, value, attributes.toArray(String[]::new));
    }

    private static Html input(String type, JsonNode value, String[] attributes) {
        return new Html().open("input", with(List.of(attributes), "type", type, "value", value.path("value").asText("")));
    }

    private static Html select(JsonNode element, List<String> chosen, List<String> attributes) {
        return select(element, chosen, attributes.toArray(String[]::new));
    }

    private static Html select(JsonNode element, List<String> chosen, String[] attributes) {
        var options = new Html();
        if (!List.of(attributes).contains("multiple")) {
            options.in("option", "Choose an option", "value", "");
        }
        ViewState.options(element).forEach(option -> options.add(option(option.path("value").asText(), ElementView.plain(option.path("text")).words(),
                chosen)));
        return new Html().in("select", options, attributes);
    }

    private Html channels(String chosen, List<String> attributes) {
        var options = new Html().in("option", "Choose a channel", "value", "");
        viewer.workspace().channels().stream().filter(viewer::finds).filter(channel -> channel.kind() != Channel.Kind.DIRECT && !channel.archived())
                .forEach(channel -> options.add(option(channel.id(), "#" + channel.name(), List.of(chosen))));
        return new Html().in("select", options, attributes.toArray(String[]::new));
    }

    private Html people(List<String> chosen, List<String> attributes) {
        var options = new Html();
        viewer.workspace().people().forEach(person -> options.add(option(person.id(), person.realName(), chosen)));
        return new Html().in("select", options, with(attributes, "multiple", "", "size", Integer.toString(viewer.workspace().people().size())));
    }

    private static Html option(String value, String label, List<String> chosen) {
        return new Html().in("option", label, chosen.contains(value)
                ? new String[]{"value", value, "selected", ""}
                : new String[]{"value", value});
    }

    private Html ticks(String type, JsonNode block, JsonNode element, List<String> chosen) {
        var html = new Html();
        for (var option : element.path("options")) {
            var value = option.path("value").asText();
            var attributes = new ArrayList<>(List.of("type", type, "name", fieldName(block, element), "value", value));
            if (chosen.contains(value)) {
                attributes.addAll(List.of("checked", ""));
            }
            attributes.addAll(telling(block, element));
            var words = new Html().in("span", text(option.path("text")));
            if (option.has("description")) {
                words.text(" ").in("span", text(option.path("description")), "class", "note");
            }
            html.in("label", new Html().open("input", attributes.toArray(String[]::new)).in("span", words), "class", "tick");
        }
        return html;
    }

    private Html text(JsonNode text) {
        return text.path("type").asText().equals("mrkdwn") ? Mrkdwn.show(text.path("text").asText(), viewer) : ElementView.plain(text);
    }

    private static List<String> values(JsonNode options) {
        return ViewState.each(options).map(option -> option.path("value").asText()).toList();
    }

    private static String[] many(JsonNode element, List<String> attributes) {
        var size = Math.min(LONGEST_LIST, (int) ViewState.options(element).count());
        return with(attributes, "multiple", "", "size", Integer.toString(size));
    }

    private static String[] with(List<String> attributes, String... more) {
        var all = new ArrayList<>(attributes);
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    private static boolean isGroup(JsonNode element) {
        return List.of("radio_buttons", "checkboxes").contains(element.path("type").asText());
    }

    private String id(JsonNode block, JsonNode element) {
        return view.id() + "-" + (block.path("block_id").asText() + "-" + element.path("action_id").asText()).replaceAll("[^A-Za-z0-9-]", "_");
    }

    private static String fieldName(JsonNode block, JsonNode element) {
        return PREFIX + new ViewState.Field(block, element).name();
    }
}
