package news.backstory.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** Shows a rich_text block: docs.slack.dev/reference/block-kit/blocks/rich-text-block. */
final class RichTextView {

    private static final Map<String, String> TAGS = Map.of("bold", "strong", "italic", "em", "strike", "s", "underline", "u", "code", "code");
    private static final int MAX_INDENT = 8;

    private final Viewer viewer;

    RichTextView(Viewer viewer) {
        this.viewer = viewer;
    }

    Html show(JsonNode block) {
        var html = new Html();
        block.path("elements").forEach(element -> html.add(part(element)));
        return new Html().in("div", html, "class", "rich");
    }

    private Html part(JsonNode part) {
        var type = part.path("type").asText();
        return switch (type) {
            case "rich_text_section" -> new Html().in("div", inlines(part), "class", "lines");
            case "rich_text_quote" -> new Html().in("blockquote", inlines(part), "class", "lines");
            case "rich_text_preformatted" -> new Html().in("pre", inlines(part), "tabindex", "0");
            case "rich_text_list" -> list(part);
            default -> BlockView.unknown(type);
        };
    }

    private Html list(JsonNode list) {
        var tag = list.path("style").asText().equals("ordered") ? "ol" : "ul";
        var items = new Html();
        list.path("elements").forEach(item -> items.in("li", inlines(item), "class", "lines"));
        var indent = "list indent-" + Math.clamp(list.path("indent").asInt(), 0, MAX_INDENT);
        return tag.equals("ol")
                ? new Html().in(tag, items, "class", indent, "start", Integer.toString(list.path("offset").asInt() + 1))
                : new Html().in(tag, items, "class", indent);
    }

    private Html inlines(JsonNode part) {
        var html = new Html();
        part.path("elements").forEach(element -> html.add(styled(inline(element), element.path("style"))));
        return html;
    }

    private Html inline(JsonNode element) {
        var type = element.path("type").asText();
        return switch (type) {
            case "text" -> new Html().text(element.path("text").asText());
            case "link" -> link(element);
            case "user" -> References.person(element.path("user_id").asText(), "", viewer);
            case "channel" -> References.channel(element.path("channel_id").asText(), "", viewer);
            case "usergroup" -> new Html().in("span", "@group", "class", "mention shout");
            case "broadcast" -> References.everybody(element.path("range").asText());
            case "emoji" -> emoji(element.path("name").asText());
            case "date" -> References.date(element.path("timestamp").asText(), element.path("format").asText(), element.path("url").asText(),
                    element.path("fallback").asText(), viewer);
            default -> BlockView.unknown(type);
        };
    }

    private static Html link(JsonNode element) {
        var url = element.path("url").asText();
        var text = element.path("text").asText();
        return Outward.link(url, new Html().text(text.isEmpty() ? url : text));
    }

    private static Html emoji(String name) {
        return new Html().in("span", Emoji.named(name).orElse(":" + name + ":"), "class", "emoji", "title", ":" + name + ":");
    }

    private static Html styled(Html inside, JsonNode style) {
        var html = inside;
        for (var name : TAGS.keySet().stream().sorted().toList()) {
            if (style.path(name).asBoolean()) {
                html = new Html().in(TAGS.getOrDefault(name, "span"), html);
            }
        }
        return html;
    }
}
