package news.backstory.feed;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import news.backstory.article.Link;
import news.backstory.feed.Feed.Have;
import news.backstory.feed.Feed.Place;
import news.backstory.feed.Feed.Standing;
import news.backstory.web.Fetch;
import news.backstory.web.Revisit;
import news.backstory.web.Validators;
import news.backstory.web.Web;

/** Visits a feed that is due, politely, and says what is new in it. Writes nothing down: whoever asked does that when the news is in safety. */
public final class FeedVisitor {

    /** NetNewsWire does so: some servers say "unchanged" for ever. */
    private static final Duration VALIDATORS_LAST = Duration.ofDays(8);
    private static final Duration NOT_FOUND_FOR = Duration.ofDays(7);
    private static final String TAKEN_BACK_AT_ONCE = " entries are taken back in it at once; their articles stand until a person pulls them";
    private static final int GONE = 410;
    private static final int NOT_FOUND = 404;

    private final Web web;
    private final Feeds feeds;
    private final InstantSource clock;
    private final Timetable timetable;
    private final Bench bench = new Bench();

    public FeedVisitor(Web web, Feeds feeds, InstantSource clock, RandomGenerator random) {
        this.web = web.unhurried(FeedReader.MAX_BYTES);
        this.feeds = feeds;
        this.clock = clock;
        this.timetable = new Timetable(random);
    }

    /** What a visit brought. */
    public sealed interface Visit {

        /** As it is to be kept. */
        Feed feed();

        record Unchanged(Feed feed) implements Visit {}

        /**
         * @param withdrawn what the feed has shown before and has taken back since; not more than a publisher would
         * @param seen   without those that are held for a person, if the feed is {@link Standing#HELD}
         * @param before what was known
         * @param after  what is to be remembered once everything seen is in safety
         * @param isFirst since somebody wants it
         * @param concern of whoever runs us, as a clause; empty if there is none
         * @param hubs   who would tell us of news; none or one
         */
        record Read(Feed feed, List<Seen> seen, List<Withdrawn> withdrawn, FeedMemory before, FeedMemory after, boolean isFirst, String concern,
                List<Hubs> hubs) implements Visit {

            public Read {
                seen = List.copyOf(seen);
                withdrawn = List.copyOf(withdrawn);
                hubs = List.copyOf(hubs);
            }
        }

        record Failed(Feed feed, String why) implements Visit {}
    }

    public Visit visit(Feed feed) {
        var now = clock.instant();
        var isStale = feed.place().haveSince().plus(VALIDATORS_LAST).isBefore(now);
        return switch (web.revisit(feed.place().address().text(), isStale ? Validators.NONE : validators(feed.place().have()))) {
            case Revisit.Unchanged(var caching) -> unchanged(feed, moved(feed.place(), caching, now), caching, now);
            case Revisit.Fetched(Fetch.Page page, var caching) -> page(feed, page, caching, now);
            case Revisit.Fetched(var fetch, _) -> failed(feed, fetch, now);
        };
    }

    /** Takes in what a hub handed over: the feed, or only what is new in it. Where and how the feed is read stays as it is. */
    public Visit delivered(Feed feed, Fetch.Page page) {
        var now = clock.instant();
        return switch (parsed(page)) {
            case FeedReading.Unreadable(var why) -> new Visit.Failed(feed, why);
            case FeedReading.Sitemaps _ -> new Visit.Failed(feed, "it is a list of sitemaps");
            case FeedReading.Fresh fresh ->
                withPaceOf(feed, read(feed, new FeedReading.Fresh(feed.title(), fresh.site(), fresh.entries(), fresh.deleted(), feed.wishes(),
                        feed.health().flaws()), feed.place(), Duration.ZERO, List.of(), now));
        };
    }

    /** A few entries do not tell how often a feed publishes. */
    private static Visit.Read withPaceOf(Feed before, Visit.Read read) {
        var feed = read.feed();
        return new Visit.Read(new Feed(feed.address(), feed.title(), feed.place(), feed.health(), feed.standing(), feed.next(), before.pace(),
                feed.wishes()),
                read.seen(), read.withdrawn(), read.before(), read.after(), read.isFirst(), read.concern(), read.hubs());
    }

    private Visit unchanged(Feed feed, Place place, Revisit.Caching caching, Instant now) {
        var pace = Timetable.slower(feed.pace());
        var next = timetable.next(now, pace, feed.wishes(), caching.freshFor());
        return new Visit.Unchanged(new Feed(feed.address(), feed.title(), place, feed.health().unchanged(now), feed.standing(), next, pace,
                feed.wishes()));
    }

    private Visit page(Feed feed, Fetch.Page page, Revisit.Caching caching, Instant now) {
        var hash = hash(page.body());
        var place = moved(new Place(feed.place().address(), have(caching.validators()), now, hash, feed.place().movesTo(), feed.place().movedOn()),
                caching, now);
        if (hash.equals(feed.place().bodyHash())) {
            return unchanged(feed, place, caching, now);
        }
        return switch (parsed(page)) {
            case FeedReading.Unreadable(var why) -> broken(feed, why, Duration.ZERO, now);
            case FeedReading.Sitemaps(var addresses) -> sitemaps(feed, addresses, place, now);
            case FeedReading.Fresh fresh -> read(feed, fresh, fresh.isCut() ? place.forgetting(now) : place, caching.freshFor(),
                    Hubs.of(page, fresh.wishes()).stream().toList(), now);
        };
    }

    /** Reads what the list names, and takes it for one feed. Asked for without conditions each time: what has changed is not in the list. */
    private Visit sitemaps(Feed feed, List<String> addresses, Place place, Instant now) {
        var entries = new ArrayList<Entry>();
        var flaws = new Flaws();
        var bodies = new ByteArrayOutputStream();
        var title = feed.title();
        for (var address : addresses) {
            switch (web.get(address)) {
                case Fetch.Page page when parsed(page) instanceof FeedReading.Fresh fresh -> {
                    bodies.writeBytes(page.body());
                    entries.addAll(fresh.entries());
                    fresh.flaws().forEach(flaws::add);
                    title = title.isEmpty() ? fresh.title() : title;
                }
                case Fetch other -> flaws.add("one of its sitemaps cannot be read: " + why(other));
            }
        }
        if (bodies.size() == 0) {
            return broken(feed, "none of its sitemaps can be read", Duration.ZERO, now);
        }
        var hash = hash(bodies.toByteArray());
        var read = new Place(place.address(), Have.NOTHING, now, hash, place.movesTo(), place.movedOn());
        return hash.equals(feed.place().bodyHash())
                ? unchanged(feed, read, Revisit.Caching.NONE, now)
                : read(feed, new FeedReading.Fresh(title, "", FeedParser.newest(entries), List.of(), Wishes.NONE, flaws.all()), read, Duration.ZERO,
                        List.of(),
                        now);
    }

    private FeedReading parsed(Fetch fetch) {
        return bench.at(() -> FeedReader.reading(fetch));
    }

    private String why(Fetch fetch) {
        return parsed(fetch) instanceof FeedReading.Unreadable(var clause) ? clause : "it is a list itself";
    }

    private Visit.Read read(Feed feed, FeedReading.Fresh fresh, Place place, Duration freshFor, List<Hubs> hubs, Instant now) {
        var before = feeds.memory(feed.address());
        var deletions = new Deletions(before, fresh.deleted(), now);
        var living = deletions.living(fresh.entries());
        var recognised = bench.at(() -> Recognition.recognise(before, living, keys -> feeds.elsewhere(feed.address(), keys), now));
        var isHeld = recognised.isMass() && isGuarded(feed);
        var passing = isHeld ? recognised.withoutMass() : recognised;
        var isNews = passing.seen().stream().anyMatch(Seen.New.class::isInstance);
        var pace = Timetable.pace(fresh.entries(), isNews, feed.pace(), now);
        var next = timetable.next(now, pace, fresh.wishes(), freshFor);
        var withdrawn = deletions.withdrawn(recognised.seen());
        var isPurge = deletions.isMass(withdrawn);
        var health = feed.health().read(now, isNews, fresh.flaws());
        var heldSince = feed.standing() == Standing.HELD ? feed.health().failingSince() : now;
        var after = new Feed(feed.address(), fresh.title(), place, isHeld ? health.holding(recognised.mass().size(), heldSince) : health,
                isHeld ? Standing.HELD : feed.standing() == Standing.RELEASED ? Standing.RELEASED : Standing.FOLLOWED, next, pace,
                fresh.wishes().lasting());
        return new Visit.Read(after, passing.seen(), isPurge ? List.of() : withdrawn, before, passing.memory().withDeleted(deletions.remembered()),
                feed.health().lastRead().equals(Instant.EPOCH), isPurge ? withdrawn.size() + TAKEN_BACK_AT_ONCE : "", hubs);
    }

    /** What it showed when it was added, and what a person has released, may take several visits. */
    private static boolean isGuarded(Feed feed) {
        return feed.standing() != Standing.RELEASED && !feed.health().caughtUp().equals(Instant.EPOCH);
    }

    private Visit failed(Feed feed, Fetch fetch, Instant now) {
        var why = FeedReader.reading(fetch) instanceof FeedReading.Unreadable(var clause) ? clause : "it cannot be read";
        return switch (fetch) {
            case Fetch.Answered(var status) when status == GONE || status == NOT_FOUND && isLongGone(feed, now) ->
                new Visit.Failed(new Feed(feed.address(), feed.title(), feed.place(), feed.health().failed(now, "its publisher has taken it away"),
                        Standing.GONE,
                        feed.next(), feed.pace(), feed.wishes()), "its publisher has taken it away");
            case Fetch.Busy(_, var retryAfter, _, _) -> broken(feed, why, retryAfter, now);
            case Fetch.Page _,Fetch.Refused _,Fetch.Answered _,Fetch.TimedOut _,Fetch.TooLarge _,Fetch.Unreachable _ ->
                broken(feed, why, Duration.ZERO, now);
        };
    }

    private static boolean isLongGone(Feed feed, Instant now) {
        return feed.health().failures() > 0 && feed.health().failingSince().plus(NOT_FOUND_FOR).isBefore(now);
    }

    private Visit broken(Feed feed, String why, Duration hostWaits, Instant now) {
        var health = feed.health().failed(now, why);
        var next = timetable.afterFailure(now, health.failures(), feed.pace());
        return new Visit.Failed(
                new Feed(feed.address(), feed.title(), feed.place(), health, feed.standing(), next, feed.pace(), feed.wishes())
                        .notBefore(now.plus(hostWaits)),
                why);
    }

    /** After as many days on which it moved to one place of the same site, it is read there. That it moved to another is kept, to be told. */
    private static Place moved(Place place, Revisit.Caching caching, Instant now) {
        var target = Link.parse(caching.settledAt());
        if (target.isEmpty()) {
            return new Place(place.address(), place.have(), place.haveSince(), place.bodyHash(), "", Set.of());
        }
        var days = new HashSet<>(target.get().text().equals(place.movesTo()) ? place.movedOn() : Set.of());
        if (days.size() < Place.MOVES_BELIEVED) {
            days.add(now.getEpochSecond() / Duration.ofDays(1).toSeconds());
        }
        return days.size() < Place.MOVES_BELIEVED || !isSameSite(target.get(), place.address())
                ? new Place(place.address(), place.have(), place.haveSince(), place.bodyHash(), target.get().text(), days)
                : new Place(target.get(), place.have(), place.haveSince(), place.bodyHash(), "", Set.of());
    }

    /** To another site a feed goes only with a person's consent. */
    private static boolean isSameSite(Link one, Link other) {
        return site(one).equals(site(other));
    }

    private static String site(Link link) {
        return link.host().replaceFirst("^(?:www|feeds?|rss)\\.", "");
    }

    private static Validators validators(Have have) {
        return new Validators(have.etag(), have.lastModified());
    }

    private static Have have(Validators validators) {
        return new Have(validators.etag(), validators.lastModified());
    }

    private static String hash(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
