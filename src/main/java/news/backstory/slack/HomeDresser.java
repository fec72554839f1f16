package news.backstory.slack;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import news.backstory.answer.HomePage;
import news.backstory.answer.HomePage.Piece;

/** Draws a person's page as their App Home: docs.slack.dev/surfaces/app-home. Others' text stands in rich text, where nothing is markup. */
final class HomeDresser {

    /** Slack takes 100 blocks. */
    private static final int MAX_BLOCKS = 100;

    /** Slack takes 250 kB (docs.slack.dev/reference/methods/views.publish, view_too_large); most characters of ours are one byte, none is more than three. */
    private static final int MAX_CHARACTERS = 80_000;

    private static final int MAX_HEADING = 150;
    private static final int MAX_LABEL = 75;
    private static final int MAX_PIECE = 1_000;
    private static final int MAX_SMALL = 2_000;

    /** Slack takes 10 in one line. */
    private static final int MAX_SMALL_PIECES = 10;

    /** Slack takes 2,000 characters as a button's value; one that would carry more is left out. */
    private static final int MAX_VALUE = 2_000;

    private HomeDresser() {}

    /** A view, as JSON. */
    static String dress(HomePage page) {
        var blocks = new ArrayList<JsonObject>();
        var number = 0;
        for (var section : page.sections()) {
            blocks.add(heading(section.heading()));
            for (var row : section.rows()) {
                blocks.add(text(row.text()));
                if (!row.small().isEmpty()) {
                    blocks.add(small(row.small()));
                }
                if (!row.buttons().isEmpty()) {
                    blocks.add(buttons(row.buttons(), number));
                    number += row.buttons().size();
                }
            }
        }
        var view = new JsonObject();
        view.addProperty("type", "home");
        view.add("blocks", fitting(blocks));
        return view.toString();
    }

    /** As much as fits, and then a line that says so. */
    private static JsonArray fitting(List<JsonObject> blocks) {
        var fitting = new JsonArray();
        var room = MAX_CHARACTERS;
        for (var block : blocks) {
            room -= block.toString().length();
            if (room < 0 || fitting.size() == MAX_BLOCKS - 1 && blocks.size() > MAX_BLOCKS) {
                fitting.add(text(List.of(new Piece.Plain("There is more than Slack shows on one page: /news list"))));
                break;
            }
            fitting.add(block);
        }
        return fitting;
    }

    private static JsonObject heading(String text) {
        var header = typed("header");
        header.add("text", plain(Clip.to(MAX_HEADING, Outside.clean(text))));
        return header;
    }

    private static JsonObject text(List<Piece> pieces) {
        var section = typed("rich_text_section");
        var elements = new JsonArray();
        pieces.forEach(piece -> elements.add(element(piece)));
        section.add("elements", elements);
        var text = typed("rich_text");
        var sections = new JsonArray();
        sections.add(section);
        text.add("elements", sections);
        return text;
    }

    private static JsonObject element(Piece piece) {
        return switch (piece) {
            case Piece.Plain(var text) -> words(text);
            case Piece.Bold(var text) -> {
                var words = words(text);
                words.add("style", bold());
                yield words;
            }
            case Piece.Linked(var text, var link) -> {
                var element = typed("link");
                element.addProperty("url", link.text());
                element.addProperty("text", clean(text));
                element.add("style", bold());
                yield element;
            }
            case Piece.Named(var channel) -> {
                var element = typed("channel");
                element.addProperty("channel_id", channel.value());
                yield element;
            }
            case Piece.At(var instant) -> {
                var element = typed("date");
                element.addProperty("timestamp", instant.getEpochSecond());
                element.addProperty("format", "{date_short_pretty} at {time}");
                element.addProperty("fallback", instant.toString());
                yield element;
            }
        };
    }

    /** Rich text has no small print. What others wrote stands in plain text; markup has only what we write: a channel, a time. */
    private static JsonObject small(List<Piece> pieces) {
        var context = typed("context");
        var elements = new JsonArray();
        pieces.stream().limit(MAX_SMALL_PIECES).map(HomeDresser::smallElement).forEach(elements::add);
        context.add("elements", elements);
        return context;
    }

    private static JsonObject smallElement(Piece piece) {
        return switch (piece) {
            case Piece.Plain(var text) -> plain(Clip.to(MAX_SMALL, Outside.clean(text)));
            case Piece.Bold(var text) -> plain(Clip.to(MAX_SMALL, Outside.clean(text)));
            case Piece.Linked(var text, _) -> plain(Clip.to(MAX_SMALL, Outside.clean(text)));
            case Piece.Named(var channel) -> markup("<#" + channel.value() + ">");
            case Piece.At(var instant) -> markup("<!date^" + instant.getEpochSecond() + "^{date_short_pretty} at {time}|" + instant + ">");
        };
    }

    private static JsonObject markup(String text) {
        var line = typed("mrkdwn");
        line.addProperty("text", text);
        return line;
    }

    private static JsonObject buttons(List<HomePage.Button> buttons, int from) {
        var actions = typed("actions");
        var elements = new JsonArray();
        for (var button : buttons) {
            var element = typed("button");
            var value = value(button.press());
            if (value.length() > MAX_VALUE) {
                continue;
            }
            element.addProperty("action_id", action(button.press()) + ":" + (from + elements.size()));
            element.add("text", plain(Clip.to(MAX_LABEL, Outside.clean(button.label()))));
            element.addProperty("value", value);
            element.addProperty("accessibility_label", Clip.to(MAX_LABEL, Outside.clean(button.spoken())));
            if (button.risky()) {
                element.addProperty("style", "danger");
            }
            elements.add(element);
        }
        actions.add("elements", elements);
        return actions;
    }

    private static String action(HomePage.Press press) {
        return switch (press) {
            case HomePage.Press.Say _ -> ActionValue.SAY;
            case HomePage.Press.Fill _ -> ActionValue.FILL;
        };
    }

    private static String value(HomePage.Press press) {
        return switch (press) {
            case HomePage.Press.Say(var channel, var typed) -> ActionValue.say(channel, typed);
            case HomePage.Press.Fill(var form, var about) -> ActionValue.fill(form, about);
        };
    }

    private static JsonObject words(String text) {
        var element = typed("text");
        element.addProperty("text", clean(text));
        return element;
    }

    private static String clean(String text) {
        var clean = Clip.to(MAX_PIECE, spaced(text));
        return clean.isEmpty() ? " " : clean;
    }

    /** The spaces at its ends part it from its neighbours. */
    private static String spaced(String text) {
        return new Words.Plain(text).text();
    }

    private static JsonObject bold() {
        var style = new JsonObject();
        style.addProperty("bold", true);
        return style;
    }

    private static JsonObject typed(String type) {
        var json = new JsonObject();
        json.addProperty("type", type);
        return json;
    }

    private static JsonObject plain(String text) {
        var json = typed("plain_text");
        json.addProperty("text", text.isEmpty() ? " " : text);
        json.addProperty("emoji", false);
        return json;
    }
}
