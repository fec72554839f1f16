package news.backstory;

import static news.backstory.LivingChannel.BRIDGE;
import static news.backstory.LivingChannel.BUDGET;
import static news.backstory.LivingChannel.CHANNEL;
import static news.backstory.LivingChannel.CRACK;
import static news.backstory.LivingChannel.LIBRARY;
import static news.backstory.LivingChannel.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import news.backstory.article.Article;
import news.backstory.article.ArticleId;
import news.backstory.article.Kill;
import news.backstory.article.Status;
import news.backstory.article.Traits;
import news.backstory.command.Command;
import news.backstory.post.MessageRef;
import news.backstory.post.Place;
import news.backstory.post.Post;
import news.backstory.post.StoryInPost;
import news.backstory.slack.Drawing;
import news.backstory.testing.FakeSlack;
import news.backstory.testing.FakeSlack.Said;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What goes on with a story goes into its thread, and its post shows the latest headline. */
class LatestHeadlineTest {

    private static final String BEGAN = "Harbour bridge shut after crane strike";
    private static final String LATEST = "Harbour bridge to stay shut for a week after crane strike";
    private static final ArticleId BRIDGE_2 = new ArticleId("bridge-2");

    private final LivingChannel life = new LivingChannel();

    @AfterEach
    void stop() {
        life.close();
    }

    @Test
    void breaking_news_on_a_story_that_was_told_long_ago_stands_in_the_channel_too() {
        life.ask("/news subscribe pa");
        life.arrives(life.article("bridge", "PA", BEGAN, BRIDGE, CRACK));
        life.arrives(life.article("bridge-2", "PA", "BREAKING: Harbour bridge shut after crane strike, a girder falls", BRIDGE, CRACK));
        life.clock.advance(Duration.ofHours(30));

        life.arrives(life.article("bridge-3", "PA", "BREAKING: Harbour bridge collapses after crane strike", BRIDGE, CRACK));

        assertThat(life.slack.said()).filteredOn(said -> said.post() instanceof Post.Follows).extracting(said -> (Post.Follows) said.post())
                .extracting(Post.Follows::isInChannel).containsExactly(false, true);
    }

    @Test
    void what_the_same_outlet_writes_next_gives_the_post_its_headline() {
        begins();

        goesOn();

        var post = parent();
        assertThat(plain(post)).startsWith(LATEST + "\n").containsSubsequence(LATEST, "latest, ", "it began with:", BEGAN, "Engineers found");
        assertThat(life.slack.said().getLast().post()).isEqualTo(new Post.Follows(BRIDGE_2, List.of()));
        assertThat(life.cards()).hasSize(1);
    }

    @Test
    void another_outlets_article_that_says_out_of_what_it_came_does_so_too_and_a_mere_report_does_not() {
        begins();
        life.arrives(life.article("bridge-ap", "AP", "Crane strike shuts harbour bridge", BRIDGE, CRACK));
        assertThat(plain(parent())).startsWith(BEGAN + "\n").contains("also in 1: AP");

        life.arrives(cameOutOf("bridge", life.article("bridge-dpa", "dpa", "Crane drivers strike over harbour bridge", BRIDGE, CRACK)));
        life.arrives(cameOutOf("bridge-dpa", life.article("bridge-afp", "AFP", "Harbour bridge crane drivers go back", BRIDGE, CRACK)));

        assertThat(plain(parent())).startsWith("Harbour bridge crane drivers go back\n").contains(BEGAN, "also in 1: AP")
                .containsSubsequence("latest, ", " · wire · AFP · it began with:");
    }

    @Test
    void a_killed_development_gives_the_post_its_former_headline_back_and_its_thread_is_told_once() {
        begins();
        goesOn();
        var before = life.slack.said().size();

        life.memory.articles().kill(BRIDGE_2, new Kill("PA", "wrong bridge", life.clock.instant()));
        life.work();

        assertThat(plain(parent())).startsWith(BEGAN + "\n").doesNotContain(LATEST);
        assertThat(life.slack.said().subList(before, life.slack.said().size())).filteredOn(said -> said.post() instanceof Post.Saying)
                .singleElement().satisfies(said -> assertThat(text(said)).startsWith("A report in this thread was killed by PA"));
    }

    @Test
    void a_development_that_is_embargoed_anew_is_not_in_the_headline_until_that_ends() {
        begins();
        goesOn();

        life.arrives(development().withVersion(2).withStatus(new Status.Embargoed(life.clock.instant().plus(Duration.ofHours(1)))));
        assertThat(plain(parent())).startsWith(BEGAN + "\n").doesNotContain(LATEST);

        life.clock.advance(Duration.ofHours(1));
        life.work();
        assertThat(plain(parent())).startsWith(LATEST + "\n");
    }

    @Test
    void a_killed_first_article_leaves_its_notice_and_no_headline_over_it() {
        begins();
        goesOn();

        life.memory.articles().kill(new ArticleId("bridge"), new Kill("PA", "wrong bridge", life.clock.instant()));
        life.work();

        assertThat(plain(parent())).startsWith("KILLED").doesNotContain(BEGAN, LATEST);
    }

    @Test
    void a_development_killed_after_its_first_article_expired_is_taken_back_all_the_same() {
        life.ask("/news subscribe pa");
        life.arrives(life.article("bridge", "PA", BEGAN, BRIDGE, CRACK).withTraits(new Traits(
                Traits.Kind.REPORT, Traits.Extent.WHOLE, List.of(), 0, "", List.of(), life.clock.instant().plus(Duration.ofHours(1)))));
        goesOn();
        life.clock.advance(Duration.ofHours(2));

        life.memory.articles().kill(BRIDGE_2, new Kill("PA", "wrong bridge", life.clock.instant()));
        life.work();

        assertThat(plain(parent())).startsWith("KILLED").doesNotContain(LATEST);
    }

    @Test
    void corrections_stand_with_what_they_correct() {
        begins();
        goesOn();

        // Its date moves, too, as those of many feeds do.
        life.arrives(life.article("bridge", "PA", "Harbour bridge shut after lorry strike", BRIDGE, CRACK).withVersion(2));
        assertThat(plain(parent())).containsSubsequence(LATEST, "it began with:", "CORRECTED", "Harbour bridge shut after lorry strike");

        life.arrives(life.article("bridge-2", "PA", "Harbour bridge to stay shut for a month", BRIDGE, CRACK, "Ferries cross every ten minutes.")
                .withVersion(2));
        assertThat(plain(parent())).startsWith("CORRECTED")
                .containsSubsequence("\nHarbour bridge to stay shut for a month\n", "it began with:", "CORRECTED", "after lorry strike");

        life.memory.articles().kill(BRIDGE_2, new Kill("PA", "wrong bridge", life.clock.instant()));
        life.work();
        assertThat(plain(parent()).split("CORRECTED")).hasSize(2);
    }

    @Test
    void a_corrected_development_marks_its_line_in_a_digest() {
        life.ask("/news subscribe pa digest");
        life.arrives(life.article("bridge", "PA", BEGAN, BRIDGE, CRACK));
        life.ask("/news digest now");
        life.work();
        goesOn();

        life.arrives(life.article("bridge-2", "PA", "Harbour bridge to stay shut for a month", BRIDGE, CRACK, "Ferries cross every ten minutes.")
                .withVersion(2));

        assertThat(plain(digest())).containsSubsequence("Harbour bridge to stay shut for a month", "CORRECTED", "latest",
                "began with “" + BEGAN + "”");
    }

    @Test
    void the_menu_serves_what_the_headline_is_of_and_what_it_began_with_can_be_pulled_too() {
        begins();
        assertThat(blocks(parent())).contains("Pull this story").doesNotContain("Pull the latest report");

        goesOn();

        assertThat(blocks(parent())).contains("pull:bridge-2\"", "pull:bridge\"", "mute:bridge-2\"", "wrong:bridge\"", "https://pa.example/bridge-2")
                .doesNotContain("Pull this story");
    }

    @Test
    void a_breaking_development_marks_the_post_also_in_quiet_hours_and_can_be_taken_on() {
        begins();
        life.ask("/news quiet 08:00-12:00");

        life.arrives(life.article("bridge-2", "PA", "BREAKING: Harbour bridge collapses after crane strike", BRIDGE, CRACK));
        life.arrives(life.article("bridge-3", "PA", "Harbour bridge: two hurt after crane strike", BRIDGE, CRACK));
        assertThat(plain(parent())).startsWith("🔴 BREAKING (passed quiet hours)").containsSubsequence("Harbour bridge collapses", "it began with:",
                BEGAN);
        assertThat(blocks(parent())).contains("on_it");
        life.say(new Command.OnIt(BRIDGE_2, new MessageRef(CHANNEL, "1")));
        life.work();
        assertThat(plain(parent())).contains("BREAKING (passed quiet hours) · On it: mia");

        life.memory.articles().kill(BRIDGE_2, new Kill("PA", "wrong bridge", life.clock.instant()));
        life.work();
        assertThat(plain(parent())).startsWith("On it: mia").doesNotContain("BREAKING");
        assertThat(blocks(parent())).doesNotContain("on_it");
    }

    @Test
    void what_is_breaking_is_taken_on_also_after_its_first_report_has_expired_and_not_when_nothing_stands_any_more() {
        life.ask("/news subscribe pa");
        life.arrives(expiring(life.article("bridge", "PA", "BREAKING: " + BEGAN, BRIDGE, CRACK), Duration.ofHours(1)));
        life.clock.advance(Duration.ofMinutes(10));
        life.arrives(expiring(development(), Duration.ofHours(3)));
        life.clock.advance(Duration.ofHours(2));

        life.say(new Command.OnIt(BRIDGE_2, new MessageRef(CHANNEL, "1")));
        life.work();
        assertThat(plain(parent())).contains("🔴 BREAKING · On it: mia", LATEST);

        life.clock.advance(Duration.ofHours(3));
        assertThat(text(life.say(new Command.OnIt(new ArticleId("bridge"), new MessageRef(CHANNEL, "1"))).getFirst())).contains("has expired");
    }

    private Article expiring(Article article, Duration after) {
        return article.withTraits(new Traits(
                Traits.Kind.REPORT, Traits.Extent.WHOLE, List.of(), 0, "", List.of(), life.clock.instant().plus(after)));
    }

    @Test
    void an_older_article_that_comes_late_is_not_the_latest() {
        begins();

        var late = development();
        life.clock.advance(Duration.ofSeconds(61));
        life.keep(late, life.clock.instant().minus(Duration.ofHours(3)));
        life.work();

        assertThat(plain(parent())).startsWith(BEGAN + "\n").doesNotContain(LATEST);
    }

    @Test
    void a_line_of_a_digest_has_the_latest_headline_too_and_gives_it_back() {
        life.ask("/news subscribe pa digest");
        life.arrives(life.article("bridge", "PA", BEGAN, BRIDGE, CRACK));
        life.arrives(life.article("budget", "PA", "Council votes for library cuts", BUDGET, LIBRARY));
        life.ask("/news digest now");
        life.work();

        goesOn();
        assertThat(plain(digest())).containsSubsequence(LATEST, "latest", "began with “" + BEGAN + "”").contains("Council votes", "2 stories");

        life.memory.articles().kill(BRIDGE_2, new Kill("", "", life.clock.instant()));
        life.work();
        assertThat(plain(digest())).contains(BEGAN, "Council votes").doesNotContain(LATEST, "began with");
    }

    @Test
    void more_developments_in_an_hour_than_the_thread_takes_still_give_the_headline() {
        begins();

        IntStream.range(0, StoryInPost.MAX_DEVELOPMENTS + 2).forEach(number -> life.arrives(life.article("part-" + number, "PA",
                "Harbour bridge shut after crane strike, part " + number, BRIDGE, CRACK)));

        assertThat(plain(parent())).startsWith("Harbour bridge shut after crane strike, part " + (StoryInPost.MAX_DEVELOPMENTS + 1) + "\n");
        assertThat(StoryInPost.with(new ArticleId("bridge"), parent().post()).orElseThrow().developments()).hasSize(StoryInPost.MAX_DEVELOPMENTS);
        assertThat(life.slack.said()).filteredOn(said -> said.post() instanceof Post.Follows).hasSize(6);
    }

    @Test
    void an_answer_that_is_lost_leaves_one_follow_up_and_the_latest_headline() {
        begins();
        life.slack.fail(FakeSlack.Fault.ANSWER_LOST);
        life.clock.advance(Duration.ofSeconds(61));
        life.keep(development(), life.clock.instant());
        life.newsroom().newsdesk().announce();

        life.restart();
        life.newsroom().newsdesk().announce();
        IntStream.range(0, 3).forEach(_ -> {
            life.newsroom().sender().settleDoubts();
            life.work();
            life.clock.advance(Duration.ofMinutes(1));
        });

        assertThat(plain(parent())).startsWith(LATEST + "\n");
        assertThat(life.slack.said()).filteredOn(said -> said.post() instanceof Post.Follows).hasSize(1);
    }

    @Test
    void a_development_that_is_split_off_takes_its_headline_with_it_and_undo_brings_it_back() {
        begins();
        goesOn();

        life.ask("/news split https://pa.example/bridge-2");
        life.work();
        assertThat(plain(parent())).startsWith(BEGAN + "\n").doesNotContain(LATEST);

        life.say(new Command.UndoStoryChange(1));
        life.work();
        assertThat(plain(parent())).startsWith(LATEST + "\n");
    }

    @Test
    void an_opinion_and_a_live_blog_stand_in_the_thread_and_have_no_reports_headline() {
        begins();

        life.arrives(ofKind(Traits.Kind.OPINION, life.article("bridge-op", "PA", "Why the Harbour Trust must resign", BRIDGE, CRACK)));
        life.arrives(ofKind(Traits.Kind.LIVE_BLOG, life.article("bridge-live", "PA", "Harbour bridge: as it happened", BRIDGE, CRACK)));
        assertThat(plain(parent())).startsWith(BEGAN + "\n").doesNotContain("resign", "as it happened");
        assertThat(life.slack.said()).filteredOn(said -> said.post() instanceof Post.Follows).extracting(LatestHeadlineTest::plain)
                .satisfiesExactly(one -> assertThat(one).contains("resign", "opinion"), one -> assertThat(one).contains("as it happened", "live"));

        goesOn();
        assertThat(plain(parent())).startsWith(LATEST + "\n");
    }

    @Test
    void a_report_has_the_headline_of_what_began_with_an_opinion_and_so_has_the_next_opinion() {
        life.ask("/news subscribe pa");
        life.arrives(ofKind(Traits.Kind.OPINION, life.article("bridge-op", "PA", "Why the Harbour Trust must resign", BRIDGE, CRACK)));

        life.arrives(ofKind(Traits.Kind.OPINION, life.article("bridge-op-2", "PA", "Why the Harbour Trust must go now", BRIDGE, CRACK)));
        assertThat(plain(parent())).startsWith("Why the Harbour Trust must go now\n");

        goesOn();
        assertThat(plain(parent())).startsWith(LATEST + "\n");
    }

    private static Article ofKind(Traits.Kind kind, Article article) {
        return article.withTraits(new Traits(kind, Traits.Extent.WHOLE, List.of(), 0, "", List.of(), Traits.NEVER));
    }

    private void begins() {
        life.ask("/news subscribe pa");
        life.arrives(life.article("bridge", "PA", BEGAN, BRIDGE, CRACK));
    }

    private void goesOn() {
        life.arrives(development());
    }

    private Article development() {
        return life.article("bridge-2", "PA", LATEST, BRIDGE, CRACK, "Ferries cross every ten minutes.");
    }

    private static Article cameOutOf(String id, Article article) {
        return article.withTraits(new Traits(Traits.Kind.REPORT, Traits.Extent.WHOLE, List.of(), 0, "", List.of(new ArticleId(id))));
    }

    /** The story's post as it reads now. */
    private Said parent() {
        return asItReads(life.cards().getFirst());
    }

    private Said digest() {
        return asItReads(life.digests().getFirst());
    }

    private Said asItReads(Said first) {
        var message = new MessageRef(CHANNEL, "message-" + first.key());
        return life.slack.said().stream().filter(said -> said.place().equals(new Place.InsteadOf(message))).reduce((_, last) -> last).orElse(first);
    }

    private static String blocks(Said said) {
        return Drawing.of(said.place(), said.post(), said.cards()).lines().findFirst().orElse("");
    }

    private static String plain(Said said) {
        var drawn = Drawing.of(said.place(), said.post(), said.cards());
        return drawn.substring(drawn.indexOf('\n') + 1).replaceAll("<[^|>]*\\|([^>]*)>", "$1").replaceAll("(?m)^ \\(?https?://\\S*", "");
    }
}
