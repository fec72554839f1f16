package news.backstory;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import news.backstory.article.Articles;
import news.backstory.article.Link;
import news.backstory.channel.Outbox;
import news.backstory.channel.OutboxSender;
import news.backstory.channel.Poster;
import news.backstory.command.CommandHandler;
import news.backstory.command.Coverage;
import news.backstory.command.Feedback;
import news.backstory.extract.Extractor;
import news.backstory.feed.FeedVisitor;
import news.backstory.feed.Feeds;
import news.backstory.ingest.EntryReader;
import news.backstory.ingest.FeedDesk;
import news.backstory.ingest.FeedPoller;
import news.backstory.ingest.LinkReader;
import news.backstory.ingest.Shelf;
import news.backstory.ingest.Sites;
import news.backstory.ingest.WireDesk;
import news.backstory.search.ArticleIndex;
import news.backstory.story.Stories;
import news.backstory.story.StoryMatcher;
import news.backstory.summary.Summariser;
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
    private final Shelf shelf;
    private final WireDesk wires;

    private Newsroom(ArticleIndex index, CommandHandler commands, OutboxSender sender, FeedPoller poller, Shelf shelf, WireDesk wires) {
        this.index = index;
        this.commands = commands;
        this.sender = sender;
        this.poller = poller;
        this.shelf = shelf;
        this.wires = wires;
    }

    /** What must survive a restart. */
    record Memory(
            Articles articles, Stories stories, WireItems wireItems, Outbox outbox, Feedback feedback, Feeds feeds, ArticleIndex index) {

        /** With an index that is made anew at each start. */
        Memory(Articles articles, Stories stories, WireItems wireItems, Outbox outbox, Feedback feedback, Feeds feeds) {
            this(articles, stories, wireItems, outbox, feedback, feeds, ArticleIndex.inMemory());
        }
    }

    /** What an installation decides. */
    record Settings(Sites sites, Set<WireName> ownWires, Set<Link> feeds, Duration secondLookAfter) {}

    /** Fills the index from what is kept, and makes what an earlier process left claimed be looked for. */
    static Newsroom open(
            Web web, Memory memory, Poster poster, Summariser summariser, InstantSource clock, Settings settings,
            Consumer<OutboxSender.Said> listener) {
        var index = memory.index();
        var articles = memory.articles();
        var shelf = new Shelf(articles, index, new StoryMatcher(memory.stories(), MIN_LIKENESS), clock);
        match(shelf);
        memory.outbox().recover(clock.instant());
        var reader = new LinkReader(web, new Extractor(), articles, shelf, settings.sites(), clock);
        var polite = new PoliteWeb(web, Limits.standard().maxBodyBytes(), clock);
        var robots = new Robots(polite);
        var feedDesk = new FeedDesk(memory.feeds(), clock);
        var entryReader = new EntryReader(new LinkReader(polite, new Extractor(), articles, shelf, settings.sites(), clock),
                link -> robots.allow(link.text()), articles, _ -> {}, link -> polite.restsUntil(link.text()).isPresent());
        return new Newsroom(
                index,
                new CommandHandler(
                        articles, reader, index, memory.feedback(), new Coverage(articles, index, memory.stories(), clock), clock),
                new OutboxSender(memory.outbox(), articles, summariser, poster, clock, settings.secondLookAfter(), listener),
                new FeedPoller(settings::feeds, new FeedVisitor(polite, memory.feeds(), clock, new Random()), memory.feeds(), feedDesk, entryReader,
                        link -> polite.restsUntil(link.text()), clock),
                shelf,
                new WireDesk(memory.wireItems(), shelf, settings.sites(), settings.ownWires(), clock));
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

    FeedPoller poller() {
        return poller;
    }

    Shelf shelf() {
        return shelf;
    }

    WireDesk wires() {
        return wires;
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
