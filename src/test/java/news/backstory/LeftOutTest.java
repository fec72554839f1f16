package news.backstory;

import static news.backstory.LivingChannel.BRIDGE;
import static news.backstory.LivingChannel.BUDGET;
import static news.backstory.LivingChannel.CHANNEL;
import static news.backstory.LivingChannel.CRACK;
import static news.backstory.LivingChannel.CUP;
import static news.backstory.LivingChannel.KEEPER;
import static news.backstory.LivingChannel.LIBRARY;
import static news.backstory.LivingChannel.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import news.backstory.article.ArticleId;
import news.backstory.article.Kill;
import news.backstory.article.Status;
import news.backstory.channel.ChannelId;
import news.backstory.channel.DigestPlan;
import news.backstory.command.Command;
import news.backstory.ledger.Line;
import news.backstory.post.Place;
import news.backstory.post.Post;
import news.backstory.slack.Drawing;
import news.backstory.testing.FakeSlack.Said;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a digest has no room for can be seen by whoever wants to. */
class LeftOutTest {

    private final LivingChannel life = new LivingChannel();

    @AfterEach
    void stop() {
        life.close();
    }

    @Test
    void a_digest_has_a_button_for_the_rest_that_shows_it_to_one_person() {
        var digest = digestOfOne();

        assertThat(Drawing.of(digest.place(), digest.post(), digest.cards())).contains("and 2 more, which weigh less", "Show the rest",
                "0|" + digest.key());
        var before = life.slack.said().size();
        var rest = life.say(new Command.ShowLeftOut(digest.key(), 0)).getFirst();

        assertThat(rest.place()).isInstanceOf(Place.Reply.class);
        assertThat(Drawing.of(rest.place(), rest.post(), rest.cards())).contains("2 stories more, which weigh less", "Harbour bridge", "Rovers win")
                .doesNotContain("Show the rest");
        assertThat(life.slack.said()).hasSize(before + 1);
    }

    @Test
    void what_was_killed_or_held_since_is_not_in_it() {
        var digest = digestOfOne();
        life.memory.articles().kill(new ArticleId("bridge"), new Kill("", "", life.clock.instant()));
        life.work();

        assertThat(briefs(life.say(new Command.ShowLeftOut(digest.key(), 0)).getFirst())).containsExactly("cup");

        life.keep(life.article("cup", "PA", "Rovers win the cup final", CUP, KEEPER).withVersion(2)
                .withStatus(new Status.Embargoed(life.clock.instant().plus(Duration.ofHours(1)))), life.clock.instant());
        assertThat(text(life.say(new Command.ShowLeftOut(digest.key(), 0)).getFirst())).contains("None of them may be shown any more");
    }

    @Test
    void nobody_sees_that_of_another_channel_or_of_what_is_no_digest() {
        var digest = digestOfOne();

        assertThat(answer(new ChannelId("C2"), digest.key())).noneMatch(line -> line.post() instanceof Post.Digest);
        assertThat(answer(CHANNEL, "digest/none")).noneMatch(line -> line.post() instanceof Post.Digest);
    }

    @Test
    void a_long_rest_comes_a_page_at_a_time_and_what_was_not_kept_is_counted() {
        var stories = IntStream.range(0, Post.LeftOut.MAX_KEPT + 3).mapToObj(number -> life.article("n" + number, "PA",
                "Rovers win the cup final, " + number, CUP, KEEPER)).toList();
        stories.forEach(story -> life.memory.articles().save(story, life.clock.instant(), List.of(story.link())));
        var left = stories.stream().map(story -> new Post.Brief(story.id(), List.of(), List.of())).toList();
        var digest = new Post.Digest(Post.Occasion.HOUR, left.subList(0, 1), new Post.LeftOut(left.size(), "k", 0, left));
        life.memory.outbox().add(List.of(new Line("k", new Place.InChannel(CHANNEL), digest, life.clock.instant().plus(Duration.ofHours(1)))));
        life.work();

        var seen = new ArrayList<String>();
        var from = 0;
        for (var page = 0; page < Post.LeftOut.MAX_KEPT / DigestPlan.MOST; page++) {
            var said = life.say(new Command.ShowLeftOut("k", from)).getFirst();
            seen.addAll(briefs(said));
            var leftOut = ((Post.Digest) said.post()).leftOut();
            from = leftOut.from();
            assertThat(leftOut.count()).isEqualTo(left.size() - seen.size());
            assertThat(leftOut.digest()).isEqualTo(seen.size() < Post.LeftOut.MAX_KEPT ? "k" : "");
        }
        assertThat(seen).hasSize(Post.LeftOut.MAX_KEPT).doesNotHaveDuplicates();
    }

    private Said digestOfOne() {
        life.ask("/news subscribe pa digest");
        life.arrives(life.article("bridge", "PA", "Harbour bridge shut after crane strike", BRIDGE, CRACK));
        life.arrives(life.article("cup", "PA", "Rovers win the cup final", CUP, KEEPER));
        life.arrives(life.article("budget", "PA", "Council votes for library cuts", BUDGET, LIBRARY));
        life.ask("/news digest 10:00 max:1");
        life.clock.advance(Duration.ofHours(1));
        life.work();
        return life.digests().getFirst();
    }

    private List<Line> answer(ChannelId channel, String digest) {
        return life.newsroom().commands().answer(life.caller("sam", channel), new Command.ShowLeftOut(digest, 0));
    }

    private static List<String> briefs(Said said) {
        return ((Post.Digest) said.post()).briefs().stream().map(brief -> brief.article().value()).toList();
    }
}
