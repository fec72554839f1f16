package news.backstory.extract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import news.backstory.article.Link;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/**
 * A page, parsed, and what it says of itself.
 *
 * @param address   where it was read
 * @param canonical the address it wants to be known by, if we believe it; else its own
 * @param all       its elements; the document is not changed any more
 * @param data      its structured data
 * @param article   the article in its structured data, or a missing node
 */
record WebPage(Link address, Link canonical, Document document, PageElements all, Metas metas, StructuredData data, JsonNode article) {

    /** Elements inside each other; jsoup puts deeper ones beside each other. */
    static final int MAX_DEPTH = 512;

    /** A page of news has some thousands; two megabytes of the worst HTML make two million, which takes ten seconds to look through. */
    static final int MAX_ELEMENTS = 200_000;

    static Document parse(String html, Link address) {
        return Jsoup.parse(html, address.text(), Parser.htmlParser().setMaxDepth(MAX_DEPTH));
    }

    static boolean isTooLarge(Document document) {
        return document.stream().skip(MAX_ELEMENTS).findAny().isPresent();
    }

    static WebPage of(Document document, Link address) {
        var all = PageElements.of(document);
        var canonical = CanonicalAddress.of(all, address);
        var metas = Metas.of(all);
        var data = StructuredData.of(all);
        var addresses = Set.copyOf(List.of(canonical.text(), CanonicalAddress.withoutTracking(address.text())));
        return new WebPage(address, canonical, document, all, metas, data, data.article(addresses, metas.first("og:title", "twitter:title")));
    }

    /** The page as if these did not stand on it; this one is of no use any more. */
    WebPage without(List<Element> others) {
        others.forEach(Element::remove);
        return others.isEmpty() ? this : of(document, address);
    }

    /** Whether the page says that it is one article. */
    boolean saysArticle() {
        return !article.isMissingNode()
                || metas.first("og:type").equalsIgnoreCase("article")
                || !metas.first("article:published_time").isEmpty()
                || has("[itemtype$=Article], [itemtype$=BlogPosting], [itemprop=articleBody]");
    }

    /** The article's own field in the structured data, as plain text; empty if it has none. */
    String said(String field) {
        return data.text(article.path(field));
    }

    Stream<Element> elements(String selector) {
        return all.by(selector);
    }

    boolean has(String selector) {
        return all.has(selector);
    }
}
