package news.backstory.extract;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/** An article's headline, and its standfirst. */
final class Headlines {

    static final int MAX_HEADLINE_CHARACTERS = 500;
    static final int MAX_STANDFIRST_CHARACTERS = 2_000;

    private static final Pattern BEFORE_SITE = Pattern.compile("\\s+(?:[|–—·•»:]+|-+|::)\\s+");
    private static final Pattern AFTER_SITE = Pattern.compile(":?\\s+[|–—·•»-]\\s+|:\\s+");
    private static final Pattern CUT_SHORT = Pattern.compile("\\s*(?:\\[?(?:\\.\\.\\.|…)]?|&hellip;|\\[&hellip;])\\s*$");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern HOME = Pattern.compile("https?://[^/?#]+/?(?:[#?].*)?");
    private static final Pattern TORN = Pattern.compile("\\s*\"");
    private static final int MIN_HEADLINE_CHARACTERS = 15;
    private static final int MAX_TAIL_CHARACTERS = 40;
    private static final int MAX_HEADINGS = 60;
    private static final double MIN_SHARE_IN_TOLD = 0.5;
    private static final double MIN_SHARE_OF_MANY = 0.3;
    private static final int MANY_WORDS = 5;
    private static final int WORDS_OF_SENTENCE = 7;
    private static final int MIN_STANDFIRST_CHARACTERS = 20;
    private static final String STANDFIRSTS = "[class*=standfirst], [class*=article-dek], [class*=article__dek], [class*=subheadline], "
            + "[class*=sub-headline], .dek, .deck, .article-subtitle, .entry-subtitle, .post-subtitle, h1 + h2.subtitle, [itemprop=alternativeHeadline] + [itemprop=description]";

    private Headlines() {}

    /** Empty if the page has none. */
    static String headline(WebPage page) {
        return Stream
                .of(shownAndTold(page), page.said("headline"), withoutSite(page, told(page)), mainHeading(page),
                        withoutSiteBefore(page, withoutSite(page, Words.oneLine(page.document().title()))), page.said("name"))
                .filter(text -> !text.isEmpty())
                .map(Headlines::withoutTail)
                .map(text -> Words.cut(text, MAX_HEADLINE_CHARACTERS))
                .findFirst()
                .orElse("");
    }

    /** What stands behind a bar is a section or an outlet. */
    private static String withoutTail(String text) {
        var bar = text.lastIndexOf(" | ");
        return bar >= MIN_HEADLINE_CHARACTERS && text.length() - bar <= MAX_TAIL_CHARACTERS ? text.substring(0, bar).strip() : text;
    }

    /**
     * The line under the headline, else the description made for other sites; never the headline or the report's own beginning once more.
     *
     * @param paragraphs the report
     */
    static String standfirst(WebPage page, String headline, List<String> paragraphs) {
        var report = Words.key(String.join(" ", paragraphs));
        var shown = page.elements(STANDFIRSTS).map(element -> Words.oneLine(element.text())).limit(3);
        var told = Stream.of(page.metas().first("og:description"), page.said("description"),
                page.metas().first("description", "twitter:description"));
        return Stream.concat(shown, told)
                .filter(text -> text.length() >= MIN_STANDFIRST_CHARACTERS && isNews(text, headline, report))
                .map(text -> Words.cut(text, MAX_STANDFIRST_CHARACTERS))
                .findFirst()
                .orElse("");
    }

    private static boolean isNews(String text, String headline, String report) {
        var key = Words.key(CUT_SHORT.matcher(text).replaceFirst(""));
        return !key.isEmpty() && !Words.key(headline).equals(key) && !report.contains(key);
    }

    /**
     * The heading of the page that says much the same as what the page tells machines: machines are told shorter, or cut, headlines. A main heading need
     * only say half of it, a page's only one even less; on pages whose main heading is the site's name, a lesser one that stands in the title word for word.
     */
    private static String shownAndTold(WebPage page) {
        var told = Stream.of(page.said("headline"), told(page), page.document().title()).map(Words::oneLine).toList();
        var words = words(String.join(" ", told));
        var shown = page.elements("h1").limit(MAX_HEADINGS).filter(heading -> !namesSite(page, heading))
                .map(heading -> withoutSite(page, HeadingText.of(heading, titles(page))))
                .filter(text -> !text.isEmpty()).distinct().toList();
        var main = shown.stream().filter(text -> isTold(words(text), words, shown.size() == 1))
                .filter(text -> shown.size() == 1 || saysMostOf(text, titles(page))).toList();
        if (main.size() == 1) {
            return toldWordForWord(page, main.getFirst()).orElse(main.getFirst());
        }
        if (main.isEmpty() && !told.getFirst().isEmpty()) {
            return "";
        }
        var keys = told.stream().map(Words::key).toList();
        return Stream
                .concat(main.stream(),
                        page.elements("h2, h3").limit(MAX_HEADINGS).filter(heading -> !namesSite(page, heading))
                                .map(heading -> Words.oneLine(heading.text())))
                .filter(text -> words(text).size() > 1 && keys.stream().anyMatch(key -> key.contains(Words.key(text))))
                .max((one, other) -> Integer.compare(one.length(), other.length()))
                .or(() -> main.stream().findFirst())
                .orElse("");
    }

    /** A lesser heading that says what machines are told, word for word, where the main one does not: that one is of the first part. */
    private static Optional<String> toldWordForWord(WebPage page, String main) {
        var keys = titles(page).stream().flatMap(title -> Stream.of(title, BEFORE_SITE.splitAsStream(title).findFirst().orElse("")))
                .filter(title -> words(title).size() >= MANY_WORDS).map(Words::key).toList();
        return keys.contains(Words.key(main))
                ? Optional.empty()
                : page.elements("h2, h3").limit(MAX_HEADINGS).map(heading -> Words.oneLine(heading.text()))
                        .filter(text -> keys.contains(Words.key(text))).findFirst();
    }

    /** One of several headings that is a word or two out of the middle of the headline is that of a part. */
    private static boolean saysMostOf(String heading, List<String> titles) {
        var words = words(heading);
        return titles.stream().anyMatch(title -> Words.key(title).startsWith(Words.key(heading)) || share(words(title), words) >= MIN_SHARE_OF_MANY);
    }

    /** For other sites; where a quotation mark that nobody escaped has cut it off, as the title has it. */
    private static String told(WebPage page) {
        var told = page.metas().first("og:title", "twitter:title");
        var title = Words.oneLine(page.document().title());
        var begin = Words.oneLine(told);
        return !begin.isEmpty() && title.startsWith(begin) && TORN.matcher(title.substring(begin.length())).lookingAt()
                ? withoutSite(page, title)
                : told;
    }

    /** As machines are told it, without the outlet's name. */
    private static List<String> titles(WebPage page) {
        return Stream.of(page.said("headline"), page.metas().first("og:title"), page.metas().first("twitter:title"), page.document().title())
                .map(title -> withoutSite(page, Words.oneLine(title))).toList();
    }

    /** It is the outlet's name, or leads to its home page. */
    private static boolean namesSite(WebPage page, Element heading) {
        var link = heading.selectFirst("a[href]");
        var target = link == null ? "" : link.absUrl("href");
        var isHome = HOME.matcher(target).matches() && !target.equals(page.address().text());
        return isHome || Words.key(heading.text()).equals(Words.key(Labels.source(page)));
    }

    private static Set<String> words(String text) {
        return BETWEEN_WORDS.splitAsStream(text.toLowerCase(Locale.ROOT)).filter(word -> !word.isEmpty()).collect(Collectors.toSet());
    }

    /** Where a page has one main heading as long as a sentence, that is its headline, whatever machines are told. */
    private static boolean isTold(Set<String> heading, Set<String> told, boolean alone) {
        var share = share(heading, told);
        return share >= MIN_SHARE_IN_TOLD
                || alone && (heading.size() >= WORDS_OF_SENTENCE || heading.size() >= MANY_WORDS && share >= MIN_SHARE_OF_MANY);
    }

    private static double share(Set<String> words, Set<String> told) {
        return words.stream().filter(told::contains).count() / (double) Math.max(1, words.size());
    }

    private static String mainHeading(WebPage page) {
        return page.elements("h1[itemprop=headline], article h1, main h1, h1")
                .map(heading -> Words.oneLine(heading.text()))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** "Bridge closed after flood | The Echo" without the last part, if that names the site, or if the page's main heading does without it. */
    private static String withoutSite(WebPage page, String whole) {
        var title = Words.cut(whole, 2 * MAX_HEADLINE_CHARACTERS);
        var bars = BEFORE_SITE.matcher(title);
        var lastBar = -1;
        var afterBar = title.length();
        while (bars.find()) {
            lastBar = bars.start();
            afterBar = bars.end();
        }
        if (lastBar <= 0) {
            return title;
        }
        var rest = title.substring(0, lastBar);
        return isSite(page, Words.key(title.substring(afterBar))) || Words.key(rest).equals(Words.key(mainHeading(page)))
                ? withoutSite(page, rest)
                : title;
    }

    /** "THE ECHO: Bridge closed after flood" without the first part, if that names the site. */
    private static String withoutSiteBefore(WebPage page, String title) {
        var end = AFTER_SITE.matcher(title);
        return end.find() && isSite(page, Words.key(title.substring(0, end.start()))) ? title.substring(end.end()) : title;
    }

    private static boolean isSite(WebPage page, String tail) {
        var site = Words.key(page.metas().first("og:site_name", "application-name", "twitter:site"));
        return !tail.isEmpty()
                && (site.contains(tail) || (!site.isEmpty() && tail.contains(site)) || Words.key(page.address().host()).contains(tail));
    }
}
