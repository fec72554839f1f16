package news.backstory.slack;

import java.util.List;
import java.util.stream.Collectors;

/** Reads the parts of a message out as text, in their order: for screen readers and notifications, which see nothing else. */
final class PlainReading {

    /** Slack advises 4,000 and cuts far beyond it (docs.slack.dev/reference/methods/chat.postMessage). */
    static final int MAX_CHARACTERS = 3_900;

    private PlainReading() {}

    /** Escaped for Slack, at most {@value #MAX_CHARACTERS} characters; cut between lines, or within one before it is escaped. */
    static String of(List<Part> parts) {
        var text = new StringBuilder();
        for (var at = 0; at < parts.size(); at++) {
            if (at > 0 && startsEntry(parts.get(at))) {
                text.append('\n');
            }
            for (var line : lines(parts, at)) {
                var room = MAX_CHARACTERS - text.length() - 1;
                var escaped = escaped(line);
                if (escaped.length() > room) {
                    return text.append(cut(line, room)).toString().strip();
                }
                text.append(escaped).append('\n');
            }
        }
        return text.toString().strip();
    }

    /** Entries of a list stand apart. */
    private static boolean startsEntry(Part part) {
        return part instanceof Part.Text(var rows) && rows.getFirst().getFirst() instanceof Words.Linked;
    }

    private static List<List<Words>> lines(List<Part> parts, int at) {
        return switch (parts.get(at)) {
            case Part.Text(var rows) -> rows;
            case Part.Small(var words) -> List.of(words);
            case Part.Image(_, var alt) ->
                isReadNext(parts, at, alt) ? List.of(List.of(new Words.Plain("Picture:"))) : List.of(List.of(new Words.Plain("Picture: " + alt)));
            case Part.Divider _ -> List.of(List.of());
            case Part.Actions _ -> List.of();
        };
    }

    /** A caption that stands in for the alternative text is not read twice. */
    private static boolean isReadNext(List<Part> parts, int at, String alt) {
        return at + 1 < parts.size()
                && parts.get(at + 1) instanceof Part.Small(var words)
                && words.stream().map(PlainReading::raw).collect(Collectors.joining()).startsWith(alt);
    }

    private static String escaped(List<Words> line) {
        return line.stream().map(words -> switch (words) {
            case Words.Plain(var text) -> spaced(text);
            case Words.Bold(var text) -> Mrkdwn.escape(text);
            case Words.Code(var text) -> Mrkdwn.escape(text);
            case Words.Linked(var text, var address) -> address.isEmpty() ? Mrkdwn.escape(text) : Mrkdwn.link(address, text);
            case Words.Channel(var id) -> "<#" + id + ">";
            case Words.Gap() -> "\n";
        }).collect(Collectors.joining());
    }

    /** As much of the line, without links, as still fits once it is escaped: an escaped character takes up to five. */
    private static String cut(List<Words> line, int room) {
        var unlinked = line.stream().map(words -> words instanceof Words.Linked(var text, _) ? new Words.Plain(text) : words).toList();
        if (escaped(unlinked).length() <= room) {
            return escaped(unlinked);
        }
        var whole = unlinked.stream().map(PlainReading::raw).collect(Collectors.joining());
        for (var max = room; max > 0; max = max * 3 / 4) {
            var fits = Mrkdwn.escape(Clip.to(max, whole));
            if (fits.length() <= room) {
                return fits;
            }
        }
        return "";
    }

    private static String raw(Words words) {
        return switch (words) {
            case Words.Plain(var text) -> text;
            case Words.Bold(var text) -> text;
            case Words.Code(var text) -> text;
            case Words.Linked(var text, _) -> text;
            case Words.Channel(var id) -> "#" + id;
            case Words.Gap() -> " ";
        };
    }

    private static String spaced(String text) {
        return text.isBlank() ? " " : (text.startsWith(" ") ? " " : "") + Mrkdwn.escape(text) + (text.endsWith(" ") ? " " : "");
    }
}
