package news.backstory.feed;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import news.backstory.article.Link;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** Reads the XML of feeds as people write it, which is often not XML: by names alone, whatever the nesting, the prefixes and the entities. */
final class FeedParser {

    static final int MAX_ENTRIES = 500;

    /** Of a longer feed, the rest is not looked at: feeds put the newest first, and a person would wait seconds for 200,000. */
    static final int MAX_ENTRIES_LOOKED_AT = 10_000;

    /** Elements inside each other; an entry's own markup may be deep, a feed is not. */
    static final int MAX_DEPTH = 512;

    static final int MAX_TITLE_CHARACTERS = 500;
    private static final int MAX_RAW_TITLE_CHARACTERS = 5_000;
    private static final int MAX_ID_CHARACTERS = 2_000;
    private static final Set<String> ENTRIES = Set.of("item", "entry");
    private static final Set<String> FEEDS = Set.of("rss", "feed", "rdf", "channel");
    private static final Pattern TAG_OR_ENTITY = Pattern.compile("</?[a-zA-Z][^>]*>|&#?\\w{2,10};");
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Cc}\\u00a0]+");

    private final Document document;
    private final URI address;

    private FeedParser(Document document, URI address) {
        this.document = document;
        this.address = address;
    }

    static FeedReading parse(String xml, URI address) {
        return new FeedParser(Jsoup.parse(xml, "", Parser.xmlParser().setMaxDepth(MAX_DEPTH)), address).read();
    }

    private FeedReading read() {
        var entries = new ArrayList<Element>();
        var heads = new ArrayList<Element>();
        sort(document, entries, heads);
        if (entries.isEmpty() && heads.isEmpty()) {
            return new FeedReading.Unreadable(
                    document.selectFirst("html, HTML, body") == null ? "it is not a feed we can read" : "it is a web page, not a feed");
        }
        var title = heads.stream().flatMap(head -> children(head, "title")).findFirst().map(FeedParser::plain).orElse("");
        var known = new HashSet<String>();
        return new FeedReading.Fresh(title, newest(entries.stream().limit(MAX_ENTRIES_LOOKED_AT).flatMap(entry -> entry(entry).stream())
                .filter(entry -> known.add(entry.id())).toList()));
    }

    /** Parts the document into entries and what holds them. An entry's inside is its own. */
    private static void sort(Element element, List<Element> entries, List<Element> heads) {
        for (var child = element.firstElementChild(); child != null; child = child.nextElementSibling()) {
            var name = localName(child);
            if (ENTRIES.contains(name)) {
                entries.add(child);
            } else {
                if (FEEDS.contains(name)) {
                    heads.addFirst(child);
                }
                sort(child, entries, heads);
            }
        }
    }

    private static List<Entry> newest(List<Entry> entries) {
        if (entries.size() <= MAX_ENTRIES) {
            return entries;
        }
        var newest = new HashSet<>(entries.stream().sorted(Comparator.comparing(FeedParser::dateOf).reversed()).limit(MAX_ENTRIES).toList());
        return entries.stream().filter(newest::contains).toList();
    }

    private static Instant dateOf(Entry entry) {
        return entry.published().isEmpty() ? Instant.MIN : entry.published().getFirst();
    }

    private Optional<Entry> entry(Element entry) {
        var id = Stream.concat(text(entry, "guid", "id"), Stream.of(attribute(entry, "about"))).filter(text -> !text.isEmpty()).findFirst()
                .orElse("");
        return link(entry).map(
                link -> new Entry(
                        cut(id.isEmpty() ? link.text() : id, MAX_ID_CHARACTERS), link,
                        children(entry, "title").findFirst().map(FeedParser::plain).orElse(""), published(entry)));
    }

    /** RSS's link, Atom's alternate, a guid that says it is an address, RDF's about; the first that is an address. */
    private Optional<Link> link(Element entry) {
        var alternates = children(entry, "link")
                .filter(link -> link.hasAttr("href") && (link.attr("rel").isEmpty() || link.attr("rel").equalsIgnoreCase("alternate")))
                .sorted(Comparator.comparing(link -> !link.attr("type").isEmpty() && !link.attr("type").contains("html")))
                .map(link -> link.attr("href"));
        var written = children(entry, "link").filter(link -> !link.hasAttr("href")).map(Element::text);
        var guids = children(entry, "guid").filter(guid -> !attribute(guid, "ispermalink").equalsIgnoreCase("false")).map(Element::text)
                .filter(guid -> guid.startsWith("http"));
        var about = Stream.of(attribute(entry, "about"));
        return Stream.of(written, alternates, guids, about)
                .flatMap(addresses -> addresses)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .flatMap(text -> resolved(entry, text).stream())
                .findFirst();
    }

    private Optional<Link> resolved(Element entry, String text) {
        return Link.parse(text).or(() -> {
            try {
                return Link.parse(base(entry).resolve(text.replace(" ", "%20")).toString());
            } catch (IllegalArgumentException notAnAddress) {
                return Optional.empty();
            }
        });
    }

    /** {@code xml:base} of the entry and of what it stands in, the innermost last; else where the feed was read. */
    private URI base(Element entry) {
        var base = address;
        for (var element : Stream.concat(entry.parents().reversed().stream(), Stream.of(entry)).toList()) {
            var said = element.attr("xml:base");
            base = said.isBlank() ? base : base.resolve(said.strip());
        }
        return base;
    }

    private static List<Instant> published(Element entry) {
        return Stream.concat(text(entry, "published", "pubdate", "issued", "date", "created"), text(entry, "updated", "modified"))
                .flatMap(text -> FeedDates.parse(text).stream())
                .limit(1)
                .toList();
    }

    private static Stream<String> text(Element entry, String... names) {
        return Stream.of(names).flatMap(name -> children(entry, name)).map(child -> SPACES.matcher(child.wholeText()).replaceAll(" ").strip())
                .filter(text -> !text.isEmpty());
    }

    /** Children of this local name, those without a prefix first; not those of media and podcast namespaces, which tell of something else. */
    private static Stream<Element> children(Element element, String name) {
        return element.children().stream()
                .filter(child -> localName(child).equals(name) && !child.tagName().startsWith("media:") && !child.tagName().startsWith("itunes:"))
                .sorted(Comparator.comparing(child -> child.tagName().indexOf(':') >= 0));
    }

    /** Titles are plain text by the standard, HTML in practice: decoded by the parser, then once more if tags or entities are left. */
    private static String plain(Element title) {
        var text = cut(title.text(), MAX_RAW_TITLE_CHARACTERS);
        if (TAG_OR_ENTITY.matcher(text).find()) {
            text = Jsoup.parse(text).text();
        }
        return cut(SPACES.matcher(text).replaceAll(" ").strip(), MAX_TITLE_CHARACTERS);
    }

    private static String localName(Element element) {
        var name = element.tagName();
        return name.substring(name.indexOf(':') + 1).toLowerCase(Locale.ROOT);
    }

    /** By local name, in lower case; empty if there is none. */
    private static String attribute(Element element, String name) {
        return element.attributes().asList().stream()
                .filter(attribute -> attribute.getKey().substring(attribute.getKey().indexOf(':') + 1).equalsIgnoreCase(name))
                .map(attribute -> attribute.getValue().strip())
                .findFirst()
                .orElse("");
    }

    private static String cut(String text, int maxCharacters) {
        return text.length() <= maxCharacters ? text : text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, maxCharacters) - 1));
    }
}
