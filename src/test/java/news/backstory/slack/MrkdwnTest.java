package news.backstory.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MrkdwnTest {

    @Test
    void three_characters_are_escaped_once() {
        assertThat(Mrkdwn.escape("<!channel> & <@U1>")).isEqualTo("&lt;!channel&gt; &amp; &lt;@U1&gt;");
        assertThat(Mrkdwn.escape("&lt;!channel&gt;")).isEqualTo("&amp;lt;!channel&amp;gt;");
    }

    @Test
    void nothing_can_end_a_link_early() {
        assertThat(Mrkdwn.link("https://a.example/?b=1&c=2|d>e", "x|y>z <!here>"))
                .isEqualTo("<https://a.example/?b=1&amp;c=2%7Cd&gt;e|x|y&gt;z &lt;!here&gt;>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"US military", "Iran", "O’Brien-Smith", "São Paulo", "東京", "No. 2"})
    void names_read_in_markup_as_they_are(String name) {
        assertThat(Mrkdwn.isPlain(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"*US*", "_x_", "~x~", "`x`", "<x", "x>", "a&b", "@here", "#general", ":smile:", "https://x.example", "a|b"})
    void what_could_be_markup_is_told(String text) {
        assertThat(Mrkdwn.isPlain(text)).isFalse();
    }

    /** Read back as Slack does, no text has a bracket left, nor a character that was escaped twice. */
    @Test
    void a_hundred_thousand_random_texts_read_back_as_they_were() {
        var random = RandomGenerator.of("L64X128MixRandom");
        var alphabet = "<>&|!@#;altgm*_~`:/ Uc\u202E\u200B\n\uD83D\uDE00é".toCharArray();
        for (var round = 0; round < 100_000; round++) {
            var text = new StringBuilder();
            for (var length = random.nextInt(30); length > 0; length--) {
                text.append(alphabet[random.nextInt(alphabet.length)]);
            }

            var escaped = Mrkdwn.escape(text.toString());

            if (escaped.indexOf('<') >= 0 || escaped.indexOf('>') >= 0 || !SlackText.plain(escaped).equals(Outside.clean(text.toString()))) {
                throw new AssertionError(text + " → " + escaped);
            }
        }
    }
}
