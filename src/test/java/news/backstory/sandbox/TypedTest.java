package news.backstory.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypedTest {

    private final Workspace workspace = new Workspace(() -> Instant.EPOCH);

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "plain                            | plain",
            "a < b & c > d                    | a &lt; b &amp; c &gt; d",
            "@Backstory hi                    | <@U0000BOT01> hi",
            "hey @mia and @nobody             | hey <@U0000MIA01> and @nobody",
            "mail@mia.example and @mias       | mail@mia.example and @mias",
            "(see https://a.example/x?y=1&z). | (see <https://a.example/x?y=1&amp;z>).",
            "https://a.example                | <https://a.example>",
            "xhttps://a.example http:// //    | xhttps://a.example http:// //",
            "<!channel>                       | &lt;!channel&gt;"})
    void what_is_typed_becomes_slacks_markup(String typed, String text) {
        assertThat(Typed.parse(typed, workspace).text()).isEqualTo(text);
        assertThat(Typed.plain(text, workspace)).isEqualTo(typed);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "settings who @sam                    | settings who <@U0000SAM01!sam>",
            "similar https://a.example/x?y=1&z    | similar <https://a.example/x?y=1&amp;z>",
            "subscribe herald.com/feed live       | subscribe <http://herald.com/feed!herald.com/feed> live",
            "mute \"booking.com\" for 3d          | mute \"<http://booking.com!booking.com>\" for 3d",
            "find #world and #nowhere at a.b.c    | find <#C0WORLD001!world> and #nowhere at a.b.c",
            "digest 07:30 mia@herald.com max:10   | digest 07:30 mia@herald.com max:10",
            "<!channel>                           | &lt;!channel&gt;"})
    void a_command_carries_people_and_channels_with_their_names_and_bare_domains_as_links(String typed, String text) {
        assertThat(Typed.parse(typed, workspace).command(workspace)).isEqualTo(text.replace("!sam", "|sam").replace("!herald", "|herald")
                .replace("!booking", "|booking").replace("!world", "|world"));
    }

    @Test
    void each_link_is_found_once() {
        var typed = Typed.parse("https://a.example/1 https://b.example https://a.example/1", workspace);

        assertThat(typed.links()).containsExactly("https://a.example/1", "https://b.example");
    }

    @ParameterizedTest
    @CsvSource({
            "https://a.example/x, a.example, true",
            "https://www.A.example/x, a.example, true",
            "https://nota.example/x, a.example, false",
            "https://a.example.evil.example/x, a.example, false",
            "nonsense, a.example, false"})
    void a_domain_covers_itself_and_what_is_below_it(String url, String domain, boolean covered) {
        assertThat(Typed.isAt(url, domain)).isEqualTo(covered);
    }
}
