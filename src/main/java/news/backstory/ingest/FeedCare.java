package news.backstory.ingest;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import news.backstory.article.Link;
import news.backstory.channel.ChannelId;
import news.backstory.channel.Source;
import news.backstory.channel.Subscription;
import news.backstory.feed.FeedHealth;
import news.backstory.feed.Feeds;
import news.backstory.ledger.Line;
import news.backstory.ledger.Unasked;
import news.backstory.post.Bit;
import news.backstory.post.Place;
import news.backstory.post.Post;
import news.backstory.post.Row;
import news.backstory.post.Row.Ask;
import news.backstory.post.Row.Choice;
import news.backstory.telling.Books;

/** Tells whoever subscribed to a feed when it fails for good, holds back what it shows, or has moved to another site: once each time, with what they can do. */
public final class FeedCare {

    /** A server that is down for an afternoon is nobody's business but ours. */
    static final Duration FAILS_FOR = Duration.ofHours(6);

    /** Nobody can be asked about the old entries of a feed that no channel gets; until then whoever runs it may look. */
    static final Duration FILED_AFTER = Duration.ofHours(6);

    private static final Duration TOLD_WITHIN = Duration.ofDays(2);

    private final Feeds feeds;
    private final FeedDesk desk;
    private final Books books;
    private final InstantSource clock;

    public FeedCare(Feeds feeds, FeedDesk desk, Books books, InstantSource clock) {
        this.feeds = feeds;
        this.desk = desk;
        this.books = books;
        this.clock = clock;
    }

    /** To be called now and then; telling again says nothing again, because what is told has a name. */
    public void tellOwners() {
        for (var feed : feeds.all().stream().map(FeedHealth::of).filter(this::isTold).toList()) {
            books.subscriptions().to(new Source.OfFeed(feed.address()))
                    .forEach(subscription -> books.outbox().add(List.of(line(feed, subscription))));
        }
    }

    /**
     * Old entries that are held although nobody is there to say what they are go into the archive, where they are found, and no channel is told. To be called
     * now and then; gives the feeds for which that was decided.
     */
    public List<Link> fileForNobody() {
        var latest = clock.instant().minus(FILED_AFTER);
        return feeds.all().stream().map(FeedHealth::of)
                .filter(feed -> feed.state() == FeedHealth.State.HELD && !feed.since().isAfter(latest))
                .map(FeedHealth::address)
                .filter(feed -> books.subscriptions().to(new Source.OfFeed(feed)).isEmpty() && desk.releaseAsOld(feed))
                .toList();
    }

    private boolean isTold(FeedHealth feed) {
        return switch (feed.state()) {
            case GONE, HELD, MOVED -> true;
            case FAILING -> !clock.instant().isBefore(feed.since().plus(FAILS_FOR));
            case NEW, WELL, STOPPED -> false;
        };
    }

    private Line line(FeedHealth feed, Subscription subscription) {
        var key = Unasked.FEED.key(subscription.id(), feed.state().name(), feed.since().toString());
        return new Line(key, new Place.InChannel(new ChannelId(subscription.by().value())), Post.Saying.of(row(feed, subscription)),
                clock.instant().plus(TOLD_WITHIN));
    }

    private static Row row(FeedHealth feed, Subscription subscription) {
        var number = String.valueOf(subscription.number());
        var where = List.<Bit>of(new Bit.Strong(subscription.title()), new Bit.Plain(" (" + subscription.id() + "), to which you subscribed "),
                new Bit.Where(subscription.channel()));
        return switch (feed.state()) {
            case GONE -> new Row(joined(where, new Bit.Plain(", is gone: " + feed.cause() + ". Remove it there, or subscribe to its new address.")),
                    List.of(new Choice("Try again", Ask.RETRY_FEED, number), new Choice("Remove it", Ask.REMOVE_SUBSCRIPTION, number)));
            case HELD -> new Row(
                    joined(where,
                            new Bit.Plain(
                                    ", shows " + feed.held() + " old entries at once that I have not seen before. I hold them back. Are they news?")),
                    List.of(new Choice("Tell them as news", Ask.RELEASE_AS_NEWS, number), new Choice("Only file them", Ask.RELEASE_AS_OLD, number)));
            case MOVED -> new Row(joined(where, new Bit.Plain(": " + feed.cause() + ". I read it where it was for as long as it is there. "
                    + "If it is the same paper, subscribe to it at its new address, and remove it here.")),
                    List.of(new Choice("Remove it", Ask.REMOVE_SUBSCRIPTION, number)));
            case FAILING, NEW, WELL, STOPPED -> new Row(joined(where, new Bit.Plain(", cannot be read since "), new Bit.When(feed.since()),
                    new Bit.Plain(
                            ": " + feed.cause() + ". I go on trying. Check its address in a browser; if it has moved, subscribe to the new one.")),
                    List.of(new Choice("Try again", Ask.RETRY_FEED, number), new Choice("Remove it", Ask.REMOVE_SUBSCRIPTION, number)));
        };
    }

    private static List<Bit> joined(List<Bit> first, Bit... rest) {
        return Stream.concat(first.stream(), Arrays.stream(rest)).toList();
    }
}
