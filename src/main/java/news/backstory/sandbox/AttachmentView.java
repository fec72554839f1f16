package news.backstory.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.regex.Pattern;

/** Shows what hangs below a message, behind a bar: a link's unfurl, or an attachment as it was before blocks. */
final class AttachmentView {

    private static final Pattern COLOUR = Pattern.compile("#?([0-9a-fA-F]{6}|[0-9a-fA-F]{3})");
    private static final Map<String, String> NAMED = Map.of("good", "2eb886", "warning", "daa038", "danger", "a30200");
    private static final String PLAIN = "dddddd";

    private final Viewer viewer;
    private final BlockView blocks;

    AttachmentView(Viewer viewer, BlockView blocks) {
        this.viewer = viewer;
        this.blocks = blocks;
    }

    Html show(JsonNode attachments) {
        var html = new Html();
        for (var attachment : attachments) {
            var inside = new Html().in("div", attachment.path("blocks").isArray() ? blocks.show(attachment.path("blocks")) : old(attachment),
                    "class", "attachment-body");
            html.in("div", bar(attachment.path("color").asText()).add(inside), "class", "attachment");
        }
        return html;
    }

    /** A drawing, because its colour is the bot's to choose and a style attribute is not allowed here. */
    private static Html bar(String colour) {
        var match = COLOUR.matcher(colour);
        var fill = match.matches() ? match.group(1) : NAMED.getOrDefault(colour, PLAIN);
        return new Html().in("svg", new Html().in("rect", "", "width", "1", "height", "1", "fill", "#" + fill),
                "class", "bar", "viewBox", "0 0 1 1", "preserveAspectRatio", "none", "aria-hidden", "true");
    }

    private Html old(JsonNode attachment) {
        var html = new Html();
        line(html, attachment, "pretext", "lines");
        line(html, attachment, "author_name", "note");
        if (attachment.has("title")) {
            var title = Mrkdwn.showVerbatim(attachment.path("title").asText(), viewer);
            html.in("div", new Html().in("strong", Outward.link(attachment.path("title_link").asText(), title)), "class", "lines");
        }
        line(html, attachment, "text", "lines");
        if (html.isEmpty()) {
            line(html, attachment, "fallback", "lines");
        }
        if (attachment.has("image_url")) {
            html.add(Outward.picture(attachment.path("image_url").asText(), attachment.path("fallback").asText(), "picture"));
        }
        line(html, attachment, "footer", "note");
        return html;
    }

    private void line(Html html, JsonNode attachment, String field, String look) {
        if (attachment.path(field).isTextual()) {
            html.in("div", Mrkdwn.show(attachment.path(field).asText(), viewer), "class", look);
        }
    }
}
