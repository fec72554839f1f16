package news.backstory.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressKeyTest {

    private static final String PAGE = "https://herald.example/world/bridge-shut";

    @ParameterizedTest
    @ValueSource(strings = {"http://herald.example/world/bridge-shut", "https://www.herald.example/world/bridge-shut/",
            "https://m.herald.example/world/bridge-shut",
            "https://amp.herald.example/world/bridge-shut", "https://www.m.herald.example/world/bridge-shut",
            "https://HERALD.example:443/world/bridge-shut", "https://herald.example/world/bridge-shut?utm_source=x&utm_medium=y&fbclid=1",
            "https://herald.example/world/bridge-shut?mtm_kwd=a#comments", "https://herald.example/world/bridge-shut/amp",
            "https://herald.example/world/bridge-shut/amp/", "https://herald.example/amp/world/bridge-shut",
            "https://herald.example/world/bridge-shut.amp", "https://herald.example/world/bridge-shut/print",
            "https://herald.example/world/bridge-shut?outputType=amp", "https://herald.example/world/bridge-shut?amp",
            "https://herald.example/world/bridge-shut?print=1", "https://herald.example/world/bridge%2Dshut",
            "https://herald.example/world/bridge-shut/index.html", "https://herald.example//world//bridge-shut?",
            "https://www.google.com/amp/s/herald.example/world/bridge-shut",
            "https://herald.example/print/world/bridge-shut", "https://herald.example/world/bridge-shut/print.html",
            "https://herald.example/world/bridge-shut?page=all", "https://herald.example/world/bridge-shut?singlepage=true",
            "https://mobil.herald.example/world/bridge-shut", "https://herald.example/world/bridge-shut?PHPSESSID=1f2e",
            "https://herald.example/world/bridge-shut;jsessionid=1F2E.node1?utm_source=x",
            "https://herald-example.cdn.ampproject.org/c/s/herald.example/world/bridge-shut"})
    void the_forms_of_one_page_have_one_key(String variant) {
        assertThat(key(variant)).isEqualTo(key(PAGE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://herald.example/world/bridge-open", "https://echo.example/world/bridge-shut", "https://herald.example/world",
            "https://herald.example/world/bridge-shut?page=2", "https://herald.example/world/bridge-shut?id=7",
            "https://herald.example:8443/world/bridge-shut",
            "https://herald.example/world/Bridge-Shut", "https://sport.herald.example/world/bridge-shut",
            "https://herald.example/#!/world/bridge-shut"})
    void other_pages_have_other_keys(String other) {
        assertThat(key(other)).isNotEqualTo(key(PAGE));
    }

    @Test
    void a_mobile_form_may_stand_behind_the_language() {
        assertThat(key("https://en.m.wikipedia.org/wiki/Bridge")).isEqualTo(key("https://en.wikipedia.org/wiki/Bridge"));
        assertThat(key("https://en.wikipedia.org/wiki/Bridge")).isNotEqualTo(key("https://de.wikipedia.org/wiki/Bridge"));
    }

    @Test
    void what_names_the_page_in_the_query_stays_whatever_its_order() {
        assertThat(key("https://herald.example/?p=1&id=2&utm_source=x")).isEqualTo(key("https://herald.example/?id=2&p=1"));
        assertThat(key("https://herald.example/?id=2&p=1")).isNotEqualTo(key("https://herald.example/?id=2&p=2"));
    }

    @Test
    void a_name_in_any_script_is_one_name() {
        assertThat(key("https://münchen.example/a")).isEqualTo(key("https://xn--mnchen-3ya.example/a"));
        assertThat(key("https://herald.example/straße")).isEqualTo(key("https://herald.example/stra%C3%9Fe"));
    }

    @Test
    void a_short_site_name_that_looks_like_a_variant_is_left_alone() {
        assertThat(key("https://m.example/a").text()).isEqualTo("m.example/a");
        assertThat(key("https://herald.example/print").text()).isEqualTo("herald.example/print");
    }

    @Test
    void every_address_has_a_key_however_odd_it_is() {
        var random = new Random(7);
        var pieces = List.of("/", "?", "#", "&", "=", "%", "%2", "%zz", "amp", "utm_x=1", ".", "..", ":", "ä", "+", "index.html", "print", "a");
        for (var i = 0; i < 20_000; i++) {
            var tail = IntStream.range(0, random.nextInt(12)).mapToObj(_ -> pieces.get(random.nextInt(pieces.size()))).collect(Collectors.joining());
            Link.parse("https://www.herald.example" + (tail.isEmpty() ? "" : "/" + tail)).ifPresent(link -> {
                var key = link.key().text();
                assertThat(key).startsWith("herald.example");
            });
        }
    }

    private static AddressKey key(String address) {
        return Link.parse(address).orElseThrow().key();
    }
}
