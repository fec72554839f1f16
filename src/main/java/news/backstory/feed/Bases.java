package news.backstory.feed;

import java.util.IdentityHashMap;
import org.jsoup.nodes.Element;

/**
 * What relative addresses are relative to: {@code xml:base} of the element or what it stands in; else the site's address, where the feed gives it whole;
 * else where the feed was read.
 */
final class Bases {

    private final String feedAddress;
    private final Effort effort;

    /** What each element that was asked about, or stands around one, says; empty if none of them says anything. */
    private final IdentityHashMap<Element, String> said = new IdentityHashMap<>();
    private String site = "";

    /** @param feedAddress where the feed was read; may be empty */
    Bases(String feedAddress, Effort effort) {
        this.feedAddress = feedAddress;
        this.effort = effort;
    }

    /** @param address as the feed says it; only one that is whole is a base */
    void site(String address) {
        site = Addresses.isWeb(address) ? address : "";
    }

    String of(Element element) {
        var base = saidAt(element);
        return !base.isEmpty() ? base : site.isEmpty() ? feedAddress : site;
    }

    /** Goes as deep as elements stand in each other: the parser lets them to a limit. */
    private String saidAt(Element element) {
        var known = said.get(element);
        if (known != null) {
            return known;
        }
        var parent = element.parent();
        var base = within(parent == null ? "" : saidAt(parent), element);
        said.put(element, base);
        return base;
    }

    /** A base that is no address of the web is passed over: javascript: is one that has been seen. */
    private String within(String outer, Element element) {
        var written = element.attr("xml:base").strip();
        if (written.isEmpty() || !effort.spend(outer.length() + written.length())) {
            return outer;
        }
        var resolved = Addresses.resolved(outer.isEmpty() ? feedAddress : outer, written);
        return Addresses.isWeb(resolved) ? resolved : outer;
    }
}
