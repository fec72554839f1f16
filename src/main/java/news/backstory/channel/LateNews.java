package news.backstory.channel;

import java.time.Instant;
import java.util.Optional;

/** What is late anyway does not come in the night: news that waited to be said, and was not said, until its channel's quiet hours began. */
final class LateNews {

    private final Books books;

    LateNews(Books books) {
        this.books = books;
    }

    /**
     * Until then such a line rests; empty if it does not. Breaking news, what somebody has asked for, what stands under another post, and what was planned in
     * these very hours because somebody waits for it, rest never.
     */
    Optional<Instant> restsUntil(Line line, Instant now) {
        return Unasked.channelOf(line).filter(_ -> line.place() instanceof Place.InChannel && rests(line.post()))
                .flatMap(channel -> books.arrangements().find(channel)
                        .flatMap(arrangement -> arrangement.quietUntil(now).filter(until -> !isPlannedIn(channel, line, arrangement, until))));
    }

    private boolean isPlannedIn(ChannelId channel, Line line, Arrangement arrangement, Instant until) {
        return line.post().articles().stream().limit(1).flatMap(article -> books.tellings().of(channel, article).stream())
                .filter(telling -> telling.post().equals(line.key()))
                .anyMatch(telling -> arrangement.quietUntil(telling.at()).filter(until::equals).isPresent());
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
