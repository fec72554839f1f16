package news.backstory.slack;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import news.backstory.command.Form;
import news.backstory.command.FormKind;

/** Draws a form as a modal: docs.slack.dev/reference/views/modal-views. A field's name is its block's id and its element's. */
final class FormDresser {

    /** Slack: docs.slack.dev/reference/block-kit/composition-objects/option-object. */
    private static final int MAX_OPTION = 75;

    /** More is a menu: docs.slack.dev/reference/block-kit/block-elements/radio-button-group-element takes 10. */
    private static final int MAX_SHOWN_OPTIONS = 10;

    private static final int MAX_LABEL = 2_000;
    private static final int MAX_PLACEHOLDER = 150;

    /** Slack takes 3,000 in a section. */
    private static final int MAX_SAID = 2_900;

    private FormDresser() {}

    static String name(FormKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /** Empty for a form of another version of ours. */
    static Optional<FormKind> kind(String name) {
        return Arrays.stream(FormKind.values()).filter(kind -> name(kind).equals(name)).findFirst();
    }

    static String dress(Form form, Whence whence) {
        return view(form, whence).toString();
    }

    /** The same with a name of ours, by which it can be changed when Slack has not told us its own. */
    static JsonObject named(String name, Form form, Whence whence) {
        var view = view(form, whence);
        view.addProperty("external_id", name);
        return view;
    }

    private static JsonObject view(Form form, Whence whence) {
        var view = new JsonObject();
        view.addProperty("type", "modal");
        view.addProperty("callback_id", name(form.kind()));
        view.addProperty("private_metadata", whence.json());
        view.add("title", plain(form.title()));
        if (!form.submit().isBlank()) {
            view.add("submit", plain(form.submit()));
        }
        view.add("close", plain(form.submit().isBlank() ? "Close" : "Cancel"));
        var blocks = new JsonArray();
        form.parts().forEach(part -> blocks.add(block(part)));
        view.add("blocks", blocks);
        return view;
    }

    private static JsonObject block(Form.Part part) {
        return switch (part) {
            case Form.Part.Said(var text) -> {
                var section = typed("section");
                section.add("text", plain(Clip.to(MAX_SAID, Outside.clean(text))));
                yield section;
            }
            case Form.Part.Asked asked -> input(asked);
            case Form.Part.Preview(var label, var spoken) -> {
                var button = typed("button");
                button.addProperty("action_id", ActionValue.PREVIEW);
                button.add("text", plain(label));
                button.addProperty("accessibility_label", Clip.to(MAX_OPTION, spoken));
                var elements = new JsonArray();
                elements.add(button);
                var actions = typed("actions");
                actions.add("elements", elements);
                yield actions;
            }
        };
    }

    private static JsonObject input(Form.Part.Asked asked) {
        var input = typed("input");
        input.addProperty("block_id", asked.name());
        input.addProperty("optional", !asked.required());
        input.add("label", plain(Clip.to(MAX_LABEL, Outside.clean(asked.label()))));
        if (!asked.hint().isBlank()) {
            input.add("hint", plain(Clip.to(MAX_LABEL, Outside.clean(asked.hint()))));
        }
        var element = element(asked.input());
        element.addProperty("action_id", asked.name());
        input.add("element", element);
        return input;
    }

    private static JsonObject element(Form.Input input) {
        return switch (input) {
            case Form.Input.Text text -> text(text);
            case Form.Input.Choice(var options, var chosen) -> {
                var element = typed(options.size() > MAX_SHOWN_OPTIONS ? "static_select" : "radio_buttons");
                var drawn = options(element, options, chosen);
                if (!drawn.isEmpty()) {
                    element.add("initial_option", drawn.get(0));
                }
                yield element;
            }
            case Form.Input.Choices(var options, var chosen) -> {
                var element = typed(options.size() > MAX_SHOWN_OPTIONS ? "multi_static_select" : "checkboxes");
                var drawn = options(element, options, chosen);
                if (!drawn.isEmpty()) {
                    element.add("initial_options", drawn);
                }
                yield element;
            }
            case Form.Input.Time(var initial) -> {
                var element = typed("timepicker");
                initial.forEach(time -> element.addProperty("initial_time", "%02d:%02d".formatted(time.getHour(), time.getMinute())));
                yield element;
            }
            case Form.Input.Persons(var initial) -> {
                var element = typed("multi_users_select");
                if (!initial.isEmpty()) {
                    var persons = new JsonArray();
                    initial.forEach(person -> persons.add(person.value()));
                    element.add("initial_users", persons);
                }
                yield element;
            }
            case Form.Input.Channel(var initial) -> {
                var element = typed("conversations_select");
                initial.forEach(channel -> element.addProperty("initial_conversation", channel.value()));
                var filter = new JsonObject();
                var include = new JsonArray();
                List.of("public", "private").forEach(include::add);
                filter.add("include", include);
                element.add("filter", filter);
                yield element;
            }
        };
    }

    private static JsonObject text(Form.Input.Text text) {
        var element = typed("plain_text_input");
        element.addProperty("multiline", text.lines());
        element.addProperty("max_length", text.maxCharacters());
        if (!text.initial().isEmpty()) {
            element.addProperty("initial_value", Clip.to(text.maxCharacters(), text.initial()));
        }
        if (!text.placeholder().isBlank()) {
            element.add("placeholder", plain(Clip.to(MAX_PLACEHOLDER, text.placeholder())));
        }
        return element;
    }

    /** Adds them all; those that are chosen to begin with. */
    private static JsonArray options(JsonObject element, List<Form.Option> options, List<String> chosen) {
        var all = new JsonArray();
        var initial = new JsonArray();
        for (var option : options) {
            var drawn = new JsonObject();
            drawn.add("text", plain(Clip.to(MAX_OPTION, Outside.clean(option.label()))));
            drawn.addProperty("value", option.value());
            all.add(drawn);
            if (chosen.contains(option.value())) {
                initial.add(drawn);
            }
        }
        element.add("options", all);
        return initial;
    }

    private static JsonObject typed(String type) {
        var json = new JsonObject();
        json.addProperty("type", type);
        return json;
    }

    /** Without emoji: a sentence about ":key:" keeps its colons. */
    private static JsonObject plain(String text) {
        var json = typed("plain_text");
        json.addProperty("text", text);
        json.addProperty("emoji", false);
        return json;
    }
}
