package news.backstory.telling;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import news.backstory.article.Article;
import news.backstory.article.Articles;
import news.backstory.channel.Arrival;
import news.backstory.channel.ChannelId;
import news.backstory.channel.Subscription;
import news.backstory.channel.Wanted;
import news.backstory.ledger.Closing;
import news.backstory.ledger.Line;
import news.backstory.ledger.OutboxSender;
import news.backstory.ledger.Posting;
import news.backstory.ledger.Unasked;
import news.backstory.post.Place;

/**
 * Decides what a channel is told of an article that came: a post of its own, a name in the post that its story has, a line in that post's thread, later,
 * or nothing. Each story has one first post a channel; each article is told once.
 */
public final class Announcer {

    /** Whoever subscribed reads it the morning after, too. */
    private static final Duration CLOSING_TOLD_WITHIN = Duration.ofDays(2);

    private final Books books;
    private final StoryView stories;
    private final Teller teller;
    private final CatchUp catchUp;
    private final LockedOut lockedOut;
    private final InstantSource clock;

    /** So that two who decide on one story at one time do not both open it: whoever comes second sees what the first has told. */
    private final Object oneAtATime;

    /**
     * @param isDigestDue whether a channel's digest is to be sent now: it takes along what waited for quiet hours to end
     * @param lockedOut   hears from here what Slack takes
     * @param oneAtATime  shared by all who decide what a channel is told
     */
    public Announcer(
            Articles articles, Books books, StoryView stories, SimilarArticles similar, ZoneId usualZone, Predicate<ChannelId> isDigestDue,
            LockedOut lockedOut, InstantSource clock, Object oneAtATime) {
        this.books = books;
        this.stories = stories;
        this.lockedOut = lockedOut;
        this.clock = clock;
        this.oneAtATime = oneAtATime;
        this.teller = new Teller(articles, books, stories, similar, usualZone, lockedOut, clock);
        this.catchUp = new CatchUp(articles, books, stories, teller, isDigestDue, clock);
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
                            .ifPresentOrElse(told -> teller.addTo(told, article, List.of()), () -> greet(subscription, article)));
            books.subscriptions().welcomed(subscription.number());
        }
    }

    private void greet(Subscription subscription, Article article) {
        if (teller.hasTurn(subscription.channel())) {
            teller.tell(subscription.channel(), article, List.of(), Optional.of(subscription));
        } else {
            books.tellings().holdBack(subscription.channel(), article.id(), Tellings.Why.TOO_MANY, clock.instant());
        }
    }

    /** Tells what waited for quiet hours to end, for its turn, or for Slack to take something again. */
    public void catchUp() {
        if (lockedOut.letsTell()) {
            synchronized (oneAtATime) {
                catchUp.run();
            }
        }
    }

    /**
     * Hears what became of a post. Where nothing can be said any more the channel's subscriptions are paused, and whoever made them is told once; where
     * Slack cannot be reached, or lets us in nowhere, what comes is kept.
     */
    public void said(OutboxSender.Said said) {
        var channelOfNews = Unasked.channelOf(said.line());
        var outcome = said.outcome();
        channelOfNews.ifPresent(channel -> Closing.why(outcome).ifPresent(why -> close(channel, why)));
        switch (outcome) {
            case Posting.ShutOut _ -> lockedOut.refused();
            case Posting.Posted _ -> {
                lockedOut.isOver();
                channelOfNews.ifPresent(lockedOut::reached);
            }
            case Posting.NotReached _ -> channelOfNews.ifPresent(lockedOut::keep);
            case Posting.Unknown _ -> channelOfNews.ifPresent(lockedOut::doubt);
            case Posting.Taken _,Posting.TooFast _,Posting.NotMember _,Posting.AddressSpent _,Posting.NotTried _,Posting.Gone _,Posting.Refused _ ->
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
        books.outbox().close(channel, why, byOwner.entrySet().stream().map(each -> new Line(
                Unasked.CHANNEL_CLOSED.key(channel.value(), now.toString(), each.getKey().value()),
                new Place.InChannel(new ChannelId(each.getKey().value())), Closing.notice(channel, why, each.getValue()),
                now.plus(CLOSING_TOLD_WITHIN))).toList());
    }

    private void announce(Subscription subscription, Article article) {
        synchronized (oneAtATime) {
            var channel = subscription.channel();
            var now = clock.instant();
            var isBreaking = subscription.wanted().breaking() == Wanted.Breaking.ON && Urgency.isBreaking(article) && teller.hasRoom(channel);
            if (books.tellings().of(channel, article.id()).isPresent() || !isBreaking && stories.isMuted(channel, article, now)) {
                return;
            }
            var told = stories.told(channel, article);
            var isQuiet = teller.isQuiet(channel);
            if (told.isPresent() && isBreaking) {
                teller.addBreaking(told.get(), article, teller.breaking(channel));
            } else if (told.isPresent() && !isQuiet) {
                teller.addTo(told.get(), article, List.of());
            } else if (!isBreaking && told.isEmpty() && waitsForDigest(subscription)) {
                return; // The digest looks for itself among what came.
            } else if (!lockedOut.letsTell()) {
                books.tellings().holdBack(channel, article.id(), Tellings.Why.SHUT_OUT, now);
            } else if (isBreaking && teller.isWaiting(channel)) {
                books.tellings().holdBack(channel, article.id(), Tellings.Why.TOO_MANY, now);
            } else if (isBreaking) {
                teller.tell(channel, article, List.of(teller.breaking(channel)), Optional.of(subscription));
            } else if (isQuiet) {
                books.tellings().holdBack(channel, article.id(), Tellings.Why.QUIET, now);
            } else if (!teller.hasTurn(channel)) {
                books.tellings().holdBack(channel, article.id(), Tellings.Why.TOO_MANY, now);
            } else {
                teller.tell(channel, article, List.of(), Optional.of(subscription));
            }
        }
    }

    private boolean waitsForDigest(Subscription subscription) {
        return switch (subscription.wanted().manner()) {
            case LIVE -> false;
            case DIGEST -> true;
            case AS_CHANNEL -> !teller.arrangement(subscription.channel()).digest().isEmpty();
        };
    }
}
