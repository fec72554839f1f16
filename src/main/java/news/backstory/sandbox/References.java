package news.backstory.sandbox;

import java.util.Optional;

/** What stands between &lt; and &gt; in Slack's markup: people, channels, everybody, dates, links. */
final class References {

    private References() {}

    /** Empty when it means nothing; then it is shown as it is written, so that a slip of the bot's is seen. */
    static Optional<Html> show(String inside, Viewer viewer) {
        var bar = inside.indexOf('|');
        var target = bar < 0 ? inside : inside.substring(0, bar);
        var label = bar < 0 ? "" : Emoji.in(Typed.unescape(inside.substring(bar + 1)));
        if (target.length() < 2) {
            return Optional.empty();
        }
        return switch (target.charAt(0)) {
            case '@' -> Optional.of(person(target.substring(1), label, viewer));
            case '#' -> Optional.of(channel(target.substring(1), label, viewer));
            case '!' -> special(target.substring(1), label, viewer);
            default -> link(Typed.unescape(target), label);
        };
    }

    static Html person(String id, String label, Viewer viewer) {
        var name = viewer.name(id);
        return new Html().in("span", "@" + (name.equals(id) && !label.isEmpty() ? label : name), "class", viewer.me(id) ? "mention me" : "mention");
    }

    static Html channel(String id, String label, Viewer viewer) {
        return viewer.channel(id).map(channel -> new Html().in("a", "#" + channel.name(), "class", "mention", "href", viewer.home(id)))
                .orElseGet(() -> new Html().in("span", "#" + (label.isEmpty() ? "private channel" : label), "class", "mention"));
    }

    static Html everybody(String range) {
        return new Html().in("span", "@" + range, "class", "mention shout");
    }

    static Html date(String seconds, String format, String url, String fallback, Viewer viewer) {
        var words = DateWords.say(seconds, format, viewer).orElse(fallback);
        var time = new Html().in("time", words, "title", fallback);
        return url.isEmpty() ? time : Outward.link(url, time);
    }

    private static Optional<Html> special(String what, String label, Viewer viewer) {
        if (what.startsWith("date^")) {
            return date(what.substring("date^".length()), label, viewer);
        }
        if (what.equals("channel") || what.equals("here") || what.equals("everyone")) {
            return Optional.of(everybody(what));
        }
        if (what.startsWith("subteam^")) {
            return Optional.of(new Html().in("span", label.isEmpty() ? "@group" : label, "class", "mention shout"));
        }
        return label.isEmpty() ? Optional.empty() : Optional.of(new Html().text(label));
    }

    private static Optional<Html> date(String what, String fallback, Viewer viewer) {
        var first = what.indexOf('^');
        if (first < 0) {
            return Optional.empty();
        }
        var second = what.indexOf('^', first + 1);
        var format = what.substring(first + 1, second < 0 ? what.length() : second);
        var url = second < 0 ? "" : Typed.unescape(what.substring(second + 1));
        return Optional.of(date(what.substring(0, first), Typed.unescape(format), url, fallback, viewer));
    }

    private static Optional<Html> link(String url, String label) {
        return Outward.isLink(url)
                ? Optional.of(Outward.link(url, new Html().text(label.isEmpty() ? url.replaceFirst("^mailto:", "") : label)))
                : Optional.empty();
    }
}
