package news.backstory.feed;

import org.jsoup.nodes.Element;

/**
 * What relative addresses are relative to: {@code xml:base} of the element or what it stands in; else the site's address, where the feed gives it whole;
 * else where the feed was read.
 */
final class Bases {

    private final String feedAddress;
    private String site = "";

    /** @param feedAddress where the feed was read; may be empty */
    Bases(String feedAddress) {
        this.feedAddress = feedAddress;
    }

    /** @param address as the feed says it; only one that is whole is a base */
    void site(String address) {
        site = Addresses.isWeb(address) ? address : "";
    }

    String of(Element element) {
        var outer = "";
        for (var parent : element.parents().reversed()) {
            outer = within(outer, parent);
        }
        var said = within(outer, element);
        return !said.isEmpty() ? said : site.isEmpty() ? feedAddress : site;
    }

    /** A base that is no address of the web is passed over: javascript: is one that has been seen. */
    private String within(String outer, Element element) {
        var said = element.attr("xml:base").strip();
        if (said.isEmpty()) {
            return outer;
        }
        var resolved = Addresses.resolved(outer.isEmpty() ? feedAddress : outer, said);
        return Addresses.isWeb(resolved) ? resolved : outer;
    }
}
