package news.backstory.telling;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import news.backstory.article.Article;
import news.backstory.article.Articles;
import news.backstory.article.Tier;
import news.backstory.channel.Arrangement;
import news.backstory.channel.ChannelId;
import news.backstory.channel.DigestPlan;
import news.backstory.channel.PersonId;
import news.backstory.ledger.Keys;
import news.backstory.ledger.Line;
import news.backstory.post.Place;
import news.backstory.post.Post;
import news.backstory.post.StoryInPost;

/** The lines of several stories in one post: the list in the channel, the cards in its thread. */
public final class Together {

    private Together() {}

    /**
     * A list of as many of these as it has room for, in the order in which they came: breaking news, then our own, then what most outlets have, then the latest.
     *
     * @param key of the post that it will be
     */
    static Post.Digest list(Post.Occasion occasion, String key, List<StoryInPost> stories, Articles articles) {
        var weightiest = stories.stream().flatMap(story -> articles.find(story.first()).map(first -> new Weighed(story, first)).stream())
                .sorted(Comparator.comparing((Weighed one) -> !Urgency.isBreaking(one.first))
                        .thenComparing(one -> one.first.tier() != Tier.OWN)
                        .thenComparingInt(one -> -one.story.also().size())
                        .thenComparing(one -> one.first.published().at(), Comparator.reverseOrder()))
                .map(Weighed::story).toList();
        var room = Math.min(DigestPlan.MOST, weightiest.size());
        var shown = weightiest.subList(0, room);
        return new Post.Digest(occasion, stories.stream().filter(shown::contains).map(StoryInPost::brief).toList(),
                new Post.LeftOut(weightiest.size() - room, key, 0,
                        weightiest.subList(room, weightiest.size()).stream().map(StoryInPost::brief).toList()));
    }

    private record Weighed(StoryInPost story, Article first) {}

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

    /** What a list has no room for was told in it, too. */
    public static List<Telling> leftOut(String key, ChannelId channel, List<Post.Brief> stories, Instant at) {
        return stories.stream().map(StoryInPost::of)
                .flatMap(story -> Stream.of(List.of(story.first()), story.also(), story.developments()).flatMap(List::stream)).distinct()
                .map(article -> new Telling(channel, article, key, Telling.Part.ALSO, at)).toList();
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
