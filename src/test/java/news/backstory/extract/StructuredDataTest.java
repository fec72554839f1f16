package news.backstory.extract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StructuredDataTest {

    @ParameterizedTest
    @ValueSource(strings = {
            "{\"@type\":\"NewsArticle\",\"headline\":\"River\"}",
            "[{\"@type\":\"WebSite\"},{\"@type\":[\"Thing\",\"OpinionNewsArticle\"],\"headline\":\"River\"}]",
            "{\"@graph\":[{\"@type\":\"https://schema.org/BlogPosting\",\"headline\":\"River\"}]}",
            "{\"@type\":\"WebPage\",\"mainEntity\":{\"@type\":\"Article\",\"headline\":\"River\"}}",
            "{\"@type\":\"Article\",\"headline\":\"River\",}", "/*<![CDATA[*/{\"@type\":\"Article\",\"headline\":\"River\"}/*]]>*/",
            "<!-- {\"@type\":\"Article\",\"headline\":\"Ri\\ver\"} -->",
            "{&quot;@type&quot;:&quot;Article&quot;,&quot;headline&quot;:&quot;River&quot;}",
            "{\"@type\":\"Article\",\"headline\":\"River\",\"description\":\"two\nlines\tand a tab\"}"})
    void an_article_is_found_however_it_is_wrapped(String json) {
        assertThat(headline(json)).isEqualTo("River");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "{", "[1,2]", "\"NewsArticle\"", "{\"@type\":\"Organization\"}", "{\"@type\":{\"a\":1}}",
            "{\"@graph\":null,\"@type\":null}"})
    void what_is_no_article_is_none(String json) {
        assertThat(headline(json)).isEmpty();
    }

    @Test
    void of_several_articles_the_one_of_this_address_is_taken_and_without_one_none() {
        var two = "[{\"@type\":\"Article\",\"headline\":\"Other\",\"url\":\"https://echo.example/2\"},{\"@type\":\"Article\",\"headline\":\"River\",\"mainEntityOfPage\":{\"@id\":\"https://echo.example/1?utm_source=x\"}}]";

        assertThat(headline(two)).isEqualTo("River");
        assertThat(headline(two.replace("example/1", "example/3"))).isEmpty();
    }

    @Test
    void json_nested_too_deep_is_not_read() {
        var around = StructuredData.MAX_DEPTH - 1;

        assertThat(headline(nested(around))).isEqualTo("River");
        assertThat(headline(nested(around + 1))).isEmpty();
    }

    @Test
    void a_text_too_long_is_not_read() {
        assertThat(headline("{\"@type\":\"Article\",\"headline\":\"River\",\"x\":\"" + "x".repeat(StructuredData.MAX_STRING_CHARACTERS) + "\"}"))
                .isEqualTo("River");
        assertThat(headline("{\"@type\":\"Article\",\"headline\":\"River\",\"x\":\"" + "x".repeat(StructuredData.MAX_STRING_CHARACTERS + 1) + "\"}"))
                .isEmpty();
    }

    @Test
    void only_so_many_blocks_and_things_are_looked_at() {
        var article = "{\"@type\":\"Article\",\"headline\":\"River\"}";
        var empty = "<script type='application/ld+json'>{}</script>";

        assertThat(headlineOf(empty.repeat(StructuredData.MAX_BLOCKS - 1) + script(article))).isEqualTo("River");
        assertThat(headlineOf(empty.repeat(StructuredData.MAX_BLOCKS) + script(article))).isEmpty();
        assertThat(headline("[" + "{},".repeat(StructuredData.MAX_THINGS - 1) + article + "]")).isEqualTo("River");
        assertThat(headline("[" + "{},".repeat(StructuredData.MAX_THINGS) + article + "]")).isEmpty();
    }

    @Test
    void of_what_is_no_json_the_day_the_headline_and_the_authors_are_saved() {
        var quoted = article("{\"@type\":\"NewsArticle\",\"headline\":\"Mayor: \"No choice\" on bridge\",\"datePublished\":\"2025-11-03T08:15:00Z\","
                + "\"author\":[{\"@type\":\"Person\",\"name\":\"Ann Lee\"},{\"name\":\"Bob Roe\"}]}");
        var torn = article(
                "{\"@type\":\"NewsArticle\",\"headline\":\"River\",\"author\":\"Ann Lee\",\"dateModified\":\"2025-11-04\",\"image\":[\"https://");

        assertThat(quoted.path("headline").asText()).isEqualTo("Mayor: \"No choice\" on bridge");
        assertThat(quoted.path("datePublished").asText()).isEqualTo("2025-11-03T08:15:00Z");
        assertThat(quoted.path("author").findValuesAsText("name")).containsExactly("Ann Lee", "Bob Roe");
        assertThat(torn.path("dateModified").asText()).isEqualTo("2025-11-04");
        assertThat(torn.path("author").findValuesAsText("name")).containsExactly("Ann Lee");
        assertThat(headline("{\"@type\":\"NewsArticle\",\"headline\":\"A \"b\"\",\"x\":[{\"@type\":\"NewsArticle\"")).as("whose headline?").isEmpty();
    }

    @Test
    void several_values_in_one_block_and_an_article_that_is_part_of_a_page_are_read() {
        var article = "{\"@type\":\"NewsArticle\",\"headline\":\"River\"}";

        assertThat(headline("{\"@type\":\"WebSite\",\"name\":\"Echo\"}\n" + article)).isEqualTo("River");
        assertThat(headline(article + ";")).isEqualTo("River");
        assertThat(headline("{\"@type\":\"WebPage\",\"hasPart\":" + article + "}")).isEqualTo("River");
    }

    private static JsonNode article(String json) {
        return StructuredData.of(PageElements.of(Jsoup.parse(script(json)))).article(Set.of("https://echo.example/1"), "");
    }

    private static String nested(int arrays) {
        return "[".repeat(arrays) + "{\"@type\":\"Article\",\"headline\":\"River\"}" + "]".repeat(arrays);
    }

    private static String headline(String json) {
        return headlineOf(script(json));
    }

    private static String headlineOf(String html) {
        var data = StructuredData.of(PageElements.of(Jsoup.parse(html)));
        return data.text(data.article(Set.of("https://echo.example/1"), "").path("headline"));
    }

    private static String script(String json) {
        return "<script type='application/ld+json'>" + json + "</script>";
    }
}
