package news.backstory.extract;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import news.backstory.article.Link;
import news.backstory.article.Picture;
import news.backstory.web.Site;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jsoup.select.Selector;

/** An article's lead picture, with what its page says of it. */
final class Pictures {

    static final int MAX_CHARACTERS = Credits.MAX_CHARACTERS;

    /** Longer ones are pictures written out in the page. */
    private static final int MAX_ADDRESS_CHARACTERS = 4_000;

    /** Pictures of no event: the outlet's mark, stand-ins, counters. */
    private static final Pattern STAND_IN = Pattern.compile(
            "(?:^|[/_.-])(?:logo|logos|placeholder|sprite|spacer|favicon|no-?image|gravatar)(?:$|[/_.\\d-])|\\.svg(?:$|\\?)",
            Pattern.CASE_INSENSITIVE);

    /** A stand-in only where nothing else is said: there are pictures of films called Avatar, and folders called default. */
    private static final Pattern STAND_IN_ALONE = Pattern.compile(
            "(?:(?:default|blank|pixel|avatar|1x1|transparent|dummy|image|img|photo|picture|share|sharing|social|og|fb|facebook|twitter|large|small|medium|square"
                    + "|wide|thumb|thumbnail|user|author|profile|article|news|\\d+|\\d+x\\d+)(?:[-_.]|$))+",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern WEAK = Pattern.compile("default|blank|pixel|avatar|1x1|transparent|dummy", Pattern.CASE_INSENSITIVE);
    private static final Pattern LAST_PART = Pattern.compile(".*/([^/?#]+?)(?:[-_]\\d+x\\d+)?(?:\\.\\w{2,5})?(?:[?#].*)?$");
    private static final Pattern COMMA = Pattern.compile(",\\s+");
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final String FIGURES = "figure, amp-img, [class*=wp-caption], [itemprop=image], [class*=article-image], [class*=lead-image], [class*=hero]";
    private static final int MAX_FIGURES = 50;
    private static final int MAX_TOLD = 20;

    /** What people write in addresses, and no address may hold. */
    private static final Pattern NOT_OF_ADDRESSES = Pattern.compile("%(?![0-9A-Fa-f]{2})|[ |\\[\\]{}^`\"<>\\\\]");
    private static final Pattern WIDTH = Pattern.compile("\\s(\\d{1,5})(?:\\.\\d{1,2})?[wx]$");
    private static final String MICRODATA = "[itemprop=image] meta[itemprop=url][content], [itemprop=image] meta[itemprop=contentUrl][content], "
            + "[itemprop=image] link[itemprop=url][href], meta[itemprop=image][content], link[itemprop=image][href]";
    private static final String THUMBNAILS = "meta[itemprop=thumbnailUrl][content], link[itemprop=thumbnailUrl][href], meta[name=thumbnail][content]";
    private static final Evaluator PEOPLE = Selector.evaluatorOf("[itemprop=author], [itemprop=publisher], [itemprop=creator]");
    private static final Evaluator BESIDE = Selector.evaluatorOf("aside, nav, footer");
    private static final Pattern OF_OTHERS = Pattern
            .compile("(?i)(?:^|[\\s_-])(?:author|byline|bio|teasers?|related|recommend\\w*|more-stories|sidebar)(?:$|[\\s_-])");
    private static final int MAX_AROUND = 3;

    private Pictures() {}

    /** At most one. */
    static List<Picture> of(WebPage page) {
        var figures = page.elements(FIGURES).limit(MAX_FIGURES).filter(figure -> !isOfOthers(figure)).flatMap(figure -> shown(page, figure).stream())
                .toList();
        return told(page).findFirst()
                .or(() -> inMicrodata(page, MICRODATA).findFirst())
                .map(picture -> withWords(picture, figures))
                .or(() -> figures.stream().findFirst())
                .or(() -> small(page))
                .stream()
                .toList();
    }

    /** As structured data and meta elements name it. */
    private static Stream<Picture> told(WebPage page) {
        var metas = page.metas();
        var inData = page.data().all(page.article().path("image")).flatMap(image -> told(page, image).stream()).toList();
        var inMetas = Stream.of(
                metas.all("og:image:secure_url", "og:image", "og:image:url").map(address -> new Named(address, metas.first("og:image:alt"))),
                metas.all("twitter:image", "twitter:image:src").map(address -> new Named(address, metas.first("twitter:image:alt"))))
                .flatMap(names -> names).limit(MAX_TOLD)
                .flatMap(named -> link(page, named.address()).map(link -> picture(link, named.alt(), "", "")).stream());
        return Stream.of(inData.stream().filter(picture -> !picture.caption().isEmpty()), inMetas, inData.stream()).flatMap(pictures -> pictures);
    }

    /** What is there for lists, where nothing else is. */
    private static Optional<Picture> small(WebPage page) {
        var inData = page.data().all(page.article().path("thumbnailUrl")).limit(MAX_TOLD).flatMap(image -> told(page, image).stream());
        return Stream.concat(inData, inMicrodata(page, THUMBNAILS)).findFirst();
    }

    private static Stream<Picture> inMicrodata(WebPage page, String selector) {
        return page.elements(selector).limit(MAX_TOLD).filter(element -> element.closest(PEOPLE) == null)
                .flatMap(element -> link(page, element.hasAttr("content") ? element.attr("content") : element.attr("href")).stream())
                .map(link -> picture(link, "", "", ""));
    }

    /** A teaser's picture, or an author's. */
    private static boolean isOfOthers(Element figure) {
        return figure.closest(BESIDE) != null
                || Stream.concat(Stream.of(figure), figure.parents().stream()).limit(MAX_AROUND)
                        .anyMatch(element -> !element.nameIs("body") && !element.nameIs("article") && OF_OTHERS.matcher(element.className()).find());
    }

    private static Optional<Picture> told(WebPage page, JsonNode image) {
        var address = image.isObject() ? page.data().text(image.has("url") ? image.path("url") : image.path("contentUrl")) : image.asText("");
        return link(page, address).map(link -> {
            var caption = Credits.split(page.data().text(image.path("caption")));
            var credit = Stream.of("creditText", "copyrightHolder", "creator", "author", "copyrightNotice")
                    .map(field -> page.data().text(image.path(field)))
                    .filter(text -> !text.isEmpty())
                    .findFirst()
                    .orElse(caption.credit());
            return picture(link, "", caption.caption(), credit);
        });
    }

    /** The picture with its alternative text, caption and credit from the figure that shows the same file; if none does, with those of the first figure if that is captioned. */
    private static Picture withWords(Picture picture, List<Picture> figures) {
        var same = figures.stream().filter(figure -> file(figure.link()).equals(file(picture.link()))).findFirst();
        if (same.isPresent()) {
            var figure = same.get();
            return picture(
                    picture.link(), either(picture.alt(), figure.alt()), either(picture.caption(), figure.caption()),
                    either(picture.credit(), figure.credit()));
        }
        return picture.caption().isEmpty()
                ? figures.stream().limit(1).filter(figure -> !figure.caption().isEmpty()).findFirst().orElse(picture)
                : picture;
    }

    private static Optional<Picture> shown(WebPage page, Element figure) {
        return figure.select("img, amp-img").stream()
                .flatMap(image -> addresses(image).flatMap(address -> link(page, address).stream()).limit(1).map(link -> {
                    var words = Credits.of(figure);
                    return picture(link, Words.oneLine(image.attr("alt")), words.caption(), words.credit());
                }))
                .findFirst();
    }

    /** Where an image is, the largest first; pages that load late keep it in data attributes, or leave it to the sources beside it. */
    private static Stream<String> addresses(Element image) {
        var parent = image.parent();
        var sources = parent != null && parent.nameIs("picture") ? parent.select("source").stream() : Stream.<Element>of();
        var sets = Stream.concat(Stream.of(image), sources).limit(MAX_TOLD)
                .flatMap(element -> Stream.of("srcset", "data-srcset").map(element::attr))
                .flatMap(set -> COMMA.splitAsStream(set).map(String::strip).toList().reversed().stream()
                        .sorted(Comparator.comparingInt(Pictures::width).reversed()))
                .flatMap(candidate -> SPACES.splitAsStream(candidate).limit(1));
        var plain = Stream.of("data-src", "data-original", "data-lazy-src", "src").map(image::attr);
        return Stream.concat(plain, sets).filter(address -> !address.isBlank() && !address.startsWith("data:"));
    }

    /** 0 if the candidate of a set does not say. */
    private static int width(String candidate) {
        var width = WIDTH.matcher(candidate);
        return width.find() ? Integer.parseInt(width.group(1)) : 0;
    }

    /** Not inside somebody's network, where readers cannot open it, unless the page itself was read there. */
    private static Optional<Link> link(WebPage page, String address) {
        if (address.isBlank() || address.length() > MAX_ADDRESS_CHARACTERS || isStandIn(address)) {
            return Optional.empty();
        }
        try {
            var encoded = NOT_OF_ADDRESSES.matcher(address.strip()).replaceAll(odd -> "%%%02X".formatted((int) odd.group().charAt(0)));
            return Link.parse(base(page).uri().resolve(URI.create(encoded)).toString())
                    .filter(link -> Site.mayBePublic(link.text()) || !Site.mayBePublic(page.address().text()));
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    private static boolean isStandIn(String address) {
        var file = file(address);
        return STAND_IN.matcher(address).find() || WEAK.matcher(file).find() && STAND_IN_ALONE.matcher(file).matches();
    }

    /** The page's own word, where it has one, is what its addresses are relative to. */
    private static Link base(WebPage page) {
        return Link.parse(page.document().baseUri()).orElse(page.address());
    }

    private static String file(Link link) {
        return file(link.text());
    }

    private static String file(String address) {
        var last = LAST_PART.matcher(address);
        return last.matches() ? last.group(1) : address;
    }

    private static Picture picture(Link link, String alt, String caption, String credit) {
        return new Picture(link, Words.cut(alt, MAX_CHARACTERS), Words.cut(caption, MAX_CHARACTERS), Words.cut(credit, MAX_CHARACTERS));
    }

    private static String either(String first, String second) {
        return first.isEmpty() ? second : first;
    }

    private record Named(String address, String alt) {}
}
