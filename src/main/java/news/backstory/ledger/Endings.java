package news.backstory.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import news.backstory.article.ArticleId;
import news.backstory.channel.ChannelId;
import news.backstory.post.Place;
import news.backstory.post.Post;
import news.backstory.post.Post.Matter;

/** Ends lines that are not said and never will be: whoever waits for one is told, in the same step on disk or in one before it, so that no crash comes between. */
final class Endings {

    /** After an outage of a night it is still worth knowing in the morning that something is missing. */
    private static final Duration TOLD_WITHIN = Duration.ofDays(1);

    /** A channel that is closed today may be open tomorrow. */
    private static final Duration TAKEN_BACK_AGAIN_AFTER = Duration.ofHours(1);

    static final String NOT_A_MEMBER = "not a member";

    private static final Set<String> GONE = Set.of("message_not_found", "cannot_find_message");

    /** After these no further try changes the message. */
    private static final Set<String> FOR_GOOD = Set.of("message_not_found", "cannot_find_message", "cant_update_message", "edit_window_closed",
            "cannot_unfurl_message", "cannot_unfurl_url");

    private final Outbox outbox;
    private final InstantSource clock;

    /** Channels in which something waits to be taken back; shared between those who say. */
    private final Set<ChannelId> closed = ConcurrentHashMap.newKeySet();

    Endings(Outbox outbox, InstantSource clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    /** @param why for the ledger, and for whoever waits */
    void notPosted(Line line, String why) {
        deletedByHand(line, why).ifPresent(post -> outbox.deleted(post, why, clock.instant()));
        if (isTakenBack(line) && !FOR_GOOD.contains(why)) {
            // Whoever opens the channel again, in whatever way, does not want to find there what was killed meanwhile.
            outbox.add(stillStands(line, why));
            outbox.later(line.key(), clock.instant().plus(TAKEN_BACK_AGAIN_AFTER));
            closed.add(line.place().channel());
        } else if (isTakenBack(line)) {
            // What is not there any more need not be taken back.
            end(line, why, GONE.contains(why) ? List.of() : stillStands(line, why));
        } else if (isNews(line) && (Closing.why(why).isPresent() || deletedByHand(line, why).isPresent())) {
            outbox.untold(line.key(), why, clock.instant());
        } else if (Unasked.channelOf(line).isPresent() && Closing.why(why).isPresent()) {
            // Many lines end so at one time: their owner hears once that the channel is closed, from the announcer.
            end(line, why, List.of());
        } else {
            end(line, why, regrets(line, Regrets.notPosted(line, why)));
        }
    }

    /**
     * It breaks us each time.
     *
     * @param broken what does, of what it names: of several stories in one post the others are told in another
     */
    void notPrepared(Line line, List<ArticleId> broken) {
        if (isNews(line) && line.post() instanceof Post.Digest && !broken.isEmpty()) {
            outbox.add(regrets(line, Regrets.notPosted(line, Regrets.NOT_PREPARED)));
            outbox.untold(line.key(), Regrets.NOT_PREPARED, broken, clock.instant());
        } else {
            notPosted(line, Regrets.NOT_PREPARED);
        }
    }

    /** The post that somebody has deleted, as we learn by this line: its story goes on in a post of its own. */
    private static Optional<String> deletedByHand(Line line, String why) {
        return switch (line.place()) {
            case Place.Again(var post, _) when GONE.contains(why) -> Optional.of(post);
            case Place.Under(var post, _) when GONE.contains(why) || why.equals("thread_not_found") -> Optional.of(post);
            case Place.Again _,Place.Under _,Place.InChannel _,Place.InThread _,Place.ForPerson _,Place.ForPersonInThread _,Place.Reply _,Place.ReplyToAll _,Place.InsteadOf _,Place.OnLinks _ ->
                Optional.empty();
        };
    }

    private static boolean isTakenBack(Line line) {
        return line.turn() == Line.Turn.FIRST && line.place() instanceof Place.Again;
    }

    /** Once a kill and channel, in however many messages it stands there. */
    private List<Line> stillStands(Line line, String why) {
        var channel = line.place().channel();
        var saidAt = line.place() instanceof Place.Again(var post, _) ? outbox.carrier(post).map(Outbox.Carrier::saidAt) : Optional.<Instant>empty();
        var kill = line.key().substring(line.key().lastIndexOf('/') + 1);
        return regrets(line, Keys.of("still-stands", channel.value(), kill, Outbox.NOT_SAID), Regrets.stillStands(channel, saidAt, why));
    }

    /** Something was said there: what is to be taken back is tried at once. */
    void opened(ChannelId channel) {
        if (closed.remove(channel)) {
            outbox.takeBackAgain(channel);
        }
    }

    /** @param namesKilled what it names was killed meanwhile, and nothing takes it back where it may stand */
    void perhapsPosted(Line line, String why, boolean namesKilled) {
        end(line, why, regrets(line, namesKilled ? Regrets.perhapsStands(line) : Regrets.perhapsPosted(line)));
    }

    /**
     * Nobody hears of news that was taken back before it was told, and others of its story may yet be told.
     *
     * @param matter whether it was killed, or only may not be shown yet
     */
    void nothingToShow(Line line, String why, Matter matter) {
        if (isNews(line)) {
            outbox.untold(line.key(), why, clock.instant());
        } else {
            end(line, why, Unasked.channelOf(line).isPresent() ? List.of() : regrets(line, new Post.Notice(matter, "")));
        }
    }

    /** Whoever waits for a line that goes under another was told of the other. */
    void hopeless(Outbox.Hopeless hopeless, String why) {
        var line = hopeless.line();
        if (isNews(line)) {
            if (hopeless.tooLate() && hopeless.attempts() > 0) {
                // Of a channel that takes no news its subscriber hears once an hour: nothing of it is lost.
                outbox.add(regrets(line, Keys.of("kept", line.place().channel().value(), hour(), Outbox.NOT_SAID), Regrets.kept(line)));
            }
            outbox.untold(line.key(), why, clock.instant());
        } else {
            outbox.drop(line.key(), why, hopeless.tooLate() ? regrets(line, Regrets.notPosted(line, why)) : List.of(), clock.instant());
        }
    }

    /** Whether its end leaves something untold that can be told in another way. */
    private static boolean isNews(Line line) {
        return Unasked.channelOf(line).isPresent() && (line.place() instanceof Place.InChannel || line.post() instanceof Post.Follows);
    }

    private void end(Line line, String why, List<Line> told) {
        outbox.notSent(line.key(), why, told, clock.instant());
    }

    private List<Line> regrets(Line line, Post post) {
        return regrets(line, Keys.of(line.key(), Outbox.NOT_SAID), post);
    }

    private List<Line> regrets(Line line, String key, Post post) {
        return line.ifNotSaid().stream().map(place -> new Line(key, place, post, clock.instant().plus(TOLD_WITHIN))).toList();
    }

    private String hour() {
        return clock.instant().truncatedTo(ChronoUnit.HOURS).toString();
    }
}
