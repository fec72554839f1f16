package news.backstory.feed;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import news.backstory.article.Link;
import news.backstory.web.Robots;

/**
 * The sitemaps that a site's robots.txt names. The last that is looked for: a sitemap of news has headlines and dates, and no text.
 *
 * @param web     reads what is there
 * @param mayGoOn whether there is time for one more
 */
record NamedSitemaps(Robots robots, Function<Link, FeedReading> web, BooleanSupplier mayGoOn) {

    /** A large site names hundreds, most of them of all the pages that it ever had. */
    static final int MAX_REQUESTS = 3;

    /** @param address to follow */
    record Found(Link address, FeedReading.Fresh reading) {}

    /** @param list that names the sitemap; the sitemap itself, where robots.txt names it */
    private record Candidate(Link sitemap, Link list) {

        boolean isOfRobots() {
            return sitemap.equals(list);
        }

        /** A sitemap with a number in its name is this day's or this month's: the list knows the next. */
        Link toFollow() {
            return sitemap.path().chars().anyMatch(Character::isDigit) ? list : sitemap;
        }
    }

    /** The first of news, those first that are called so; empty if there is none that programs may read. */
    Optional<Found> ofNews(Link page) {
        var queue = new ArrayDeque<Candidate>();
        robots.sitemaps(page.text()).stream().flatMap(text -> Link.parse(text).stream()).distinct()
                .sorted(Comparator.comparing(sitemap -> !sitemap.text().toLowerCase(Locale.ROOT).contains("news")))
                .forEach(sitemap -> queue.add(new Candidate(sitemap, sitemap)));
        var requests = 0;
        while (!queue.isEmpty() && requests < MAX_REQUESTS && mayGoOn.getAsBoolean()) {
            var next = queue.remove();
            if (!robots.allow(next.sitemap().text())) {
                continue;
            }
            requests++;
            switch (web.apply(next.sitemap())) {
                case FeedReading.Fresh fresh when fresh.entries().stream().anyMatch(NamedSitemaps::isNews) -> {
                    return Optional.of(new Found(next.toFollow(), fresh));
                }
                case FeedReading.Sitemaps(var addresses) when next.isOfRobots() ->
                    Link.parse(addresses.getFirst()).ifPresent(sitemap -> queue.addFirst(new Candidate(sitemap, next.sitemap())));
                case FeedReading.Fresh _,FeedReading.Sitemaps _,FeedReading.Unreadable _ -> {
                    // A sitemap of all pages is none of news, and lists in lists are not read.
                }
            }
        }
        return Optional.empty();
    }

    /** Only news has headlines in sitemaps. */
    private static boolean isNews(Entry entry) {
        return entry.link().isPresent() && !entry.title().isEmpty();
    }
}
