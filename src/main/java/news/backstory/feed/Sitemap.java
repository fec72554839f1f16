package news.backstory.feed;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Reads a news sitemap (sitemaps.org, and Google's names for news): entries without ids and text, known by their addresses. */
final class Sitemap {

    /** Of one list; each is read whenever the list is. */
    static final int MAX_SITEMAPS = 3;

    /** The standard allows so many. */
    private static final int MAX_LOOKED_AT = 50_000;

    private Sitemap() {}

    /** Empty if it is none. */
    static Optional<FeedReading> read(Document document, EntryParser parser, Bases bases, Ending ending, Flaws flaws) {
        var root = document.children().stream().filter(element -> Fields.name(element).equals("urlset")).findFirst();
        if (root.isEmpty()) {
            return document.children().stream().filter(element -> Fields.name(element).equals("sitemapindex")).findFirst()
                    .map(index -> listed(index, bases));
        }
        var urls = ending.whole(Fields.of(root.get()).all("url").limit(FeedParser.MAX_ENTRIES_LOOKED_AT).toList());
        var name = urls.stream().flatMap(Sitemap::publications).map(PlainTitle::of).filter(text -> !text.isEmpty()).findFirst().orElse("");
        urls.forEach(Sitemap::unwrap);
        return Optional.of(FeedParser.fresh(name, "", parser.entries(urls, List.of()), List.of(), Wishes.NONE, flaws));
    }

    /** Sitemaps of news first, and of these the ones that were changed last. */
    private static FeedReading listed(Element index, Bases bases) {
        var sitemaps = Fields.of(index).all("sitemap").limit(MAX_LOOKED_AT)
                .map(sitemap -> new Listed(Fields.of(sitemap).all("loc").findFirst()
                        .map(loc -> Addresses.resolved(bases.of(loc), EntryParser.text(loc))).orElse(""),
                        Fields.of(sitemap).all("lastmod").flatMap(date -> FeedDates.parse(EntryParser.text(date)).stream()).findFirst()
                                .orElse(Instant.MIN)))
                .filter(listed -> Addresses.isWeb(listed.address()))
                .sorted(Comparator.comparing(Listed::isNews).thenComparing(Listed::changed).reversed())
                .map(Listed::address).distinct().limit(MAX_SITEMAPS).toList();
        return sitemaps.isEmpty() ? new FeedReading.Unreadable("it is a list of sitemaps, and names none") : new FeedReading.Sitemaps(sitemaps);
    }

    private record Listed(String address, Instant changed) {

        boolean isNews() {
            return address.toLowerCase(Locale.ROOT).contains("news");
        }
    }

    private static Stream<Element> publications(Element url) {
        return Fields.of(url).all("news:news").flatMap(news -> Fields.of(news).all("news:publication"))
                .flatMap(publication -> Fields.of(publication).all("news:name"));
    }

    /** What is said of an article stands one element deeper than in other feeds. */
    private static void unwrap(Element url) {
        Fields.of(url).all("news:news").toList().forEach(Element::unwrap);
    }
}
