package news.backstory.sandbox;

import java.util.List;
import java.util.Locale;

/** Addresses in what the bot says that may become links or pictures here. */
final class Outward {

    private static final List<String> LINKS = List.of("http://", "https://", "mailto:");
    private static final List<String> PICTURES = List.of("http://", "https://");

    private Outward() {}

    static boolean isLink(String url) {
        return begins(url, LINKS);
    }

    static boolean isPicture(String url) {
        return begins(url, PICTURES);
    }

    /** Opens elsewhere, and what opens learns nothing of us. */
    static Html link(String url, Html inside) {
        return isLink(url) ? new Html().in("a", inside, "href", url, "target", "_blank", "rel", "noopener noreferrer") : inside;
    }

    /** A picture from the web; its alternative text alone when the address is none. */
    static Html picture(String url, String alt, String look) {
        if (!isPicture(url)) {
            return new Html().in("span", alt, "class", "no-picture");
        }
        return new Html().open("img", "src", url, "alt", alt, "class", look, "loading", "lazy", "referrerpolicy", "no-referrer");
    }

    private static boolean begins(String url, List<String> schemes) {
        var start = url.substring(0, Math.min(url.length(), 10)).toLowerCase(Locale.ROOT);
        return schemes.stream().anyMatch(start::startsWith) && url.chars().noneMatch(character -> character <= ' ');
    }
}
