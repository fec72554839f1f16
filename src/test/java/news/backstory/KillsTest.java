package news.backstory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import news.backstory.article.Article;
import news.backstory.article.ArticleId;
import news.backstory.article.Dated;
import news.backstory.article.Kill;
import news.backstory.article.Link;
import news.backstory.article.Status;
import news.backstory.article.Tier;
import news.backstory.channel.ChannelId;
import news.backstory.channel.PersonId;
import news.backstory.command.Caller;
import news.backstory.command.CommandParser;
import news.backstory.ingest.Sites;
import news.backstory.ledger.Line;
import news.backstory.post.Place;
import news.backstory.post.Post;
import news.backstory.post.ReplyAddress;
import news.backstory.summary.BuiltInSummariser;
import news.backstory.testing.Answering;
import news.backstory.testing.MovingClock;
import news.backstory.testing.TemporaryStore;
import news.backstory.testing.WatchedSlack;
import news.backstory.web.Fetch;
import org.junit.jupiter.api.Test;

/** Many kills at once, each of a story that stands in five channels. With {@code -Dbackstory.kills=500} it kills that many. */
class KillsTest {

    private static final int KILLS = Integer.getInteger("backstory.kills", 40);

    /** Nanoseconds. Spinning would take the processor from those waited for. */
    private static final long MOMENT = 50_000;
    private static final int CHANNELS = 5;
    private static final Instant START = Instant.parse("2026-11-24T09:00:00Z");

    private final MovingClock clock = new MovingClock(START);
    private final WatchedSlack slack = new WatchedSlack();

    @Test
    void they_are_gone_from_search_in_one_round_go_ahead_of_all_else_and_leave_nothing_standing() {
        try (var memory = new TemporaryStore(); var newsroom = open(memory)) {
            var stories = IntStream.range(0, KILLS).mapToObj(this::article).toList();
            stories.forEach(story -> shown(story, memory, newsroom));
            said(newsroom, KILLS * 2);
            assertThat(slack.standing()).hasSize(KILLS * CHANNELS);
            var waiting = new ArrayList<Line>();
            for (var number = 0; number < CHANNELS * 10; number++) {
                waiting.add(new Line("waits-" + number, new Place.InChannel(channel(number % CHANNELS)), new Post.Help("waits"),
                        clock.instant().plus(Duration.ofDays(1))));
            }
            memory.outbox().add(waiting);

            stories.forEach(story -> memory.articles().kill(story.id(), new Kill("PA", "wrong", clock.instant())));
            while (!newsroom.newsdesk().amend().isEmpty()) {
                // Until no change is left to tell.
            }

            assertThat(newsroom.findable()).isZero();
            assertThat(answers(newsroom, "/news canary")).noneMatch(post -> post instanceof Post.Found);
            slack.heard();
            round(newsroom);
            assertThat(slack.heard()).as("kills go first").isNotEmpty().allMatch(text -> text.contains("KILLED"));
            said(newsroom, KILLS * 4);
            assertThat(slack.standing().values()).noneMatch(text -> text.contains("canary"));
        }
    }

    private void shown(Article story, TemporaryStore memory, Newsroom newsroom) {
        memory.articles().save(story, clock.instant(), List.of(story.link()));
        newsroom.shelf().refresh(story.id());
        for (var channel = 0; channel < CHANNELS; channel++) {
            memory.outbox()
                    .add(List.of(new Line("card-" + story.id() + "-" + channel, new Place.InChannel(channel(channel)), new Post.CardOf(story.id()),
                            clock.instant().plus(Duration.ofDays(1)))));
        }
    }

    private void said(Newsroom newsroom, int rounds) {
        for (var number = 0; number < rounds; number++) {
            round(newsroom);
        }
    }

    private void round(Newsroom newsroom) {
        newsroom.sender().sendPending();
        while (newsroom.sender().isBusy()) {
            LockSupport.parkNanos(MOMENT);
        }
        clock.advance(Duration.ofMillis(1_100));
    }

    private List<Post> answers(Newsroom newsroom, String typed) {
        var person = new PersonId("U1");
        var alone = new Place.Reply(new ReplyAddress("https://hooks.example/1"), channel(0), person);
        return newsroom.commands().answer(new Caller("ask", clock.instant(), person, channel(0), alone, new Place.InChannel(channel(0))),
                new CommandParser().parse(typed.substring("/news".length()))).stream().map(Line::post).toList();
    }

    private static ChannelId channel(int number) {
        return new ChannelId("C" + number);
    }

    private Article article(int number) {
        return new Article(
                new ArticleId("story-" + number), new Link("https://pa.example/" + number), "canary number " + number, "", List.of(), "News",
                Dated.stated(START), START, "en", "PA", Tier.WIRE, List.of(), List.of("The canary of story " + number + " sang. Nobody heard it."),
                new Status.Usable(), 1);
    }

    private Newsroom open(TemporaryStore memory) {
        return Newsroom.open(
                _ -> new Fetch.Answered(404),
                new Newsroom.Memory(memory.articles(), memory.stories(), memory.wireItems(), memory.books(), memory.feedback(), memory.feeds(),
                        memory.hubSubscriptions()),
                slack, Answering.PEOPLE, BuiltInSummariser.open(), clock,
                new Newsroom.Settings(new Sites(List.of(), List.of()), Set.of(), Set.of(), Set.of(), Set.of(), Answering.ZONE, Duration.ofSeconds(30),
                        List.of()),
                _ -> {});
    }
}
