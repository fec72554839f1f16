package news.backstory.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import news.backstory.channel.ChannelId;
import news.backstory.command.Command;
import news.backstory.post.MessageRef;
import news.backstory.post.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ActionValueTest {

    private static final MessageRef MESSAGE = new MessageRef(new ChannelId("C1"), "1.1");
    private static final Instant UNTIL = Instant.parse("2026-11-25T08:10:00Z");

    @Test
    void what_counts_until_a_time_says_so_when_it_is_pressed() {
        var choice = new Row.Choice("Undo", Row.Ask.REMOVE_SUBSCRIPTION, "7", UNTIL);

        assertThat(pressed(choice)).contains(new Command.Undo(new Command.RemoveSubscription(7), UNTIL));
        assertThat(pressed(new Row.Choice("Remove", Row.Ask.REMOVE_SUBSCRIPTION, "7"))).contains(new Command.RemoveSubscription(7));
    }

    @ParameterizedTest
    @EnumSource(Row.Ask.class)
    void each_choice_is_understood_with_a_time_and_without(Row.Ask ask) {
        var always = pressed(new Row.Choice("x", ask, "7"));

        assertThat(always).isPresent();
        assertThat(pressed(new Row.Choice("x", ask, "7", UNTIL))).contains(new Command.Undo(always.orElseThrow(), UNTIL));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "|", "7|", "|7", "7|x", "7|-1", "7|253402300800", "7|99999999999999999999", "7|1|2", "x|1"})
    void a_value_that_we_never_wrote_asks_nothing(String value) {
        assertThat(ActionValue.command("choice_remove_subscription:1", value, MESSAGE)).isEmpty();
    }

    private static Optional<Command> pressed(Row.Choice choice) {
        return ActionValue.command(ActionValue.CHOICE + choice.ask().name().toLowerCase(Locale.ROOT) + ":1", ActionValue.choice(choice), MESSAGE);
    }
}
