package news.backstory.sandbox;

import static news.backstory.sandbox.Rule.address;
import static news.backstory.sandbox.Rule.both;
import static news.backstory.sandbox.Rule.byType;
import static news.backstory.sandbox.Rule.flag;
import static news.backstory.sandbox.Rule.list;
import static news.backstory.sandbox.Rule.number;
import static news.backstory.sandbox.Rule.object;
import static news.backstory.sandbox.Rule.oneOf;
import static news.backstory.sandbox.Rule.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The blocks that Slack takes in a message, with their limits: docs.slack.dev/reference/block-kit. Strict: a field or type not listed here is refused,
 * also the few that Slack knows and this bot does not use (tables, files, videos, date pickers). Inputs stand in views alone: {@link ViewRules}.
 */
final class BlockRules {

    static final int MAX_BLOCKS = 50;
    static final int MAX_MARKDOWN = 12_000;
    private static final int MAX_ID = 255;
    private static final int MAX_URL = 3_000;

    static final Rule ID = text(1, MAX_ID);
    private static final Rule PICTURE_URL = address(MAX_URL, "http", "https");
    private static final Rule LINK_URL = address(MAX_URL, "http", "https", "mailto", "tel", "slack");

    static final Rule CONFIRM = object().must("title", plain(100)).must("text", anyText(300)).must("confirm", plain(30))
            .must("deny", plain(30))
            .may("style", oneOf("primary", "danger"));

    static final Rule IMAGE = object().must("image_url", PICTURE_URL).must("alt_text", text(1, 2_000));

    static final Rule BUTTON = object().must("text", plain(75)).may("action_id", ID).may("url", LINK_URL).may("value", text(1, 2_000))
            .may("style", oneOf("primary", "danger")).may("confirm", CONFIRM).may("accessibility_label", text(1, 75));

    static final Rule.Fields OPTION = object().must("text", plain(75)).must("value", text(1, 150)).may("description", plain(75));

    static final Rule OVERFLOW = object().must("options", list(1, 5, OPTION.may("url", LINK_URL))).may("action_id", ID).may("confirm",
            CONFIRM);

    private static final Rule SELECT = object().must("options", list(1, 100, OPTION)).may("placeholder", plain(150)).may("action_id", ID)
            .may("initial_option", OPTION).may("confirm", CONFIRM).may("focus_on_load", flag());

    private static final Rule VERDICT = object().must("text", plain(75)).must("value", text(1, 2_000)).may("accessibility_label", text(1, 75));

    private static final Rule FEEDBACK = object().must("positive_button", VERDICT).must("negative_button", VERDICT).may("action_id", ID);

    private static final Rule ICON_BUTTON = object().must("icon", oneOf("trash")).must("text", plain(75)).may("action_id", ID)
            .may("value", text(1, 2_000))
            .may("confirm", CONFIRM).may("accessibility_label", text(1, 75)).may("visible_to_user_ids", list(1, 100, ID));

    private static final Map<String, Rule> ACTIONS = Map.of("button", BUTTON, "overflow", OVERFLOW, "static_select", SELECT);

    private static final Map<String, Rule> ACCESSORIES = Map.of("button", BUTTON, "overflow", OVERFLOW, "static_select", SELECT, "image", IMAGE);

    private static final Map<String, Rule> CONTEXT = Map.of("image", IMAGE, "mrkdwn", mrkdwn(3_000), "plain_text", plainFields(3_000));

    private static final Rule CARD = both(
            object().may("hero_image", typed("image", IMAGE)).may("icon", typed("image", IMAGE)).may("title", anyText(150))
                    .may("subtitle", anyText(150)).may("body", anyText(200)).may("subtext", anyText(200))
                    .may("actions", list(1, 3, byType(Map.of("button", BUTTON)))).may("block_id", ID),
            someOf("hero_image", "title", "actions", "body"));

    private static final Rule SECTION = section(ACCESSORIES);

    static final Map<String, Rule> BLOCKS = Map.ofEntries(
            Map.entry("section", SECTION),
            Map.entry("header", object().must("text", plain(150)).may("block_id", ID)),
            Map.entry("divider", object().may("block_id", ID)),
            Map.entry("context", object().must("elements", list(1, 10, byType(CONTEXT))).may("block_id", ID)),
            Map.entry("actions", object().must("elements", list(1, 25, byType(ACTIONS))).may("block_id", ID)),
            Map.entry("image",
                    object().must("image_url", PICTURE_URL).must("alt_text", text(1, 2_000)).may("title", plain(2_000)).may("block_id", ID)),
            Map.entry("context_actions", object()
                    .must("elements", list(1, 5, byType(Map.of("feedback_buttons", FEEDBACK, "icon_button", ICON_BUTTON)))).may("block_id", ID)),
            Map.entry("markdown", object().must("text", text(1, MAX_MARKDOWN)).may("block_id", ID)),
            Map.entry("card", CARD),
            Map.entry("carousel", object().must("elements", list(1, 10, byType(Map.of("card", CARD)))).may("block_id", ID)),
            Map.entry("rich_text", object().must("elements", list(0, 100, richElement())).may("block_id", ID)));

    private static final Rule MESSAGE = both(list(0, MAX_BLOCKS, byType(BLOCKS)), BlockRules::checkTogether);

    private BlockRules() {}

    /** What Slack would not take, in its manner; empty when it would take them. {@code at} is where they are: "/blocks". */
    static List<String> problems(JsonNode blocks, String at) {
        var problems = new Rule.Problems();
        MESSAGE.check(blocks, at, problems);
        return problems.found();
    }

    /** @param accessories what may stand beside its text */
    static Rule section(Map<String, Rule> accessories) {
        return both(object().may("text", anyText(3_000)).may("fields", list(1, 10, anyText(2_000))).may("accessory", byType(accessories))
                .may("block_id", ID).may("expand", flag()), someOf("text", "fields"));
    }

    /** What no block can know by itself: ids are there once, and there is not too much markdown in all. */
    static void checkTogether(JsonNode blocks, String at, Rule.Problems problems) {
        var blockIds = new HashSet<String>();
        var markdown = 0;
        for (var index = 0; index < blocks.size(); index++) {
            var block = blocks.get(index);
            if (block.has("block_id") && !blockIds.add(block.path("block_id").asText())) {
                problems.add("block_id already exists", at + "/" + index + "/block_id");
            }
            if (block.path("type").asText().equals("markdown")) {
                markdown += block.path("text").asText().length();
            }
            checkActionIds(block, at + "/" + index, problems);
        }
        if (markdown > MAX_MARKDOWN) {
            problems.add("markdown blocks must be less than " + (MAX_MARKDOWN + 1) + " characters in all", at);
        }
    }

    private static void checkActionIds(JsonNode block, String at, Rule.Problems problems) {
        Set<String> seen = new HashSet<>();
        for (var list : List.of("elements", "actions")) {
            for (var element : block.path(list)) {
                if (element.has("action_id") && !seen.add(element.path("action_id").asText())) {
                    problems.add("action_id already exists", at + "/" + list);
                }
            }
        }
    }

    static Rule plain(int most) {
        return byType(Map.of("plain_text", plainFields(most)));
    }

    static Rule anyText(int most) {
        return byType(Map.of("plain_text", plainFields(most), "mrkdwn", mrkdwn(most)));
    }

    private static Rule plainFields(int most) {
        return object().must("text", text(1, most)).may("emoji", flag());
    }

    private static Rule mrkdwn(int most) {
        return object().must("text", text(1, most)).may("verbatim", flag());
    }

    private static Rule typed(String type, Rule rule) {
        return byType(Map.of(type, rule));
    }

    private static Rule someOf(String... names) {
        return (value, at, problems) -> {
            if (List.of(names).stream().noneMatch(value::has)) {
                problems.add("must have one of " + List.of(names), at);
            }
        };
    }

    private static Rule richElement() {
        var style = object().may("bold", flag()).may("italic", flag()).may("strike", flag()).may("code", flag()).may("underline", flag());
        var inline = byType(Map.of(
                "text", object().must("text", text(1, 3_000)).may("style", style),
                "link", object().must("url", LINK_URL).may("text", text(0, 3_000)).may("unsafe", flag()).may("style", style),
                "user", object().must("user_id", ID).may("style", style),
                "channel", object().must("channel_id", ID).may("style", style),
                "usergroup", object().must("usergroup_id", ID).may("style", style),
                "emoji", object().must("name", ID).may("unicode", ID).may("skin_tone", number()).may("style", style),
                "broadcast", object().must("range", oneOf("here", "channel", "everyone")).may("style", style),
                "date", object().must("timestamp", number()).must("format", text(1, 200)).may("url", LINK_URL).may("fallback", text(1, 200))
                        .may("style", style)));
        var section = object().must("elements", list(0, 200, inline));
        var framed = section.may("border", number());
        var listed = object().must("elements", list(0, 100, byType(Map.of("rich_text_section", section)))).must("style", oneOf("bullet", "ordered"))
                .may("indent", number()).may("offset", number()).may("border", number());
        return byType(Map.of("rich_text_section", section, "rich_text_preformatted", framed, "rich_text_quote", framed, "rich_text_list", listed));
    }
}
