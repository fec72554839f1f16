package news.backstory.telling;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import news.backstory.article.Article;
import news.backstory.article.ArticleId;
import news.backstory.article.Articles;
import news.backstory.channel.Arrangement;
import news.backstory.channel.ChannelId;
import news.backstory.channel.Subscription;
import news.backstory.ledger.Keys;
import news.backstory.ledger.Line;
import news.backstory.ledger.Unasked;
import news.backstory.post.Mark;
import news.backstory.post.Place;
import news.backstory.post.Post;
import news.backstory.post.StoryInPost;

/** Plans what a channel is told of a story, and how much of it comes by itself. Whoever calls has decided, and decides alone for that long. */
final class Teller {

    /** A channel that gets more is left to itself. */
    private static final int MAX_UNASKED_AN_HOUR = 12;
    /** With breaking news. */
    private static final int MAX_AN_HOUR = 24;

    /** Of more follow-ups of one story in an hour the rest is only counted, and gives the post its headline. */
    private static final int MAX_FOLLOWS_AN_HOUR = 6;
    private static final Duration BETWEEN_UNASKED = Duration.ofMinutes(1);

    /** If it does not come out sooner whether a post arrived, the next one waits no longer. */
    private static final Duration IN_DOUBT_FOR = Duration.ofHours(1);

    /** Whoever looks at the channel sees a post for so long, and what becomes of it. */
    private static final Duration SEEN_FOR = Duration.ofHours(1);

    /** What Slack did not take by then is not news any more. */
    private static final Duration NEWS_FOR = Duration.ofHours(12);

    private final Articles articles;
    private final Books books;
    private final StoryView stories;
    private final SimilarArticles similar;
    private final ZoneId usualZone;
    private final LockedOut lockedOut;
    private final InstantSource clock;

    Teller(
            Articles articles, Books books, StoryView stories, SimilarArticles similar, ZoneId usualZone, LockedOut lockedOut,
            InstantSource clock) {
        this.lockedOut = lockedOut;
        this.articles = articles;
        this.books = books;
        this.stories = stories;
        this.similar = similar;
        this.usualZone = usualZone;
        this.clock = clock;
    }

    /**
     * A report on a story that the channel knows: the same outlet's goes on with it, another's is counted.
     *
     * @param marks of a report that goes on with it
     */
    void addTo(Telling told, Article article, List<Mark> marks) {
        if (told.article().equals(article.id())) {
            return; // Somebody had it shown before it came by itself.
        }
        var now = clock.instant();
        var carrier = books.outbox().carrier(told.post());
        if (carrier.isEmpty()) {
            return; // What was planned was never said, and nobody can answer it.
        }
        var channel = told.channel();
        var content = carrier.get().content();
        var story = StoryInPost.with(told.article(), content).orElseGet(() -> new StoryInPost(told.article(), List.of(), List.of()));
        var goesOn = story.isContinuedBy(article, articles);
        var follows = books.tellings().since(channel, now.minus(Duration.ofHours(1))).stream()
                .filter(other -> other.part() == Telling.Part.FOLLOWS && other.post().equals(told.post())).count();
        var changed = (goesOn ? story.goingOn(article, articles) : story.withReport(article.id())).in(content);
        for (var mark : goesOn ? marks : List.<Mark>of()) {
            changed = changed.marked(article.id(), mark);
        }
        // Of an outage's follow-ups not each one stands in the channel as well.
        var isSeen = told.at().isAfter(now.minus(SEEN_FOR)) || isShown(channel, told, story, now) || !lockedOut.letsTell() || isWaiting(channel);
        var lines = new ArrayList<Line>();
        if (!changed.equals(content)) {
            // With the time: what a split took out and an undo puts back is counted a second time.
            lines.add(new Line(Keys.of(told.post(), goesOn ? "went-on" : "also", article.id().value(), String.valueOf(now.toEpochMilli())),
                    new Place.Again(told.post(), channel), changed, now.plus(NEWS_FOR)));
        }
        if (goesOn && follows < MAX_FOLLOWS_AN_HOUR) {
            lines.add(new Line(key(channel, article.id()), new Place.Under(told.post(), channel),
                    new Post.Follows(article.id(), isSeen ? List.of() : marks), now.plus(NEWS_FOR)));
        }
        books.tellings().tell(lines, List.of(new Telling(channel, article.id(), told.post(),
                goesOn && follows < MAX_FOLLOWS_AN_HOUR ? Telling.Part.FOLLOWS : Telling.Part.ALSO, now)));
    }

    /**
     * Breaking news on a story that the channel knows. In quiet hours, if its post waits still, it takes the place of that and is said now, with it; what else
     * waits in the same post waits on.
     */
    void addBreaking(Telling told, Article article, Mark breaking) {
        var channel = told.channel();
        var now = clock.instant();
        var waits = books.outbox().waiting(channel, Unasked.NEWS).stream().filter(line -> line.key().equals(told.post())).findFirst();
        var story = waits.flatMap(line -> StoryInPost.with(told.article(), line.post()));
        if (!isQuiet(channel) || story.isEmpty() || !books.outbox().unplan(told.post(), "breaking news comes before it", now)) {
            addTo(told, article, List.of(breaking));
            return;
        }
        var first = articles.find(story.get().first()).filter(each -> each.showable().at(now) && story.get().isContinuedBy(article, articles));
        if (first.isPresent()) {
            var goesOn = story.get().goingOn(article, articles);
            tell(channel, first.get(), new StoryInPost(goesOn.first(), goesOn.also(),
                    Stream.concat(goesOn.marks().stream(), Stream.of(new Mark.OfDevelopment(article.id(), breaking))).toList()), Optional.empty());
        } else {
            tell(channel, article, List.of(breaking), Optional.empty());
        }
    }

    /** Whether what breaks of it has stood in the channel within the hour. */
    private boolean isShown(ChannelId channel, Telling told, StoryInPost story, Instant now) {
        return books.tellings().since(channel, now.minus(SEEN_FOR)).stream()
                .anyMatch(other -> other.post().equals(told.post()) && story.marks().stream().anyMatch(
                        mark -> mark instanceof Mark.OfDevelopment(var development, var its) && development.equals(other.article())
                                && Mark.isBreaking(its)));
    }

    /** A story's first post, with what else there is on it. */
    void tell(ChannelId channel, Article article, List<Mark> marks, Optional<Subscription> subscription) {
        var also = StoryView.others(article, stories.reports(article, clock.instant()));
        tell(channel, article, new StoryInPost(article.id(), also, marks), subscription);
    }

    /** @param article the story's first */
    void tell(ChannelId channel, Article article, StoryInPost story, Optional<Subscription> subscription) {
        var now = clock.instant();
        var key = key(channel, article.id());
        var owner = subscription.<Place>map(one -> new Place.InChannel(new ChannelId(one.by().value()))).stream().toList();
        var lines = new ArrayList<Line>();
        lines.add(
                new Line(key, new Place.InChannel(channel), new Post.CardOf(article.id(), story.also(), story.marks()), now.plus(NEWS_FOR), List.of(),
                        owner));
        if (arrangement(channel).threads() == Arrangement.Threads.ON) {
            var suggestions = similar.to(channel, article);
            if (!suggestions.isEmpty()) {
                lines.add(new Line(Keys.of(key, "similar"), new Place.Under(key, channel), new Post.SimilarTo(article.id(), suggestions),
                        now.plus(NEWS_FOR)));
            }
        }
        if (!story.latest().equals(story.first())) {
            lines.add(new Line(key(channel, story.latest()), new Place.Under(key, channel),
                    new Post.Follows(story.latest(), List.of()), now.plus(NEWS_FOR)));
        }
        books.tellings().tell(lines, Together.tellings(key, channel, story, Telling.Part.FIRST, Arrangement.Threads.ON, now));
    }

    /** Several in one post: a list, and their cards in its thread. */
    void tellTogether(ChannelId channel, List<StoryInPost> told, Post.Occasion occasion) {
        var now = clock.instant();
        var key = books.outbox().fresh(Unasked.TOGETHER.key(channel.value(), told.getFirst().first().value()));
        var list = Together.list(occasion, key, told, articles);
        var threads = arrangement(channel).threads();
        // All that the list has no room for, and not only what it keeps: it would come by itself a minute later.
        var leftOut = Together.leftOut(key, channel, told.stream().map(StoryInPost::brief).filter(brief -> !list.briefs().contains(brief)).toList(),
                now);
        books.tellings().tell(
                Together.lines(key, channel, list, now.plus(NEWS_FOR), threads,
                        books.subscriptions().of(channel).stream().map(Subscription::by)),
                Stream.concat(Together.tellings(key, channel, list.briefs(), threads, now).stream(), leftOut.stream()).toList());
    }

    private String key(ChannelId channel, ArticleId article) {
        return books.outbox().fresh(Unasked.STORY.key(channel.value(), article.value()));
    }

    /** Whether there is room for breaking news. */
    boolean hasRoom(ChannelId channel) {
        return books.tellings().firstsSince(channel, clock.instant().minus(Duration.ofHours(1))) < MAX_AN_HOUR;
    }

    boolean hasTurn(ChannelId channel) {
        var now = clock.instant();
        return books.tellings().firstsSince(channel, now.minus(BETWEEN_UNASKED)) == 0 && !isWaiting(channel)
                && !books.outbox().isInDoubt(Unasked.NEWS, channel, now.minus(IN_DOUBT_FOR)) && !lockedOut.isDoubtful(channel)
                && books.tellings().firstsSince(channel, now.minus(Duration.ofHours(1))) < MAX_UNASKED_AN_HOUR;
    }

    boolean isQuiet(ChannelId channel) {
        return arrangement(channel).quietUntil(clock.instant()).isPresent();
    }

    /** What comes by itself waits for what came before it: told together after an outage it is one post, and not a flood. */
    boolean isWaiting(ChannelId channel) {
        return books.outbox().waits(Unasked.NEWS, channel, clock.instant().plus(LockedOut.TRIES_WITHIN));
    }

    /** How breaking news is marked now. */
    Mark breaking(ChannelId channel) {
        return isQuiet(channel) ? new Mark.PassedQuiet() : new Mark.Breaking();
    }

    Arrangement arrangement(ChannelId channel) {
        return books.arrangements().find(channel).orElseGet(() -> Arrangement.usual(usualZone));
    }
}
