package news.backstory.extract;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import news.backstory.web.Fetch;

/** Tells pages with an article from all the others. The reasons are clauses that follow "it is no article:". */
final class PageKind {

    static final int MIN_ARTICLE_CHARACTERS = 200;

    private static final int MIN_CLEAR_ARTICLE_CHARACTERS = 600;
    private static final int MAX_WALL_CHARACTERS = 1_500;
    private static final int MAX_WALL_PARAGRAPHS = 3;
    private static final int MIN_LINKS_OF_LIST = 15;
    private static final double MIN_LINK_SHARE_OF_LIST = 0.5;
    private static final Pattern HTML = Pattern.compile("\\s*(?:text/html|application/xhtml\\+xml|application/octet-stream|)\\s*(?:;.*)?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern FEED = Pattern.compile("\\s*application/(?:rss|atom|feed)\\+(?:xml|json).*", Pattern.CASE_INSENSITIVE);
    private static final Pattern CONSENT = Pattern.compile(
            "\\b(?:cookies?|consent|einwilligung|zustimm\\w+|datenschutz|privacy (?:choices|settings|policy))\\b",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern BOT_WALL = Pattern.compile(
            "just a moment.*|attention required.*|access denied.*|are you a robot.*|please verify you are (?:a )?human.*|security check.*|pardon our interruption.*",
            Pattern.CASE_INSENSITIVE);

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

    /** Why this page has no article; empty if it has one. */
    static Optional<String> whyNoArticle(WebPage page, String headline, Body.Report report) {
        var paragraphs = report.paragraphs();
        var characters = paragraphs.stream().mapToInt(String::length).sum();
        var isArticle = page.saysArticle();
        if (BOT_WALL.matcher(page.document().title().strip()).matches() && characters < MAX_WALL_CHARACTERS) {
            return Optional.of("its server lets only browsers in");
        }
        if (!isArticle && characters < MAX_WALL_CHARACTERS && page.document().selectFirst("input[type=password]") != null) {
            return Optional.of("it asks for a login");
        }
        if (!isArticle && isConsent(paragraphs, characters)) {
            return Optional.of("it asks for consent to cookies");
        }
        if (!isArticle && isList(page, report.unlinked())) {
            return Optional.of("it lists other pages");
        }
        if (paragraphs.isEmpty() || (!isArticle && characters < MIN_ARTICLE_CHARACTERS)) {
            return Optional.of("it has too little text");
        }
        return headline.isEmpty() ? Optional.of("it has no headline") : Optional.empty();
    }

    private static boolean isConsent(List<String> paragraphs, int characters) {
        return paragraphs.size() <= MAX_WALL_PARAGRAPHS
                && characters < MAX_WALL_CHARACTERS
                && !paragraphs.isEmpty()
                && paragraphs.stream().filter(paragraph -> CONSENT.matcher(paragraph).find()).count() * 2 >= paragraphs.size();
    }

    /** Home and section pages: many links, most of the text in them, and no report to speak of. */
    private static boolean isList(WebPage page, int characters) {
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
