package news.backstory.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import news.backstory.article.Link;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandParserTest {

    private final CommandParser parser = new CommandParser();

    @TestFactory
    Stream<DynamicTest> what_is_typed_means_what_people_expect() {
        return Stream.of(
                means("", new Command.Help()),
                means("   ", new Command.Help()),
                means("help", new Command.Help()),
                means("HELP", new Command.Help()),
                means("?", new Command.Help()),
                means("https://herald.example/a", show("https://herald.example/a")),
                means("  https://herald.example/a  ", show("https://herald.example/a")),
                means("HTTPS://Herald.example/A", show("HTTPS://Herald.example/A")),
                means("<https://herald.example/a>", show("https://herald.example/a")),
                means("<https://herald.example/a|herald.example/a>", show("https://herald.example/a")),
                means("look at https://herald.example/a please", show("https://herald.example/a")),
                means("www.herald.example/a", show("https://www.herald.example/a")),
                means("herald.example/world/a-b", show("https://herald.example/world/a-b")),
                means("https://herald.example/ü?q=ä b", show("https://herald.example/%C3%BC?q=%C3%A4")),
                means("harbour bridge", new Command.Find("harbour bridge")),
                means("U.S. economy", new Command.Find("U.S. economy")),
                means("and/or", new Command.Find("and/or")),
                means("24/7 care", new Command.Find("24/7 care")),
                means("health minister", new Command.Find("health minister")),
                means("similarity", new Command.Find("similarity")),
                means("similar", new Command.Unclear("similar")),
                means("subcribe https://herald.example/feed", new Command.Unclear("subcribe https://herald.example/feed")),
                means("subscribe", new Command.HowToSubscribe()),
                means("!!!", new Command.Unclear("!!!")),
                means("similar https://herald.example/a", new Command.SimilarToLink(link("https://herald.example/a"))),
                means("Similar   <https://herald.example/a>", new Command.SimilarToLink(link("https://herald.example/a"))),
                means("similar harbour bridge", new Command.SimilarToWords("harbour bridge")),
                means("covered https://herald.example/a", new Command.CoveredByLink(link("https://herald.example/a"))),
                means("COVERED crane strike", new Command.CoveredByWords("crane strike")),
                means("covered", new Command.Unclear("covered")),
                means("timeline <https://herald.example/a>", new Command.TimelineOfLink(link("https://herald.example/a"))),
                means("timeline crane strike", new Command.NotAnAddress("crane strike")),
                means("similar ftp://herald.example/a", new Command.NotAnAddress("ftp://herald.example/a")),
                means("ftp://herald.example/a", new Command.NotAnAddress("ftp://herald.example/a")),
                means("file:///etc/passwd", new Command.NotAnAddress("file:///etc/passwd")),
                means("https://", new Command.NotAnAddress("https://")),
                means("https://user:pass@herald.example/", new Command.NotAnAddress("https://user:pass@herald.example/")),
                means("http://exa mple/", show("http://exa")));
    }

    @ParameterizedTest
    @CsvSource({"helth, health", "subcribe https://a.example/feed, subscribe https://a.example/feed", "Timline bridge, timeline bridge",
            "sumscribe pa, subscribe pa", "digset 07:30, digest 07:30", "hlep, help", "mtue storm, mute storm", "list, ''", "listen, ''",
            "similarity, ''", "nonsense words, ''", "https://herald.example/a, ''", "'', ''"})
    void what_is_nearly_a_verb_is_taken_for_it(String said, String meant) {
        assertThat(Verbs.meant(said).orElse("")).isEqualTo(meant);
    }

    @Test
    void a_message_gives_its_first_link() {
        assertThat(parser.firstLink("see <https://a.example/1|one> and <https://b.example/2>")).contains(link("https://a.example/1"));
        assertThat(parser.firstLink("no link here")).isEmpty();
        assertThat(parser.firstLink("")).isEmpty();
    }

    @Test
    void a_question_of_a_hundred_thousand_characters_is_cut_and_answered() {
        var command = parser.parse("a".repeat(100_000));

        assertThat(command).isEqualTo(new Command.Find("a".repeat(4_000)));
    }

    private DynamicTest means(String typed, Command command) {
        return DynamicTest.dynamicTest(typed.isBlank() ? "(nothing)" : typed, () -> assertThat(parser.parse(typed)).isEqualTo(command));
    }

    private static Command show(String address) {
        return new Command.Show(link(address));
    }

    private static Link link(String address) {
        return Link.parse(address).orElseThrow();
    }
}
