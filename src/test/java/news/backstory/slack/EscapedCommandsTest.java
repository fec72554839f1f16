package news.backstory.slack;

import static org.assertj.core.api.Assertions.assertThat;

import news.backstory.command.Command;
import news.backstory.command.CommandParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Slack hands commands over with people, channels and links marked; each command means the same as if it had come as it was typed. */
class EscapedCommandsTest {

    private final CommandParser parser = new CommandParser();

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', value = {
            "<https://herald.example/a?b=1&amp;c=2> ~                                  https://herald.example/a?b=1&c=2",
            "<http://herald.com/a|herald.com/a> ~                                      herald.com/a",
            "similar <https://herald.example/a|the bridge> ~                           similar https://herald.example/a",
            "similar <@U012|sam> &amp; <#C1|world> ~ similar @sam & #world",
            "covered <https://herald.example/a> ~                                      covered https://herald.example/a",
            "timeline <https://herald.example/a> ~                                     timeline https://herald.example/a",
            "subscribe <https://herald.example/feed.xml> +word:\"<http://booking.com|booking.com>\" live ~subscribe https://herald.example/feed.xml +word:\"booking.com\" live",
            "sub <http://herald.com|herald.com> -word:<@U012|sam> ~                    sub herald.com -word:@sam",
            "remove <https://herald.example/feed.xml> ~                                remove https://herald.example/feed.xml",
            "remove s12 ~                                                              remove s12",
            "digest 07:30 weekdays Europe/London max:10 ~                              digest 07:30 weekdays Europe/London max:10",
            "quiet 22:00-06:30 ~                                                       quiet 22:00-06:30",
            "mute \"<http://booking.com|booking.com> &amp; <#C1|world>\" for 3d ~ mute \"booking.com & #world\" for 3d",
            "unmute <@U012|sam> ~                                                      unmute @sam",
            "pull <https://herald.example/a> <@U012|sam> says <mailto:a@b.example|a@b.example> is right ~pull https://herald.example/a @sam says a@b.example is right",
            "split <https://herald.example/a> ~                                        split https://herald.example/a",
            "merge <https://herald.example/a> <http://herald.com/b/|herald.com/b> ~    merge https://herald.example/a herald.com/b",
            "me digest 08:00 ~                                                         me digest 08:00",
            "audit 7d ~                                                                audit 7d",
            "<!here> <!subteam^S1|@desk> flood &lt;!channel&gt; ~ @here @desk flood <!channel>"})
    void a_command_means_what_was_typed(String escaped, String typed) {
        assertThat(parser.parse(SlackText.typed(escaped))).isEqualTo(parser.parse(typed));
    }

    @Test
    void in_settings_people_are_those_whom_slack_names() {
        assertThat(parser.parse(SlackText.typed("settings who <@U012|sam> <@W34>"))).isEqualTo(
                new Command.Change("who", "<@U012|sam> <@W34>"));
        assertThat(parser.parse(SlackText.typed("settings who @sam"))).as("nobody knows who that is").isInstanceOf(Command.Amiss.class);
    }

    @Test
    void a_channel_without_a_name_and_a_person_without_one_leave_no_brackets() {
        assertThat(SlackText.typed("flood in <#C1|>")).isEqualTo("flood in #C1");
        assertThat(parser.parse("flood <@U012>")).isEqualTo(new Command.Find("flood"));
    }
}
