package news.backstory.extract;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/**
 * Whole articles on a page beside its own, as where the next report comes up under the one that was asked for: each in an element for articles, with a main
 * heading, paragraphs, and a date or an author of its own. What is only a part of the page's own article, a teaser or a comment, is none.
 */
final class OtherArticles {

    private static final String ARTICLE = "article, [role=article], [itemtype$=Article]";
    private static final String SIGNED = "time, [datetime], [rel=author], [itemprop=author], [itemprop=datePublished], [class*=byline], [class*=author]";
    private static final int MAX_HEADINGS = 30;
    private static final int MIN_PARAGRAPHS = 2;
    private static final int MIN_CHARACTERS = 200;
    private static final double MIN_SHARE = 0.3;
    private static final double MIN_OF_LONGEST = 0.6;

    private OtherArticles() {}

    /** None where the page's own stands in no element for articles, or is a live blog: its posts look the same. */
    static List<Element> on(WebPage page, String headline) {
        var headings = page.elements("h1").limit(MAX_HEADINGS).filter(heading -> !Words.key(heading.text()).isEmpty()).toList();
        if (headings.size() < 2 || Marks.isLive(page, headline)) {
            return List.of();
        }
        var key = Words.key(headline);
        var own = headings.stream().filter(heading -> Words.key(heading.text()).equals(key)).findFirst();
        var around = own.stream().flatMap(OtherArticles::around).toList();
        var report = around.stream().filter(OtherArticles::isReport).findFirst();
        if (own.isEmpty() || report.isEmpty()) {
            return List.of();
        }
        var others = beside(headings, own.get(), report.get(), around);
        // Of a page in parts, a live blog that does not say so among them, the first holds but a little.
        var inOwn = characters(report.get());
        var inOthers = others.stream().mapToInt(OtherArticles::characters).summaryStatistics();
        return inOwn >= MIN_OF_LONGEST * inOthers.getMax() && inOwn >= MIN_SHARE * (inOwn + inOthers.getSum()) ? others : List.of();
    }

    /** @param report the page's own; what lies inside is a part of it */
    private static List<Element> beside(List<Element> headings, Element own, Element report, List<Element> around) {
        return headings.stream().filter(heading -> !Words.key(heading.text()).equals(Words.key(own.text())))
                .filter(heading -> around(heading).noneMatch(report::equals))
                .flatMap(heading -> outermost(heading, around).stream()).filter(OtherArticles::isReport)
                .filter(article -> article.selectFirst(SIGNED) != null)
                .distinct().toList();
    }

    private static Optional<Element> outermost(Element heading, List<Element> aroundOwn) {
        return around(heading).filter(article -> !aroundOwn.contains(article)).reduce((_, wider) -> wider);
    }

    private static Stream<Element> around(Element heading) {
        return heading.parents().stream().filter(parent -> parent.is(ARTICLE));
    }

    private static boolean isReport(Element article) {
        return article.select("p").size() >= MIN_PARAGRAPHS && characters(article) >= MIN_CHARACTERS;
    }

    private static int characters(Element article) {
        return article.select("p").stream().mapToInt(each -> each.text().length()).sum();
    }
}
