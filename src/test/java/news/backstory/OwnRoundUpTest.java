package news.backstory;

import static news.backstory.LivingChannel.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import java.util.List;
import news.backstory.channel.ChannelId;
import news.backstory.channel.DigestPlan;
import news.backstory.channel.PersonId;
import news.backstory.channel.Source;
import news.backstory.channel.Subscription;
import news.backstory.channel.Wanted;
import news.backstory.command.Command;
import news.backstory.command.CommandParser;
import news.backstory.testing.FakeSlack.Said;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One round-up a person, asked for anywhere. */
class OwnRoundUpTest {

    private static final ChannelId POLITICS = new ChannelId("C2");
    private static final ChannelId MIA = new ChannelId("mia");

    private final LivingChannel life = new LivingChannel();

    @BeforeEach
    void subscribe() {
        life.ask("/news subscribe pa");
        life.memory.books().subscriptions().add(POLITICS, new Source.OfWire("ap"), "the wire ap", Wanted.ALL, new PersonId("sam"),
                life.clock.instant());
    }

    @AfterEach
    void stop() {
        life.close();
    }

    @Test
    void said_again_in_another_channel_it_moves_and_takes_along_what_that_gets() {
        life.ask("/news me digest 08:00");

        var said = in(POLITICS, "me digest 09:30 weekdays max:5");

        assertThat(text(said)).contains("comes at 09:30 on weekdays", "at most 5 stories", "from the wire pa, the wire ap (new: the wire ap)",
                "; until now it came at 08:00 every day");
        assertThat(life.memory.books().subscriptions().of(MIA)).extracting(Subscription::title).containsExactly("the wire pa", "the wire ap");
        assertThat(plan()).satisfies(plan -> {
            assertThat(plan.time()).isEqualTo(LocalTime.of(9, 30));
            assertThat(plan.max()).isEqualTo(5);
        });
    }

    @Test
    void said_again_where_nothing_is_new_it_only_moves_and_keeps_what_was_changed() {
        life.ask("/news me digest 08:00");
        var own = life.memory.books().subscriptions().of(MIA).getFirst();
        var changed = new Wanted(List.of("bridge"), List.of(), own.wanted().tiers(), own.wanted().languages(), Wanted.Breaking.OFF,
                Wanted.Manner.DIGEST);
        life.memory.books().subscriptions().change(own.number(), changed);

        var said = life.ask("/news me digest 09:00").getFirst();

        assertThat(text(said)).contains("comes at 09:00 every day", "from the wire pa; until now").doesNotContain("new:");
        assertThat(life.memory.books().subscriptions().of(MIA)).extracting(Subscription::wanted).containsExactly(changed);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"me digest 08:00 Europe/Paris | leave out “Europe/Paris”", "me digest 08:00 cet | leave out “cet”",
            "me digest 08:00 loud | neither days nor max:10", "me digest 08:00 max:99 | 1 to 20 stories"})
    void what_cannot_be_chosen_for_it_is_said(String typed, String problem) {
        assertThat(new CommandParser().parse(typed)).isInstanceOfSatisfying(Command.Amiss.class,
                amiss -> assertThat(amiss.problem()).contains(problem));
    }

    private DigestPlan plan() {
        return life.memory.books().arrangements().find(MIA).orElseThrow().digest().getFirst();
    }

    private Said in(ChannelId channel, String typed) {
        var before = life.slack.said().size();
        life.memory.outbox().add(life.newsroom().commands().answer(life.caller("mia", channel), new CommandParser().parse(typed)));
        life.work();
        return life.slack.said().get(before);
    }
}
