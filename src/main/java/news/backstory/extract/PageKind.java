package news.backstory.extract;

import static java.util.Map.entry;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import news.backstory.web.Fetch;
import org.jsoup.nodes.Element;

/** Tells pages with an article from all the others. The reasons are clauses that follow "it is no article:". */
final class PageKind {

    static final int MIN_ARTICLE_CHARACTERS = 200;

    private static final String LISTS = "it lists other pages";

    private static final int MIN_CLEAR_ARTICLE_CHARACTERS = 600;
    private static final int MIN_LINKS_OF_LIST = 15;
    private static final double MIN_LINK_SHARE_OF_LIST = 0.5;
    private static final Pattern HTML = Pattern.compile("\\s*(?:text/html|application/xhtml\\+xml|application/octet-stream|)\\s*(?:;.*)?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern FEED = Pattern.compile("\\s*application/(?:rss|atom|feed)\\+(?:xml|json).*", Pattern.CASE_INSENSITIVE);
    private static final Pattern MARKUP = Pattern.compile("<[a-zA-Z!/?]");
    private static final Pattern FEED_MARKUP = Pattern
            .compile("(?s)\\s*(?:<\\?xml[^>]*>|<!--.{0,1000}?-->|<\\?[^>]*>|\\s)*<(?:rss|feed|rdf:RDF)\\b.*");
    private static final Pattern SITEMAP_MARKUP = Pattern
            .compile("(?s)\\s*(?:<\\?xml[^>]*>|<!--.{0,1000}?-->|<\\?[^>]*>|\\s)*<(?:urlset|sitemapindex)\\b.*");
    private static final Pattern JSON = Pattern.compile("(?s)\\s*(?:\\{\\s*(?:\"|\\}).*|\\[\\s*[{\"\\[\\]].*)");
    private static final int HEAD_CHARACTERS = 3_000;

    /** Types of schema.org for pages that are no article, and what they are. */
    private static final Map<String, String> OTHERS = Map.ofEntries(
            entry("collectionpage", LISTS), entry("searchresultspage", LISTS), entry("itemlist", LISTS),
            entry("profilepage", "it is about an author"),
            entry("product", "it offers a product"), entry("productgroup", "it offers a product"),
            entry("discussionforumposting", "it is a discussion"),
            entry("qapage", "it is a discussion"), entry("podcastepisode", "it is a podcast"), entry("podcastseries", "it is a podcast"),
            entry("radioepisode", "it is a podcast"), entry("faqpage", "it answers questions"), entry("jobposting", "it offers a job"));

    /** What reports have beside them, too; a page is only such a one if nothing else says that it is an article, and there is not much text. */
    private static final Set<String> BESIDE_ARTICLES = Set.of("itemlist", "product", "productgroup", "faqpage");
    private static final int MIN_CHARACTERS_BESIDE = 2_000;

    private static final Pattern LIST_HEADLINE = Pattern.compile(
            "(?:search results|suchergebnisse|résultats de (?:la )?recherche|resultados de (?:la )?búsqueda|risultati (?:della )?ricerca|zoekresultaten|sökresultat)\\b.*"
                    + "|(?:tag|category|topic|schlagwort|kategorie|thema|étiquette|catégorie|etiqueta|categoría|categoria|archives?|archiv)s?\\s*:.+",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private PageKind() {}

    /** Why these bytes are no web page; empty if they may be one. */
    static Optional<String> whyNoPage(Fetch.Page page) {
        if (FEED.matcher(page.contentType()).matches()) {
            return Optional.of("it is a feed");
        }
        if (!HTML.matcher(page.contentType()).matches()) {
            return Optional.of("it is not a web page (" + mediaType(page.contentType()) + ")");
        }
        return looksBinary(page.body()) ? Optional.of("it is not a web page") : Optional.empty();
    }

    /** Why this text is none, though its server says so; empty if it may be one. */
    static Optional<String> whyNoMarkup(String text) {
        var head = Words.cut(text, HEAD_CHARACTERS);
        if (FEED_MARKUP.matcher(head).matches()) {
            return Optional.of("it is a feed");
        }
        if (SITEMAP_MARKUP.matcher(head).matches()) {
            return Optional.of(LISTS);
        }
        if (JSON.matcher(head).matches()) {
            return Optional.of("it is not a web page (JSON)");
        }
        return text.isBlank() || MARKUP.matcher(text).find() ? Optional.empty() : Optional.of("it is not a web page (plain text)");
    }

    /** Why this page has no article; empty if it has one. */
    static Optional<String> whyNoArticle(WebPage page, String headline, Body.Report report) {
        var paragraphs = report.paragraphs();
        var characters = paragraphs.stream().mapToInt(Words::weight).sum();
        var isArticle = page.saysArticle();
        return whyWall(page, headline, paragraphs)
                .or(() -> whyOther(page, report.unlinked()))
                .or(() -> isList(page, headline, report) ? Optional.of(LISTS) : Optional.empty())
                .or(() -> page.article().isMissingNode() && Walls.holdsTerms(headline) ? Optional.of("it holds a site's terms") : Optional.empty())
                .or(() -> paragraphs.isEmpty() || (!isArticle && characters < MIN_ARTICLE_CHARACTERS)
                        ? Optional.of(isBuiltInBrowser(page) ? "its text appears only in a browser" : "it has too little text")
                        : Optional.empty())
                .or(() -> headline.isEmpty() ? Optional.of("it has no headline") : Optional.empty());
    }

    /** Whatever a page says of itself: a wall stands there under the name of the page behind it. */
    private static Optional<String> whyWall(WebPage page, String headline, List<String> paragraphs) {
        var title = Words.oneLine(page.document().title());
        var shown = page.elements("h1").map(Element::text).map(Words::oneLine).filter(text -> !text.isEmpty()).findFirst().orElse(headline);
        if (Walls.keepsRobotsOut(title, () -> page.document().body().text(), paragraphs)) {
            return Optional.of("its server lets only browsers in");
        }
        if (Walls.saysThereIsNoSuchPage(shown, title, paragraphs)) {
            return Optional.of("its site has no such page");
        }
        if (Walls.isClosed(shown, title, paragraphs)) {
            return Optional.of("its site is closed for the moment");
        }
        if (Walls.keepsCountriesOut(shown, title, paragraphs)) {
            return Optional.of("its site lets nobody in from here");
        }
        if (Walls.mindsAdBlockers(shown, title, paragraphs)) {
            return Optional.of("it asks to switch an ad blocker off");
        }
        if (page.has("input[type=password]")
                && (page.saysArticle() ? Walls.asksForLogin(paragraphs) : Walls.mayAskForLogin(shown, title, paragraphs))) {
            return Optional.of("it asks for a login");
        }
        return Walls.asksForConsent(shown, title, paragraphs) ? Optional.of("it asks for consent to cookies") : Optional.empty();
    }

    /** Pages that call themselves something else than an article, and nowhere an article. */
    private static Optional<String> whyOther(WebPage page, int characters) {
        if (!page.article().isMissingNode()) {
            return Optional.empty();
        }
        if (page.metas().first("og:type").equalsIgnoreCase("profile")) {
            return Optional.of("it is about an author");
        }
        return page.data().things().flatMap(StructuredData::types)
                .filter(type -> OTHERS.containsKey(type))
                .filter(type -> !BESIDE_ARTICLES.contains(type) || !page.saysArticle() && characters < MIN_CHARACTERS_BESIDE)
                .map(type -> OTHERS.getOrDefault(type, LISTS)).findFirst();
    }

    private static boolean isBuiltInBrowser(WebPage page) {
        return page.has("script#__NEXT_DATA__, #__next, #__nuxt, app-root, #root, #app");
    }

    private static boolean isList(WebPage page, String headline, Body.Report report) {
        return !page.saysArticle() && isHomeOrSection(page, report.unlinked())
                || page.article().isMissingNode() && (LIST_HEADLINE.matcher(headline).matches() || Teasers.makeUp(page, report));
    }

    /** Home and section pages: many links, most of the text in them, and no report to speak of. */
    private static boolean isHomeOrSection(WebPage page, int characters) {
        var path = page.address().path();
        if ((path.isEmpty() || path.equals("/")) && page.address().text().indexOf('?') < 0) {
            return true;
        }
        var links = page.document().body().select("a[href]");
        var linked = links.stream().mapToInt(link -> link.text().length()).sum();
        var all = Math.max(1, page.document().body().text().length());
        return links.size() >= MIN_LINKS_OF_LIST && linked > MIN_LINK_SHARE_OF_LIST * all && characters < MIN_CLEAR_ARTICLE_CHARACTERS;
    }

    private static String mediaType(String contentType) {
        var semicolon = contentType.indexOf(';');
        return Words.cut(Words.oneLine(semicolon < 0 ? contentType : contentType.substring(0, semicolon)).toLowerCase(Locale.ROOT), 100);
    }

    /** For servers that do not say: PDF, PNG, JPEG, GIF, ZIP by their first bytes. */
    private static boolean looksBinary(byte[] body) {
        var head = new String(body, 0, Math.min(body.length, 8), StandardCharsets.ISO_8859_1);
        return List.of("%PDF", "\u0089PNG", "\u00ff\u00d8\u00ff", "GIF8", "PK\u0003\u0004", "RIFF").stream().anyMatch(head::startsWith);
    }
}
