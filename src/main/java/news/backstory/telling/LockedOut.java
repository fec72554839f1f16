package news.backstory.telling;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import news.backstory.channel.ChannelId;
import news.backstory.channel.Subscription;
import news.backstory.ledger.Closing;
import news.backstory.ledger.LateNews;
import news.backstory.ledger.Line;
import news.backstory.ledger.Unasked;
import news.backstory.post.Bit;
import news.backstory.post.Place;
import news.backstory.post.Post;
import news.backstory.post.Row;

/**
 * What becomes of subscriptions while Slack does not know our key: they rest, and what comes for them is kept. Whoever made them is told once, which arrives
 * when we are let in again. Any thread may call.
 */
public final class LockedOut {

    /** What waits does not become too late while it is refused; the next try, or the end of it, is nearer than this. */
    private static final Duration OUTLASTS = Duration.ofHours(1);

    /** Longer than the sender lets a waiting line rest ({@code ShutOut}, {@code Pause}). */
    public static final Duration TRIES_WITHIN = Duration.ofMinutes(20);

    /** What passes by sooner nobody need hear of. */
    private static final Duration TOLD_AFTER = Duration.ofMinutes(5);

    /** Whoever subscribed reads it the morning after, too. */
    private static final Duration TOLD_WITHIN = Duration.ofDays(2);

    private static final Duration DOUBTED_FOR = Duration.ofMinutes(10);
    private static final Duration DOUBTED_AT_MOST = Duration.ofHours(1);

    private final Books books;
    private final LateNews lateNews;
    private final InstantSource clock;
    private final Map<ChannelId, Doubted> doubted = new HashMap<>();

    /** Since when we are not let in, if that is so. */
    private Optional<Instant> since = Optional.empty();

    /** Whoever made a subscription knows, or is about to. */
    private boolean isTold;

    public LockedOut(Books books, InstantSource clock) {
        this.books = books;
        this.lateNews = new LateNews(books.outbox(), books.arrangements());
        this.clock = clock;
    }

    /** A new process has been let in, or else hears that it has not. */
    synchronized void start() {
        books.subscriptions().letIn();
    }

    /** A line was refused, as any would be. */
    synchronized void refused() {
        var now = clock.instant();
        var began = since.orElse(now);
        since = Optional.of(began);
        books.subscriptions().shutOut();
        if (!isTold && !now.isBefore(began.plus(TOLD_AFTER))) {
            // A process before this one may have told it.
            if (!books.outbox().waits(Set.of(Unasked.SHUT_OUT), Instant.MAX)) {
                books.outbox().add(told(began));
            }
            isTold = true;
        }
        books.outbox().outlast(now.plus(OUTLASTS));
        books.subscriptions().channels().forEach(channel -> rest(channel, now));
    }

    /** A line was not said in this channel; others there may not be either, or not by now. */
    void keep(ChannelId channel) {
        var now = clock.instant();
        books.outbox().outlast(channel, now.plus(OUTLASTS));
        rest(channel, now);
    }

    /** Nobody knows whether a line was said in this channel. */
    synchronized void doubt(ChannelId channel) {
        var before = doubted.getOrDefault(channel, new Doubted(0, Instant.MIN));
        doubted.put(channel, new Doubted(before.times() + 1, clock.instant()));
        keep(channel);
    }

    /** A line was said in this channel. */
    synchronized void reached(ChannelId channel) {
        doubted.remove(channel);
    }

    /** Whether another post there would most likely be one more of which nobody knows: each time in a row it is waited for twice as long. */
    synchronized boolean isDoubtful(ChannelId channel) {
        return Optional.ofNullable(doubted.get(channel)).filter(last -> clock.instant().isBefore(last.until())).isPresent();
    }

    /** @param times in a row */
    private record Doubted(int times, Instant last) {

        Instant until() {
            var pause = DOUBTED_FOR.multipliedBy(1L << Math.min(times - 1, 16));
            return last.plus(pause.compareTo(DOUBTED_AT_MOST) < 0 ? pause : DOUBTED_AT_MOST);
        }
    }

    private void rest(ChannelId channel, Instant now) {
        books.outbox().waiting(channel, Unasked.NEWS)
                .forEach(line -> lateNews.restsUntil(line, now).ifPresent(until -> books.outbox().rest(line.key(), until)));
    }

    /** A line was said. */
    synchronized void isOver() {
        isTold = false;
        if (since.isPresent()) {
            since = Optional.empty();
            books.subscriptions().letIn();
        }
    }

    /** Whether news may be planned: while we are not let in only if none waits to be tried, because something must. */
    public synchronized boolean letsTell() {
        return since.isEmpty() || !books.outbox().waits(Unasked.NEWS, clock.instant().plus(TRIES_WITHIN));
    }

    private List<Line> told(Instant since) {
        var owners = books.subscriptions().channels().stream().flatMap(channel -> books.subscriptions().of(channel).stream())
                .filter(Subscription::isHeard)
                .collect(Collectors.groupingBy(Subscription::by));
        return owners.entrySet().stream()
                .map(each -> new Line(Unasked.SHUT_OUT.key(since.toString(), each.getKey().value()),
                        new Place.InChannel(new ChannelId(each.getKey().value())), notice(since, each.getValue()), clock.instant().plus(TOLD_WITHIN)))
                .toList();
    }

    private static Post notice(Instant since, List<Subscription> rested) {
        var bits = new ArrayList<Bit>();
        bits.add(new Bit.Plain("From "));
        bits.add(new Bit.When(since));
        bits.add(new Bit.Plain(
                " on I could say nothing in Slack for a while. What came for your subscriptions I have kept, and say it now: "));
        bits.addAll(Closing.named(rested));
        return new Post.Saying(List.of(), List.of(new Row(bits, List.of())));
    }
}
