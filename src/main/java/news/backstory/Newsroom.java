package news.backstory;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import news.backstory.article.Articles;
import news.backstory.article.Link;
import news.backstory.channel.Outbox;
import news.backstory.channel.OutboxSender;
import news.backstory.channel.Poster;
import news.backstory.command.CommandHandler;
import news.backstory.command.Feedback;
import news.backstory.extract.Extractor;
import news.backstory.feed.FeedVisitor;
import news.backstory.feed.Feeds;
import news.backstory.ingest.FeedPoller;
import news.backstory.ingest.LinkReader;
import news.backstory.ingest.Sites;
import news.backstory.search.ArticleIndex;
import news.backstory.summary.LeadSummariser;
import news.backstory.web.Robots;
import news.backstory.web.Web;

/** The rooms, joined by hand. Its edges are given, so that a test can give others. */
final class Newsroom implements AutoCloseable {

    private final ArticleIndex index;
    private final CommandHandler commands;
    private final OutboxSender sender;
    private final FeedPoller poller;

    private Newsroom(ArticleIndex index, CommandHandler commands, OutboxSender sender, FeedPoller poller) {
        this.index = index;
        this.commands = commands;
        this.sender = sender;
        this.poller = poller;
    }

    /** What must survive a restart. */
    record Memory(Articles articles, Outbox outbox, Feedback feedback, Feeds feeds) {}

    /** What an installation decides. */
    record Settings(Sites sites, List<Link> feeds, Duration secondLookAfter) {}

    /** Fills the index from what is kept, and makes what an earlier process left claimed be looked for. */
    static Newsroom open(
            Web web, Memory memory, Poster poster, InstantSource clock, Settings settings, Consumer<OutboxSender.Said> listener) {
        var index = ArticleIndex.inMemory();
        var articles = memory.articles();
        articles.forEach(article -> {
            if (article.showable().at(clock.instant())) {
                index.add(article);
            }
        });
        memory.outbox().recover(clock.instant());
        var reader = new LinkReader(web, new Extractor(), articles, index, settings.sites(), clock);
        var robots = new Robots(web);
        return new Newsroom(
                index,
                new CommandHandler(articles, reader, index, memory.feedback(), clock),
                new OutboxSender(memory.outbox(), articles, new LeadSummariser(), poster, clock, settings.secondLookAfter(), listener),
                new FeedPoller(settings.feeds(), new FeedVisitor(web, memory.feeds(), clock, new Random()), memory.feeds(), reader,
                        link -> robots.allow(link.text()), articles, clock));
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

    int findable() {
        return index.size();
    }

    @Override
    public void close() {
        sender.close();
        index.close();
    }
}
