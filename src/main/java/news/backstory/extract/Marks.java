package news.backstory.extract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import news.backstory.article.Traits;

/** What a publisher marked its article with: opinion, live blog, what only payers read, keywords. */
final class Marks {

    static final int MAX_KEYWORDS = 30;

    /** A cut report ends after a few paragraphs; a whole one with a mark on it (some are free for a while) is longer. */
    private static final int MAX_PREVIEW_CHARACTERS = 1_500;
    private static final int MAX_KEYWORD_CHARACTERS = 80;
    private static final Pattern OPINION = Pattern.compile(
            "(?iu)opinions?|op-?ed|comment(?:ary|isfree)?|columns?|columnists?|editorials?|kommentare?|meinung(?:en)?|kolumnen?|leitartikel|opinión|opinion-?es|opinion[ei]|opini(?:ão|ao|oes|ões)|id(?:é|e)es|points? de vue|points?-de-vue|tribunes?|opinie[s]?|editoriales|commenti|"
                    + "debatte|analysis-and-opinion|letters(?:-to-the-editor)?");
    private static final Pattern LIVE_ADDRESS = Pattern
            .compile("(?i)/(?:live(?=/|$)|(?:liveblog|live-?blog|livestory|live-?ticker|live-?updates?|en-direct|directo)(?:/|-|$))");
    private static final Pattern LIVE_HEADLINE = Pattern
            .compile("(?i).*(?:^live(?::| [-–—|])| live:|live updates|live blog|liveblog|liveticker|- live\\b|– live\\b).*");
    private static final Pattern PAY_WALL = Pattern.compile(
            "(?i)already a (?:subscriber|member)\\?|(?:weiterlesen|weiter lesen) mit|jetzt abonnieren|subscribe to (?:continue|read)|continue reading");
    private static final String WALLS = "[class*=paywall], [id*=paywall], [class*=regwall], [class*=piano-], [class*=meteredContent], [data-testid*=paywall]";
    private static final Pattern BETWEEN_FOLDERS = Pattern.compile("/");
    private static final Pattern BETWEEN_KEYWORDS = Pattern.compile("\\s*[,;]\\s*");

    private Marks() {}

    static Traits of(WebPage page, String headline, Body.Report report) {
        return Traits.PLAIN.with(kind(page, headline), extent(page, report)).withKeywords(keywords(page));
    }

    private static Traits.Kind kind(WebPage page, String headline) {
        if (isLive(page, headline)) {
            return Traits.Kind.LIVE_BLOG;
        }
        var types = StructuredData.types(page.article()).toList();
        var sections = Stream.concat(Stream.of(Labels.section(page), page.said("genre")),
                BETWEEN_FOLDERS.splitAsStream(page.address().path()).limit(4));
        return types.contains("opinionnewsarticle") || sections.anyMatch(section -> OPINION.matcher(section.strip()).matches())
                ? Traits.Kind.OPINION
                : Traits.Kind.REPORT;
    }

    static boolean isLive(WebPage page, String headline) {
        return StructuredData.types(page.article()).anyMatch("liveblogposting"::equals) || LIVE_ADDRESS.matcher(page.address().path()).find()
                || LIVE_HEADLINE.matcher(headline).matches();
    }

    /**
     * What its publisher says is for payers alone, or what breaks off at a wall, is a preview if it is no longer than one; what is both is one at any
     * length.
     */
    private static Traits.Extent extent(WebPage page, Body.Report report) {
        var isShort = report.paragraphs().stream().mapToInt(String::length).sum() <= MAX_PREVIEW_CHARACTERS;
        var isForPayers = saysForPayers(page);
        var isPreview = isForPayers && report.breaksOff() || isShort && (isForPayers || report.breaksOff() || showsWall(page, report));
        return isPreview ? Traits.Extent.PREVIEW : Traits.Extent.WHOLE;
    }

    private static boolean saysForPayers(WebPage page) {
        var free = page.article().path("isAccessibleForFree").asText("").toLowerCase(Locale.ROOT);
        var tier = page.metas().first("article:content_tier", "content_tier", "og:article:content_tier").toLowerCase(Locale.ROOT);
        return free.equals("false") || free.endsWith("/false") || List.of("locked", "metered", "paid", "premium").contains(tier);
    }

    private static boolean showsWall(WebPage page, Body.Report report) {
        return page.has(WALLS) && report.page().stream().anyMatch(block -> PAY_WALL.matcher(block.text()).find());
    }

    private static List<String> keywords(WebPage page) {
        var inData = page.data().all(page.article().path("keywords")).map(JsonNode::asText);
        var inHead = Stream.concat(page.metas().all("news_keywords", "keywords"), page.metas().all("article:tag"));
        return Stream.of(inData.toList(), inHead.toList())
                .map(lines -> lines.stream().flatMap(BETWEEN_KEYWORDS::splitAsStream).map(Words::plain)
                        .filter(word -> !word.isEmpty() && word.length() <= MAX_KEYWORD_CHARACTERS).distinct().limit(MAX_KEYWORDS).toList())
                .filter(words -> !words.isEmpty())
                .findFirst()
                .orElse(List.of());
    }
}
