package news.backstory.testing;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Set;
import news.backstory.answer.ChannelCommands;
import news.backstory.answer.CommandHandler;
import news.backstory.answer.Coverage;
import news.backstory.answer.FeedKeeping;
import news.backstory.answer.People;
import news.backstory.answer.Suggestions;
import news.backstory.article.Link;
import news.backstory.article.Reader;
import news.backstory.channel.ChannelId;
import news.backstory.channel.PersonId;
import news.backstory.digest.DigestSender;
import news.backstory.feed.FeedFinder;
import news.backstory.search.ArticleIndex;
import news.backstory.story.StoryMatcher;
import news.backstory.telling.StoryView;
import news.backstory.web.Robots;

/** Whatever answers people, over a temporary store. */
public final class Answering {

    public static final ZoneId ZONE = ZoneId.of("Europe/London");

    /** Everybody lives in London and is called as they are named. */
    public static final People PEOPLE = new People() {
        @Override
        public ZoneId zoneOf(PersonId person) {
            return ZONE;
        }

        @Override
        public Standing standingOf(PersonId person) {
            return person.value().startsWith("guest") ? Standing.GUEST : person.value().startsWith("unknown") ? Standing.UNKNOWN : Standing.MEMBER;
        }

        // What a test asks about in channels of many is asked there.
        @Override
        public Set<ChannelId> channelsOf(PersonId person) {
            return Set.of();
        }

        @Override
        public String nameOf(PersonId person) {
            return person.value();
        }
    };

    /** Nothing is ever to be decided about feeds. */
    private static final FeedKeeping FEEDS = new FeedKeeping() {
        @Override
        public boolean releaseAsNews(Link feed) {
            return false;
        }

        @Override
        public boolean releaseAsOld(Link feed) {
            return false;
        }

        @Override
        public boolean retry(Link feed) {
            return false;
        }
    };

    private Answering() {}

    public static DigestSender digests(TemporaryStore memory, InstantSource clock) {
        return new DigestSender(memory.articles(), memory.books(),
                new StoryView(memory.articles(), memory.stories(), memory.books(), (_, _) -> false),
                PEOPLE::statedZoneOf, () -> true, clock,
                new Object());
    }

    public static CommandHandler over(TemporaryStore memory, Reader reader, ArticleIndex index, InstantSource clock) {
        return over(memory, reader, index, clock, new FakeWeb());
    }

    /** @param web in which feeds are looked for */
    public static CommandHandler over(TemporaryStore memory, Reader reader, ArticleIndex index, InstantSource clock, FakeWeb web) {
        var books = memory.books();
        var digests = digests(memory, clock);
        var channels = new ChannelCommands(
                new ChannelCommands.Parts(memory.articles(), books, memory.feeds(), new FeedFinder(web, new Robots(new FakeWeb()), clock),
                        FEEDS, digests,
                        memory.stories(), new StoryMatcher(memory.stories(), 0.5), PEOPLE),
                Set.of(), Set.of(), ZONE, clock, new Object());
        return new CommandHandler(memory.articles(), reader, index, memory.feedback(),
                new Suggestions(memory.articles(), index, memory.stories(), memory.feedback(), clock),
                new Coverage(memory.articles(), index, memory.stories(), clock), channels, clock);
    }
}
