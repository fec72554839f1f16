package news.backstory;

import static news.backstory.LivingChannel.BRIDGE;
import static news.backstory.LivingChannel.CHANNEL;
import static news.backstory.LivingChannel.CRACK;
import static news.backstory.LivingChannel.CUP;
import static news.backstory.LivingChannel.KEEPER;
import static news.backstory.LivingChannel.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import news.backstory.article.ArticleId;
import news.backstory.article.Kill;
import news.backstory.command.Command;
import news.backstory.post.MessageRef;
import news.backstory.post.Place;
import news.backstory.post.Post;
import news.backstory.post.StoryInPost;
import news.backstory.slack.Drawing;
import news.backstory.testing.FakeSlack.Said;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What stood in another's post is told by itself when that is killed, or when somebody takes them apart; nothing is told twice. */
@Execution(ExecutionMode.CONCURRENT)
class TakenApartTest {

    private static final String BEGAN = "Harbour bridge shut after crane strike";
    private static final String LATEST = "Harbour bridge to stay shut for a week after crane strike";
    private static final String FINAL = "Rovers win the cup final";
    private static final String PENALTIES = "Rovers win the cup final on penalties at Hillside";

    private final LivingChannel life = new LivingChannel();

    @AfterEach
    void stop() {
        life.close();
    }

    @Test
    void what_was_counted_with_a_killed_report_gets_one_post_of_its_own() {
        life.ask("/news subscribe pa");
        bridge("bridge", "PA", BEGAN);
        bridge("bridge-ap", "AP", "Crane strike shuts harbour bridge");
        bridge("bridge-dpa", "dpa", "Crane strike shuts bridge");

        kill("bridge");
        later();
        bridge("bridge-afp", "AFP", "Crane strike shuts bridge in harbour");

        assertThat(bearers()).containsExactly("bridge", "bridge-ap");
        assertThat(plain(card("bridge"))).startsWith("KILLED");
        assertThat(plain(card("bridge-ap"))).contains("also in 2: dpa, AFP");
        comesNeverAgain();
    }

    @Test
    void what_was_counted_with_a_killed_line_of_a_digest_gets_a_post_of_its_own() {
        life.ask("/news subscribe pa digest");
        bridge("bridge", "PA", BEGAN);
        cup("cup", FINAL);
        life.ask("/news digest now");
        life.work();
        bridge("bridge-ap", "AP", "Crane strike shuts harbour bridge");

        kill("bridge");
        later();

        assertThat(bearers()).containsExactly("bridge-ap");
        comesNeverAgain();
    }

    @Test
    void what_followed_on_a_killed_report_stands_in_its_thread_and_is_counted_with_the_others() {
        life.ask("/news subscribe pa");
        bridge("bridge", "PA", BEGAN);
        bridge("bridge-2", "PA", LATEST);
        bridge("bridge-ap", "AP", "Crane strike shuts harbour bridge");

        kill("bridge");
        later();

        assertThat(bearers()).containsExactly("bridge", "bridge-ap");
        assertThat(plain(card("bridge-ap"))).contains("also in 1: PA");
        assertThat(followUps("bridge-2")).hasSize(1);
    }

    @Test
    void a_report_that_is_told_apart_after_a_kill_is_told_once_also_by_a_process_that_died_in_between() {
        life.ask("/news subscribe pa");
        bridge("bridge", "PA", BEGAN);
        bridge("bridge-ap", "AP", "Crane strike shuts harbour bridge");
        life.memory.articles().kill(new ArticleId("bridge"), new Kill("PA", "libel", life.clock.instant()));
        life.newsroom().newsdesk().amend();

        life.restart();
        later();

        assertThat(bearers()).containsExactly("bridge", "bridge-ap");
    }

    @Test
    void a_development_that_is_split_off_gets_a_post_of_its_own_under_which_its_corrections_come() {
        splitsOff();
        later();

        assertThat(bearers()).containsExactly("bridge", "bridge-2");
        assertThat(plain(card("bridge"))).startsWith(BEGAN + "\n").doesNotContain(LATEST);
        assertThat(plain(followUps("bridge-2").getLast())).startsWith("SPLIT OFF").contains("it is told as another story", LATEST);

        bridge("bridge-2", "PA", "Harbour bridge to stay shut for a month", 2);
        assertThat(life.slack.said()).filteredOn(said -> said.post() instanceof Post.Saying && said.place() instanceof Place.InThread)
                .extracting(Said::place).containsExactly(under(first("bridge-2")));
        bridge("bridge-3", "PA", "Harbour bridge opens again after crane strike");
        comesNeverAgain();
    }

    @Test
    void a_split_undone_at_once_leaves_all_as_it_was_and_says_nothing_again() {
        splitsOff();

        life.say(new Command.UndoStoryChange(1));
        later();

        assertThat(bearers()).containsExactly("bridge");
        assertThat(plain(card("bridge"))).startsWith(LATEST + "\n");
        assertThat(followUps("bridge-2")).hasSize(3).last().satisfies(entry -> assertThat(plain(entry)).startsWith(LATEST));
        comesNeverAgain();
    }

    @Test
    void a_split_undone_after_its_post_came_gives_the_headline_back_and_says_nothing_again() {
        splitsOff();
        later();

        life.say(new Command.UndoStoryChange(1));
        later();

        assertThat(bearers()).containsExactly("bridge", "bridge-2");
        assertThat(plain(card("bridge"))).startsWith(LATEST + "\n");
        assertThat(plain(followUps("bridge-2").getLast())).startsWith(LATEST);
        comesNeverAgain();
    }

    @Test
    void what_was_split_off_and_is_merged_into_its_story_by_hand_is_not_called_split_off_any_more() {
        splitsOff();
        later();

        life.ask("/news merge https://pa.example/bridge-2 https://pa.example/bridge");
        later();

        assertThat(plain(card("bridge"))).startsWith(LATEST + "\n");
        assertThat(plain(followUps("bridge-2").getLast())).startsWith(LATEST);
        comesNeverAgain();
    }

    @Test
    void where_the_first_is_split_off_what_followed_it_is_told_apart_with_the_others_and_comes_back_on_undo() {
        life.ask("/news subscribe pa");
        bridge("bridge", "PA", BEGAN);
        bridge("bridge-2", "PA", LATEST);
        bridge("bridge-ap", "AP", "Crane strike shuts harbour bridge");

        life.ask("/news split https://pa.example/bridge");
        life.say(new Command.UndoStoryChange(1));
        later();
        assertThat(bearers()).containsExactly("bridge");
        assertThat(plain(card("bridge"))).startsWith(LATEST + "\n").contains("also in 1: AP");

        life.ask("/news split https://pa.example/bridge");
        later();
        assertThat(bearers()).containsExactly("bridge", "bridge-2");
        assertThat(plain(card("bridge-2"))).contains("also in 1: AP");
    }

    @Test
    void a_development_in_a_digest_that_is_split_off_gets_a_post_of_its_own() {
        life.ask("/news subscribe pa digest");
        bridge("bridge", "PA", BEGAN);
        bridge("bridge-2", "PA", LATEST);
        life.ask("/news digest now");
        life.work();

        life.ask("/news split https://pa.example/bridge-2");
        later();

        assertThat(bearers()).containsExactly("bridge-2");
        assertThat(plain(followUps("bridge-2").getLast())).startsWith("SPLIT OFF");
        assertThat(plain(asItReads(life.digests().getFirst()))).contains(BEGAN).doesNotContain(LATEST);
    }

    @Test
    void a_merge_undone_takes_out_of_the_other_storys_post_what_came_since_and_tells_it_under_its_own() {
        merges();
        cup("cup-ap", "Rovers beat United in cup final", "AP");
        cup("cup-2", PENALTIES);
        bridge("bridge-2", "PA", LATEST);
        assertThat(plain(card("bridge"))).contains("also in 1: AP");

        life.say(new Command.UndoStoryChange(1));
        later();

        assertThat(bearers()).containsExactly("bridge", "cup");
        assertThat(plain(card("bridge"))).startsWith(LATEST + "\n").doesNotContain("AP", "Rovers");
        assertThat(plain(card("cup"))).startsWith(PENALTIES + "\n").contains("also in 1: AP");
        assertThat(StoryInPost.with(new ArticleId("bridge"), card("bridge").post()).orElseThrow().developments())
                .containsExactly(new ArticleId("bridge-2"));
        assertThat(followUps("cup-2")).extracting(Said::place).contains(under(first("bridge")), under(first("cup")));
        assertThat(followUps("cup-2").stream().map(TakenApartTest::plain)).anySatisfy(entry -> assertThat(entry).startsWith("SPLIT OFF"));
        assertThat(life.memory.stories().of(new ArticleId("cup")).orElseThrow().articles())
                .containsExactlyInAnyOrder(new ArticleId("cup"), new ArticleId("cup-ap"), new ArticleId("cup-2"));
        comesNeverAgain();
    }

    @Test
    void a_merge_undone_gives_what_had_no_post_one_of_its_own() {
        life.ask("/news subscribe pa");
        bridge("bridge", "PA", BEGAN);
        life.ask("/news quiet 08:00-12:00");
        cup("cup", FINAL);
        life.ask("/news merge https://pa.example/cup https://pa.example/bridge");
        life.ask("/news quiet off");
        later();
        assertThat(bearers()).containsExactly("bridge");

        life.say(new Command.UndoStoryChange(1));
        later();

        assertThat(bearers()).containsExactly("bridge", "cup");
        assertThat(plain(card("bridge"))).startsWith(BEGAN + "\n").doesNotContain("Rovers");
        comesNeverAgain();
    }

    @Test
    void a_merge_is_undone_by_a_new_process_just_so() {
        merges();
        cup("cup-ap", "Rovers beat United in cup final", "AP");

        life.restart();
        life.say(new Command.UndoStoryChange(1));
        later();

        assertThat(plain(card("bridge"))).doesNotContain("AP");
        assertThat(plain(card("cup"))).contains("also in 1: AP");
    }

    private void splitsOff() {
        life.ask("/news subscribe pa");
        bridge("bridge", "PA", BEGAN);
        bridge("bridge-2", "PA", LATEST);
        assertThat(life.ask("/news split https://pa.example/bridge-2")).filteredOn(said -> said.post() instanceof Post.Saying).singleElement()
                .satisfies(said -> assertThat(text(said)).contains("counted no more in 1 post"));
    }

    private void merges() {
        life.ask("/news subscribe pa");
        bridge("bridge", "PA", BEGAN);
        cup("cup", FINAL);
        life.ask("/news merge https://pa.example/cup https://pa.example/bridge");
    }

    private void bridge(String id, String outlet, String headline) {
        bridge(id, outlet, headline, 1);
    }

    private void bridge(String id, String outlet, String headline, int version) {
        life.arrives(life.article(id, outlet, headline, BRIDGE, CRACK).withVersion(version));
    }

    private void cup(String id, String headline) {
        cup(id, headline, "PA");
    }

    private void cup(String id, String headline, String outlet) {
        life.arrives(life.article(id, outlet, headline, CUP, KEEPER));
    }

    private void kill(String article) {
        life.memory.articles().kill(new ArticleId(article), new Kill("PA", "libel", life.clock.instant()));
        life.work();
    }

    private void later() {
        life.work();
        life.clock.advance(Duration.ofMinutes(2));
        life.work();
    }

    private void comesNeverAgain() {
        var before = life.slack.said().size();
        life.clock.advance(Duration.ofHours(30));
        life.work();
        life.ask("/news digest now");
        life.work();
        assertThat(life.slack.said().subList(before, life.slack.said().size())).extracting(Said::post).allMatch(Post.Saying.class::isInstance);
    }

    private List<String> bearers() {
        return life.cards().stream().map(card -> card.post().articles().getFirst().value()).toList();
    }

    private Said first(String article) {
        return life.cards().stream().filter(card -> card.post().articles().getFirst().value().equals(article)).findFirst().orElseThrow();
    }

    private Said card(String article) {
        return asItReads(first(article));
    }

    /** The entries of an article in threads, and each change of one. */
    private List<Said> followUps(String article) {
        return life.slack.said().stream().filter(said -> said.post() instanceof Post.Follows(var of, _) && of.value().equals(article)).toList();
    }

    private static Place under(Said post) {
        return new Place.InThread(new MessageRef(CHANNEL, "message-" + post.key()));
    }

    private Said asItReads(Said first) {
        var message = new MessageRef(CHANNEL, "message-" + first.key());
        return life.slack.said().stream().filter(said -> said.place().equals(new Place.InsteadOf(message))).reduce((_, last) -> last).orElse(first);
    }

    private static String plain(Said said) {
        var drawn = Drawing.of(said.place(), said.post(), said.cards());
        return drawn.substring(drawn.indexOf('\n') + 1).replaceAll("<[^|>]*\\|([^>]*)>", "$1");
    }
}
