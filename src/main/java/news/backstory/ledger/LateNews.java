package news.backstory.ledger;

import java.time.Instant;
import java.util.Optional;
import news.backstory.channel.Arrangement;
import news.backstory.channel.Arrangements;
import news.backstory.post.Mark;
import news.backstory.post.Place;
import news.backstory.post.Post;

/** What is late anyway does not come in the night: news that waited to be said, and was not said, until its channel's quiet hours began. */
public final class LateNews {

    private final Outbox outbox;
    private final Arrangements arrangements;

    public LateNews(Outbox outbox, Arrangements arrangements) {
        this.outbox = outbox;
        this.arrangements = arrangements;
    }

    /**
     * Until then such a line rests; empty if it does not. Breaking news, what somebody has asked for, what stands under another post, and what was planned in
     * these very hours because somebody waits for it, rest never.
     */
    public Optional<Instant> restsUntil(Line line, Instant now) {
        return Unasked.channelOf(line).filter(_ -> line.place() instanceof Place.InChannel && rests(asItWillRead(line)))
                .flatMap(arrangements::find)
                .flatMap(arrangement -> arrangement.quietUntil(now).filter(until -> !isPlannedIn(line, arrangement, until)));
    }

    /** What came of its story while it waited is planned as a change of it. */
    private Post asItWillRead(Line line) {
        return outbox.carrier(line.key()).map(Outbox.Carrier::content).orElse(line.post());
    }

    private boolean isPlannedIn(Line line, Arrangement arrangement, Instant until) {
        return outbox.plannedAt(line.key()).flatMap(arrangement::quietUntil).filter(until::equals).isPresent();
    }

    private static boolean rests(Post post) {
        return switch (post) {
            case Post.CardOf(var first, _, var marks) -> Mark.breaking(first, marks, _ -> true).isEmpty();
            case Post.Digest(var occasion, _, _) -> occasion != Post.Occasion.NOW;
            case Post.Follows _,Post.Saying _,Post.SimilarTo _,Post.CardWithSimilar _,Post.Coverage _,Post.Timeline _,Post.Found _,Post.OnLinks _,Post.Help _,Post.Notice _,Post.Dropped _ ->
                false;
        };
    }
}
