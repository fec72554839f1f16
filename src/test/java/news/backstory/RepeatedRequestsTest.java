package news.backstory;

import static news.backstory.LivingChannel.BRIDGE;
import static news.backstory.LivingChannel.BUDGET;
import static news.backstory.LivingChannel.CHANNEL;
import static news.backstory.LivingChannel.CRACK;
import static news.backstory.LivingChannel.CUP;
import static news.backstory.LivingChannel.KEEPER;
import static news.backstory.LivingChannel.LIBRARY;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import news.backstory.article.Article;
import news.backstory.article.ArticleId;
import news.backstory.channel.ChannelId;
import news.backstory.channel.Deeds;
import news.backstory.channel.PersonId;
import news.backstory.command.Caller;
import news.backstory.command.Command;
import news.backstory.command.CommandParser;
import news.backstory.ledger.Line;
import news.backstory.post.MessageRef;
import news.backstory.post.Post;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What was asked is worked on again when the process died after it had changed something and before its answer was kept. The answer is then the one that
 * was lost, and nothing is changed a second time.
 */
class RepeatedRequestsTest {

    private final LivingChannel life = new LivingChannel();

    @BeforeEach
    void aChannelThatHasHeardOfTheBridge() {
        life.ask("/news subscribe pa");
        life.arrives(life.article("bridge", "PA", "Harbour bridge shut after crane strike", BRIDGE, CRACK));
        life.arrives(life.article("bridge-ap", "AP", "Crane strike shuts harbour bridge", BRIDGE, CRACK));
        life.arrives(life.article("cup", "PA", "Rovers win the cup final", CUP, KEEPER));
        life.ask("/news mute \"transfer gossip\" for 3d");
    }

    @AfterEach
    void stop() {
        life.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "subscribe pa +word:bridge", "remove s1", "remove pa", "digest 10:30 daily", "digest off", "quiet 22:00-06:30", "quiet off",
            "mute \"goal line\" for 1d", "unmute 1", "unmute \"transfer gossip\"", "pull https://pa.example/cup wrong names",
            "split https://ap.example/bridge-ap",
            "merge https://pa.example/cup https://pa.example/bridge", "me digest 08:00", "me off", "settings threads off", "settings who me"})
    void what_is_asked_again_is_answered_the_same_and_done_once(String typed) {
        if (typed.equals("quiet off")) {
            life.ask("/news quiet 22:00-06:30");
        }
        if (typed.equals("digest off")) {
            life.ask("/news digest 10:30 daily");
        }
        var command = new CommandParser().parse(typed);
        var caller = life.caller("mia", CHANNEL);

        var first = life.newsroom().commands().answer(caller, command);
        var deeds = deeds();
        var again = life.newsroom().commands().answer(caller, command);

        assertThat(again).hasSameSizeAs(first);
        assertThat(again).extracting(Line::key, Line::place).containsExactlyElementsOf(first.stream().map(line -> tuple(line)).toList());
        assertThat(again).extracting(line -> rows(line.post())).containsExactlyElementsOf(first.stream().map(line -> rows(line.post())).toList());
        assertThat(deeds()).isEqualTo(deeds);
    }

    @Test
    void somebody_elses_removal_is_not_taken_for_ones_own() {
        life.ask("/news remove s1");

        assertThat(LivingChannel.text(life.as("sam", "remove s1").getLast())).contains("has no “s1”");
    }

    @Test
    void a_press_that_is_worked_on_again_neither_leaves_nor_joins_a_second_time() {
        life.arrives(breaking());
        var press = new Command.OnIt(new ArticleId("flood"), new MessageRef(CHANNEL, "1"));
        var joining = life.caller("mia", CHANNEL);
        life.newsroom().commands().answer(joining, press);
        var joined = life.newsroom().commands().answer(joining, press);
        var leaving = life.caller("mia", CHANNEL);
        life.clock.advance(Duration.ofSeconds(1));
        var laterLeaving = new Caller(leaving.key(), life.clock.instant(), leaving.person(), CHANNEL, leaving.alone(), leaving.everyone());
        life.newsroom().commands().answer(laterLeaving, press);
        var left = life.newsroom().commands().answer(laterLeaving, press);

        assertThat(joined).as("on it").hasSize(1);
        assertThat(left).hasSize(2).last().satisfies(line -> assertThat(rows(line.post())).contains("You are not on it any more"));
    }

    @Test
    void a_digest_that_was_asked_for_is_sent_once_and_nothing_is_said_of_it_twice() {
        life.ask("/news digest 23:00 daily");
        life.arrives(life.article("budget", "PA", "Council votes for library cuts", BUDGET, LIBRARY));
        var caller = life.caller("mia", CHANNEL);

        var first = life.newsroom().commands().answer(caller, new Command.DigestNow());
        var again = life.newsroom().commands().answer(caller, new Command.DigestNow());
        life.work();

        assertThat(first).isEmpty();
        assertThat(again).as("not that there is nothing new").isEmpty();
        assertThat(life.digests()).hasSize(1);
        assertThat(life.memory.books().deeds().since(CHANNEL, LivingChannel.NOW, 100)).filteredOn(deed -> deed.what() == Deeds.Kind.SENT_DIGEST)
                .hasSize(1);
    }

    @Test
    void a_round_up_of_ones_own_that_was_half_copied_is_copied_whole_the_next_time() {
        life.feed("https://herald.example/news.xml", LivingChannel.entry("bridge", "24 Nov 2026 08:00:00 GMT"));
        life.ask("/news subscribe https://herald.example/news.xml");
        var caller = life.caller("mia", CHANNEL);
        var me = new ChannelId("mia");
        var one = life.memory.books().subscriptions().of(CHANNEL).getFirst();
        life.memory.books().subscriptions().add(me, one.source(), one.title(), one.wanted(), new PersonId("mia"), caller.heardAt());

        life.newsroom().commands().answer(caller, new CommandParser().parse("me digest 08:00"));

        assertThat(life.memory.books().subscriptions().of(me)).hasSize(2);
    }

    private Article breaking() {
        return life.article("flood", "PA", "BREAKING: Dam breaks above Millbrook",
                "The dam above Millbrook broke on Tuesday and the valley is under water.",
                "Rescuers said that the whole valley had been cleared before the wave came down, and that nobody was missing.");

    }

    private List<Deeds.Deed> deeds() {
        return life.memory.books().deeds().since(CHANNEL, LivingChannel.NOW.minusSeconds(1), 100);
    }

    private static Tuple tuple(Line line) {
        return Tuple.tuple(line.key(), line.place());
    }

    /** Without numbers, that may differ: what was counted before a pull cannot be counted after it. */
    private static String rows(Post post) {
        return post instanceof Post.Saying saying
                ? LivingChannel.text(saying).replaceAll("taken back (in [0-9]+ places?|wherever it stands)", "taken back")
                : post.toString();
    }
}
