package news.backstory.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import news.backstory.article.Article;
import news.backstory.article.Traits;
import news.backstory.web.Fetch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarksTest {

    private static final String REPORT = "<h1>River rises</h1><p>The old bridge over the river was closed on Saturday after a night of floods, and the council does not know when it will open.</p>"
            + "<p>Engineers found cracks in two of its five pillars, the mayor said, and nobody knows yet what the repair will cost the county.</p>";

    private final Extractor extractor = new Extractor();

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "https://e.example/news/1 | NewsArticle | REPORT", "https://e.example/opinion/1 | NewsArticle | OPINION",
            "https://e.example/news/1 | OpinionNewsArticle | OPINION", "https://e.example/news/1 | LiveBlogPosting | LIVE_BLOG",
            "https://e.example/live/storm | NewsArticle | LIVE_BLOG", "https://e.example/living/opinionated | NewsArticle | REPORT",
            "https://e.example/live-longer-with-coffee | NewsArticle | REPORT",
            "https://e.example/news/live-updates-storm | NewsArticle | LIVE_BLOG"})
    void opinion_and_live_blogs_are_marked(String address, String type, Traits.Kind kind) {
        assertThat(traits(address, "{\"@type\":\"" + type + "\",\"headline\":\"River rises\"}", REPORT).kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "Live Nation sued over ticket fees | REPORT", "Live music returns to the harbour | REPORT", "Live: river rises by the hour | LIVE_BLOG",
            "Live – river rises by the hour | LIVE_BLOG"})
    void a_headline_that_begins_with_live_is_one_of_a_live_blog_only_where_that_stands_apart(String headline, Traits.Kind kind) {
        assertThat(traits("https://e.example/news/1", "{\"@type\":\"NewsArticle\",\"headline\":\"" + headline + "\"}",
                REPORT.replace("River rises", headline)).kind()).isEqualTo(kind);
    }

    @Test
    void a_short_text_that_its_publisher_says_is_for_payers_is_a_preview() {
        var paid = "{\"@type\":\"NewsArticle\",\"headline\":\"River rises\",\"isAccessibleForFree\":\"False\"}";
        var free = "{\"@type\":\"NewsArticle\",\"headline\":\"River rises\",\"isAccessibleForFree\":true}";

        assertThat(traits("https://e.example/1", paid, REPORT).extent()).isEqualTo(Traits.Extent.PREVIEW);
        assertThat(traits("https://e.example/1", free, REPORT).extent()).isEqualTo(Traits.Extent.WHOLE);
    }

    @Test
    void a_text_that_breaks_off_at_a_wall_is_a_preview() {
        var wall = "<div class=paywall><p>Subscribe now to continue reading.</p></div>";
        var plain = "{\"@type\":\"NewsArticle\",\"headline\":\"River rises\"}";

        assertThat(traits("https://e.example/1", plain, REPORT + wall).extent()).isEqualTo(Traits.Extent.PREVIEW);
        assertThat(traits("https://e.example/1", plain, REPORT).extent()).isEqualTo(Traits.Extent.WHOLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "<div><p>Weiterlesen mit D+</p><p>Jetzt 4 Wochen für 1 € testen und alle Artikel lesen. Sie haben bereits ein Abo? Hier anmelden.</p></div>",
            "<div class=paywall-overlay><h2>Jetzt weiterlesen mit SPIEGEL+</h2><p>Sie haben keinen Zugang zu diesem Artikel? Testen Sie unser Angebot jetzt 4 Wochen für 1 €.</p>"
                    + "<p>Sie haben bereits ein Abo? Hier anmelden</p></div>",
            "<section><p>Il vous reste 82% de cet article à lire.</p><p>Article réservé aux abonnés. S’abonner pour lire la suite.</p></section>",
            "<p>Este contenido es solo para suscriptores.</p><p>Suscríbete para seguir leyendo</p>", "<p>Articolo riservato agli abbonati</p>",
            "<p>Subscribe to continue reading. Already a subscriber? Log in.</p>",
            "<p>This is a subscriber-only story. Already subscribed? Log in</p>", "<div class=regwall>Create a free account to keep reading</div>",
            "<div>Thank you for your patience while we verify access. If you are in Reader mode please exit and log into your account.</div>",
            "<div><p>Questo contenuto è riservato agli abbonati</p><p>1€ al mese per 3 mesi</p><a>Attiva ora</a></div>"})
    void a_report_that_breaks_off_at_an_offer_is_a_preview_without_the_offer(String offer) {
        var article = article("https://e.example/1", "{\"@type\":\"NewsArticle\",\"headline\":\"River rises\"}",
                "<article>" + REPORT + offer + "</article>");

        assertThat(article.traits().extent()).isEqualTo(Traits.Extent.PREVIEW);
        assertThat(article.paragraphs()).hasSize(2);
    }

    @Test
    void a_long_text_is_a_preview_if_it_is_not_free_and_breaks_off_at_a_wall() {
        var many = IntStream.range(0, 15)
                .mapToObj(at -> "<p>Engineer " + at + " found cracks in two of its five pillars, and nobody knows what the repair of those "
                        + "will cost.</p>")
                .collect(Collectors.joining());
        var wall = "<div class=paywall><p>Subscribe to the Echo to keep reading this post and get 7 days of free access.</p></div>";
        var paid = "{\"@type\":\"NewsArticle\",\"headline\":\"River rises\",\"isAccessibleForFree\":false}";

        assertThat(article("https://e.example/1", paid, REPORT + many + wall).traits().extent()).isEqualTo(Traits.Extent.PREVIEW);
        assertThat(article("https://e.example/1", paid, REPORT + many).traits().extent()).isEqualTo(Traits.Extent.WHOLE);
        assertThat(article("https://e.example/1", paid.replace("false", "true"), REPORT + many + wall).traits().extent())
                .isEqualTo(Traits.Extent.WHOLE);
    }

    @Test
    void opinion_is_known_by_its_section_in_more_languages_and_by_its_genre() {
        var plain = "{\"@type\":\"NewsArticle\",\"headline\":\"River rises\"}";

        assertThat(traits("https://e.example/opinioni/2025/il-ponte", plain, REPORT).kind()).isEqualTo(Traits.Kind.OPINION);
        assertThat(traits("https://e.example/opiniao/a-ponte", plain, REPORT).kind()).isEqualTo(Traits.Kind.OPINION);
        assertThat(traits("https://e.example/1", plain.replace("}", ",\"articleSection\":\"Idées\"}"), REPORT).kind())
                .isEqualTo(Traits.Kind.OPINION);
        assertThat(traits("https://e.example/1", plain.replace("}", ",\"genre\":\"Opinion\"}"), REPORT).kind()).isEqualTo(Traits.Kind.OPINION);
    }

    @Test
    void a_report_that_speaks_of_subscribers_is_whole() {
        var end = "<p>The theatre put its best seats on sale exclusively to members, who have to subscribe for a year, and sold all of them within a day, its director "
                + "Ada Brook said at the opening of the season on Monday evening.</p>";
        var article = article("https://e.example/1", "{\"@type\":\"NewsArticle\",\"headline\":\"River rises\"}",
                "<article>" + REPORT + end + "</article>");

        assertThat(article.traits().extent()).isEqualTo(Traits.Extent.WHOLE);
        assertThat(article.paragraphs()).hasSize(3);
    }

    @Test
    void keywords_are_the_publishers_own() {
        assertThat(traits("https://e.example/1", "{\"@type\":\"NewsArticle\",\"headline\":\"River rises\",\"keywords\":\"flood, Avon\"}", REPORT)
                .keywords())
                .containsExactly("flood", "Avon");
    }

    private Traits traits(String address, String data, String body) {
        return article(address, data, body).traits();
    }

    private Article article(String address, String data, String body) {
        var html = "<html><head><script type='application/ld+json'>" + data + "</script></head><body>" + body + "</body></html>";
        var extraction = extractor.extract(
                new Fetch.Page(URI.create(address), "text/html", html.getBytes(StandardCharsets.UTF_8)), FixturePages.READ_AT);
        assertThat(extraction).isInstanceOf(Extraction.Extracted.class);
        return ((Extraction.Extracted) extraction).article();
    }
}
