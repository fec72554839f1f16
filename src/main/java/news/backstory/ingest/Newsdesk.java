package news.backstory.ingest;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import news.backstory.amend.Amender;
import news.backstory.article.Article;
import news.backstory.article.ArticleChange;
import news.backstory.article.ArticleId;
import news.backstory.article.Articles;
import news.backstory.article.Status;
import news.backstory.channel.Arrival;
import news.backstory.channel.Source;
import news.backstory.channel.Subscription;
import news.backstory.feed.Feeds;
import news.backstory.telling.Announcer;
import news.backstory.telling.Books;

/**
 * Walks each article that came to the channels, and each change of one to what was said of it: kills, corrections, embargoes. What it has not done when the
 * process dies is done after the next start; what it did already is not done again, because all of it has names.
 */
public final class Newsdesk {

    private static final int MAX_CHANGES_A_ROUND = 500;
    private static final int MAX_ARRIVALS_A_ROUND = 200;
    private static final int LOOKED_AT_FOR_NEWEST = 500;
    /** Later than this an article was not only waiting for its turn to be weighed. */
    private static final Duration HELD_UP = Duration.ofSeconds(10);

    private static final Duration ARRIVALS_KEPT = Duration.ofDays(30);
    private static final Duration DEEDS_KEPT = Duration.ofDays(366);

    private final Articles articles;
    private final Books books;
    private final Feeds feeds;
    private final Shelf shelf;
    private final Amender amender;
    private final Announcer announcer;
    private final InstantSource clock;
    private final Aside aside = new Aside();

    public Newsdesk(Articles articles, Books books, Feeds feeds, Shelf shelf, Amender amender, Announcer announcer, InstantSource clock) {
        this.articles = articles;
        this.books = books;
        this.feeds = feeds;
        this.shelf = shelf;
        this.amender = amender;
        this.announcer = announcer;
        this.clock = clock;
    }

    /** What a round did for one article. */
    public record Amended(ArticleId article, int posts) {}

    /** Amends what was said of articles that changed since the last round; those that were amended. Called by one thread. */
    public List<Amended> amend() {
        var byArticle = new LinkedHashMap<ArticleId, List<ArticleChange>>();
        articles.changes(MAX_CHANGES_A_ROUND).forEach(change -> byArticle.computeIfAbsent(change.before().id(), _ -> new ArrayList<>()).add(change));
        var amended = new ArrayList<Amended>();
        // All that is gone leaves search at once: of many kills none waits for the posts of the others.
        byArticle.keySet().stream().filter(this::isGone)
                .forEach(article -> aside.unlessBroken(article, clock.instant(), () -> shelf.refresh(article)));
        // What is to be taken back goes before what is only put right.
        Stream.concat(byArticle.keySet().stream().filter(this::isGone), byArticle.keySet().stream().filter(article -> !isGone(article))).toList()
                .forEach(article -> aside.unlessBroken(article, clock.instant(), () -> {
                    var changes = Objects.requireNonNull(byArticle.get(article));
                    // Search first: what is taken back must not be found while its posts are being changed.
                    shelf.refresh(article);
                    // Of several changes in a row the reader sees one: from how it was before the first to how it is now.
                    var posts = articles.find(article).map(now -> amender.amend(changes.getFirst(), now)).orElse(0);
                    articles.told(changes);
                    if (posts > 0) {
                        amended.add(new Amended(article, posts));
                    }
                }));
        aside.tell();
        return List.copyOf(amended);
    }

    private boolean isGone(ArticleId article) {
        return articles.find(article).filter(found -> !found.showable().at(clock.instant())).isPresent();
    }

    /** Tells channels what came since the last round, greets new subscriptions, and tells what waited; how many articles were weighed. Called by one thread. */
    public int announce() {
        books.subscriptions().unwelcomed().forEach(this::welcome);
        var now = clock.instant();
        var weighed = new ArrayList<Arrival>();
        for (var arrival : books.arrivals().waiting(now, MAX_ARRIVALS_A_ROUND)) {
            // Nobody is told any more of what is of no use any more.
            articles.find(arrival.article()).filter(article -> article.showable().isExpiredAt(now)).ifPresent(_ -> weighed.add(arrival));
            articles.find(arrival.article()).filter(article -> article.showable().at(now))
                    .ifPresent(article -> aside.unlessBroken(article.id(), now, () -> {
                        shelf.place(article);
                        var come = arrival.at(cameOut(arrival, article, now));
                        announcer.announce(come, article);
                        weighed.add(come);
                    }));
        }
        books.arrivals().weighed(weighed);
        announcer.catchUp();
        aside.tell();
        return weighed.size();
    }

    /**
     * When it came, to digests and to those who subscribed meanwhile: what was held comes when it is let go. A digest that went out before must not have
     * passed it by, however short it was held.
     */
    private static Instant cameOut(Arrival arrival, Article article, Instant now) {
        if (article.status() instanceof Status.Embargoed(var until) && until.isAfter(arrival.at())) {
            return until;
        }
        return arrival.at().plus(HELD_UP).isBefore(now) ? now : arrival.at();
    }

    public void forgetOld() {
        books.arrivals().forgetBefore(clock.instant().minus(ARRIVALS_KEPT));
        books.deeds().forgetBefore(clock.instant().minus(DEEDS_KEPT));
    }

    /** What came since it was made is announced anyway; of what was there before, the newest is shown. */
    private void welcome(Subscription subscription) {
        var now = clock.instant();
        var before = books.arrivals().between(Set.of(subscription.source()), Instant.EPOCH, now.plusSeconds(1), LOOKED_AT_FOR_NEWEST).stream()
                .filter(arrival -> arrival.kind() == Arrival.Kind.OLD || arrival.at().isBefore(subscription.at())).toList();
        if (!before.isEmpty() || wasRead(subscription.source())) {
            // A feed that is read for the first time is taken in from its newest entry on: that one has the lowest number.
            var newest = Stream.concat(before.stream().filter(arrival -> arrival.kind() == Arrival.Kind.NEWS),
                    before.reversed().stream().filter(arrival -> arrival.kind() == Arrival.Kind.OLD))
                    .map(Arrival::article).map(articles::find).flatMap(Optional::stream).filter(article -> article.showable().at(now))
                    .sorted(Comparator.comparing((Article article) -> article.published().at()).reversed()).toList();
            // While a feed is read for the first time, what is wanted of it may still come.
            if (wasRead(subscription.source()) || newest.stream().anyMatch(books.wanted(subscription)::takes)) {
                newest.forEach(shelf::place);
                announcer.welcome(subscription, newest);
            }
        }
    }

    /** A feed without an article has no newest one to wait for. */
    private boolean wasRead(Source source) {
        return source instanceof Source.OfFeed(var link)
                && feeds.find(link).filter(feed -> !feed.health().lastRead().equals(Instant.EPOCH)).isPresent();
    }
}
