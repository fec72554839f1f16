package news.backstory.extract;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import news.backstory.article.Dated;

/** When an article was published and last changed, as its page says. */
final class Dates {

    /** A page's clock may go wrong by this much; what is later is a mistake, or an event announced. */
    private static final Duration MAX_AHEAD = Duration.ofHours(1);

    private static final int MAX_TIMES = 50;

    /** Before it lie the dates of programs that had none: the years 1, 1900 and 1970. */
    private static final Instant EARLIEST = Instant.parse("1970-01-03T00:00:00Z");

    private Dates() {}

    /** The first that can be true of structured data, meta elements and {@code time} elements; else when we read it. */
    static Dated published(WebPage page, Instant readAt) {
        var inHead = Stream.concat(
                Stream.of(page.said("datePublished"), page.said("dateCreated"), page.said("uploadDate")),
                page.metas().all(
                        "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "article:published",
                        "article.published", "parsely-pub-date", "sailthru.date", "dcterms.created", "dcterms.issued", "dcterms.date",
                        "dc.date.issued", "dc.date.created", "dc.date", "publish-date", "publish_date", "published_date", "publication_date",
                        "published_time", "pubdate", "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "date", "datecreated",
                        "originalpublicationdate", "displaydate", "bt:pubdate"));
        return Stream.concat(inHead, inTimeElements(page))
                .flatMap(text -> Moments.parse(text).stream())
                .filter(instant -> canBe(instant, readAt))
                .findFirst()
                .map(Dated::stated)
                .orElseGet(() -> Dated.firstSeen(readAt));
    }

    /** Never before it was published. */
    static Instant updated(WebPage page, Dated published, Instant readAt) {
        return Stream.concat(
                Stream.of(page.said("dateModified")),
                page.metas().all(
                        "article:modified_time", "og:modified_time", "og:updated_time", "datemodified", "last-modified", "dcterms.modified",
                        "article:modified", "article.updated"))
                .flatMap(text -> Moments.parse(text).stream())
                .filter(instant -> canBe(instant, readAt) && !instant.isBefore(published.at()))
                .findFirst()
                .orElse(published.at());
    }

    /** First those that say what they are, then the first in the article, then the first of all. */
    private static Stream<String> inTimeElements(WebPage page) {
        return Stream.of(
                "[itemprop=datePublished]", "time[pubdate]", "time.published, time.entry-date, abbr.published",
                "article time, header time, [class*=byline] time, [class*=date] time, [class*=publish] time", "time")
                .flatMap(selector -> page.elements(selector).limit(MAX_TIMES))
                .flatMap(element -> Stream.of(element.attr("datetime"), element.attr("content"), element.attr("title"), element.text()))
                .filter(text -> !text.isBlank());
    }

    private static boolean canBe(Instant instant, Instant readAt) {
        return !instant.isBefore(EARLIEST) && !instant.isAfter(readAt.plus(MAX_AHEAD));
    }
}
