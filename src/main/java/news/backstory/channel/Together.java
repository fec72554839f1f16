package news.backstory.channel;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The lines of several stories in one post: the list in the channel, the cards in its thread. */
public final class Together {

    private Together() {}

    /** @param owners who is told if it cannot be said; the first of them */
    public static List<Line> lines(
            String key, ChannelId channel, Post.Digest digest, Instant staleAt, Arrangement.Threads threads, Stream<PersonId> owners) {
        var lines = new ArrayList<Line>();
        List<Place> told = owners.limit(1).<Place>map(owner -> new Place.InChannel(new ChannelId(owner.value()))).toList();
        lines.add(new Line(key, new Place.InChannel(channel), digest, staleAt, List.of(), told));
        for (var brief : threads == Arrangement.Threads.ON ? digest.briefs() : List.<Post.Brief>of()) {
            lines.add(new Line(Keys.of(key, brief.article().value()), new Place.Under(key, channel), new Post.CardOf(brief.article()), staleAt)
                    .whenFree());
            var latest = StoryInPost.of(brief).latest();
            if (!latest.equals(brief.article())) {
                lines.add(new Line(Keys.of(key, latest.value()), new Place.Under(key, channel), new Post.Follows(latest, List.of()), staleAt)
                        .whenFree());
            }
        }
        return List.copyOf(lines);
    }

    /** Each article of these is told, in this post. */
    public static List<Telling> tellings(String key, ChannelId channel, List<Post.Brief> briefs, Arrangement.Threads threads, Instant at) {
        return briefs.stream().flatMap(brief -> tellings(key, channel, StoryInPost.of(brief), Telling.Part.IN_DIGEST, threads, at).stream()).toList();
    }

    /**
     * The same of one story. What went on with it before is in the thread with its latest alone.
     *
     * @param first how the article is told that has the story
     */
    static List<Telling> tellings(
            String key, ChannelId channel, StoryInPost story, Telling.Part first, Arrangement.Threads threads, Instant at) {
        return Stream.of(List.of(story.first()), story.also(), story.developments()).flatMap(List::stream).distinct()
                .map(article -> new Telling(channel, article, key, article.equals(story.first())
                        ? first
                        : threads == Arrangement.Threads.ON && article.equals(story.latest()) ? Telling.Part.FOLLOWS : Telling.Part.ALSO, at))
                .toList();
    }
}
