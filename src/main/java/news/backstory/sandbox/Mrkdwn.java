package news.backstory.sandbox;

import java.util.Optional;

/** Shows a text in Slack's markup as Slack does: docs.slack.dev/messaging/formatting-message-text. What is no markup is shown as it is written. */
final class Mrkdwn {

    /** How far the end of something bold, in code, and so on is looked for. */
    static final int MAX_SPAN = 3_000;

    private static final String FENCE = "```";
    private static final String MARKS = "*_~";

    private final Viewer viewer;
    private final boolean linksUrls;

    private Mrkdwn(Viewer viewer, boolean linksUrls) {
        this.viewer = viewer;
        this.linksUrls = linksUrls;
    }

    static Html show(String text, Viewer viewer) {
        return new Mrkdwn(viewer, true).blocks(text);
    }

    /** Bare addresses stay text. */
    static Html showVerbatim(String text, Viewer viewer) {
        return new Mrkdwn(viewer, false).blocks(text);
    }

    private Html blocks(String text) {
        var html = new Html();
        var at = 0;
        while (at < text.length()) {
            var fence = text.indexOf(FENCE, at);
            var end = fence < 0 ? -1 : text.indexOf(FENCE, fence + FENCE.length());
            if (end <= fence + FENCE.length()) {
                return html.add(lines(text.substring(at)));
            }
            html.add(lines(trimmed(text.substring(at, fence))));
            html.in("pre", literal(trimmed(text.substring(fence + FENCE.length(), end))), "tabindex", "0");
            at = end + FENCE.length();
            if (at < text.length() && text.charAt(at) == '\n') {
                at++;
            }
        }
        return html;
    }

    /** Quoted lines together in one frame, the others one under the other. */
    private Html lines(String text) {
        var html = new Html();
        if (text.isEmpty()) {
            return html;
        }
        var quote = new Html();
        var needsBreak = false;
        for (var line : text.lines().toList()) {
            var quoted = quoted(line);
            if (quoted.isPresent()) {
                quote.add(quote.isEmpty() ? new Html() : new Html().lineBreak()).add(inline(quoted.get(), MARKS));
                continue;
            }
            needsBreak &= quote.isEmpty();
            endQuote(html, quote);
            quote = new Html();
            html.add(needsBreak ? new Html().lineBreak() : new Html()).add(inline(line, MARKS));
            needsBreak = true;
        }
        endQuote(html, quote);
        return html;
    }

    private static void endQuote(Html html, Html quote) {
        if (!quote.isEmpty()) {
            html.in("blockquote", quote);
        }
    }

    private static Optional<String> quoted(String line) {
        var start = line.startsWith("&gt;") ? 4 : line.startsWith(">") ? 1 : 0;
        return start == 0 ? Optional.empty() : Optional.of(line.substring(start).stripLeading());
    }

    /** @param marks those that still mean something: bold is not made bold again */
    private Html inline(String line, String marks) {
        var html = new Html();
        var words = new StringBuilder();
        var at = 0;
        while (at < line.length()) {
            var span = span(line, at, marks);
            if (span.isPresent()) {
                html.text(words.toString()).add(span.get().html());
                words.setLength(0);
                at = span.get().end();
            } else {
                words.append(line.charAt(at));
                at++;
            }
        }
        return html.text(words.toString());
    }

    /** @param end the first character after it */
    private record Span(Html html, int end) {}

    private Optional<Span> span(String line, int at, String marks) {
        return switch (line.charAt(at)) {
            case '&' -> entity(line, at);
            case '<' -> reference(line, at);
            case '`' -> code(line, at);
            case ':' -> emoji(line, at);
            case '*', '_', '~' -> marks.indexOf(line.charAt(at)) < 0 ? Optional.empty() : marked(line, at, marks);
            case 'h', 'H' -> linksUrls ? address(line, at) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<Span> entity(String line, int at) {
        if (line.startsWith("&amp;", at)) {
            return Optional.of(new Span(new Html().text("&"), at + 5));
        }
        if (line.startsWith("&lt;", at)) {
            return Optional.of(new Span(new Html().text("<"), at + 4));
        }
        return line.startsWith("&gt;", at) ? Optional.of(new Span(new Html().text(">"), at + 4)) : Optional.empty();
    }

    private Optional<Span> reference(String line, int at) {
        var end = line.indexOf('>', at);
        if (end < 0 || end == at + 1 || line.lastIndexOf('<', end) != at) {
            return Optional.empty();
        }
        return References.show(line.substring(at + 1, end), viewer).map(html -> new Span(html, end + 1));
    }

    private Optional<Span> code(String line, int at) {
        var end = line.indexOf('`', at + 1);
        return end < 0 || end == at + 1
                ? Optional.empty()
                : Optional.of(new Span(new Html().in("code", literal(line.substring(at + 1, end))), end + 1));
    }

    private static Optional<Span> emoji(String line, int at) {
        return Emoji.nameAt(line, at).flatMap(name -> Emoji.named(name)
                .map(sign -> new Span(new Html().in("span", sign, "class", "emoji", "title", ":" + name + ":"), at + name.length() + 2)));
    }

    private Optional<Span> marked(String line, int at, String marks) {
        var mark = line.charAt(at);
        if (insideAWord(line, at) || at + 1 >= line.length() || Character.isWhitespace(line.charAt(at + 1))) {
            return Optional.empty();
        }
        var end = closing(line, at, mark);
        if (end < 0) {
            return Optional.empty();
        }
        var tag = mark == '*' ? "strong" : mark == '_' ? "em" : "s";
        return Optional.of(new Span(new Html().in(tag, inline(line.substring(at + 1, end), marks.replace(String.valueOf(mark), ""))), end + 1));
    }

    /** Where a mark ends, outside code and links; -1 when it does not. */
    private static int closing(String line, int open, char mark) {
        var limit = Math.min(line.length(), open + MAX_SPAN);
        for (var at = open + 1; at < limit; at++) {
            var character = line.charAt(at);
            if (character == '<' || character == '`') {
                var end = line.indexOf(character == '<' ? '>' : '`', at + 1);
                at = end < 0 ? at : end;
            } else if (character == mark && at > open + 1 && !Character.isWhitespace(line.charAt(at - 1))
                    && (at + 1 == line.length() || !isWordy(line.charAt(at + 1)))) {
                return at;
            }
        }
        return -1;
    }

    private Optional<Span> address(String line, int at) {
        var known = line.startsWith("https://", at) || line.startsWith("http://", at);
        if (!known || insideAWord(line, at)) {
            return Optional.empty();
        }
        var end = at;
        while (end < line.length() && !Character.isWhitespace(line.charAt(end)) && "<>|`\"".indexOf(line.charAt(end)) < 0) {
            end++;
        }
        while (".,;:!?)*_~'".indexOf(line.charAt(end - 1)) >= 0) {
            end--;
        }
        var url = Typed.unescape(line.substring(at, end));
        return Typed.host(url).isEmpty() ? Optional.empty() : Optional.of(new Span(Outward.link(url, new Html().text(url)), end));
    }

    /** Code: no marks, no emoji; references are said in words. */
    private Html literal(String text) {
        var html = new Html();
        var at = 0;
        while (at < text.length()) {
            var span = text.charAt(at) == '<' ? reference(text, at) : entity(text, at);
            html.text(span.map(found -> found.html().words()).orElse(text.substring(at, at + 1)));
            at = span.map(Span::end).orElse(at + 1);
        }
        return html;
    }

    private static String trimmed(String text) {
        var start = text.startsWith("\n") ? 1 : 0;
        var end = text.endsWith("\n") && text.length() > start ? text.length() - 1 : text.length();
        return text.substring(start, end);
    }

    private static boolean insideAWord(String line, int at) {
        return at > 0 && isWordy(line.charAt(at - 1));
    }

    private static boolean isWordy(char character) {
        return Character.isLetterOrDigit(character);
    }
}
