package news.backstory.feed;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/**
 * What a feed says of itself.
 *
 * @param fields   of its outer elements ({@code rss}, {@code channel}, {@code feed}), the inner ones first
 * @param elements the same
 */
record FeedHead(List<Fields> fields, List<Element> elements, Bases bases) {

    private static final int MAX_HUBS = 5;

    /** Elements of one name; a feed has a handful. */
    static final int MAX_FIELDS = 200;
    private static final Map<String, Duration> PERIODS = Map.of("hourly", Duration.ofHours(1), "daily", Duration.ofDays(1), "weekly",
            Duration.ofDays(7), "monthly", Duration.ofDays(30), "yearly", Duration.ofDays(365));

    String title() {
        return all("title", "dc:title").map(PlainTitle::of).filter(title -> !title.isEmpty()).findFirst().orElse("");
    }

    /** The page that the feed is of; never the feed itself. */
    String site() {
        var pages = all("link").filter(EntryParser::isPage).map(this::address).filter(text -> !text.isEmpty()).reduce("", (_, later) -> later);
        if (!pages.isEmpty()) {
            return pages;
        }
        var channels = elements.stream().map(channel -> channel.attr("href")).filter(Addresses::isWeb); // CDF, the oldest of all feeds.
        var ids = all("id").map(id -> Addresses.resolved(bases.of(id), EntryParser.text(id)));
        var alternates = all("link").filter(EntryParser::isAlternate).filter(link -> !link.attr("type").contains("xml")).map(this::address);
        return Stream.of(channels, alternates, all("link").noneMatch(EntryParser::isAlternate) ? ids : ids.filter(Addresses::isWeb))
                .flatMap(addresses -> addresses).filter(text -> !text.isEmpty()).findFirst().orElse("");
    }

    /** Atom's; what RSS calls by other names is its editor's and its webmaster's. */
    List<String> writers() {
        return EntryParser.authors(all("author"));
    }

    Wishes wishes() {
        var ttl = all("ttl").map(EntryParser::text).filter(text -> text.matches("\\d{1,7}")).map(Long::valueOf).map(Duration::ofMinutes);
        var pause = ttl.findFirst().or(this::period).orElse(Duration.ZERO);
        var hours = said("skiphours", "hour").filter(text -> text.matches("\\d{1,2}")).map(Integer::valueOf).map(hour -> hour % 24);
        var days = said("skipdays", "day").map(day -> day.toLowerCase(Locale.ROOT)).filter(day -> day.endsWith("day") && day.length() < 10);
        return new Wishes(pause, hours.collect(Collectors.toSet()), days.collect(Collectors.toSet()),
                related("self").findFirst().orElse(""), related("hub").limit(MAX_HUBS).toList(), false);
    }

    private Optional<Duration> period() {
        var frequency = all("sy:updatefrequency").map(EntryParser::text).filter(text -> text.matches("[1-9]\\d{0,3}")).map(Long::valueOf).findFirst();
        return all("sy:updateperiod").map(text -> EntryParser.text(text).toLowerCase(Locale.ROOT))
                .flatMap(period -> Optional.ofNullable(PERIODS.get(period)).stream()).findFirst()
                .map(period -> period.dividedBy(frequency.orElse(1L)));
    }

    private Stream<String> said(String list, String name) {
        return all(list).flatMap(element -> Fields.of(element).all(name)).map(EntryParser::text);
    }

    private Stream<String> related(String rel) {
        return all("link").filter(link -> relations(link).contains(rel)).map(this::address).filter(Addresses::isWeb).distinct();
    }

    private static Set<String> relations(Element link) {
        return Arrays.stream(link.attr("rel").toLowerCase(Locale.ROOT).strip().split("\\s+", -1)).collect(Collectors.toSet());
    }

    private String address(Element link) {
        return Addresses.resolved(bases.of(link), link.hasAttr("href") ? link.attr("href") : EntryParser.text(link));
    }

    private Stream<Element> all(String... names) {
        return fields.stream().flatMap(each -> each.all(names)).limit(MAX_FIELDS);
    }
}
