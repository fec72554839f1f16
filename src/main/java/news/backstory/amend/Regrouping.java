package news.backstory.amend;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import news.backstory.article.ArticleId;
import news.backstory.article.Articles;
import news.backstory.ledger.Keys;
import news.backstory.ledger.Line;
import news.backstory.ledger.Outbox.Carrier;
import news.backstory.ledger.Unasked;
import news.backstory.post.Mark;
import news.backstory.post.Place;
import news.backstory.post.Post;
import news.backstory.post.StoryInPost;
import news.backstory.story.Stories;
import news.backstory.story.StoryId;
import news.backstory.telling.Books;
import news.backstory.telling.Telling;

/**
 * Puts posts right after somebody has changed which articles are of one story: what is not of a post's story any more leaves it and is told apart; what
 * followed in its thread and is of its story again comes back. Other reports that come back are counted by themselves, because they wait.
 */
public final class Regrouping {

    private static final Duration CHANGED_WITHIN = Duration.ofDays(1);

    private final Articles articles;
    private final Stories stories;
    private final Books books;

    public Regrouping(Articles articles, Stories stories, Books books) {
        this.articles = articles;
        this.stories = stories;
        this.books = books;
    }

    /**
     * What is to be changed where it stands, planned by whoever asks. Whoever calls decides alone.
     *
     * @param moved  what went from one story to another
     * @param wish   names the wish: asking again gives the same lines
     */
    public List<Line> after(List<ArticleId> moved, String wish, Instant at) {
        var concerned = moved.stream().flatMap(article -> stories.of(article).stream()).flatMap(story -> story.articles().stream()).distinct()
                .toList();
        var lines = new ArrayList<Line>();
        for (var post : posts(concerned)) {
            var content = withThoseThatComeBack(post, leave(post, wish, at, lines), concerned, wish, at, lines);
            if (!content.equals(post.content())) {
                lines.add(again(post, content, wish, at));
            }
        }
        return List.copyOf(lines);
    }

    /** Where one of these is told or counted, also what waits to be said. */
    private List<Carrier> posts(List<ArticleId> concerned) {
        var posts = new LinkedHashMap<String, Carrier>();
        concerned.stream().flatMap(article -> Stream.concat(
                books.outbox().carrying(article).stream(),
                books.tellings().of(article).stream().flatMap(telling -> books.outbox().carrier(telling.post()).stream())))
                .filter(carrier -> StoryInPost.stories(carrier.content()).findAny().isPresent())
                .forEach(carrier -> posts.putIfAbsent(carrier.key(), carrier));
        return List.copyOf(posts.values());
    }

    private Post leave(Carrier post, String wish, Instant at, List<Line> lines) {
        var content = post.content();
        for (var story : StoryInPost.stories(content).toList()) {
            var leaving = story.others().stream().filter(other -> isOfAnother(story.first(), other)).toList();
            content = leaving.isEmpty() ? content : story.without(leaving).in(content);
            for (var article : leaving) {
                books.tellings().tellApart(post.place().channel(), article, post.key(), at);
                entries(post, article).filter(entry -> !isSplitOff(entry))
                        .forEach(entry -> lines.add(again(entry, entry.content().marked(article, new Mark.SplitOff(at)), wish, at)));
            }
        }
        return content;
    }

    private Post withThoseThatComeBack(Carrier post, Post left, List<ArticleId> concerned, String wish, Instant at, List<Line> lines) {
        var content = left;
        for (var article : concerned) {
            var back = entries(post, article).filter(Regrouping::isSplitOff).toList();
            var story = StoryInPost.stories(content).filter(one -> isOfOne(one.first(), article)).findFirst();
            if (!back.isEmpty() && story.isPresent()) {
                content = articles.find(article).map(found -> story.get().goingOn(found, articles)).orElse(story.get()).in(content);
                back.forEach(entry -> lines.add(again(entry, new Post.Follows(article, List.of()), wish, at)));
                // Unless it has a post of its own by now.
                books.tellings().tell(List.of(), List.of(
                        new Telling(post.place().channel(), article, post.key(), Telling.Part.FOLLOWS, back.getFirst().saidAt())));
            }
        }
        return content;
    }

    /** How an article stands in the thread under a post of another's, or will when that is said. */
    private Stream<Carrier> entries(Carrier post, ArticleId article) {
        var planned = Stream.of(Unasked.STORY.key(post.place().channel().value(), article.value()), Keys.of(post.key(), article.value()))
                .flatMap(key -> books.outbox().carrier(key).stream());
        var entries = new LinkedHashMap<String, Carrier>();
        Stream.concat(books.outbox().carrying(article).stream(), planned)
                .filter(carrier -> carrier.content() instanceof Post.Follows && carrier.place() instanceof Place.Under(var above, _)
                        && above.equals(post.key()))
                .forEach(carrier -> entries.putIfAbsent(carrier.key(), carrier));
        return entries.values().stream();
    }

    /** Whether it stands in a thread that is another story's by now. */
    static boolean isSplitOff(Carrier carrier) {
        return carrier.content() instanceof Post.Follows(_, var marks) && marks.stream().anyMatch(Mark.SplitOff.class::isInstance);
    }

    private boolean isOfOne(ArticleId one, ArticleId other) {
        return storyOf(one).isPresent() && storyOf(one).equals(storyOf(other));
    }

    private boolean isOfAnother(ArticleId one, ArticleId other) {
        return storyOf(one).isPresent() && storyOf(other).isPresent() && !storyOf(one).equals(storyOf(other));
    }

    private Optional<StoryId> storyOf(ArticleId article) {
        return stories.of(article).map(story -> story.id());
    }

    private static Line again(Carrier carrier, Post content, String wish, Instant at) {
        return new Line(Keys.of(wish, "regrouped", carrier.key()), new Place.Again(carrier.key(), carrier.place().channel()), content,
                at.plus(CHANGED_WITHIN));
    }
}
