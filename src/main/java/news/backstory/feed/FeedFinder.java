package news.backstory.feed;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import news.backstory.article.Link;
import news.backstory.feed.FeedsFound.Choice;
import news.backstory.web.Fetch;
import news.backstory.web.Robots;
import news.backstory.web.Web;

/**
 * Finds the feeds of a site from an address that a person gave: the feed itself, a page that names feeds, a site that has them where feeds usually are,
 * or one whose robots.txt names sitemaps of news. Offers none that it has not read, so none at an address that is not public. Asks a handful of times, and not for long: a person waits.
 */
public final class FeedFinder {

    /** The page that a person named counts, and so does each guess; only {@link NamedSitemaps#MAX_REQUESTS} come on top. */
    static final int MAX_REQUESTS = 10;
    public static final int MAX_CHOICES = 5;

    /** When so much time has passed nothing more is asked for; what was found until then is the answer. */
    public static final Duration PATIENCE = Duration.ofSeconds(20);

    /** A page about a site's feeds has one address more to follow than its home page; a page behind that is no news site's. */
    private static final int MAX_PAGES = 3;
    private static final Set<Integer> CLOSED_TO_PROGRAMS = Set.of(401, 403, 406, 451);

    private final Web web;
    private final Robots robots;
    private final InstantSource clock;
    private final Bench bench = new Bench();

    /** @param robots asked where nobody named the address */
    public FeedFinder(Web web, Robots robots, InstantSource clock) {
        this.web = web.upTo(FeedReader.MAX_BYTES);
        this.robots = robots;
        this.clock = clock;
    }

    /** @param written an address, or the name of a site such as herald.example; need not be valid */
    public FeedsFound find(String written) {
        return address(written).map(address -> new Search().from(address, !plain(written).contains("://")))
                .orElseGet(() -> new FeedsFound.Nothing("it is not a web address"));
    }

    /** What is meant by it, if it is an address at all; nothing is asked for. */
    public static Optional<Link> address(String written) {
        var text = plain(written);
        return Link.parse(text.contains("://") ? text : "https://" + text);
    }

    private static String plain(String written) {
        return written.strip().replaceFirst("(?i)^feed:(?://)?(?=https?://)", "").replaceFirst("(?i)^feed://", "https://");
    }

    /** One search: what it has asked for, and what it has found. */
    private final class Search {

        private final Instant until = clock.instant().plus(PATIENCE);
        private final Set<String> asked = new HashSet<>();
        private final List<Choice> choices = new ArrayList<>();
        private final Set<List<String>> contents = new HashSet<>();
        private int pages;
        private String problem = "";

        FeedsFound from(Link address, boolean isGuessedSecure) {
            var ofService = UsualPlaces.ofService(address);
            if (ofService.isPresent()) {
                read(List.of(named(ofService.get())));
                if (!choices.isEmpty()) {
                    return new FeedsFound.Named(choices);
                }
            }
            var fetch = get(address);
            if (isGuessedSecure && fetch instanceof Fetch.Unreachable) {
                return from(new Link(address.text().replaceFirst("https", "http")), false);
            }
            return switch (fetch) {
                case Fetch.Page page -> at(address, page);
                case Fetch.Answered(var status) when CLOSED_TO_PROGRAMS.contains(status) ->
                    guessed(address, "", "its server does not let programs in (it answered " + status + ")");
                case Fetch.Refused _,Fetch.Answered _,Fetch.Busy _,Fetch.TimedOut _,Fetch.TooLarge _,Fetch.Unreachable _ ->
                    new FeedsFound.Nothing(why(fetch));
            };
        }

        private FeedsFound at(Link address, Fetch.Page page) {
            var reading = parsed(page);
            if (reading instanceof FeedReading.Fresh fresh && isFeed(page, fresh)) {
                return new FeedsFound.Itself(choice(address, "", fresh), fresh.entries());
            }
            if (reading instanceof FeedReading.Sitemaps) {
                return new FeedsFound.Itself(new Choice(address, address.host(), "", 0), List.of());
            }
            var here = NamedFeeds.on(page);
            pages++;
            var named = here.all();
            read(named.isEmpty() ? here.sentTo().map(FeedFinder::named).stream().toList() : named);
            if (!choices.isEmpty()) {
                return new FeedsFound.Named(choices);
            }
            var place = Link.parse(page.address().toString()).orElse(address);
            return guessed(place, here.generator(), problem.isEmpty()
                    ? "it is a web page that names no feed, and there is none where feeds usually are"
                    : "the feed that it names cannot be read: " + problem);
        }

        /** Reads what was named, and what pages among it name, until there are choices enough. */
        private void read(List<NamedFeeds.NamedFeed> named) {
            var queue = new ArrayDeque<>(named);
            while (!queue.isEmpty() && choices.size() < MAX_CHOICES && mayAskAgain()) {
                var next = queue.poll();
                if (asked.contains(next.address().text())) {
                    continue;
                }
                if (get(next.address()) instanceof Fetch.Page page && !take(next, page) && pages < MAX_PAGES) {
                    pages++;
                    NamedFeeds.on(page).all().forEach(queue::add);
                }
            }
        }

        private FeedsFound guessed(Link page, String generator, String otherwise) {
            for (var place : UsualPlaces.of(page, generator)) {
                if (mayAskAgain() && !asked.contains(place.text()) && robots.allow(place.text()) && get(place) instanceof Fetch.Page answer
                        && take(named(place), answer)) {
                    return new FeedsFound.Guessed(choices);
                }
            }
            return new NamedSitemaps(robots, address -> parsed(get(address)), () -> clock.instant().isBefore(until)).ofNews(page)
                    .<FeedsFound>map(found -> new FeedsFound.Named(List.of(choice(found.address(), "", found.reading()))))
                    .orElse(new FeedsFound.Nothing(otherwise));
        }

        /** Whether it is a feed. One that shows what another shows is the same feed in another format, and no choice. */
        private boolean take(NamedFeeds.NamedFeed named, Fetch.Page page) {
            if (!(parsed(page) instanceof FeedReading.Fresh fresh) || !isFeed(page, fresh)) {
                return false;
            }
            if (fresh.entries().isEmpty() || contents.add(fresh.entries().stream().map(Entry::address).toList())) {
                choices.add(choice(named.address(), named.title(), fresh));
            }
            return true;
        }

        private boolean mayAskAgain() {
            return asked.size() < MAX_REQUESTS && clock.instant().isBefore(until);
        }

        private Fetch get(Link address) {
            asked.add(address.text());
            var fetch = web.get(address.text());
            if (!(fetch instanceof Fetch.Page) && problem.isEmpty()) {
                problem = why(fetch);
            }
            return fetch;
        }
    }

    private FeedReading parsed(Fetch fetch) {
        return bench.at(() -> FeedReader.reading(fetch));
    }

    private static NamedFeeds.NamedFeed named(Link address) {
        return new NamedFeeds.NamedFeed(address, "");
    }

    /** A page of the web may hold an element called "feed" or "item"; a feed that holds nothing says so of itself. */
    private static boolean isFeed(Fetch.Page page, FeedReading.Fresh fresh) {
        return !page.contentType().toLowerCase(Locale.ROOT).contains("html") || fresh.entries().stream().anyMatch(entry -> entry.link().isPresent());
    }

    private static Choice choice(Link address, String title, FeedReading.Fresh fresh) {
        var called = Optional.of(fresh.title()).filter(text -> !text.isEmpty()).or(() -> Optional.of(title).filter(text -> !text.isEmpty()))
                .orElse(address.host());
        return new Choice(address, called, fresh.site(), fresh.entries().size());
    }

    private static String why(Fetch fetch) {
        return FeedReader.reading(fetch) instanceof FeedReading.Unreadable(var clause) ? clause : "it cannot be read";
    }
}
