package news.backstory.extract;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/** The short words on an article: section, language, outlet. */
final class Labels {

    /** A few words without a number. */
    private static final Pattern SECTION = Pattern.compile("\\P{N}{2,30}");
    private static final int MAX_CHARACTERS = 100;

    private Labels() {}

    static String section(WebPage page) {
        return firstOf(Stream.of(
                page.said("articleSection"),
                page.metas().first("article:section", "og:article:section", "section", "parsely-section", "articlesection"),
                inBreadcrumbs(page),
                page.elements("[itemprop=articleSection]").map(Element::text).findFirst().orElse(""))
                .filter(section -> !section.startsWith("http")));
    }

    /** BCP 47; empty if the page does not say. */
    static String language(WebPage page) {
        var inLanguage = page.article().path("inLanguage");
        var html = page.elements("html").findFirst().map(element -> element.hasAttr("lang") ? element.attr("lang") : element.attr("xml:lang"))
                .orElse("");
        return Stream.of(html, inLanguage.isObject() ? page.data().text(inLanguage.path("alternateName")) : page.data().text(inLanguage),
                page.metas().first("og:locale", "content-language", "language", "dc.language", "dcterms.language"))
                .map(Labels::tag)
                .filter(tag -> !tag.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** The outlet's name, else its host without "www.". */
    static String source(WebPage page) {
        var host = page.canonical().host();
        var named = firstOf(
                Stream.of(page.said("publisher"), page.metas().first("og:site_name", "application-name"), inMicrodata(page))
                        .filter(name -> !name.startsWith("http")));
        return named.isEmpty() ? host.startsWith("www.") ? host.substring("www.".length()) : host : named;
    }

    private static String inMicrodata(WebPage page) {
        return page.elements("[itemprop=publisher] [itemprop=name]").map(name -> name.hasAttr("content") ? name.attr("content") : name.text())
                .findFirst().orElse("");
    }

    /** The last but one in the trail of links from the home page, if there is one between; the last if that is not the article. */
    private static String inBreadcrumbs(WebPage page) {
        return page.data().ofType("BreadcrumbList")
                .map(list -> list.path("itemListElement").valueStream()
                        .map(item -> item.has("name") ? page.data().text(item.path("name")) : page.data().text(item.path("item")))
                        .toList())
                .filter(trail -> trail.size() > 2 || trail.size() == 2 && !isPageItself(page, trail.getLast()))
                .map(trail -> trail.size() == 2 ? trail.getLast() : trail.reversed().get(1))
                .findFirst()
                .orElse("");
    }

    /** A trail of two may lead to the article at once, in other words than its headline's, or from one name of the site to another. */
    private static boolean isPageItself(WebPage page, String step) {
        var key = Words.key(step);
        if (!SECTION.matcher(step.strip()).matches() || key.equals(Words.key(page.metas().first("og:site_name")))) {
            return true;
        }
        return Stream.of(page.said("headline"), page.metas().first("og:title", "twitter:title"), page.document().title())
                .map(Words::key).anyMatch(title -> title.startsWith(key));
    }

    private static String tag(String text) {
        var tag = Locale.forLanguageTag(text.strip().replace('_', '-')).toLanguageTag();
        return tag.equals("und") ? "" : tag;
    }

    private static String firstOf(Stream<String> texts) {
        return texts.map(Words::oneLine).filter(text -> !text.isEmpty()).map(text -> Words.cut(text, MAX_CHARACTERS)).findFirst().orElse("");
    }
}
