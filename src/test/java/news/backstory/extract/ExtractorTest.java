package news.backstory.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import news.backstory.article.Article;
import news.backstory.article.ArticleId;
import news.backstory.article.Dated;
import news.backstory.article.Status;
import news.backstory.article.Tier;
import news.backstory.web.Fetch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExtractorTest {

    private static final String REPORT = "<p>The old bridge over the river was closed on Saturday after a night of floods, and the council does not know when it will open.</p>"
            + "<p>Engineers found cracks in two of its five pillars, the mayor said, and nobody knows yet what the repair will cost the county.</p>";

    private final Extractor extractor = new Extractor();

    @ParameterizedTest
    @MethodSource("news.backstory.extract.FixturePages#names")
    void a_page_becomes_the_article_that_stands_beside_it(String name) {
        var extraction = extractor.extract(FixturePages.page(name), FixturePages.READ_AT);

        assertThat(extraction).isInstanceOf(Extraction.Extracted.class);
        assertThat(FixturePages.written(((Extraction.Extracted) extraction).article())).isEqualTo(FixturePages.expected(name));
    }

    @Test
    void a_page_read_at_two_addresses_is_one_article() {
        var head = "<link rel=canonical href='https://echo.example/news/bridge'>";

        var plain = article("https://echo.example/news/bridge", head, REPORT);
        var tracked = article("https://m.echo.example/news/bridge?utm_source=x&fbclid=y#top", head, REPORT);

        assertThat(tracked.id()).isEqualTo(plain.id()).isEqualTo(ArticleId.of(plain.link()));
        assertThat(plain.tier()).isEqualTo(Tier.OTHER);
        assertThat(plain.status()).isEqualTo(new Status.Usable());
        assertThat(plain.version()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "أُغلق جسر الميناء يوم الثلاثاء بعد أن اصطدمت به رافعة، وفق ما أعلنه المسؤولون في المدينة.|ويتوقع المهندسون أن تستمر الإصلاحات أسبوعا على الأقل، وستعمل العبارات كل عشر دقائق.|وقالت سائقة كانت في طريقها إلى العمل إنها سمعت دويا قويا واهتز الجسر بأكمله.|وفتحت سلطة الميناء تحقيقا في كيفية انفلات الرافعة خلال العاصفة التي ضربت المنطقة.",
            "הגשר בנמל נסגר ביום שלישי לאחר שמנוף פגע בו, כך מסרו גורמים רשמיים בעירייה.|המהנדסים מעריכים כי התיקונים יימשכו כשבוע לפחות, ועד אז יופעלו מעבורות.|שמענו רעש חזק וכל הגשר רעד, סיפרה נהגת שהייתה בדרכה לעבודה בבוקר.|התנועה הופנתה דרך המנהרה הצפונית, שם נרשמו עומסים של שמונה קילומטרים.",
            "Мост в порту закрыли во вторник после того, как в него врезался кран.|Инженеры считают, что ремонт займет не меньше недели.|Водитель рассказала, что услышала громкий шум и мост задрожал.|Портовые власти начали расследование того, как кран сорвался во время шторма."})
    void a_report_in_another_script_is_read_to_its_end(String paragraphs) {
        var article = article("https://echo.example/news/bridge", "<title>Bridge</title><meta property=og:type content=article>",
                "<p>" + paragraphs.replace("|", "</p><p>") + "</p>");

        assertThat(article.paragraphs()).containsExactly(paragraphs.split("\\|"));
    }

    @Test
    void the_picture_is_the_first_that_readers_can_open() {
        var head = "<meta property=og:image:secure_url content='https://10.0.0.7/a.jpg'><meta property=og:image content='http://cms.local/a.jpg'>"
                + "<meta property=og:image content='https://[::1]/a.jpg'>";
        var figure = "<figure><img src='https://herald-example.org/bridge.jpg' alt='The bridge'></figure>";

        assertThat(article("https://herald-example.org/news/bridge", head, figure + REPORT).pictures()).extracting(picture -> picture.link().text())
                .containsExactly("https://herald-example.org/bridge.jpg");
        assertThat(article("http://10.0.0.7/news/bridge", head, REPORT).pictures()).extracting(picture -> picture.link().text())
                .containsExactly("https://10.0.0.7/a.jpg");
    }

    @ParameterizedTest
    @CsvSource({"/sites/default/files/bridge.jpg, true", "/dims4/default/3f2a/bridge.jpg, true", "/images/google-pixel-9.jpg, true",
            "/images/avatar-fire-and-ash.jpg, true", "/images/default.jpg, false", "/images/default-og-image-1200x630.png, false",
            "/images/user-avatar.png, false", "/images/site-logo.png, false", "/images/pixel.gif, false", "/images/placeholder-news.jpg, false"})
    void a_stand_in_is_known_by_the_name_of_its_file(String path, boolean isPicture) {
        var head = "<meta property=og:image content='https://herald-example.org" + path + "'>";

        assertThat(article("https://herald-example.org/news/bridge", head, REPORT).pictures()).hasSize(isPicture ? 1 : 0);
    }

    @Test
    void a_canonical_address_with_odd_characters_is_one() {
        assertThat(article("https://echo.example/news/1", "<link rel=canonical href='https://echo.example/a|b{c}'>", REPORT).link().text())
                .isEqualTo("https://echo.example/a%7Cb%7Bc%7D");
    }

    @Test
    void a_section_that_is_an_address_is_none() {
        var data = "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"River\",\"articleSection\":\"https://echo.example/transport\"}</script>";

        assertThat(article(data + "<meta property=article:section content=Transport>", REPORT).section()).isEqualTo("Transport");
    }

    @Test
    void a_date_in_the_future_is_passed_over() {
        var inAnHour = FixturePages.READ_AT.plusSeconds(3_600);

        assertThat(article("<meta property=article:published_time content='" + inAnHour + "'>", REPORT).published())
                .isEqualTo(Dated.stated(inAnHour));
        assertThat(article("<meta property=article:published_time content='" + inAnHour.plusSeconds(1) + "'>", REPORT).published())
                .isEqualTo(Dated.firstSeen(FixturePages.READ_AT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Stand: 20. November 2026, 14:05 Uhr", "Publié le 20 novembre 2026 à 14h05, mis à jour le 21 novembre 2026 à 09h12",
            "20 de noviembre de 2026 a las 10:30 h", "20 בנובמבר 2026, 10:30", "2026年11月20日 10時30分", "来源：新华社 2026-11-20 10:30:15 记者 王小明",
            "By Ann Lee and Dr. Bob O’Ray-Smith in Washington and Cy Dee in Paris", "Von Anna Lehmann und Jörg Müller-Weiß, Hamburg"})
    void who_wrote_it_and_when_is_not_of_the_report(String line) {
        assertThat(article("<meta charset=utf-8>", "<article><h1>River rises</h1><p>" + line + "</p>" + REPORT + "</article>").paragraphs())
                .hasSize(2);
        assertThat(Datelines.isOne(line)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"On 20 November 2026 the bridge fell.", "By Monday the water had risen by two metres in the old town",
            "Published authors met on the bridge"})
    void a_first_paragraph_that_names_a_day_or_a_name_is(String line) {
        assertThat(Datelines.isOne(line)).isFalse();
    }

    @Test
    void whoever_waits_too_long_behind_other_pages_is_told_that_we_are_busy() throws InterruptedException {
        var slow = new Extractor(Duration.ofMillis(1));
        var large = html("", "<h1>River</h1>" + REPORT + "<p>" + "<b>x</b> ".repeat(60_000));
        assertThat(large.length).isGreaterThan(Extractor.LARGE_BYTES);
        var answers = new ConcurrentLinkedQueue<Extraction>();
        var readers = IntStream.range(0, 4)
                .mapToObj(_ -> Thread.ofPlatform().start(() -> answers.add(slow.extract(page(large), FixturePages.READ_AT)))).toList();

        for (var reader : readers) {
            reader.join();
        }

        assertThat(answers).contains(new Extraction.Busy(Duration.ofMillis(1)));
        assertThat(slow.extract(page(large), FixturePages.READ_AT)).isInstanceOf(Extraction.Extracted.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "image/png | it is not a web page (image/png)", "application/pdf; charset=binary | it is not a web page (application/pdf)",
            "application/rss+xml | it is a feed", "text/plain | it is not a web page (text/plain)"})
    void what_is_no_web_page_is_no_article(String contentType, String why) {
        assertThat(extractor.extract(new Fetch.Page(URI.create("https://echo.example/a"), contentType, html("", REPORT)), FixturePages.READ_AT))
                .isEqualTo(new Extraction.NotAnArticle(why));
    }

    @Test
    void a_pdf_that_says_it_is_a_web_page_is_no_article() {
        assertThat(why("%PDF-1.7 " + REPORT)).isEqualTo("it is not a web page");
    }

    @Test
    void a_home_page_and_a_section_page_list_other_pages() {
        var links = IntStream.range(0, 40).mapToObj(at -> "<li><a href='/" + at + "'>Headline number " + at + " of the day</a></li>")
                .collect(Collectors.joining());

        assertThat(why("<meta property=og:type content=website><ul>" + links
                + "</ul><p>All the news of the valley, every day since 1904, from the people who live in it.</p>"))
                .isEqualTo("it lists other pages");
        assertThat(extractor.extract(new Fetch.Page(URI.create("https://echo.example/"), "text/html", html("", REPORT)), FixturePages.READ_AT))
                .isEqualTo(new Extraction.NotAnArticle("it lists other pages"));
    }

    @Test
    void a_wall_is_no_article() {
        assertThat(why("<h1>Welcome back</h1><form><input type=email><input type=password></form>")).isEqualTo("it asks for a login");
        assertThat(why(
                "<h1>Before you go on</h1><p>We and our 847 partners store cookies on your device and ask for your consent to go on reading this site.</p>"))
                .isEqualTo("it asks for consent to cookies");
        assertThat(why("<title>Just a moment...</title><p>Checking your browser.</p>")).isEqualTo("its server lets only browsers in");
    }

    @Test
    void a_page_with_less_than_200_characters_is_no_article_unless_it_says_so() {
        var short199 = "The river " + "a".repeat(PageKind.MIN_ARTICLE_CHARACTERS - 12) + ".";

        assertThat(short199).hasSize(PageKind.MIN_ARTICLE_CHARACTERS - 1);
        assertThat(why("<h1>River</h1><p>" + short199 + "</p>")).isEqualTo("it has too little text");
        assertThat(article("", "<h1>River</h1><p>" + short199 + "a</p>").paragraphs()).hasSize(1);
        assertThat(article("<meta property=og:type content=article>", "<h1>River</h1><p>Nobody was hurt by it.</p>").paragraphs()).hasSize(1);
    }

    @Test
    void a_page_without_a_headline_is_no_article() {
        assertThat(why(REPORT)).isEqualTo("it has no headline");
    }

    @Test
    void a_report_has_at_most_500_paragraphs() {
        var paragraphs = IntStream.rangeClosed(1, Body.MAX_PARAGRAPHS + 1)
                .mapToObj(at -> "<p>The river rose by " + at + " inches in the night, the watchman wrote.</p>").toList();

        assertThat(article("", "<h1>River</h1>" + String.join("", paragraphs.subList(0, Body.MAX_PARAGRAPHS))).paragraphs())
                .hasSize(Body.MAX_PARAGRAPHS);
        assertThat(article("", "<h1>River</h1>" + String.join("", paragraphs)).paragraphs()).hasSize(Body.MAX_PARAGRAPHS);
    }

    @Test
    void each_of_its_texts_has_a_limit() {
        var paragraph = article("", "<h1>" + "h".repeat(501) + "</h1><p>" + "p".repeat(Body.MAX_PARAGRAPH_CHARACTERS + 1) + "</p>");
        var standfirst = article("<meta name=description content='" + "s".repeat(2_001) + "'>", "<h1>River</h1>" + REPORT);
        var names = IntStream.range(0, 21).mapToObj(at -> "{\"name\":\"Ann " + (char) ('A' + at) + "lee\"}").collect(Collectors.joining(","));
        var authors = article(
                "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"River\",\"author\":[" + names + "]}</script>", REPORT);

        assertThat(paragraph.headline()).hasSize(Headlines.MAX_HEADLINE_CHARACTERS);
        assertThat(paragraph.paragraphs().getFirst()).hasSize(Body.MAX_PARAGRAPH_CHARACTERS);
        assertThat(standfirst.standfirst()).hasSize(Headlines.MAX_STANDFIRST_CHARACTERS);
        assertThat(authors.byline()).hasSize(Bylines.MAX_AUTHORS);
    }

    @Test
    void what_lies_behind_two_million_bytes_is_not_read() {
        var filling = " ".repeat(PageDecoder.MAX_BYTES);
        var head = "<h1>River</h1>" + REPORT;

        assertThat(article("", head + filling + "<p>This stands behind the limit and will not be seen by anybody.</p>").paragraphs()).hasSize(2);
    }

    @Test
    void a_page_of_more_than_200_000_elements_is_not_looked_through() {
        var others = 7; // The document, html, head, body, h1 and two paragraphs.
        var atTheEdge = "<h1>River</h1>" + REPORT + "<br>".repeat(WebPage.MAX_ELEMENTS - others);

        assertThat(extractor.extract(page(html("", atTheEdge)), FixturePages.READ_AT)).isInstanceOf(Extraction.Extracted.class);
        assertThat(extractor.extract(page(html("", atTheEdge + "<br>")), FixturePages.READ_AT))
                .isEqualTo(new Extraction.NotAnArticle("it is too large"));
    }

    @Test
    void a_page_nested_without_end_is_read() {
        var deep = "<div>".repeat(50_000) + REPORT;

        assertThat(article("<title>River</title>", deep).paragraphs()).hasSize(2);
    }

    private static Fetch.Page page(byte[] html) {
        return new Fetch.Page(URI.create("https://echo.example/news/1"), "text/html", html);
    }

    private static byte[] html(String head, String body) {
        return ("<!doctype html><html lang=en><head>" + head + "</head><body>" + body + "</body></html>").getBytes(StandardCharsets.UTF_8);
    }

    private Article article(String head, String body) {
        return article("https://echo.example/news/1", body.contains("<h1>") || head.contains("<title>") ? head : head + "<title>River rises</title>",
                body);
    }

    private Article article(String address, String head, String body) {
        var title = body.contains("<h1>") || head.contains("<title>") ? "" : "<title>River rises</title>";
        var extraction = extractor.extract(new Fetch.Page(URI.create(address), "text/html", html(head + title, body)), FixturePages.READ_AT);
        assertThat(extraction).isInstanceOf(Extraction.Extracted.class);
        return ((Extraction.Extracted) extraction).article();
    }

    private String why(String page) {
        var extraction = extractor.extract(
                new Fetch.Page(URI.create("https://echo.example/news/1"), "text/html", page.getBytes(StandardCharsets.UTF_8)), FixturePages.READ_AT);
        assertThat(extraction).isInstanceOf(Extraction.NotAnArticle.class);
        return ((Extraction.NotAnArticle) extraction).why();
    }
}
