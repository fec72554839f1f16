package news.backstory.channel;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import news.backstory.article.Article;
import news.backstory.article.ArticleId;
import news.backstory.article.Articles;

/**
 * Decides what a channel is told of an article that came: a post of its own, a name in the post that its story has, a line in that post's thread, later,
 * or nothing. Each story has one first post a channel; each article is told once.
 */
public final class Announcer {

    /** A channel that gets more is left to itself. */
    private static final int MAX_UNASKED_AN_HOUR = 12;
    /** With breaking news. */
    private static final int MAX_AN_HOUR = 24;

    /** Of more follow-ups of one story in an hour the rest is only counted, and gives the post its headline. */
    private static final int MAX_FOLLOWS_AN_HOUR = 6;
    private static final Duration BETWEEN_UNASKED = Duration.ofMinutes(1);

    /** What Slack did not take by then is not news any more. */
    private static final Duration NEWS_FOR = Duration.ofHours(12);

    /** Whoever subscribed reads it the morning after, too. */
    private static final Duration CLOSING_TOLD_WITHIN = Duration.ofDays(2);

    private static final int MAX_TOGETHER = DigestPlan.MOST;

    private final Articles articles;
    private final Books books;
    private final StoryView stories;
    private final SimilarArticles similar;
    private final ZoneId usualZone;
    private final Predicate<ChannelId> isDigestDue;
    private final InstantSource clock;

    private final LockedOut lockedOut;

    /** So that two who decide on one story at one time do not both open it: whoever comes second sees what the first has told. */
    private final Object oneAtATime;

    /**
     * @param isDigestDue whether a channel's digest is to be sent now: it takes along what waited for quiet hours to end
     * @param oneAtATime  shared by all who decide what a channel is told
     */
    public Announcer(
            Articles articles, Books books, StoryView stories, SimilarArticles similar, ZoneId usualZone, Predicate<ChannelId> isDigestDue,
            InstantSource clock, Object oneAtATime) {
        this.isDigestDue = isDigestDue;
        this.articles = articles;
        this.books = books;
        this.stories = stories;
        this.similar = similar;
        this.usualZone = usualZone;
        this.clock = clock;
        this.oneAtATime = oneAtATime;
        this.lockedOut = new LockedOut(books, clock);
    }

    /** Weighs an article that came for every channel that wants to hear of its source. Doing it again says nothing again. */
    public void announce(Arrival arrival, Article article) {
        if (arrival.kind() == Arrival.Kind.OLD) {
            return;
        }
        for (var subscription : books.subscriptions().to(arrival.source())) {
            if (!arrival.at().isBefore(subscription.at()) && books.wanted(subscription).takes(article)) {
                announce(subscription, article);
            }
        }
    }

    /**
     * Shows a new subscription's newest article, whatever the hour: whoever subscribed waits for it. Of these, the latest that may be shown and is wanted. Of
     * a dozen subscriptions at one time the first has its article at once, and the others theirs together a minute later.
     */
    public void welcome(Subscription subscription, List<Article> newestFirst) {
        synchronized (oneAtATime) {
            var now = clock.instant();
            newestFirst.stream().filter(books.wanted(subscription)::takes)
                    .filter(article -> !stories.isMuted(subscription.channel(), article, now)).findFirst()
                    .filter(article -> books.tellings().of(subscription.channel(), article.id()).isEmpty())
                    .ifPresent(article -> stories.told(subscription.channel(), article)
                            .ifPresentOrElse(told -> addTo(told, article, List.of()), () -> greet(subscription, article)));
            books.subscriptions().welcomed(subscription.number());
        }
    }

    private void greet(Subscription subscription, Article article) {
        if (hasTurn(subscription.channel())) {
            tell(subscription.channel(), article, List.of(), Optional.of(subscription));
        } else {
            books.tellings().holdBack(subscription.channel(), article.id(), Tellings.Why.TOO_MANY, clock.instant());
        }
    }

    /** Tells what waited for quiet hours to end, or for its turn. */
    public void catchUp() {
        if (!lockedOut.letsTell()) {
            return;
        }
        for (var why : Tellings.Why.values()) {
            for (var channel : books.tellings().waiting(why)) {
                // What waited comes with the digest that has waited, too, if there is one.
                if (!isQuiet(channel) && hasTurn(channel) && (why == Tellings.Why.TOO_MANY || !isDigestDue.test(channel))) {
                    tellTogether(channel, why);
                }
            }
        }
    }

    private static Post.Occasion occasion(Tellings.Why why) {
        return switch (why) {
            case QUIET -> Post.Occasion.QUIET_IS_OVER;
            case TOO_MANY -> Post.Occasion.MANY;
            case SHUT_OUT -> Post.Occasion.LET_IN_AGAIN;
        };
    }

    /**
     * Hears what became of a post. Where nothing can be said any more the channel's subscriptions are paused, and whoever made them is told once; where we
     * are not let in at all every subscription rests until we are again, and what comes for it is kept.
     */
    public void said(String key, Posting outcome) {
        Unasked.channelOf(key).ifPresent(channel -> Closing.why(outcome).ifPresent(why -> close(channel, why)));
        switch (outcome) {
            case Posting.ShutOut _ -> lockedOut.refused();
            case Posting.Posted _ -> lockedOut.isOver();
            case Posting.Taken _,Posting.TooFast _,Posting.NotMember _,Posting.AddressSpent _,Posting.NotTried _,Posting.NotReached _,Posting.Gone _,Posting.Refused _,Posting.Unknown _ ->
                {
                }
        }
    }

    /** A new process has been let in, or else hears that it has not. */
    public void start() {
        lockedOut.start();
    }

    private void close(ChannelId channel, String why) {
        var now = clock.instant();
        var byOwner = books.subscriptions().of(channel).stream()
                .filter(Subscription::isHeard)
                .filter(one -> !channel.isOf(one.by())).collect(Collectors.groupingBy(Subscription::by));
        books.subscriptions().pause(channel, why, byOwner.entrySet().stream().map(each -> new Line(
                Unasked.CHANNEL_CLOSED.key(channel.value(), now.toString(), each.getKey().value()),
                new Place.InChannel(new ChannelId(each.getKey().value())), Closing.notice(channel, why, each.getValue()),
                now.plus(CLOSING_TOLD_WITHIN))).toList());
    }

    private void announce(Subscription subscription, Article article) {
        synchronized (oneAtATime) {
            var channel = subscription.channel();
            var now = clock.instant();
            var isBreaking = subscription.wanted().breaking() == Wanted.Breaking.ON && Urgency.isBreaking(article)
                    && books.tellings().firstsSince(channel, now.minus(Duration.ofHours(1))) < MAX_AN_HOUR;
            if (books.tellings().of(channel, article.id()).isPresent() || !isBreaking && stories.isMuted(channel, article, now)) {
                return;
            }
            var told = stories.told(channel, article);
            var breaking = isBreaking ? List.<Mark>of(isQuiet(channel) ? new Mark.PassedQuiet() : new Mark.Breaking()) : List.<Mark>of();
            if (told.isPresent() && !(isQuiet(channel) && !isBreaking)) {
                addTo(told.get(), article, breaking);
            } else if (isBreaking) {
                tell(channel, article, breaking, Optional.of(subscription));
            } else if (told.isEmpty() && waitsForDigest(subscription)) {
                return; // The digest looks for itself among what came.
            } else if (!lockedOut.letsTell()) {
                books.tellings().holdBack(channel, article.id(), Tellings.Why.SHUT_OUT, now);
            } else if (isQuiet(channel)) {
                books.tellings().holdBack(channel, article.id(), Tellings.Why.QUIET, now);
            } else if (!hasTurn(channel)) {
                books.tellings().holdBack(channel, article.id(), Tellings.Why.TOO_MANY, now);
            } else {
                tell(channel, article, List.of(), Optional.of(subscription));
            }
        }
    }

    /**
     * A report on a story that the channel knows: the same outlet's goes on with it, another's is counted.
     *
     * @param marks of a report that goes on with it
     */
    private void addTo(Telling told, Article article, List<Mark> marks) {
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
        var lines = new ArrayList<Line>();
        if (!changed.equals(content)) {
            // With the time: what a split took out and an undo puts back is counted a second time.
            lines.add(new Line(Keys.of(told.post(), goesOn ? "went-on" : "also", article.id().value(), String.valueOf(now.toEpochMilli())),
                    new Place.Again(told.post(), channel), changed, now.plus(NEWS_FOR)));
        }
        if (goesOn && follows < MAX_FOLLOWS_AN_HOUR) {
            lines.add(new Line(Unasked.STORY.key(channel.value(), article.id().value()), new Place.Under(told.post(), channel),
                    new Post.Follows(article.id(), List.of()), now.plus(NEWS_FOR)));
        }
        books.tellings().tell(lines, List.of(new Telling(channel, article.id(), told.post(),
                goesOn && follows < MAX_FOLLOWS_AN_HOUR ? Telling.Part.FOLLOWS : Telling.Part.ALSO, now)));
    }

    private void tell(ChannelId channel, Article article, List<Mark> marks, Optional<Subscription> subscription) {
        var also = StoryView.others(article, stories.reports(article, clock.instant()));
        tell(channel, article, new StoryInPost(article.id(), also, marks), subscription);
    }

    /** @param article the story's first */
    private void tell(ChannelId channel, Article article, StoryInPost story, Optional<Subscription> subscription) {
        var now = clock.instant();
        var key = Unasked.STORY.key(channel.value(), article.id().value());
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
            lines.add(new Line(Unasked.STORY.key(channel.value(), story.latest().value()), new Place.Under(key, channel),
                    new Post.Follows(story.latest(), List.of()), now.plus(NEWS_FOR)));
        }
        books.tellings().tell(lines, Together.tellings(key, channel, story, Telling.Part.FIRST, Arrangement.Threads.ON, now));
    }

    private void tellTogether(ChannelId channel, Tellings.Why why) {
        synchronized (oneAtATime) {
            var now = clock.instant();
            var firsts = new ArrayList<Article>();
            for (var id : books.tellings().heldBack(channel, why, 10 * MAX_TOGETHER)) {
                var article = articles.find(id).filter(each -> each.showable().at(now) && !stories.isMuted(channel, each, now));
                if (article.isEmpty() || books.tellings().of(channel, id).isPresent() || !isWanted(channel, article.get())) {
                    books.tellings().drop(channel, id);
                } else if (stories.told(channel, article.get()).isPresent()) {
                    stories.told(channel, article.get()).ifPresent(told -> addTo(told, article.get(), List.of()));
                    books.tellings().drop(channel, id);
                } else {
                    firsts.add(article.get());
                }
            }
            tellFirsts(channel, firsts, occasion(why), now);
        }
    }

    /** Whoever unsubscribed meanwhile waits for nothing. */
    private boolean isWanted(ChannelId channel, Article article) {
        return books.letIn(article, books.subscriptions().of(channel).stream().filter(Subscription::isHeard).toList());
    }

    private void tellFirsts(ChannelId channel, List<Article> waiting, Post.Occasion occasion, Instant now) {
        var told = new ArrayList<StoryInPost>();
        for (var article : waiting) {
            if (told.size() < MAX_TOGETHER && told.stream().noneMatch(story -> story.names(article.id()))) {
                var story = stories.ofStory(article);
                told.add(StoryInPost.begun(
                        article, waiting.stream().filter(other -> story.contains(other.id())).toList(), stories.reports(article, now), articles));
            }
        }
        // After quiet hours also one alone says why it comes only now.
        if (told.size() == 1 && occasion != Post.Occasion.QUIET_IS_OVER) {
            var only = told.getFirst();
            articles.find(only.first()).ifPresent(first -> tell(channel, first, only, Optional.empty()));
        } else if (!told.isEmpty()) {
            var key = Unasked.TOGETHER.key(channel.value(), told.getFirst().first().value());
            var digest = new Post.Digest(occasion, told.stream().map(StoryInPost::brief).toList());
            var threads = arrangement(channel).threads();
            books.tellings().tell(
                    Together.lines(key, channel, digest, now.plus(NEWS_FOR), threads,
                            books.subscriptions().of(channel).stream().map(Subscription::by)),
                    Together.tellings(key, channel, digest.briefs(), threads, now));
        }
    }

    private boolean waitsForDigest(Subscription subscription) {
        return switch (subscription.wanted().manner()) {
            case LIVE -> false;
            case DIGEST -> true;
            case AS_CHANNEL -> !arrangement(subscription.channel()).digest().isEmpty();
        };
    }

    private boolean isQuiet(ChannelId channel) {
        var arrangement = arrangement(channel);
        return arrangement.quiet().stream().anyMatch(hours -> hours.cover(clock.instant(), arrangement.zone()));
    }

    private boolean hasTurn(ChannelId channel) {
        var now = clock.instant();
        return books.tellings().firstsSince(channel, now.minus(BETWEEN_UNASKED)) == 0
                && books.tellings().firstsSince(channel, now.minus(Duration.ofHours(1))) < MAX_UNASKED_AN_HOUR;
    }

    private Arrangement arrangement(ChannelId channel) {
        return books.arrangements().find(channel).orElseGet(() -> Arrangement.usual(usualZone));
    }
}
