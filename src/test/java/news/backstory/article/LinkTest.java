package news.backstory.article;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkTest {

    @ParameterizedTest
    @CsvSource(delimiter = ' ', textBlock = """
            https://herald.example/world/a?b=c#d herald.example /world/a
            HTTP://Herald.Example:8080 herald.example ''
            https://under_score.herald.example/ under_score.herald.example /
            https://münchen.example/straße münchen.example /stra%C3%9Fe
            http://[2a00:1450::200e]:8080/x [2a00:1450::200e] /x
            https://herald.example?q=http://other.example/ herald.example ''
            https://herald.example/#@other.example herald.example /
            """)
    void an_address_has_a_host_and_a_path(String text, String host, String path) {
        var link = Link.parse(text).orElseThrow();

        assertThat(link.host()).isEqualTo(host);
        assertThat(link.path()).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "herald", "ftp://herald.example/", "http:herald.example", "http:///herald.example", "https://", "https:///a",
            "https://user@herald.example/", "https://user:pass@herald.example/", "https://herald.example\\@other.example/",
            "https://her ald.example/",
            "https://herald.example:port/", "https://herald.example:80:80/", "https://herald%2eexample/", "https://herald.example/a\nb",
            "https://herald.example\u0000/", "javascript:alert(1)", "http://[::1%25lo]/", "http://{herald}.example/"})
    void what_is_no_web_address_is_none(String text) {
        assertThat(Link.parse(text)).isEmpty();
    }

    @Test
    void what_stands_behind_the_host_is_percent_encoded() {
        assertThat(Link.parse("https://herald.example/a b?q=日本")).map(Link::text).contains("https://herald.example/a%20b?q=%E6%97%A5%E6%9C%AC");
        assertThat(Link.parse("https://herald.example/a%20b")).map(Link::text).contains("https://herald.example/a%20b");
    }

    @Test
    void an_address_may_have_four_thousand_characters_and_no_more() {
        var start = "https://herald.example/";

        assertThat(Link.parse(start + "a".repeat(4_000 - start.length()))).isPresent();
        assertThat(Link.parse(start + "a".repeat(4_001 - start.length()))).isEmpty();
    }
}
