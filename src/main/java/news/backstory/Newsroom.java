package news.backstory;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import news.backstory.amend.Amender;
import news.backstory.answer.ChannelCommands;
import news.backstory.answer.CommandHandler;
import news.backstory.answer.Coverage;
import news.backstory.answer.FeedKeeping;
import news.backstory.answer.People;
import news.backstory.answer.Suggestions;
import news.backstory.article.Articles;
import news.backstory.article.Link;
import news.backstory.channel.Arrival;
import news.backstory.channel.PersonId;
import news.backstory.channel.Source;
import news.backstory.command.Feedback;
import news.backstory.digest.DigestSender;
import news.backstory.extract.Extractor;
import news.backstory.feed.Feed;
import news.backstory.feed.FeedFinder;
import news.backstory.feed.FeedVisitor;
import news.backstory.feed.Feeds;
import news.backstory.hub.HubDesk;
import news.backstory.hub.HubSubscriptions;
import news.backstory.ingest.EntryReader;
import news.backstory.ingest.FeedCare;
import news.backstory.ingest.FeedDesk;
import news.backstory.ingest.FeedPoller;
import news.backstory.ingest.LinkReader;
import news.backstory.ingest.Newsdesk;
import news.backstory.ingest.Shelf;
import news.backstory.ingest.Sites;
import news.backstory.ingest.Unread;
import news.backstory.ingest.WireDesk;
import news.backstory.ingest.Withdrawals;
import news.backstory.ledger.OutboxSender;
import news.backstory.ledger.Poster;
import news.backstory.search.ArticleIndex;
import news.backstory.story.Stories;
import news.backstory.story.StoryMatcher;
import news.backstory.summary.Summariser;
import news.backstory.telling.Announcer;
import news.backstory.telling.Books;
import news.backstory.telling.LockedOut;
import news.backstory.telling.StoryView;
import news.backstory.web.Limits;
import news.backstory.web.PoliteWeb;
import news.backstory.web.Robots;
import news.backstory.web.Web;
import news.backstory.wire.WireItems;
import news.backstory.wire.WireName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The rooms, joined by hand. Its edges are given, so that a test can give others. */
final class Newsroom implements AutoCloseable {

    /** From these odds on, two articles report one event: docs/why/stories.md. */
    private static final double MIN_LIKENESS = 0.5;
    private static final Logger LOG = LoggerFactory.getLogger(Newsroom.class);

    /** A small archive is all there when the first question comes. */
    private static final Duration MATCH_BEFORE_SERVING = Duration.ofSeconds(20);

    private final ArticleIndex index;
    private final CommandHandler commands;
    private final OutboxSender sender;
    private final FeedPoller poller;
    private final Unread unread;
    private final HubDesk hubs;
    private final Shelf shelf;
    private final WireDesk wires;
    private final Newsdesk newsdesk;
    private final DigestSender digests;
    private final FeedCare care;

    private Newsroom(ArticleIndex index, CommandHandler commands, OutboxSender sender, FeedPoller poller, Unread unread, HubDesk hubs, Shelf shelf,
            WireDesk wires, Newsdesk newsdesk, DigestSender digests, FeedCare care) {
        this.index = index;
        this.commands = commands;
        this.sender = sender;
        this.poller = poller;
        this.unread = unread;
        this.hubs = hubs;
        this.shelf = shelf;
        this.wires = wires;
        this.newsdesk = newsdesk;
        this.digests = digests;
        this.care = care;
    }

    /** What must survive a restart. */
    record Memory(
            Articles articles, Stories stories, WireItems wireItems, Books books, Feedback feedback, Feeds feeds,
            HubSubscriptions hubs, ArticleIndex index) {

        /** With an index that is made anew at each start. */
        Memory(Articles articles, Stories stories, WireItems wireItems, Books books, Feedback feedback, Feeds feeds, HubSubscriptions hubs) {
            this(articles, stories, wireItems, books, feedback, feeds, hubs, ArticleIndex.inMemory());
        }
    }

    /**
     * What an installation decides.
     *
     * @param wires all wires, {@code ownWires} those of the newsroom's own systems; {@code zone} holds where a channel has not chosen one
     */
    record Settings(Sites sites, Set<WireName> wires, Set<WireName> ownWires, Set<Link> feeds, Set<PersonId> editors, ZoneId zone,
            Duration secondLookAfter, List<Link> hubCallbacks) {}

    /** Fills the index from what is kept, and makes what an earlier process left claimed be looked for. */
    static Newsroom open(
            Web web, Memory memory, Poster poster, People people, Summariser summariser, InstantSource clock, Settings settings,
            Consumer<OutboxSender.Said> listener) {
        var index = memory.index();
        var articles = memory.articles();
        var books = memory.books();
        var matcher = new StoryMatcher(memory.stories(), MIN_LIKENESS);
        var shelf = new Shelf(articles, index, matcher, clock);
        match(shelf);
        books.outbox().recover(clock.instant());
        var reader = new LinkReader(web, new Extractor(), articles, shelf, settings.sites(), clock);
        var polite = new PoliteWeb(web, Limits.standard().maxBodyBytes(), clock);
        var robots = new Robots(polite);
        Predicate<Link> mayRead = link -> robots.allow(link.text());
        var feedDesk = new FeedDesk(memory.feeds(), clock);
        var politeReader = new LinkReader(polite, new Extractor(), articles, shelf, settings.sites(), clock);
        var unread = new Unread(politeReader::readAfresh, mayRead, articles, shelf, settings.sites(), clock);
        var entryReader = new EntryReader(politeReader, politeReader::readAfresh, unread,
                new Withdrawals(articles, shelf, settings.sites(), clock), mayRead, articles,
                entry -> books.arrivals().arrived(new Source.OfFeed(entry.feed()), entry.article(), clock.instant(),
                        entry.isOfFirstReading() ? Arrival.Kind.OLD : Arrival.Kind.NEWS),
                link -> polite.restsUntil(link.text()).isPresent());
        var hubs = new HubDesk(settings.hubCallbacks(), memory.hubs(), polite, link -> memory.feeds().find(link).filter(Feed::isRead).isPresent(),
                new SecureRandom(), clock);
        var suggestions = new Suggestions(articles, index, memory.stories(), memory.feedback(), clock);
        var views = new StoryView(articles, memory.stories(), books, matcher::areOfOneEvent);
        var oneAtATime = new Object();
        var lockedOut = new LockedOut(books, clock);
        var digests = new DigestSender(articles, books, views, people::statedZoneOf, lockedOut::letsTell, clock, oneAtATime);
        var announcer = new Announcer(articles, books, views, suggestions, settings.zone(), digests::isDue, lockedOut, clock, oneAtATime);
        announcer.start();
        var channels = new ChannelCommands(
                new ChannelCommands.Parts(articles, books, memory.feeds(), new FeedFinder(web, robots, clock), keeping(feedDesk), digests,
                        memory.stories(), matcher, people),
                settings.wires().stream().map(WireName::text).collect(Collectors.toSet()), settings.editors(), settings.zone(), clock, oneAtATime);
        return new Newsroom(
                index,
                new CommandHandler(articles, reader, index, memory.feedback(), suggestions, new Coverage(articles, index, memory.stories(), clock),
                        channels, clock),
                new OutboxSender(books.outbox(), books.arrangements(), articles, summariser, poster, clock, settings.secondLookAfter(), said -> {
                    listener.accept(said);
                    announcer.said(said);
                }),
                new FeedPoller(() -> wanted(settings, books), new FeedVisitor(polite, memory.feeds(), clock, new Random()), memory.feeds(), feedDesk,
                        entryReader, hubs, link -> polite.restsUntil(link.text()), clock),
                unread,
                hubs,
                shelf,
                new WireDesk(memory.wireItems(), shelf, settings.sites(), settings.ownWires(), clock),
                new Newsdesk(articles, books, memory.feeds(), shelf, new Amender(articles, books, clock, oneAtATime), announcer, clock),
                digests,
                new FeedCare(memory.feeds(), feedDesk, books, clock));
    }

    private static FeedKeeping keeping(FeedDesk desk) {
        return new FeedKeeping() {
            @Override
            public boolean releaseAsNews(Link feed) {
                return desk.releaseAsNews(feed);
            }

            @Override
            public boolean releaseAsOld(Link feed) {
                return desk.releaseAsOld(feed);
            }

            @Override
            public boolean retry(Link feed) {
                return desk.retry(feed);
            }
        };
    }

    /** The installation's feeds, and those that channels subscribe to. */
    private static Set<Link> wanted(Settings settings, Books books) {
        return Stream.concat(settings.feeds().stream(), books.subscriptions().sources().stream()
                .flatMap(source -> source instanceof Source.OfFeed(var link) ? Stream.of(link) : Stream.<Link>empty())).collect(Collectors.toSet());
    }

    /** Makes the index hold what is kept and may be shown. A large archive goes on being matched in the background, while what is there is served. */
    private static void match(Shelf shelf) {
        var matching = Thread.ofPlatform().name("match-index").daemon().start(() -> {
            try {
                shelf.match(seen -> LOG.info("{} articles matched with the index", seen));
                shelf.remember();
            } catch (RuntimeException stopped) {
                LOG.warn("The index does not hold all articles yet; it is matched again at the next start", stopped);
            }
        });
        try {
            matching.join(MATCH_BEFORE_SERVING);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** What can be found now is found after a restart without being read again. */
    void saveIndex() {
        index.save();
    }

    CommandHandler commands() {
        return commands;
    }

    OutboxSender sender() {
        return sender;
    }

    HubDesk hubs() {
        return hubs;
    }

    FeedPoller poller() {
        return poller;
    }

    Unread unread() {
        return unread;
    }

    Shelf shelf() {
        return shelf;
    }

    WireDesk wires() {
        return wires;
    }

    Newsdesk newsdesk() {
        return newsdesk;
    }

    FeedCare care() {
        return care;
    }

    DigestSender digests() {
        return digests;
    }

    int findable() {
        return index.size();
    }

    @Override
    public void close() {
        poller.close();
        sender.close();
        index.close();
    }
}
