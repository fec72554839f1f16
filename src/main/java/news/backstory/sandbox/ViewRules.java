package news.backstory.sandbox;

import static news.backstory.sandbox.BlockRules.ID;
import static news.backstory.sandbox.BlockRules.OPTION;
import static news.backstory.sandbox.BlockRules.anyText;
import static news.backstory.sandbox.BlockRules.plain;
import static news.backstory.sandbox.Rule.both;
import static news.backstory.sandbox.Rule.byType;
import static news.backstory.sandbox.Rule.flag;
import static news.backstory.sandbox.Rule.list;
import static news.backstory.sandbox.Rule.number;
import static news.backstory.sandbox.Rule.object;
import static news.backstory.sandbox.Rule.oneOf;
import static news.backstory.sandbox.Rule.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The views that Slack takes, with their limits: docs.slack.dev/reference/views and .../block-kit/block-elements. As strict as {@link BlockRules}. */
final class ViewRules {

    static final int MAX_BLOCKS = 100;
    static final int MAX_TITLE = 24;
    static final int MAX_METADATA = 3_000;
    static final int MAX_NAME = 255;
    static final int MAX_TYPED = 3_000;
    private static final int MAX_CHOICES = 10;

    private static final Rule TIME = (value, at, problems) -> {
        if (!value.asText().matches("([01][0-9]|2[0-3]):[0-5][0-9]")) {
            problems.add("must be a time of the form HH:mm", at);
        }
    };

    /** Of radio buttons and checkboxes: they may have markup. */
    private static final Rule CHOICE = object().must("text", anyText(75)).must("value", text(1, 150)).may("description", anyText(75));

    private static final Rule GROUP = object().must("label", plain(75)).must("options", list(1, 100, OPTION));

    private static final Rule TEXT_INPUT = field().may("placeholder", plain(150)).may("initial_value", text(0, MAX_TYPED)).may("multiline", flag())
            .may("min_length", within(0, MAX_TYPED)).may("max_length", within(1, MAX_TYPED)).may("dispatch_action_config",
                    object().may("trigger_actions_on", list(1, 2, oneOf("on_enter_pressed", "on_character_entered"))));

    private static final Rule NUMBER_INPUT = field().must("is_decimal_allowed", flag()).may("placeholder", plain(150)).may("initial_value",
            text(1, 30)).may("min_value", text(1, 30)).may("max_value", text(1, 30));

    private static final Rule URL_INPUT = field().may("placeholder", plain(150)).may("initial_value", text(0, MAX_TYPED));

    private static final Rule SELECT = both(chooser().may("options", list(1, 100, OPTION)).may("option_groups", list(1, 100, GROUP))
            .may("initial_option", OPTION), ViewRules::checkChosen);

    private static final Rule MULTI_SELECT = both(chooser().may("options", list(1, 100, OPTION)).may("option_groups", list(1, 100, GROUP))
            .may("initial_options", list(1, 100, OPTION)).may("max_selected_items", within(1, 100)), ViewRules::checkChosen);

    private static final Rule RADIO = both(field().may("confirm", BlockRules.CONFIRM).must("options", list(1, MAX_CHOICES, CHOICE))
            .may("initial_option", CHOICE), ViewRules::checkChosen);

    private static final Rule CHECKBOXES = both(field().may("confirm", BlockRules.CONFIRM).must("options", list(1, MAX_CHOICES, CHOICE))
            .may("initial_options", list(1, MAX_CHOICES, CHOICE)), ViewRules::checkChosen);

    private static final Rule TIMEPICKER = chooser().may("initial_time", TIME).may("timezone", text(1, 60));

    private static final Rule CONVERSATIONS = chooser().may("initial_conversation", ID).may("default_to_current_conversation", flag())
            .may("response_url_enabled", flag()).may("filter", object()
                    .may("include", list(1, 4, oneOf("im", "mpim", "private", "public"))).may("exclude_external_shared_channels", flag())
                    .may("exclude_bot_users", flag()));

    private static final Rule USERS = chooser().may("initial_users", list(1, 100, ID)).may("max_selected_items", within(1, 100));

    private static final Map<String, Rule> IN_ACTIONS = Map.of("button", BlockRules.BUTTON, "overflow", BlockRules.OVERFLOW, "static_select", SELECT,
            "multi_static_select", MULTI_SELECT, "radio_buttons", RADIO, "checkboxes", CHECKBOXES, "timepicker", TIMEPICKER,
            "conversations_select", CONVERSATIONS);

    private static final Map<String, Rule> IN_INPUTS = Map.of("plain_text_input", TEXT_INPUT, "number_input", NUMBER_INPUT, "url_text_input",
            URL_INPUT, "static_select", SELECT, "multi_static_select", MULTI_SELECT, "radio_buttons", RADIO, "checkboxes", CHECKBOXES, "timepicker",
            TIMEPICKER, "conversations_select", CONVERSATIONS, "multi_users_select", USERS);

    private static final Rule INPUT = object().must("label", plain(2_000)).must("element", byType(IN_INPUTS)).may("hint", plain(2_000))
            .may("optional", flag()).may("dispatch_action", flag()).may("block_id", ID);

    private static final Rule BLOCKS = both(list(0, MAX_BLOCKS, byType(blocks())), BlockRules::checkTogether);

    private static final Rule MODAL = both(view().must("title", plain(MAX_TITLE)).may("submit", plain(MAX_TITLE)).may("close", plain(MAX_TITLE))
            .may("clear_on_close", flag()).may("notify_on_close", flag()).may("submit_disabled", flag()), ViewRules::checkSubmit);

    private static final Rule VIEW = byType(Map.of("modal", MODAL, "home", view()));

    private ViewRules() {}

    /** What Slack would not take, in its manner; empty when it would take it. */
    static List<String> problems(JsonNode view) {
        var problems = new Rule.Problems();
        VIEW.check(view, "/view", problems);
        return problems.found();
    }

    private static Map<String, Rule> blocks() {
        var blocks = new HashMap<>(BlockRules.BLOCKS);
        var accessories = new HashMap<>(IN_ACTIONS);
        accessories.put("image", BlockRules.IMAGE);
        blocks.put("section", BlockRules.section(accessories));
        blocks.put("actions", object().must("elements", list(1, 25, byType(IN_ACTIONS))).may("block_id", ID));
        blocks.put("input", INPUT);
        return Map.copyOf(blocks);
    }

    private static Rule.Fields view() {
        return object().must("blocks", BLOCKS).may("private_metadata", text(0, MAX_METADATA)).may("callback_id", text(0, MAX_NAME))
                .may("external_id", text(0, MAX_NAME));
    }

    private static Rule.Fields field() {
        return object().may("action_id", ID).may("focus_on_load", flag());
    }

    private static Rule.Fields chooser() {
        return field().may("placeholder", plain(150)).may("confirm", BlockRules.CONFIRM);
    }

    private static Rule within(int least, int most) {
        return both(number(), (value, at, problems) -> {
            if (value.asLong() < least || value.asLong() > most) {
                problems.add("must be from " + least + " to " + most, at);
            }
        });
    }

    private static void checkSubmit(JsonNode view, String at, Rule.Problems problems) {
        if (!view.has("submit") && ViewState.each(view.path("blocks")).anyMatch(block -> block.path("type").asText().equals("input"))) {
            problems.add("missing required field: submit", at);
        }
    }

    /** What is chosen to begin with is one of the options, to the letter; and there are some. */
    private static void checkChosen(JsonNode element, String at, Rule.Problems problems) {
        if (element.has("options") == element.has("option_groups")) {
            problems.add("must have options or option_groups", at);
        }
        var options = ViewState.options(element).toList();
        if (element.has("initial_option") && !options.contains(element.path("initial_option"))) {
            problems.add("must be one of the options", at + "/initial_option");
        }
        ViewState.each(element.path("initial_options")).filter(chosen -> !options.contains(chosen)).findFirst()
                .ifPresent(_ -> problems.add("must be some of the options", at + "/initial_options"));
    }
}
