package news.backstory.feed;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import news.backstory.article.Link;
import news.backstory.web.Fetch;

/**
 * Who tells of news in a feed (WebSub), as its publisher says (W3C WebSub, 4).
 *
 * @param topic by which the hubs know the feed: where the publisher says that it is, which need not be where it was read
 * @param hubs  at least one
 */
public record Hubs(Link topic, List<Link> hubs) {

    static final int MAX_HUBS = 5;

    public Hubs {
        hubs = List.copyOf(hubs);
    }

    /** What the server's headers say comes first, then the feed, then a web page's head; one of these must name both topic and hub. */
    public static Optional<Hubs> of(Fetch.Page page) {
        var inHeader = ofHeader(page);
        if (inHeader.isPresent()) {
            return inHeader;
        }
        return switch (FeedReader.reading(page)) {
            case FeedReading.Fresh fresh -> of(fresh.wishes());
            case FeedReading.Unreadable _,FeedReading.Sitemaps _ -> of(NamedFeeds.on(page).related("self"), NamedFeeds.on(page).related("hub"));
        };
    }

    static Optional<Hubs> of(Fetch.Page page, Wishes wishes) {
        return ofHeader(page).or(() -> of(wishes));
    }

    private static Optional<Hubs> ofHeader(Fetch.Page page) {
        var links = LinkHeader.read(page.links());
        return of(related(links, "self", page), related(links, "hub", page));
    }

    private static Optional<Hubs> of(Wishes wishes) {
        return of(Link.parse(wishes.self()).stream(), wishes.hubs().stream().flatMap(hub -> Link.parse(hub).stream()));
    }

    private static Optional<Hubs> of(Stream<Link> self, Stream<Link> hub) {
        var hubs = hub.distinct().limit(MAX_HUBS).toList();
        return hubs.isEmpty() ? Optional.empty() : self.findFirst().map(topic -> new Hubs(topic, hubs));
    }

    private static Stream<Link> related(List<LinkHeader.Linked> links, String relation, Fetch.Page page) {
        return links.stream().filter(link -> link.is(relation))
                .flatMap(link -> Link.parse(Addresses.resolved(page.address().toString(), link.target())).stream());
    }
}
