package news.backstory.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Optional;
import java.util.Random;
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
            "https://herald.example\u0000/", "javascript:alert(1)", "http://[::1%25lo]/", "http://{herald}.example/",
            "https://[::::]/", "https://her\u00a0ald.example/"})
    void what_is_no_web_address_is_none(String text) {
        assertThat(Link.parse(text)).isEmpty();
    }

    @Test
    void what_stands_behind_the_host_is_percent_encoded() {
        assertThat(Link.parse("https://herald.example/a b?q=日本")).map(Link::text).contains("https://herald.example/a%20b?q=%E6%97%A5%E6%9C%AC");
        assertThat(Link.parse("https://herald.example/a%20b")).map(Link::text).contains("https://herald.example/a%20b");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ' ', quoteCharacter = '\0', textBlock = """
            https://herald.example/a|b https://herald.example/a%7Cb
            https://herald.example/{a}^`<b>" https://herald.example/%7Ba%7D%5E%60%3Cb%3E%22
            https://herald.example/a[1]?b[]=1|2#c{d} https://herald.example/a%5B1%5D?b[]=1%7C2#c%7Bd%7D
            https://herald.example/100%-sure?of=50%&more=%zz%41 https://herald.example/100%25-sure?of=50%25&more=%25zz%41
            https://herald.example/a\\b?c=d\\e https://herald.example/a/b?c=d%5Ce
            https://herald.example/a#b#c https://herald.example/a#b%23c
            """)
    void what_no_address_may_hold_is_percent_encoded_behind_the_host(String written, String link) {
        assertThat(Link.parse(written)).map(Link::text).contains(link);
        assertThat(Link.parse(link)).map(Link::text).contains(link);
    }

    @Test
    void a_link_that_exists_has_a_uri_whatever_it_holds() {
        var random = new Random(7);
        var odd = "|{}^`%[]\\<>\"'#?&=/:;@!$()*+,~_- \u00a0\u2028é日\ud83d\u0001ab1.";
        for (var round = 0; round < 50_000; round++) {
            var written = new StringBuilder("https://");
            random.ints(random.nextInt(4), 0, odd.length()).forEach(at -> written.append(odd.charAt(at)));
            written.append(round % 4 == 0 ? "[::" : "herald.example");
            random.ints(random.nextInt(12), 0, odd.length()).forEach(at -> written.append(odd.charAt(at)));
            Link.parse(written.toString()).ifPresent(link -> assertThat(link.uri().toString()).isEqualTo(link.text()));
            asItIs(written.toString()).ifPresent(link -> assertThatCode(link::uri).as(link.text()).doesNotThrowAnyException());
        }
    }

    private static Optional<Link> asItIs(String text) {
        try {
            return Optional.of(new Link(text));
        } catch (IllegalArgumentException noLink) {
            return Optional.empty();
        }
    }

    @Test
    void an_address_may_have_four_thousand_characters_and_no_more() {
        var start = "https://herald.example/";

        assertThat(Link.parse(start + "a".repeat(4_000 - start.length()))).isPresent();
        assertThat(Link.parse(start + "a".repeat(4_001 - start.length()))).isEmpty();
    }
}
