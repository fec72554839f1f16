package news.backstory.feed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/** Makes an entry of an element {@code item} or {@code entry}, or of a sitemap's {@code url}. */
final class EntryParser {

    static final int MAX_ID_CHARACTERS = 2_000;
    static final String TOO_LONG = "it takes too long to read; only what stands first was read";
    private static final int MAX_AUTHORS = 20;
    private static final Set<String> PAGES = Set.of("", "text/html", "html", "application/xhtml+xml", "xhtml");
    private static final String[] PUBLISHED = {"pubdate", "published", "issued", "dcterms:issued", "news:publication_date"};
    private static final String[] UPDATED = {"updated", "modified", "dcterms:modified", "dc:date", "lastmod"};
    private static final String[] CREATED = {"created", "dcterms:created", "date"};

    /** As RSS 2.0 wants it. */
    private static final Pattern MAIL_AND_NAME = Pattern.compile("^[^\\s()]{1,100}@[^\\s()]{1,100}\\s*\\(([^()]{1,200})\\)$");

    private final Bases bases;
    private final Flaws flaws;
    private final Effort effort;

    EntryParser(Bases bases, Flaws flaws, Effort effort) {
        this.bases = bases;
        this.flaws = flaws;
        this.effort = effort;
    }

    /**
     * From the first on, as many as may be looked at and can be afforded.
     *
     * @param writers of the feed, who wrote each entry that names nobody (RFC 4287, 4.2.1)
     */
    List<Entry> entries(List<Element> elements, List<String> writers) {
        var entries = new ArrayList<Entry>();
        for (var element : elements.subList(0, Math.min(elements.size(), FeedParser.MAX_ENTRIES_LOOKED_AT))) {
            var read = effort.affords(element, FeedParser.ENTRIES, bases.of(element)) ? List.of(entry(element, writers)) : List.<Entry>of();
            if (!effort.spend(0)) {
                flaws.add(TOO_LONG); // Of the last one a part may be missing.
                break;
            }
            entries.addAll(read);
        }
        return entries;
    }

    private Entry entry(Element element, List<String> writers) {
        var fields = Fields.of(element);
        var base = bases.of(element);
        var written = Stream.concat(fields.all("guid", "id").map(EntryParser::text), Stream.of(Fields.attribute(element, "about")))
                .filter(text -> !text.isEmpty()).findFirst().orElse("");
        var address = address(fields, base);
        var id = PlainTitle.cut(written.isEmpty() ? address : written, MAX_ID_CHARACTERS);
        var published = date(fields, PUBLISHED);
        var updated = date(fields, UPDATED);
        return new Entry(
                id,
                address,
                title(fields),
                published.isEmpty() && updated.isEmpty() ? date(fields, CREATED) : published,
                updated,
                authorsOr(fields, writers),
                markup(fields, "description", "summary", "dc:description", "itunes:summary", "media:description"),
                markup(fields, "content:encoded", "content", "fullitem", "body", "xhtml:body"),
                Pictures.of(element, fields, base),
                fields.all("guid").noneMatch(EntryParser::isNoPage));
    }

    private String title(Fields fields) {
        return fields.all("title", "dc:title", "news:title", "media:title", "itunes:title")
                .takeWhile(title -> effort.spendOnLine(title.wholeText())).map(PlainTitle::of).filter(title -> !title.isEmpty())
                .findFirst().orElse("");
    }

    /** The page: RSS's link or Atom's alternate, a guid that is said or looks to be an address; at last whatever else there is. */
    private String address(Fields fields, String base) {
        var pages = last(fields.all("link", "loc").filter(EntryParser::isPage).map(link -> resolved(link, base)));
        if (!pages.isEmpty()) {
            return pages;
        }
        var permanent = fields.all("guid", "id").filter(guid -> !isNoPage(guid)).toList();
        // "1" is no page beside the feed, whatever the standard says of guids.
        var guids = permanent.stream().map(guid -> text(guid).startsWith("/") ? Addresses.resolved(bases.of(guid), text(guid)) : text(guid)).toList();
        var alternates = fields.all("link").filter(EntryParser::isAlternate).map(link -> resolved(link, base));
        var anything = fields.all("link").noneMatch(EntryParser::isAlternate) ? guids.stream() : Stream.<String>empty();
        return Stream.of(guids.stream().filter(Addresses::isWeb), alternates, anything)
                .flatMap(addresses -> addresses)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static boolean isNoPage(Element guid) {
        return Fields.attribute(guid, "ispermalink").equalsIgnoreCase("false");
    }

    private String resolved(Element link, String base) {
        var href = link.hasAttr("href") ? link.attr("href") : text(link);
        return Addresses.resolved(link.hasAttr("xml:base") ? bases.of(link) : base, href);
    }

    /** Not a link to the feed itself, to a file or to replies; of a type that people read. */
    static boolean isPage(Element link) {
        return isAlternate(link) && PAGES.contains(withoutParameters(link.attr("type")));
    }

    static boolean isAlternate(Element link) {
        var rel = link.attr("rel").strip().toLowerCase(Locale.ROOT);
        return rel.isEmpty() || rel.equals("alternate") || rel.equals("http://www.iana.org/assignments/relation/alternate");
    }

    private static String withoutParameters(String type) {
        var end = type.indexOf(';');
        return (end < 0 ? type : type.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }

    /** Of several, the last that is one: so does the most used of readers, and so are feeds tried out. */
    private static String last(Stream<String> texts) {
        return texts.filter(text -> !text.isEmpty()).reduce("", (_, later) -> later);
    }

    private List<Instant> date(Fields fields, String... names) {
        for (var name : names) {
            for (var field : fields.all(name).toList().reversed()) {
                if (!effort.spend(Effort.A_DATE)) {
                    return List.of();
                }
                var text = text(field);
                var date = FeedDates.parse(text, flaws);
                if (date.isPresent()) {
                    return List.of(date.get());
                }
            }
        }
        return List.of();
    }

    /** Its own; else those of the feed that it was taken from. */
    private List<String> authorsOr(Fields fields, List<String> writers) {
        var own = authors(affordable(fields.all("dc:creator", "dc:author", "author", "itunes:author")));
        var ofSource = own.isEmpty() ? authors(affordable(fields.all("source").flatMap(source -> Fields.of(source).all("author")))) : own;
        return ofSource.isEmpty() ? writers : ofSource;
    }

    private Stream<Element> affordable(Stream<Element> names) {
        return names.takeWhile(name -> effort.spendOnLine(name.wholeText()));
    }

    static List<String> authors(Stream<Element> elements) {
        return elements
                .map(author -> Fields.of(author).all("name").findFirst().orElse(author))
                .map(PlainTitle::of)
                .map(author -> MAIL_AND_NAME.matcher(author).replaceFirst("$1"))
                .filter(Predicate.not(String::isEmpty))
                .distinct()
                .limit(MAX_AUTHORS)
                .toList();
    }

    /** Elements of the feed's own become markup again; text is left as it is. */
    private static String markup(Fields fields, String... names) {
        return fields.all(names).map(field -> field.childrenSize() == 0 ? field.wholeText() : field.html()).map(String::strip)
                .filter(text -> !text.isEmpty()).findFirst().orElse("");
    }

    static String text(Element element) {
        return element.wholeText().strip();
    }
}
