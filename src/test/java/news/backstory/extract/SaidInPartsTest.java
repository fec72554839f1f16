package news.backstory.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import news.backstory.article.Article;
import news.backstory.web.Fetch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a page says in pieces, and what it does not show. */
class SaidInPartsTest {

    private static final String REPORT = "<p>The old bridge over the river was closed on Saturday after a night of floods, and the council does not know when it will open.</p>"
            + "<p>Engineers found cracks in two of its five pillars, the mayor said, and nobody knows yet what the repair will cost the county.</p>"
            + "<p>A ferry will carry pedestrians and cyclists across the river every ten minutes, while lorries will have to take the motorway.</p>";

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"Home,Politics | Politics", "Home,River rises | ''", "Home,Politics,River rises | Politics", "Home | ''"})
    void the_section_is_what_leads_to_an_article_and_never_the_article(String trail, String section) {
        var list = new StringBuilder();
        for (var name : trail.strip().split(",", -1)) {
            list.append(list.isEmpty() ? "" : ",").append("{\"@type\":\"ListItem\",\"name\":\"").append(name).append("\"}");
        }

        var article = article("<script type=application/ld+json>{\"@type\":\"BreadcrumbList\",\"itemListElement\":[" + list + "]}</script>" + REPORT);

        assertThat(article.section()).isEqualTo(section);
    }

    @Test
    void an_author_has_a_name_that_is_said_in_two_parts() {
        var article = article("<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"headline\":\"River rises\",\"author\":"
                + "[{\"@type\":\"Person\",\"givenName\":\"Ann\",\"familyName\":\"Lee\"}]}</script>" + REPORT);

        assertThat(article.byline()).containsExactly("Ann Lee");
    }

    @Test
    void a_report_that_is_hidden_as_a_whole_until_a_script_shows_it_is_one() {
        assertThat(article("<div class=entry-content style=display:none>" + REPORT + "</div>").paragraphs()).hasSize(3);
    }

    private static Article article(String body) {
        var html = "<html lang=en><head><meta charset=utf-8><title>River rises</title><script>1</script></head><body><article><h1>River rises</h1>"
                + body
                + "</article></body></html>";
        var extraction = new Extractor().extract(
                new Fetch.Page(URI.create("https://e.example/news/river-rises"), "text/html", html.getBytes(StandardCharsets.UTF_8)),
                FixturePages.READ_AT);
        assertThat(extraction).isInstanceOf(Extraction.Extracted.class);
        return ((Extraction.Extracted) extraction).article();
    }
}
