package news.backstory;

import static news.backstory.LivingChannel.BRIDGE;
import static news.backstory.LivingChannel.CHANNEL;
import static news.backstory.LivingChannel.CRACK;
import static news.backstory.LivingChannel.CUP;
import static news.backstory.LivingChannel.KEEPER;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import news.backstory.article.ArticleId;
import news.backstory.post.Mark;
import news.backstory.post.MessageRef;
import news.backstory.post.Place;
import news.backstory.post.Post;
import news.backstory.post.StoryInPost;
import news.backstory.slack.Drawing;
import news.backstory.telling.Telling;
import news.backstory.testing.FakeSlack.Said;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A story that went on before it was told is told once: under its latest headline, with what it began with. */
class OneStoryOneLineTest {

    private static final String BEGAN = "Harbour bridge shut after crane strike";
    private static final String LATEST = "Harbour bridge to stay shut for a week after crane strike";
    private static final ArticleId FIRST = new ArticleId("bridge");
    private static final ArticleId SECOND = new ArticleId("bridge-2");
    private static final List<Mark> WENT_ON = List.of(new Mark.WentOn(List.of(SECOND)));

    private final LivingChannel life = new LivingChannel();

    @AfterEach
    void stop() {
        life.close();
    }

    @Test
    void what_came_in_quiet_hours_is_one_line_with_one_card_and_its_development_in_the_thread() {
        life.ask("/news subscribe pa");
        life.ask("/news quiet 08:00-12:00");
        goesOn();
        arrives("bridge-ap", "AP", "Crane strike shuts harbour bridge");
        life.arrives(life.article("cup", "PA", "Rovers win the cup final", CUP, KEEPER));

        life.clock.advance(Duration.ofHours(3));
        life.work();

        var post = life.digests().getFirst();
        assertThat(((Post.Digest) post.post()).briefs()).containsExactly(
                new Post.Brief(FIRST, List.of(new ArticleId("bridge-ap")), WENT_ON), new Post.Brief(new ArticleId("cup"), List.of(), List.of()));
        assertThat(plain(post)).contains("While you were quiet (2)").containsSubsequence(LATEST, "also in 1: AP", "began with “" + BEGAN + "”");
        assertThat(under(post)).containsExactlyInAnyOrder(
                new Post.CardOf(FIRST), new Post.Follows(SECOND, List.of()), new Post.CardOf(new ArticleId("cup")));
        assertThat(part(SECOND)).isEqualTo(Telling.Part.FOLLOWS);
        comesNeverAgain();
    }

    @Test
    void two_versions_within_a_minute_of_another_post_are_one_post() {
        life.ask("/news subscribe pa");
        life.arrives(life.article("cup", "PA", "Rovers win the cup final", CUP, KEEPER));
        life.keep(life.article("bridge", "PA", BEGAN, BRIDGE, CRACK), life.clock.instant());
        life.clock.advance(Duration.ofSeconds(5));
        life.keep(life.article("bridge-2", "PA", LATEST, BRIDGE, CRACK), life.clock.instant());
        life.once();

        life.clock.advance(Duration.ofSeconds(61));
        life.work();

        assertThat(life.digests()).isEmpty();
        assertThat(life.cards()).extracting(Said::post).containsExactly(
                new Post.CardOf(new ArticleId("cup")), new Post.CardOf(FIRST, List.of(), WENT_ON));
        assertThat(under(life.cards().getLast())).contains(new Post.Follows(SECOND, List.of()));
        comesNeverAgain();
    }

    @Test
    void a_digest_shows_the_latest_headline_of_the_outlet_that_tells_it() {
        life.ask("/news subscribe pa digest");
        life.ask("/news digest 11:00");
        goesOn();

        life.clock.advance(Duration.ofHours(3));
        life.work();

        var post = life.digests().getFirst();
        assertThat(plain(post)).contains("1 story").containsSubsequence(LATEST, "latest", "began with “" + BEGAN + "”");
        assertThat(under(post)).containsExactly(new Post.CardOf(FIRST), new Post.Follows(SECOND, List.of()));
        comesNeverAgain();
    }

    @Test
    void where_another_outlet_tells_the_story_what_this_one_wrote_next_is_counted_too() {
        life.ask("/news subscribe pa digest");
        life.ask("/news digest 11:00");
        goesOn();
        arrives("bridge-ap", "AP", "Crane strike shuts harbour bridge");

        life.clock.advance(Duration.ofHours(3));
        life.work();

        assertThat(plain(life.digests().getFirst())).contains("Crane strike shuts harbour bridge", "wire · AP · also in 1: PA (2 reports)");
        comesNeverAgain();
    }

    @Test
    void what_waited_for_a_digest_that_is_switched_off_has_its_latest_headline_too() {
        life.ask("/news subscribe pa");
        life.work();
        life.ask("/news digest 18:00");
        goesOn();

        life.ask("/news digest off");
        life.clock.advance(Duration.ofMinutes(2));
        life.work();

        assertThat(life.cards()).extracting(Said::post).containsExactly(new Post.CardOf(FIRST, List.of(), WENT_ON));
        comesNeverAgain();
    }

    @Test
    void without_threads_the_line_alone_tells_it() {
        life.ask("/news subscribe pa digest");
        life.ask("/news settings threads off");
        life.ask("/news digest 11:00");
        goesOn();

        life.clock.advance(Duration.ofHours(3));
        life.work();

        assertThat(plain(life.digests().getFirst())).contains(LATEST);
        assertThat(under(life.digests().getFirst())).isEmpty();
        assertThat(part(SECOND)).isEqualTo(Telling.Part.ALSO);
        comesNeverAgain();
    }

    @Test
    void of_more_than_a_post_keeps_the_latest_stand_and_the_others_are_told_all_the_same() {
        life.ask("/news subscribe pa");
        life.ask("/news quiet 08:00-12:00");
        IntStream.rangeClosed(0, StoryInPost.MAX_DEVELOPMENTS + 12).forEach(number -> arrives("part-" + number, "PA", BEGAN + ", part " + number));

        life.clock.advance(Duration.ofHours(3));
        life.work();
        life.clock.advance(Duration.ofHours(1));
        life.work();

        assertThat(life.digests()).singleElement().satisfies(post -> {
            assertThat(plain(post)).contains("While you were quiet (1)", "part " + (StoryInPost.MAX_DEVELOPMENTS + 12));
            assertThat(StoryInPost.with(new ArticleId("part-0"), post.post()).orElseThrow().developments())
                    .hasSize(StoryInPost.MAX_DEVELOPMENTS);
            assertThat(under(post)).hasSize(2);
        });
    }

    private void goesOn() {
        arrives("bridge", "PA", BEGAN);
        life.clock.advance(Duration.ofMinutes(20));
        arrives("bridge-2", "PA", LATEST);
    }

    private void arrives(String id, String outlet, String headline) {
        life.arrives(life.article(id, outlet, headline, BRIDGE, CRACK));
    }

    private void comesNeverAgain() {
        var before = life.slack.said().size();
        life.clock.advance(Duration.ofHours(30));
        life.work();
        life.ask("/news digest now");
        life.work();
        assertThat(life.slack.said().subList(before, life.slack.said().size())).allSatisfy(said -> assertThat(said.post())
                .isInstanceOf(Post.Saying.class));
    }

    private Telling.Part part(ArticleId article) {
        return life.memory.books().tellings().of(CHANNEL, article).orElseThrow().part();
    }

    /** What stands in its thread, but for similar articles. */
    private List<Post> under(Said post) {
        var thread = new Place.InThread(new MessageRef(CHANNEL, "message-" + post.key()));
        return life.slack.said().stream().filter(said -> said.place().equals(thread)).map(Said::post)
                .filter(said -> !(said instanceof Post.SimilarTo)).toList();
    }

    private static String plain(Said said) {
        return Drawing.of(said.place(), said.post(), said.cards()).replaceAll("<[^|>]*\\|([^>]*)>", "$1");
    }
}
