package news.backstory.feed;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;

/**
 * What stands directly in an element, by name. A name is that of the standard that the element's namespace means ({@code title}, {@code dc:date}), in
 * lower case; where no namespace is declared, or an unknown one, the prefix as written has to do.
 */
final class Fields {

    /** Namespaces in lower case, as versions of one standard differ in it. RSS and Atom share names, so both have none in front. */
    private static final Map<String, String> PREFIXES = Map.ofEntries(
            Map.entry("http://www.w3.org/2005/atom", ""), Map.entry("http://purl.org/atom/ns#", ""), Map.entry("http://purl.org/rss/1.0/", ""),
            Map.entry("http://my.netscape.com/rdf/simple/0.9/", ""), Map.entry("http://purl.org/rss/1.0/modules/rss091#", ""),
            Map.entry("http://backend.userland.com/rss", ""), Map.entry("http://backend.userland.com/rss2", ""),
            Map.entry("http://blogs.law.harvard.edu/tech/rss", ""), Map.entry("http://purl.org/pie/", ""), Map.entry("http://purl.org/echo/", ""),
            Map.entry("http://www.sitemaps.org/schemas/sitemap/0.9", ""), Map.entry("http://purl.org/dc/elements/1.1/", "dc:"),
            Map.entry("http://purl.org/dc/elements/1.0/", "dc:"), Map.entry("http://purl.org/dc/terms/", "dcterms:"),
            Map.entry("http://purl.org/rss/1.0/modules/content/", "content:"), Map.entry("http://search.yahoo.com/mrss", "media:"),
            Map.entry("http://search.yahoo.com/mrss/", "media:"), Map.entry("http://www.itunes.com/dtds/podcast-1.0.dtd", "itunes:"),
            Map.entry("http://purl.org/rss/1.0/modules/syndication/", "sy:"), Map.entry("http://www.w3.org/1999/02/22-rdf-syntax-ns#", "rdf:"),
            Map.entry("http://www.w3.org/1999/xhtml", "xhtml:"), Map.entry("http://www.google.com/schemas/sitemap-news/0.9", "news:"),
            Map.entry("http://www.google.com/schemas/sitemap-image/1.1", "image:"), Map.entry("http://purl.org/atompub/tombstones/1.0", "at:"));
    private static final String USERLAND = "backend.userland.com/rss";

    private final Map<String, List<Element>> children = new HashMap<>();

    private Fields() {}

    static Fields of(Element parent) {
        var fields = new Fields();
        for (var child = parent.firstElementChild(); child != null; child = child.nextElementSibling()) {
            fields.children.computeIfAbsent(name(child), _ -> new ArrayList<>(2)).add(child);
        }
        return fields;
    }

    /** In the order of these names; of one name in the feed's order. */
    Stream<Element> all(String... names) {
        return Stream.of(names).flatMap(name -> children.getOrDefault(name, List.of()).stream());
    }

    static String name(Element element) {
        var written = element.tagName();
        var colon = written.indexOf(':');
        var local = written.substring(colon + 1).toLowerCase(Locale.ROOT);
        return colon < 0 ? withoutPrefix(element, local) : prefix(element, written.substring(0, colon).toLowerCase(Locale.ROOT)) + local;
    }

    /** By local name, in any case; empty if there is none. */
    static String attribute(Element element, String name) {
        for (Attribute attribute : element.attributes()) {
            var key = attribute.getKey();
            if (key.regionMatches(true, key.indexOf(':') + 1, name, 0, name.length()) && key.length() - key.indexOf(':') - 1 == name.length()) {
                return attribute.getValue().strip();
            }
        }
        return "";
    }

    /** Everything without a prefix is taken for RSS or Atom whatever namespace it says, unless that is another standard's. */
    private static String withoutPrefix(Element element, String local) {
        return PREFIXES.getOrDefault(element.tag().namespace().toLowerCase(Locale.ROOT), "") + local;
    }

    private static String prefix(Element element, String written) {
        var namespace = element.tag().namespace().toLowerCase(Locale.ROOT);
        if (namespace.contains(USERLAND)) {
            return "";
        }
        var known = PREFIXES.get(namespace);
        if (known != null) {
            return known;
        }
        return written.equals("atom") || written.equals("rss") ? "" : written + ":";
    }
}
