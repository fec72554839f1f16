package news.backstory.channel;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import news.backstory.channel.Post.Matter;

/** Ends lines that are not said and never will be: whoever waits for one is told, in the same step on disk, so that no crash comes between. */
final class Endings {

    /** After an outage of a night it is still worth knowing in the morning that something is missing. */
    private static final Duration TOLD_WITHIN = Duration.ofDays(1);

    static final String NOT_A_MEMBER = "not a member";

    private static final Set<String> GONE = Set.of("message_not_found", "cannot_find_message");

    private final Outbox outbox;
    private final InstantSource clock;

    Endings(Outbox outbox, InstantSource clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    /** @param why for the ledger, and for whoever waits */
    void notPosted(Line line, String why) {
        if (isTakenBack(line)) {
            // What is not there any more need not be taken back.
            outbox.notSent(line.key(), why, GONE.contains(why) ? List.of() : notices(line, Matter.STILL_STANDS, why, clock.instant()),
                    clock.instant());
        } else if (Unasked.channelOf(line.key()).isPresent() && Closing.why(why).isPresent()) {
            // Many lines end so at one time: their owner hears once that the channel is closed, from the announcer.
            outbox.notSent(line.key(), why, List.of(), clock.instant());
        } else {
            end(line, Matter.NOT_POSTED, why, why);
        }
    }

    private static boolean isTakenBack(Line line) {
        return line.turn() == Line.Turn.FIRST && line.place() instanceof Place.Again;
    }

    void perhapsPosted(Line line, String why) {
        end(line, Matter.PERHAPS_POSTED, "", why);
    }

    /** @param matter whether it was killed, or only may not be shown yet */
    void nothingToShow(Line line, String why, Matter matter) {
        end(line, matter, "", why);
    }

    /** Whoever waits for a line that goes under another was told of the other. */
    void hopeless(Outbox.Hopeless hopeless, String why) {
        var line = hopeless.line();
        var now = clock.instant();
        outbox.drop(line.key(), why, hopeless.tooLate() ? notices(line, Matter.NOT_POSTED, why, now) : List.of(), now);
    }

    private void end(Line line, Matter matter, String about, String why) {
        var now = clock.instant();
        outbox.notSent(line.key(), why, notices(line, matter, about, now), now);
    }

    private static List<Line> notices(Line line, Matter matter, String about, Instant now) {
        return line.ifNotSaid().stream()
                .map(place -> new Line(Keys.of(line.key(), "not-said"), place, new Post.Notice(matter, about), now.plus(TOLD_WITHIN)))
                .toList();
    }
}
