package news.backstory.ingest;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import news.backstory.article.Link;
import news.backstory.feed.Feed;
import news.backstory.feed.FeedHealth;
import news.backstory.feed.Feeds;

/**
 * Where people ask how feeds are, and decide about them; and where visits begin and end. A visit takes minutes, and ends in what it made of the feed as it
 * was when it began: what was decided meanwhile is decided about its outcome, too.
 */
public final class FeedDesk {

    private static final Duration PINGED_AT_MOST_EVERY = Duration.ofMinutes(1);

    private final Feeds feeds;
    private final InstantSource clock;

    /** Of each feed that is being visited, what was decided since. Guarded, as is each change to a feed, by this object. */
    private final Map<Link, UnaryOperator<Feed>> visits = new HashMap<>();

    public FeedDesk(Feeds feeds, InstantSource clock) {
        this.feeds = feeds;
        this.clock = clock;
    }

    /** Each feed that somebody wants, those first that want attention. */
    public List<FeedHealth> health() {
        return feeds.all().stream().map(FeedHealth::of).filter(feed -> feed.state() != FeedHealth.State.STOPPED)
                .sorted(Comparator.comparing(FeedHealth::state)).toList();
    }

    /** Empty if it is not known. */
    public Optional<FeedHealth> health(Link feed) {
        return feeds.find(feed).map(FeedHealth::of);
    }

    /** The old entries that are held are to be read at once, and told as news. False if none are held. */
    public boolean releaseAsNews(Link feed) {
        return decide(feed, each -> each.standing() == Feed.Standing.HELD, each -> each.released(clock.instant()));
    }

    /** The old entries that are held are to be read at once, for the archive: nobody is told. So is whatever else the feed shows by then. False if none are held. */
    public boolean releaseAsOld(Link feed) {
        return decide(feed, each -> each.standing() == Feed.Standing.HELD, each -> each.followedAgain(clock.instant()));
    }

    /** A feed that fails, or is gone, is to be tried again at once. False if it does neither. */
    public boolean retry(Link feed) {
        return decide(feed, each -> FeedHealth.of(each).state() == FeedHealth.State.FAILING || each.standing() == Feed.Standing.GONE,
                each -> each.retried(clock.instant()));
    }

    /** Somebody says that there is news in it: it is read soon, though not more often than once a minute. What we say to that outlasts a crash. */
    void ping(Link feed) {
        decide(feed, Feed::isRead, each -> {
            var soonest = each.health().lastRead().plus(PINGED_AT_MOST_EVERY);
            return each.notAfter(soonest.isAfter(clock.instant()) ? soonest : clock.instant());
        });
    }

    /** As it is now; empty if it is not to be read, or this does not apply. What {@link #end} saves takes in what is decided from now on. */
    synchronized Optional<Feed> begin(Link feed, Predicate<Feed> applies) {
        var known = feeds.find(feed).filter(Feed::isRead).filter(applies);
        known.ifPresent(each -> visits.put(each.address(), UnaryOperator.identity()));
        return known;
    }

    /** @param outcome of the visit; the same feed */
    synchronized void end(Feed outcome) {
        var decided = visits.remove(outcome.address());
        feeds.save(decided == null ? outcome : decided.apply(outcome));
    }

    /** The visit came to nothing: the feed stays as it is. */
    synchronized void breakOff(Link feed) {
        visits.remove(feed);
    }

    /** Adds it, or goes on with one that was stopped. */
    synchronized void follow(Link feed) {
        var known = feeds.find(feed);
        if (known.isEmpty()) {
            feeds.save(Feed.added(feed, clock.instant()));
        } else if (known.get().standing() == Feed.Standing.STOPPED) {
            decide(known.get(), each -> each.followedAgain(clock.instant()));
        }
    }

    /** Nobody wants it any more. */
    void stop(Link feed) {
        decide(feed, each -> each.standing() != Feed.Standing.STOPPED, Feed::stopped);
    }

    private synchronized boolean decide(Link feed, Predicate<Feed> applies, UnaryOperator<Feed> change) {
        var known = feeds.find(feed).filter(applies);
        known.ifPresent(each -> decide(each, change));
        return known.isPresent();
    }

    private void decide(Feed feed, UnaryOperator<Feed> change) {
        feeds.save(change.apply(feed));
        visits.computeIfPresent(feed.address(), (_, before) -> each -> change.apply(before.apply(each)));
    }
}
