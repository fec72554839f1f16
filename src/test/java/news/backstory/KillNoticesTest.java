package news.backstory;

import static news.backstory.LivingChannel.BRIDGE;
import static news.backstory.LivingChannel.BUDGET;
import static news.backstory.LivingChannel.CHANNEL;
import static news.backstory.LivingChannel.CRACK;
import static news.backstory.LivingChannel.LIBRARY;
import static news.backstory.LivingChannel.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import news.backstory.article.ArticleId;
import news.backstory.article.Kill;
import news.backstory.article.Link;
import news.backstory.channel.ChannelId;
import news.backstory.channel.PersonId;
import news.backstory.command.Caller;
import news.backstory.command.Command;
import news.backstory.post.Gone;
import news.backstory.post.Mark;
import news.backstory.post.MessageRef;
import news.backstory.post.Place;
import news.backstory.post.Post;
import news.backstory.testing.FakeSlack.Said;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What channels and people are told when an article is killed, and how what they shared reads then. */
class KillNoticesTest {

    private static final ArticleId STORY = new ArticleId("bridge");
    private static final ArticleId COUNTED = new ArticleId("bridge-ap");
    private static final MessageRef SHARED = new MessageRef(CHANNEL, "300.1");
    private static final MessageRef FIRST = new MessageRef(CHANNEL, "200.1");

    private final LivingChannel life = new LivingChannel();

    @AfterEach
    void close() {
        life.close();
    }

    @Test
    void a_kill_of_a_report_that_was_only_counted_does_not_call_the_story_killed() {
        life.ask("/news subscribe pa");
        arrive();

        var told = inThreads(kill(COUNTED));

        assertThat(told).singleElement().satisfies(said -> assertThat(text(said))
                .startsWith("A report counted here (AP) was killed by mia at").contains(": copied. It is counted no more.")
                .doesNotContain("This story", "crane", "bridge"));
    }

    @Test
    void a_kill_of_a_report_that_was_only_counted_in_a_digest_does_not_call_a_story_of_it_killed() {
        life.ask("/news subscribe pa");
        life.ask("/news digest 10:30 daily Europe/London");
        arrive();
        life.clock.advance(Duration.between(life.clock.instant(), Instant.parse("2026-11-24T10:30:00Z")));
        life.work();
        var brief = ((Post.Digest) life.digests().getFirst().post()).briefs().getFirst();

        assertThat(inThreads(kill(brief.also().getFirst()))).singleElement()
                .satisfies(said -> assertThat(text(said)).matches("(?s)A report counted here \\(\\w+\\) was killed.*"));
    }

    @Test
    void a_kill_of_one_story_of_a_digest_is_told_as_that_and_says_which() {
        life.ask("/news subscribe pa");
        life.ask("/news digest 10:30 daily Europe/London");
        life.arrives(life.article("bridge", "PA", "Harbour bridge shut after crane strike", BRIDGE, CRACK));
        life.arrives(life.article("budget", "PA", "Council votes for library cuts", BUDGET, LIBRARY));
        life.clock.advance(Duration.between(life.clock.instant(), Instant.parse("2026-11-24T10:30:00Z")));
        life.work();

        assertThat(inThreads(kill(STORY))).singleElement().satisfies(said -> assertThat(text(said))
                .startsWith("An article listed here was killed").contains("The article: PA, News, 2026-11-24T09:01"));
    }

    @Test
    void a_kill_of_one_line_of_a_posted_timeline_does_not_call_its_story_killed() {
        arrive();
        life.say(new Command.PostTimeline(STORY));

        var told = kill(COUNTED);

        assertThat(inThreads(told)).singleElement().satisfies(said -> assertThat(text(said)).startsWith("An article listed here was killed"));
        assertThat(direct(told, "mia")).satisfies(said -> assertThat(text(said)).startsWith("What you asked for on ").contains("named an article"));
    }

    @Test
    void a_notice_says_which_article_was_killed_and_nothing_of_what_it_said() {
        life.ask("/news subscribe pa");
        arrive();

        var told = kill(STORY);

        assertThat(inThreads(told)).singleElement().satisfies(said -> assertThat(text(said))
                .startsWith("This story was killed by mia at ").contains(": copied. The story: PA, News, 2026-11-24T09:01:").doesNotContain("crane"));
        assertThat(told).filteredOn(said -> said.place() instanceof Place.InsteadOf).singleElement().satisfies(
                said -> assertThat(said.cards().gone(STORY)).containsInstanceOf(Gone.Killed.class).get()
                        .satisfies(gone -> assertThat(((Gone.Killed) gone).origin().outlet()).isEqualTo("PA")));
    }

    @Test
    void whoever_shared_a_link_is_told_of_its_kill_and_so_is_the_thread_it_stands_in() {
        arrive();
        unfurled();

        var told = kill(STORY);

        assertThat(direct(told, "sam")).satisfies(said -> assertThat(text(said)).startsWith("You shared a story on ")
                .contains("The story: PA, News, ", "please take it out"));
        assertThat(inThreads(told)).singleElement().satisfies(said -> {
            assertThat(said.place()).isEqualTo(new Place.InThread(FIRST));
            assertThat(text(said)).startsWith("This story was killed");
        });
        assertThat(told).filteredOn(said -> said.place() instanceof Place.OnLinks)
                .singleElement().satisfies(said -> assertThat(said.cards().gone(STORY)).isPresent());
    }

    @Test
    void a_correction_marks_the_card_on_a_link_and_the_thread_under_it_shows_before_and_after() {
        arrive();
        unfurled();
        var before = life.slack.said().size();

        life.arrives(life.article("bridge", "PA", "Harbour bridge open after crane strike", BRIDGE, CRACK).withVersion(2));

        var told = life.slack.said().subList(before, life.slack.said().size());
        assertThat(told).filteredOn(said -> said.place() instanceof Place.OnLinks).singleElement()
                .satisfies(said -> assertThat(((Post.OnLinks) said.post()).links().getFirst().marks()).singleElement()
                        .isInstanceOf(Mark.Corrected.class));
        assertThat(inThreads(told)).singleElement().satisfies(said -> assertThat(said.place()).isEqualTo(new Place.InThread(FIRST)));
    }

    @Test
    void a_correction_marks_a_card_that_came_with_its_similar_articles() {
        var mark = new Mark.Corrected(life.clock.instant());

        assertThat(new Post.CardWithSimilar(STORY, List.of()).marked(STORY, mark))
                .isEqualTo(new Post.CardWithSimilar(STORY, List.of(), List.of(mark)));
        assertThat(new Post.CardWithSimilar(STORY, List.of()).marked(COUNTED, mark)).isEqualTo(new Post.CardWithSimilar(STORY, List.of()));
    }

    private void arrive() {
        life.arrives(life.article("bridge", "PA", "Harbour bridge shut after crane strike", BRIDGE, CRACK));
        life.arrives(life.article("bridge-ap", "AP", "Crane strike shuts harbour bridge", BRIDGE, CRACK));
    }

    private void unfurled() {
        var sam = new PersonId("sam");
        var place = new Place.OnLinks(SHARED, FIRST, Optional.of(sam));
        life.memory.outbox().add(life.newsroom().commands().answer(new Caller("shared", life.clock.instant(), sam, CHANNEL, place, place),
                new Command.Unfurl(List.of(new Link("https://pa.example/bridge")))));
        life.work();
        assertThat(life.slack.said()).last().satisfies(said -> assertThat(said.post()).isInstanceOf(Post.OnLinks.class));
    }

    private List<Said> kill(ArticleId article) {
        var before = life.slack.said().size();
        life.memory.articles().kill(article, new Kill("mia", "copied", life.clock.instant()));
        life.work();
        return life.slack.said().subList(before, life.slack.said().size());
    }

    private static List<Said> inThreads(List<Said> said) {
        return said.stream().filter(one -> one.place() instanceof Place.InThread).toList();
    }

    private static Said direct(List<Said> said, String person) {
        var direct = said.stream().filter(one -> one.place().equals(new Place.InChannel(new ChannelId(person)))).toList();
        assertThat(direct).hasSize(1);
        return direct.getFirst();
    }
}
