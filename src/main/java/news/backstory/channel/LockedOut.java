package news.backstory.channel;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What becomes of subscriptions while Slack does not know our key: they rest, and what comes for them is kept. Whoever made them is told once, which
 * arrives when we are let in again. Any thread may call.
 */
final class LockedOut {

    /** What waits does not become too late while it is refused; the next refusal, or being let in, is nearer than this. */
    private static final Duration OUTLASTS = Duration.ofHours(1);

    /** Longer than the sender lets a waiting line rest ({@link ShutOut}): no line has been refused for so long, so none tries any more, and a new one must. */
    private static final Duration COUNTS_FOR = Duration.ofMinutes(20);

    /** What passes by sooner nobody need hear of. */
    private static final Duration TOLD_AFTER = Duration.ofMinutes(5);

    /** Whoever subscribed reads it the morning after, too. */
    private static final Duration TOLD_WITHIN = Duration.ofDays(2);

    private final Books books;
    private final InstantSource clock;

    /** When a line was refused last, if none was said since. */
    private Optional<Instant> refusedAt = Optional.empty();

    private Instant firstRefusedAt = Instant.MIN;

    /** Whoever made a subscription knows, or is about to. */
    private boolean isTold;

    LockedOut(Books books, InstantSource clock) {
        this.books = books;
        this.clock = clock;
    }

    /** A new process has been let in, or else hears that it has not. */
    synchronized void start() {
        books.subscriptions().letIn();
    }

    /** A line was refused, as any would be. */
    synchronized void refused() {
        var now = clock.instant();
        if (refusedAt.isEmpty()) {
            firstRefusedAt = now;
            books.subscriptions().shutOut();
        }
        if (!isTold && !now.isBefore(firstRefusedAt.plus(TOLD_AFTER))) {
            books.outbox().add(told(firstRefusedAt));
            isTold = true;
        }
        books.outbox().outlast(now.plus(OUTLASTS));
        refusedAt = Optional.of(now);
    }

    /** A line was said. */
    synchronized void isOver() {
        isTold = false;
        goOn();
    }

    /** Whether what is kept may be told: also when nothing has tried for so long that something must. */
    synchronized boolean letsTell() {
        if (refusedAt.filter(at -> at.plus(COUNTS_FOR).isBefore(clock.instant())).isPresent()) {
            goOn();
        }
        return refusedAt.isEmpty();
    }

    private void goOn() {
        if (refusedAt.isPresent()) {
            refusedAt = Optional.empty();
            books.subscriptions().letIn();
        }
    }

    /** With the day in their names: a process that starts meanwhile tells nothing again. */
    private List<Line> told(Instant since) {
        var owners = books.subscriptions().channels().stream().flatMap(channel -> books.subscriptions().of(channel).stream())
                .filter(Subscription::isHeard)
                .collect(Collectors.groupingBy(Subscription::by));
        return owners.entrySet().stream()
                .map(each -> new Line(Unasked.SHUT_OUT.key(since.atOffset(ZoneOffset.UTC).toLocalDate().toString(), each.getKey().value()),
                        new Place.InChannel(new ChannelId(each.getKey().value())), notice(since, each.getValue()), clock.instant().plus(TOLD_WITHIN)))
                .toList();
    }

    private static Post notice(Instant since, List<Subscription> rested) {
        var bits = new ArrayList<Bit>();
        bits.add(new Bit.Plain("From "));
        bits.add(new Bit.When(since));
        bits.add(new Bit.Plain(
                " on Slack did not let me say anything for a while. What came for your subscriptions I have kept, and say it now, together: "));
        bits.addAll(Closing.named(rested));
        return new Post.Saying(List.of(), List.of(new Row(bits, List.of())));
    }
}
