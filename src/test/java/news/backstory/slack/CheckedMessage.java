package news.backstory.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads a message back as Slack would, and knows nothing of how it was made: limits, alternative texts, and that nothing in it pings or leads anywhere
 * but where it should. The limits are Slack's own, from docs.slack.dev/reference/block-kit.
 */
final class CheckedMessage {

    private static final Set<String> BLOCKS = Set.of("rich_text", "section", "header", "context", "image", "divider", "actions");
    private static final Pattern IN_ANGLES = Pattern.compile("<([^<>]*)>");
    private static final Pattern ENTITY = Pattern.compile("&(?:amp|lt|gt);");
    private static final Pattern LINK = Pattern.compile("(https?://[^|\\s]+)\\|([^|]*.*)");

    private static final Map<String, Integer> LONGEST = Map.of(
            "alt_text", 2_000, "image_url", 3_000, "url", 3_000, "action_id", 255, "block_id", 255, "accessibility_label", 75);

    /** Addresses that lead somewhere, in order. */
    final List<String> links = new ArrayList<>();

    /** Everything that is shown, in reading order. */
    final StringBuilder shown = new StringBuilder();

    final List<String> actionIds = new ArrayList<>();

    private CheckedMessage() {}

    static CheckedMessage of(String blocks, String text) {
        var message = new CheckedMessage();
        assertThat(blocks.length()).as("characters of blocks").isLessThan(13_000);
        message.blocks(JsonParser.parseString(blocks).getAsJsonArray());
        assertThat(new HashSet<>(message.actionIds)).as("each action's id once").hasSameSizeAs(message.actionIds);
        message.text(text);
        return message;
    }

    private void blocks(JsonArray blocks) {
        assertThat(blocks.size()).isBetween(1, 50);
        blocks.forEach(block -> block(block.getAsJsonObject()));
        strings(blocks);
    }

    private void block(JsonObject block) {
        var type = string(block, "type");
        assertThat(BLOCKS).contains(type);
        switch (type) {
            case "rich_text" -> elements(block, 100).forEach(this::richSection);
            case "section" -> textObject(block.getAsJsonObject("text"), 3_000);
            case "header" -> textObject(plain(block.getAsJsonObject("text")), 150);
            case "context" -> elements(block, 10).forEach(element -> textObject(element, 3_000));
            case "image" -> assertThat(string(block, "alt_text")).isNotBlank();
            case "actions" -> elements(block, 25).forEach(this::pressable);
            default -> {
            }
        }
    }

    private void richSection(JsonObject section) {
        assertThat(string(section, "type")).isEqualTo("rich_text_section");
        for (var piece : elements(section, 100)) {
            assertThat(string(piece, "text")).isNotEmpty().hasSizeLessThanOrEqualTo(3_000);
            shown.append(string(piece, "text"));
            switch (string(piece, "type")) {
                case "link" -> links.add(string(piece, "url"));
                default -> assertThat(string(piece, "type")).isEqualTo("text");
            }
        }
        shown.append('\n');
    }

    private void textObject(JsonObject text, int longest) {
        assertThat(string(text, "text")).isNotBlank().hasSizeLessThanOrEqualTo(longest);
        if (string(text, "type").equals("mrkdwn")) {
            // We put no link, no entity, no mention into markup: only stars around names.
            assertThat(string(text, "text")).doesNotContain("<", ">", "&", "@", "`", "_", "~").doesNotContain("http");
            assertThat(text.get("verbatim").getAsBoolean()).isTrue();
        } else {
            assertThat(plain(text).has("emoji")).isTrue();
        }
        shown.append(string(text, "text")).append('\n');
    }

    private static JsonObject plain(JsonObject text) {
        assertThat(string(text, "type")).isEqualTo("plain_text");
        return text;
    }

    private void pressable(JsonObject element) {
        actionIds.add(string(element, "action_id"));
        switch (string(element, "type")) {
            case "button" -> {
                assertThat(string(plain(element.getAsJsonObject("text")), "text")).hasSizeBetween(1, 75);
                assertThat(string(element, "accessibility_label")).isNotBlank();
                assertThat(string(element, "value")).hasSizeBetween(1, 2_000);
            }
            case "overflow" -> {
                var options = element.getAsJsonArray("options");
                assertThat(options.size()).isBetween(1, 5);
                options.forEach(option -> option(option.getAsJsonObject()));
            }
            default -> throw new AssertionError("not pressable: " + element);
        }
    }

    private void option(JsonObject option) {
        assertThat(string(plain(option.getAsJsonObject("text")), "text")).hasSizeBetween(1, 75);
        assertThat(string(option, "value")).hasSizeBetween(1, 150);
        if (option.has("url")) {
            links.add(string(option, "url"));
        }
    }

    /** Every text of the message, wherever it stands. */
    private void strings(JsonElement tree) {
        if (tree.isJsonArray()) {
            tree.getAsJsonArray().forEach(this::strings);
        } else if (tree.isJsonObject()) {
            tree.getAsJsonObject().entrySet().forEach(field -> {
                if (field.getValue().isJsonPrimitive() && LONGEST.containsKey(field.getKey())) {
                    assertThat(field.getValue().getAsString()).as(field.getKey()).hasSizeBetween(1, LONGEST.get(field.getKey()));
                }
                strings(field.getValue());
            });
        } else if (tree.isJsonPrimitive() && tree.getAsJsonPrimitive().isString()) {
            harmless(tree.getAsString());
        }
    }

    private void text(String text) {
        assertThat(text).isNotBlank().hasSizeLessThan(4_000);
        harmless(text);
        var angles = IN_ANGLES.matcher(text);
        while (angles.find()) {
            var link = LINK.matcher(angles.group(1));
            assertThat(link.matches()).as("a link of ours: %s", angles.group()).isTrue();
            links.add(link.group(1).replace("&amp;", "&"));
        }
        var rest = ENTITY.matcher(IN_ANGLES.matcher(text).replaceAll("")).replaceAll("");
        assertThat(rest).doesNotContain("<", ">", "&");
    }

    private static void harmless(String text) {
        var marks = 0;
        for (var at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            var point = text.codePointAt(at);
            marks = isMark(point) ? marks + 1 : 0;
            if ((point != '\n' && isHidden(point)) || marks > 8) {
                throw new AssertionError("character %x at %d of %s".formatted(point, at, text));
            }
        }
    }

    private static boolean isMark(int point) {
        var type = Character.getType(point);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }

    /** Joiners excepted: families of emoji and several scripts need them. */
    private static boolean isHidden(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            case Character.FORMAT -> point != 0x200C && point != 0x200D;
            default -> false;
        };
    }

    private static List<JsonObject> elements(JsonObject block, int most) {
        var elements = block.getAsJsonArray("elements").asList().stream().map(JsonElement::getAsJsonObject).toList();
        assertThat(elements.size()).isBetween(1, most);
        return elements;
    }

    private static String string(JsonObject object, String field) {
        assertThat(object.has(field)).as("%s of %s", field, object).isTrue();
        return object.get(field).getAsString();
    }
}
