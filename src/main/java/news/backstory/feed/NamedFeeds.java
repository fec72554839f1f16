package news.backstory.feed;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import news.backstory.article.Link;
import news.backstory.web.Fetch;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * The feeds that a web page names: in its head, in its server's headers, and in its text where an address looks like a feed's.
 *
 * @param page     where it is
 * @param base     what it names is relative to this: its {@code <base>}, or else where it is
 * @param document of a page of any size only the beginning, where its head is
 * @param links    in the headers
 */
record NamedFeeds(String page, String base, Document document, List<LinkHeader.Linked> links) {

    static final int MAX_BYTES_LOOKED_AT = 2_000_000;
    static final int MAX_NAMED = 50;
    private static final int MAX_DEPTH = 512;
    private static final int MAX_ELEMENTS_LOOKED_AT = 5_000;

    private static final Set<String> TYPES = Set.of("application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json",
            "application/xml", "text/xml", "application/rss", "application/atom", "text/rss", "application/x-rss+xml", "text/rss+xml",
            "text/atom+xml");
    private static final Pattern CHARSET = Pattern.compile("charset\\s*+=\\s*+[\"']?([\\w.:-]{1,40})", Pattern.CASE_INSENSITIVE);

    /** In path or query; "feed" alone is also food, and the end of "newsfeed". */
    private static final Pattern LIKE_A_FEED = Pattern.compile(
            "(?:[./_-](?:rss2?|atom|rdf)(?:\\.xml|\\.php|\\.aspx?)?|/feeds?(?:\\.xml|\\.json|\\.php)?|feed\\.(?:xml|json)|rss\\.xml|atom\\.xml|index\\.xml)/?$"
                    + "|[?&](?:feed=|format=(?:feed|rss|atom|xml)|alt=rss|rss=1|outputtype=rss|type=rss)|/feeds/posts/default|^https?://feeds?\\d?\\.[^/]+/."
                    + "|^https?://rss\\.[^/]+/.|/rss/.+\\.xml$",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern OF_COMMENTS = Pattern.compile(
            "\\bcomments\\b|commentaires|comentarios|coment\u00e1rios|\\bcommenti\\b|kommentar-?feed|kommentare\\b|\\bkommentarer\\b|reacties|koment\u00e1\u0159e|komentarze"
                    + "|\u043a\u043e\u043c\u043c\u0435\u043d\u0442\u0430\u0440\u0438|yorumlar|\u8bc4\u8bba|\u8a55\u8ad6|\u30b3\u30e1\u30f3\u30c8|\ub313\uae00",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** A year, a long number or a headline in the address. */
    private static final Pattern ARTICLE = Pattern.compile("/(?:19|20)\\d\\d(?:/|$)|\\d{5}|(?:[^/]+-){3}");

    /** @param title as the page says it; may be empty */
    record NamedFeed(Link address, String title) {

        boolean isOfComments() {
            return OF_COMMENTS.matcher(title).find() || OF_COMMENTS.matcher(address.path()).find();
        }
    }

    static NamedFeeds on(Fetch.Page page) {
        var address = page.address().toString();
        var document = document(page);
        var base = document.select("base[href]").stream().map(element -> Addresses.resolved(address, element.attr("href")))
                .filter(Addresses::isWeb).findFirst().orElse(address);
        return new NamedFeeds(address, base, document, LinkHeader.read(page.links()));
    }

    /** In the order in which they are worth a look; no address twice. */
    List<NamedFeed> all() {
        var found = new LinkedHashMap<String, NamedFeed>();
        var declared = Stream.concat(inHead(), inHeader()).limit(MAX_NAMED).toList();
        var named = declared.isEmpty() ? inText() : declared.stream();
        named.limit(MAX_NAMED).forEach(feed -> found.putIfAbsent(feed.address().text(), feed));
        var path = Link.parse(page).map(Link::path).orElse("");
        return found.values().stream()
                .sorted(Comparator.comparing(NamedFeed::isOfComments).thenComparing(feed -> !isOfSection(feed, path)))
                .toList();
    }

    /** What its head names as such. */
    Stream<Link> related(String relation) {
        return elements("head link[href]").filter(link -> words(link.attr("rel")).contains(relation))
                .flatMap(link -> link(link.attr("href")).stream());
    }

    /** Where the page sends browsers to at once; empty if nowhere. */
    Optional<Link> sentTo() {
        return elements("meta[http-equiv][content]").filter(meta -> meta.attr("http-equiv").equalsIgnoreCase("refresh"))
                .map(meta -> meta.attr("content")).filter(content -> content.toLowerCase(Locale.ROOT).contains("url="))
                .map(content -> content.substring(content.toLowerCase(Locale.ROOT).indexOf("url=") + 4).replaceAll("['\"]", ""))
                .flatMap(to -> link(to).stream()).findFirst();
    }

    /** What made the page, as it says itself, in lower case; may be empty. */
    String generator() {
        return elements("meta[name=generator]").map(meta -> meta.attr("content").toLowerCase(Locale.ROOT)).findFirst().orElse("");
    }

    private Stream<NamedFeed> inHead() {
        return elements("link[href]").filter(link -> isFeed(words(link.attr("rel")), link.attr("type")))
                .flatMap(link -> named(link.attr("href"), link.attr("title")));
    }

    private Stream<NamedFeed> inHeader() {
        return links.stream().filter(link -> isFeed(link.relations(), link.type())).flatMap(link -> named(link.target(), link.title()));
    }

    private Stream<NamedFeed> inText() {
        return elements("a[href]").flatMap(a -> named(a.attr("href"), a.text())).filter(feed -> LIKE_A_FEED.matcher(withoutFragment(feed)).find());
    }

    /** WordPress names the interface of its editor, and pages their players, as alternates of type JSON and XML. */
    private static boolean isFeed(List<String> relations, String type) {
        var plain = type.strip().toLowerCase(Locale.ROOT).replaceFirst("\\s*;.*", "");
        return relations.contains("alternate") && TYPES.contains(plain) || relations.contains("feed");
    }

    private Stream<NamedFeed> named(String href, String title) {
        return link(href).map(address -> new NamedFeed(address, PlainTitle.line(title))).stream();
    }

    private Optional<Link> link(String href) {
        var written = href.strip().replaceFirst("(?i)^feed:(?://)?(?=https?:)", "").replaceFirst("(?i)^feed://", "https://");
        return Link.parse(Addresses.resolved(base, written));
    }

    /** On the page of a section the section's own feed is what was meant; the feed of an article is one of comments, whatever it is called. */
    private static boolean isOfSection(NamedFeed feed, String path) {
        var section = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return !section.isEmpty() && !ARTICLE.matcher(section).find() && feed.address().path().contains(section);
    }

    private static String withoutFragment(NamedFeed feed) {
        return feed.address().text().replaceFirst("#.*", "");
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.strip().toLowerCase(Locale.ROOT).split("\\s+", -1)).toList();
    }

    private Stream<Element> elements(String css) {
        return document.select(css).stream().limit(MAX_ELEMENTS_LOOKED_AT);
    }

    private static Document document(Fetch.Page page) {
        var bytes = page.body().length > MAX_BYTES_LOOKED_AT ? Arrays.copyOf(page.body(), MAX_BYTES_LOOKED_AT) : page.body();
        var parser = Parser.htmlParser().setMaxDepth(MAX_DEPTH);
        try {
            return Jsoup.parse(new ByteArrayInputStream(bytes), charset(page.contentType()), "", parser);
        } catch (IOException unreadable) {
            return Document.createShell(""); // Bytes in memory do not fail; a page that names nothing is what is left.
        }
    }

    /** Null is jsoup's word for "look into the page". */
    private static @Nullable String charset(String contentType) {
        var matcher = CHARSET.matcher(contentType);
        try {
            return matcher.find() && Charset.isSupported(matcher.group(1)) ? matcher.group(1) : null;
        } catch (IllegalCharsetNameException noName) {
            return null;
        }
    }
}
