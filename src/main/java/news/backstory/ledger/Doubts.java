package news.backstory.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import news.backstory.post.Place;

/** Settles the fate of lines that were perhaps said: docs/why/exactly-once.md. */
final class Doubts {

    private static final int MAX_LOOKS_A_ROUND = 20;

    /** What one person alone sees cannot be looked up: it is said again, and no more often than this in all. */
    static final int SAID_AT_MOST = 3;

    /** Whoever could let us look there would have to do it by then; whoever waits for the post looks earlier than we. */
    private static final Duration NOT_ALLOWED_FOR = Duration.ofMinutes(10);

    /** With growing pauses, so that it outlasts an hour or two without answers. */
    private static final int TOLD_AT_MOST = 4;

    private final Outbox outbox;
    private final Poster poster;
    private final Endings endings;
    private final Showing showing;
    private final InstantSource clock;
    private final Duration secondLookAfter;
    private final Consumer<OutboxSender.Said> listener;

    Doubts(
            Outbox outbox, Poster poster, Endings endings, Showing showing, InstantSource clock, Duration secondLookAfter,
            Consumer<OutboxSender.Said> listener) {
        this.showing = showing;
        this.outbox = outbox;
        this.poster = poster;
        this.endings = endings;
        this.clock = clock;
        this.secondLookAfter = secondLookAfter;
        this.listener = listener;
    }

    /** How many were looked for. */
    int settle() {
        var doubtful = outbox.doubtful(clock.instant(), MAX_LOOKS_A_ROUND);
        doubtful.forEach(this::settle);
        return doubtful.size();
    }

    private void settle(Outbox.Doubtful doubtful) {
        var line = doubtful.line();
        var doubts = doubtful.doubts();
        switch (doubtful.place()) {
            // Saying these again changes nothing.
            case Place.InsteadOf _,Place.Again _,Place.OnLinks _ -> outbox.later(line.key(), clock.instant().plus(Pause.after(doubts)));
            case Place.Reply _,Place.ForPerson _,Place.ForPersonInThread _ when doubts < SAID_AT_MOST ->
                outbox.later(line.key(), clock.instant().plus(Pause.after(2 * doubts)));
            case Place.Reply _,Place.ForPerson _,Place.ForPersonInThread _ -> perhaps(line, Outbox.PERHAPS_SAID);
            // Nobody can say whether it arrived, and all would see it twice. It is not said again.
            case Place.ReplyToAll _ -> perhaps(line, Outbox.PERHAPS_SAID);
            case Place.InChannel _,Place.InThread _,Place.Under _ -> look(doubtful);
        }
    }

    private void look(Outbox.Doubtful doubtful) {
        var line = doubtful.line();
        var finding = poster.find(line.key(), doubtful.place(), doubtful.claimedAt());
        var now = clock.instant();
        switch (finding) {
            case Finding.Found(var message) -> {
                outbox.sent(line.key(), message, now);
                listener.accept(new OutboxSender.Said(line, new Posting.Posted(message)));
            }
            case Finding.NotThere() when doubtful.looks() == 0 -> outbox.notFoundYet(line.key(), now.plus(secondLookAfter));
            case Finding.NotThere() -> outbox.later(line.key(), now);
            case Finding.CannotLook(var why) when isStale(line, now) -> perhaps(line, Outbox.PERHAPS_SAID + "; could not look: " + why);
            case Finding.CannotLook _ -> outbox.couldNotLook(line.key(), now.plus(secondLookAfter));
            case Finding.MayNotLook(var why) when isStale(line, now) -> perhaps(line, Outbox.PERHAPS_SAID + "; may not look: " + why);
            case Finding.MayNotLook _ when now.isBefore(doubtful.claimedAt().plus(NOT_ALLOWED_FOR)) ->
                outbox.couldNotLook(line.key(), doubtful.claimedAt().plus(NOT_ALLOWED_FOR));
            // One person reads it, and had rather read it twice than never.
            case Finding.MayNotLook _ when Unasked.tellsOnePerson(line) && doubtful.doubts() < TOLD_AT_MOST ->
                outbox.later(line.key(), now.plus(NOT_ALLOWED_FOR.multipliedBy(1L << doubtful.doubts())));
            case Finding.MayNotLook(var why) -> perhaps(line, Outbox.PERHAPS_SAID + "; may not look: " + why);
        }
    }

    private void perhaps(Line line, String why) {
        endings.perhapsPosted(line, why, showing.namesKilled(line.post()));
        listener.accept(new OutboxSender.Said(line, new Posting.Gone(why)));
    }

    private static boolean isStale(Line line, Instant now) {
        return !now.isBefore(line.staleAt());
    }
}
