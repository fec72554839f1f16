package news.backstory.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MrkdwnTest {

    private static final Instant NOW = Instant.parse("2026-11-24T17:00:00Z");
    private final Workspace workspace = new Workspace(() -> NOW);
    private final Viewer mia = new Viewer(workspace, workspace.people().getFirst(), Offers.none(), NOW);

    @ParameterizedTest
    @CsvSource(delimiter = '→', quoteCharacter = '¬', textBlock = """
            *bold*                      → <strong>bold</strong>
            _italic_                    → <em>italic</em>
            ~gone~                      → <s>gone</s>
            `a*b*c`                     → <code>a*b*c</code>
            *_both_*                    → <strong><em>both</em></strong>
            (*bold*),                   → (<strong>bold</strong>),
            *a* and *b*                 → <strong>a</strong> and <strong>b</strong>
            *<https://x.example/|a*b>*  → <strong><a href="https://x.example/" target="_blank" rel="noopener noreferrer">a*b</a></strong>
            """)
    void marks_are_shown_as_what_they_mean(String written, String shown) {
        assertThat(show(written)).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2*3*4", "snake_case_name", "* not bold *", "*open", "**", "a_b_", "~ x~", "``", ":nosuchemoji:", "10:30:15", "<>",
            "a < b > c"})
    void what_is_no_mark_stays_as_it_is_written(String written) {
        assertThat(Mrkdwn.show(written, mia).words()).isEqualTo(written);
        assertThat(show(written)).doesNotContain("<strong>", "<em>", "<s>", "<code>");
    }

    @Test
    void a_fence_keeps_everything_in_it_as_it_is() {
        assertThat(show("before\n```\n*a* :x: &lt;b&gt; <https://x.example/|label>\n```\nafter"))
                .isEqualTo("before<pre tabindex=\"0\">*a* :x: &lt;b&gt; label</pre>after");
    }

    @Test
    void quoted_lines_share_a_frame() {
        assertThat(show("so:\n&gt; one\n> *two*\nend")).isEqualTo("so:<blockquote>one<br><strong>two</strong></blockquote>end");
    }

    @Test
    void lines_stay_lines() {
        assertThat(show("• one\n• two\n\nthree")).isEqualTo("• one<br>• two<br><br>three");
    }

    @Test
    void entities_are_read_once() {
        assertThat(Mrkdwn.show("&amp;lt; &lt;b&gt; &amp;amp;", mia).words()).isEqualTo("&lt; <b> &amp;");
    }

    @Test
    void everybody_who_is_called_stands_out() {
        assertThat(show("<!channel>")).isEqualTo("<span class=\"mention shout\">@channel</span>");
        assertThat(show("<!here|x>")).contains("@here");
        assertThat(show("&lt;!channel&gt;")).isEqualTo("&lt;!channel&gt;");
    }

    @Test
    void people_and_channels_are_called_by_their_names() {
        assertThat(show("<@U0000SAM01>")).isEqualTo("<span class=\"mention\">@Sam Okafor</span>");
        assertThat(show("<@U0000MIA01>")).contains("mention me");
        assertThat(show("<@U0000BOT01>")).contains("@Backstory");
        assertThat(show("<@U000NOBODY>")).contains("@U000NOBODY");
        assertThat(show("<#C0WORLD001>")).isEqualTo("<a class=\"mention\" href=\"/as/mia/C0WORLD001\">#world</a>");
    }

    @Test
    void a_private_channel_keeps_its_name_from_those_who_are_not_in_it() {
        var ana = new Viewer(workspace, workspace.person("U0000ANA01").orElseThrow(), Offers.none(), NOW);

        assertThat(Mrkdwn.show("<#C0PROBE001>", ana).words()).isEqualTo("#private channel");
        assertThat(Mrkdwn.show("<#C0PROBE001>", mia).words()).isEqualTo("#investigations");
    }

    @Test
    void emoji_have_names() {
        assertThat(Mrkdwn.show("ok :thumbsup: :+1:", mia).words()).isEqualTo("ok 👍 👍");
    }

    @Test
    void bare_addresses_become_links_unless_the_text_is_verbatim() {
        assertThat(show("see https://x.example/a?b=1&amp;c=2, ok")).contains("href=\"https://x.example/a?b=1&amp;c=2\"").contains("</a>, ok");
        assertThat(Mrkdwn.showVerbatim("https://x.example/", mia).toString()).isEqualTo("https://x.example/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<javascript:alert(1)|x>", "<data:text/html,x|x>", "<vbscript:x>", "<//evil.example|x>", "< https://x.example|x>",
            "<java\tscript:alert(1)|x>", "<HTTPS://x.example\"onmouseover=alert(1)|x>", "<script>alert(1)</script>", "<img src=x onerror=alert(1)>",
            "\"><svg onload=alert(1)>", "*<b>*", "`<i>`", "```<script>x</script>```", "<https://x.example/|<b>x</b>>", "<@U\"><b>|\"><b>>",
            "<!date^1^{date}^javascript:alert(1)|x>", "<!subteam^S|<script>>", "&#60;script&#62;"})
    void hostile_text_cannot_inject(String hostile) {
        Hostile.assertHarmless(show(hostile));
    }

    @Test
    void a_moment_is_said_in_the_readers_zone() {
        var sam = new Viewer(workspace, workspace.person("U0000SAM01").orElseThrow(), Offers.none(), NOW);

        var moment = "<!date^1795536000^{date_short_pretty} at {time}|fallback>";

        assertThat(Mrkdwn.show(moment, mia).words()).isEqualTo("today at 16:00");
        assertThat(Mrkdwn.show(moment, sam).words()).isEqualTo("today at 11:00");
        assertThat(Mrkdwn.show("<!date^1795536000^{date_long}, {ago}|x>", mia).words()).isEqualTo("Tuesday, 24 November 2026, 1 hour ago");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<!date^x^{date}|fallback>", "<!date^99999999999999999999^{date}|fallback>", "<!date^1795536000^{nonsense}|fallback>"})
    void a_moment_that_cannot_be_said_is_left_to_its_fallback(String moment) {
        assertThat(Mrkdwn.show(moment, mia).words()).isEqualTo("fallback");
    }

    @Test
    void a_mark_far_from_its_end_is_none() {
        assertThat(show("*" + "a".repeat(Mrkdwn.MAX_SPAN - 2) + "*")).startsWith("<strong>");
        assertThat(show("*" + "a".repeat(Mrkdwn.MAX_SPAN - 1) + "*")).startsWith("*");
    }

    private String show(String text) {
        return Mrkdwn.show(text, mia).toString();
    }
}
