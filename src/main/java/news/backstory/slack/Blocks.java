package news.backstory.slack;

import com.google.gson.FieldNamingPolicy;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonSerializer;
import com.slack.api.model.block.ActionsBlock;
import com.slack.api.model.block.ContextBlock;
import com.slack.api.model.block.ContextBlockElement;
import com.slack.api.model.block.DividerBlock;
import com.slack.api.model.block.HeaderBlock;
import com.slack.api.model.block.ImageBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.RichTextBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.composition.MarkdownTextObject;
import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.RichTextElement;
import com.slack.api.model.block.element.RichTextSectionElement;
import com.slack.api.model.block.element.RichTextSectionElement.TextStyle;
import com.slack.api.util.json.GsonFactory;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Draws the parts of a message as Slack's blocks (docs.slack.dev/reference/block-kit). Text of others stands in rich text and plain text, where nothing
 * is markup; in markup only where {@link Mrkdwn#isPlain} says that it makes no difference.
 */
final class Blocks {

    /** Slack takes 150. */
    private static final int MAX_HEADER = 150;

    /** Slack takes 3,000 in a section, a small line, and a piece of rich text. */
    private static final int MAX_TEXT = 2_900;

    private final Gson gson;

    Blocks() {
        var builder = new GsonBuilder().setFieldNamingPolicy(FieldNamingPolicy.LOWER_CASE_WITH_UNDERSCORES).disableHtmlEscaping()
                .registerTypeAdapter(TextStyle.class, (JsonSerializer<TextStyle>) (style, _, _) -> only(style));
        GsonFactory.registerTypeAdapters(builder, false);
        this.gson = builder.create();
    }

    String json(JsonElement tree) {
        return gson.toJson(tree);
    }

    /** A JSON array. */
    JsonElement message(List<Part> parts) {
        return gson.toJsonTree(parts.stream().map(Blocks::block).toList());
    }

    /** The same for a link in somebody else's message: Slack promises rich text and buttons only in messages of one's own. */
    JsonElement unfurl(List<Part> parts) {
        return gson.toJsonTree(parts.stream().flatMap(Blocks::blocksUnderLink).toList());
    }

    private static LayoutBlock block(Part part) {
        return switch (part) {
            case Part.Text(var rows) -> RichTextBlock.builder().elements(rows.stream().<BlockElement>map(Blocks::section).toList()).build();
            case Part.Small(var words) -> ContextBlock.builder().elements(List.of(small(words))).build();
            case Part.Image(var address, var alt) -> ImageBlock.builder().imageUrl(address).altText(alt).build();
            case Part.Divider() -> DividerBlock.builder().build();
            case Part.Actions(var elements) -> ActionsBlock.builder().elements(elements).build();
        };
    }

    private static Stream<LayoutBlock> blocksUnderLink(Part part) {
        return switch (part) {
            case Part.Text(var rows) -> rows.stream().map(Blocks::rowUnderLink);
            case Part.Small _,Part.Image _,Part.Divider _ -> Stream.of(block(part));
            case Part.Actions _ -> Stream.empty();
        };
    }

    /** The headline is not linked there: it stands on the link. */
    private static LayoutBlock rowUnderLink(List<Words> row) {
        return row.getFirst() instanceof Words.Linked(var headline, _)
                ? HeaderBlock.builder().text(plain(Clip.to(MAX_HEADER, headline))).build()
                : SectionBlock.builder().text(plain(Clip.to(MAX_TEXT, textOf(row)))).build();
    }

    private static RichTextSectionElement section(List<Words> row) {
        return RichTextSectionElement.builder().elements(row.stream().map(Blocks::element).toList()).build();
    }

    private static RichTextElement element(Words words) {
        return switch (words) {
            case Words.Plain(var text) -> RichTextSectionElement.Text.builder().text(text).build();
            case Words.Bold(var text) -> RichTextSectionElement.Text.builder().text(text).style(TextStyle.builder().bold(true).build()).build();
            case Words.Code(var text) -> RichTextSectionElement.Text.builder().text(text).style(TextStyle.builder().code(true).build()).build();
            case Words.Linked(var text, var address) when address.isEmpty() -> element(new Words.Bold(text));
            case Words.Linked(var text, var address) ->
                RichTextSectionElement.Link.builder().url(address).text(text).style(TextStyle.builder().bold(true).build()).build();
            case Words.Channel(var id) -> RichTextSectionElement.Channel.builder().channelId(id).build();
            case Words.Gap() -> RichTextSectionElement.Text.builder().text("\n").build();
        };
    }

    private static ContextBlockElement small(List<Words> words) {
        var text = textOf(words);
        return words.stream().anyMatch(Words.Bold.class::isInstance) && text.length() <= MAX_TEXT / 2 && Mrkdwn.isPlain(text)
                ? markup(words)
                : plain(Clip.to(MAX_TEXT, text));
    }

    private static MarkdownTextObject markup(List<Words> words) {
        var text = words.stream().map(piece -> piece instanceof Words.Bold(var bold) ? "*" + bold + "*" : textOf(List.of(piece)))
                .collect(Collectors.joining());
        return MarkdownTextObject.builder().text(text).verbatim(true).build();
    }

    private static PlainTextObject plain(String text) {
        // Without emoji: a headline about ":key:" keeps its colons.
        return PlainTextObject.builder().text(text).emoji(false).build();
    }

    private static String textOf(List<Words> row) {
        return row.stream().map(words -> switch (words) {
            case Words.Plain(var text) -> text;
            case Words.Bold(var text) -> text;
            case Words.Code(var text) -> text;
            case Words.Linked(var text, _) -> text;
            case Words.Channel(var id) -> id;
            case Words.Gap() -> "\n";
        }).collect(Collectors.joining());
    }

    /** Slack's description of a style lists what is switched on; the SDK would write out all the rest as false. */
    private static JsonObject only(TextStyle style) {
        var json = new JsonObject();
        if (style.isBold()) {
            json.addProperty("bold", true);
        }
        if (style.isCode()) {
            json.addProperty("code", true);
        }
        return json;
    }
}
