package news.backstory.feed;

import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Reads a news sitemap (sitemaps.org, and Google's names for news): entries without ids and text, known by their addresses. */
final class Sitemap {

    private Sitemap() {}

    /** Empty if it is none. */
    static Optional<FeedReading> read(Document document, Bases bases, Flaws flaws) {
        var root = document.children().stream().filter(element -> Fields.name(element).equals("urlset")).findFirst();
        if (root.isEmpty()) {
            return document.children().stream().anyMatch(element -> Fields.name(element).equals("sitemapindex"))
                    ? Optional.of(new FeedReading.Unreadable("it is a list of sitemaps; subscribe to one of them"))
                    : Optional.empty();
        }
        var parser = new EntryParser(bases, flaws);
        var urls = Fields.of(root.get()).all("url").limit(FeedParser.MAX_ENTRIES_LOOKED_AT).toList();
        var name = urls.stream().flatMap(Sitemap::publications).map(PlainTitle::of).filter(text -> !text.isEmpty()).findFirst().orElse("");
        urls.forEach(Sitemap::unwrap);
        return Optional.of(FeedParser.fresh(name, "", urls.stream().map(parser::entry).toList(), Wishes.NONE, flaws));
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
