package news.backstory.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import news.backstory.article.Articles;
import news.backstory.channel.Arrangements;
import news.backstory.channel.ChannelId;
import news.backstory.post.Cards;
import news.backstory.post.Place;
import news.backstory.post.Post;
import news.backstory.post.Post.Matter;
import news.backstory.summary.Summariser;

/**
 * Says what the outbox holds: each line once, in its channel's order and at its channel's pace. One lane per channel, so that a slow or limited one
 * holds up no other. A line is claimed, on disk, before it is said; what came of it is on disk before anything else happens.
 */
public final class OutboxSender implements AutoCloseable {

    /** Slack: one message a second and channel (docs.slack.dev/apis/web-api/rate-limits); a little more, because clocks differ. */
    private static final Duration PACE = Duration.ofMillis(1_050);

    private static final String SHOWN_MEANWHILE = "somebody has had it shown meanwhile";

    private static final int MAX_AT_ONCE = 64;
    private static final int MAX_LINES_A_ROUND = 400;

    /** A quarter of an hour of tries ({@link Pause}): what breaks us then is no passing fault, and keeps its channel's other news waiting. */
    private static final int MAX_PREPARED = 12;

    /** More than the three calls of 15 seconds that one line can take: its reader's zone, itself, itself without its picture. */
    private static final Duration SAYING_LASTS_AT_MOST = Duration.ofMinutes(1);

    /** A full disk does not heal in less, and each try is a line in the log. */
    private static final Duration STORE_RESTS = Duration.ofSeconds(5);

    /** docs/why/retention.md. */
    private static final Duration PRIVATE_LINES_KEPT = Duration.ofDays(1);

    private static final Duration CLOSES_WITHIN = Duration.ofSeconds(10);
    private static final Duration CUT_OFF_WITHIN = Duration.ofSeconds(2);

    private final Outbox outbox;
    private final Poster poster;
    private final InstantSource clock;
    private final Consumer<Said> listener;
    private final Showing showing;
    private final Endings endings;
    private final Doubts doubts;
    private final HopelessLines hopelessLines;
    private final Duration closesWithin;
    private final ExecutorService sayers = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("say-", 0).factory());
    private final Semaphore places = new Semaphore(MAX_AT_ONCE);

    /** Lanes in which something is being said now, each with the line's key; shared between the rounds and the sayers. */
    private final Map<String, String> busy = new ConcurrentHashMap<>();

    /** How often in a row a line could not be prepared; shared as above. Of each only until it is said or ended. */
    private final Map<String, Integer> notPrepared = new ConcurrentHashMap<>();

    /** When a channel may be written to again; shared as above, cleaned of the past each round. */
    private final Map<ChannelId, Instant> restUntil = new ConcurrentHashMap<>();

    private final ShutOut shutOut = new ShutOut();
    private final LateNews lateNews;

    /** Until then nothing is started, because the store took nothing a moment ago; shared as above. */
    private volatile Instant storeRestsUntil = Instant.MIN;

    /**
     * @param secondLookAfter how long after a first vain look for a post of unknown fate it is looked for again, and then said again
     * @param listener        hears of each outcome, for the log and the counters; called on many threads
     */
    public OutboxSender(
            Outbox outbox,
            Arrangements arrangements,
            Articles articles,
            Summariser summariser,
            Poster poster,
            InstantSource clock,
            Duration secondLookAfter,
            Consumer<Said> listener) {
        this(outbox, arrangements, articles, summariser, poster, clock, secondLookAfter, listener, CLOSES_WITHIN);
    }

    OutboxSender(
            Outbox outbox,
            Arrangements arrangements,
            Articles articles,
            Summariser summariser,
            Poster poster,
            InstantSource clock,
            Duration secondLookAfter,
            Consumer<Said> listener,
            Duration closesWithin) {
        this.closesWithin = closesWithin;
        this.outbox = outbox;
        this.lateNews = new LateNews(outbox, arrangements);
        this.poster = poster;
        this.clock = clock;
        this.listener = listener;
        this.showing = new Showing(articles, summariser, clock);
        this.endings = new Endings(outbox, clock);
        this.hopelessLines = new HopelessLines(outbox, endings, listener);
        this.doubts = new Doubts(outbox, poster, endings, showing, clock, secondLookAfter, listener);
    }

    /** What became of a line. */
    public record Said(Line line, Posting outcome) {

        public String key() {
            return line.key();
        }

        /** By name alone: whoever logs it must not log what a line says. */
        @Override
        public String toString() {
            return key() + " " + outcome;
        }
    }

    /** Starts what may be said now, and returns without waiting for it; how many lines that were. */
    public int sendPending() {
        var now = clock.instant();
        if (now.isBefore(storeRestsUntil)) {
            return 0;
        }
        restUntil.values().removeIf(until -> !now.isBefore(until));
        dropHopeless(now);
        var started = 0;
        for (var planned : outbox.due(now, MAX_LINES_A_ROUND)) {
            var lane = Lane.of(planned.place());
            if (!Lane.isByAddress(planned.place()) && !shutOut.lets(now)
                    || (restUntil.containsKey(planned.place().channel()) && Lane.isPaced(planned.place()))
                    || busy.putIfAbsent(lane, planned.line().key()) != null) {
                continue;
            }
            if (!places.tryAcquire()) {
                busy.remove(lane);
                break;
            }
            started++;
            sayers.execute(() -> sayAndLeave(planned, lane));
        }
        return started;
    }

    /** Looks for the posts whose fate is not known, and settles it where it can; how many were looked for. */
    public int settleDoubts() {
        var now = clock.instant();
        for (var key : outbox.claimedBefore(now.minus(SAYING_LASTS_AT_MOST))) {
            // Claimed, and nobody is saying it: the store did not take down what came of it.
            if (!busy.containsValue(key)) {
                outbox.unknown(key, now);
            }
        }
        return doubts.settle();
    }

    /** Forgets what one person alone saw some time ago. */
    public void forgetOld() {
        outbox.forgetBefore(clock.instant().minus(PRIVATE_LINES_KEPT));
    }

    /** True while something is being said. */
    public boolean isBusy() {
        return !busy.isEmpty();
    }

    /** Waits a moment for what is being said; what takes longer is cut off, and looked for after the next start. */
    @Override
    public void close() {
        sayers.shutdown();
        try {
            if (!sayers.awaitTermination(closesWithin.toMillis(), TimeUnit.MILLISECONDS)) {
                sayers.shutdownNow();
                sayers.awaitTermination(CUT_OFF_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException interrupted) {
            sayers.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private void dropHopeless(Instant now) {
        try {
            hopelessLines.end(now, busy::containsValue, MAX_LINES_A_ROUND);
        } catch (RuntimeException storeFails) {
            storeRestsUntil = now.plus(STORE_RESTS);
            throw storeFails;
        }
    }

    private void sayAndLeave(Outbox.Planned planned, String lane) {
        try {
            if (prepare(planned) instanceof Prepared.Ready(var cards)) {
                say(planned, cards);
            }
        } catch (RuntimeException storeFails) {
            // It stays claimed, and is looked for once it has been so for longer than saying it can take.
            storeRestsUntil = clock.instant().plus(STORE_RESTS);
            report(planned.line(), new Posting.Unknown(storeFails.toString()));
        } finally {
            busy.remove(lane);
            places.release();
        }
    }

    /** What came of the steps before anything is said. */
    private sealed interface Prepared {

        record Ready(Cards cards) implements Prepared {}

        record NotNow() implements Prepared {}
    }

    private Prepared prepare(Outbox.Planned planned) {
        var line = planned.line();
        try {
            if (planned.attempts() > 0 && waitsOnOrEnds(line) || !outbox.claim(line.key(), clock.instant())) {
                return new Prepared.NotNow();
            }
            var cards = line.turn() == Line.Turn.FIRST
                    ? showing.cardsThatCanBeMade(planned.place(), line.post(), broke -> report(line, new Posting.NotTried(broke.toString())))
                    : showing.cards(planned.place(), line.post());
            notPrepared.remove(line.key());
            return new Prepared.Ready(cards);
        } catch (RuntimeException broke) {
            // Nothing was said, so there is nothing to doubt.
            report(line, new Posting.NotTried(broke.toString()));
            notPrepared(line);
            return new Prepared.NotNow();
        }
    }

    private void notPrepared(Line line) {
        var failures = notPrepared.merge(line.key(), 1, Integer::sum);
        if (failures < MAX_PREPARED || line.place() instanceof Place.Again || line.turn() == Line.Turn.FIRST) {
            // What stands there is put right when it can be.
            outbox.later(line.key(), clock.instant().plus(Pause.after(failures - 1)));
        } else {
            endings.notPrepared(line, showing.broken(line.post()));
            notPrepared.remove(line.key());
            report(line, new Posting.Gone(Regrets.NOT_PREPARED));
        }
    }

    /** Of news that was tried before and has waited since. */
    private boolean waitsOnOrEnds(Line line) {
        var now = clock.instant();
        var rest = lateNews.restsUntil(line, now);
        if (rest.isPresent()) {
            outbox.rest(line.key(), rest.get());
        } else if (isShownMeanwhile(line)) {
            outbox.untold(line.key(), SHOWN_MEANWHILE, now);
            report(line, new Posting.Gone(SHOWN_MEANWHILE));
        } else {
            return false;
        }
        return true;
    }

    /** While it waited somebody in the channel asked for the very card. */
    private boolean isShownMeanwhile(Line line) {
        return line.place() instanceof Place.InChannel && Unasked.channelOf(line).isPresent()
                && line.post() instanceof Post.CardOf(var article, _, _)
                && outbox.carrying(article).stream().anyMatch(carrier -> !carrier.key().equals(line.key()) && carrier.place().equals(line.place())
                        && carrier.content() instanceof Post.CardOf(var shown, _, _) && shown.equals(article));
    }

    private void say(Outbox.Planned planned, Cards cards) {
        var line = planned.line();
        if (Showing.isEmpty(line.post(), cards)) {
            var why = "its article may not be shown";
            endings.nothingToShow(line, why, showing.isKilled(line.post()) ? Matter.KILLED : Matter.NOTHING_TO_SHOW);
            report(line, new Posting.Gone(why));
            return;
        }
        var outcome = post(planned, cards);
        if (Lane.isPaced(planned.place())) {
            restUntil.put(planned.place().channel(), clock.instant().plus(PACE));
        }
        record(planned, outcome);
        report(line, outcome);
    }

    private Posting post(Outbox.Planned planned, Cards cards) {
        try {
            return poster.post(planned.line().key(), planned.place(), planned.line().post(), cards);
        } catch (RuntimeException broke) {
            // Before or after it left us: that is open.
            return new Posting.Unknown(broke.toString());
        }
    }

    private void record(Outbox.Planned planned, Posting outcome) {
        var line = planned.line();
        var key = line.key();
        var now = clock.instant();
        switch (outcome) {
            case Posting.Posted(var message) -> {
                shutOut.isOver();
                outbox.sent(key, message, now);
                endings.opened(planned.place().channel());
            }
            case Posting.Taken() -> outbox.taken(key, now);
            case Posting.TooFast(var retryAfter) -> {
                restUntil.put(planned.place().channel(), now.plus(retryAfter));
                outbox.later(key, now.plus(retryAfter));
            }
            case Posting.ShutOut _ -> outbox.later(key, shutOut.again(now));
            case Posting.NotReached _,Posting.NotTried _ -> outbox.later(key, now.plus(Pause.after(planned.attempts())));
            case Posting.NotMember() when line.ifNotMember().isEmpty() -> endings.notPosted(line, Endings.NOT_A_MEMBER);
            case Posting.NotMember() -> outbox.notSent(key, Endings.NOT_A_MEMBER, line.ifNotMember(), now);
            case Posting.AddressSpent() -> withoutAddress(planned, now);
            case Posting.Gone(var why) -> endings.notPosted(line, why);
            case Posting.Refused(var why) -> endings.notPosted(line, why);
            case Posting.Unknown _ -> outbox.unknown(key, now);
        }
    }

    /** What was for one person can still reach them in the channel. */
    private void withoutAddress(Outbox.Planned planned, Instant now) {
        var line = planned.line();
        var why = "the reply address is of no more use";
        if (planned.place() instanceof Place.Reply(_, var channel, var person)) {
            var directly = new Line(Keys.of(line.key(), "directly"), new Place.ForPerson(channel, person), line.post(), line.staleAt());
            outbox.notSent(line.key(), why, List.of(directly), now);
        } else {
            endings.notPosted(line, why);
        }
    }

    private void report(Line line, Posting outcome) {
        listener.accept(new Said(line, outcome));
    }
}
