package news.backstory.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import news.backstory.web.Fetch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageKindTest {

    private static final String ARTICLE = "<meta property=og:type content=article>";
    private static final String REPORT = "<p>The old bridge over the river was closed on Saturday after a night of floods, and the council does not know when it will open.</p>"
            + "<p>Engineers found cracks in two of its five pillars, the mayor said, and nobody knows yet what the repair will cost the county.</p>";

    private final Extractor extractor = new Extractor();

    @ParameterizedTest
    @ValueSource(strings = {
            "<h1>Wir brauchen Ihre Zustimmung</h1><p>Wir und unsere 184 Partner verwenden Cookies, um Ihnen Werbung zu zeigen und Inhalte zu personalisieren.</p>"
                    + "<p>Oder schließen Sie ein Pur-Abo ohne Tracking ab, für nur 4,99 € im Monat, monatlich kündbar.</p>",
            "<h1>Weiterlesen mit Werbung</h1><p>Besuchen Sie uns wie gewohnt mit Werbung und Tracking. Details finden Sie in der Datenschutzerklärung.</p>"
                    + "<p>Nutzen Sie uns ganz ohne Werbetracking für 1,20 € pro Woche im Pur-Abo. Details zum Pur-Abo finden Sie in den FAQ.</p>",
            "<h1>Votre vie privée</h1><p>Avec votre accord, nos partenaires et nous utilisons des traceurs pour stocker et consulter des données personnelles.</p>",
            "<h1>Bienvenue</h1><p>Nos 120 partenaires et nous déposons des traceurs sur votre appareil, avec votre consentement, que vous pouvez retirer à tout moment.</p>",
            "<h1>Hola</h1><p>Con tu consentimiento, nosotros y nuestros 312 socios utilizamos cookies para almacenar y acceder a datos personales en tu dispositivo.</p>",
            "<h1>Ciao</h1><p>Noi e i nostri 500 partner archiviamo informazioni sul dispositivo, e con il tuo consenso trattiamo i dati personali per annunci.</p>",
            "<h1>Hallo</h1><p>Wij en onze partners gebruiken cookies om advertenties te tonen, en daarvoor vragen wij nu uw toestemming, die u altijd kunt intrekken.</p>",
            "<h1>Hej</h1><p>Vi och våra partners lagrar information på din enhet, och för det behöver vi ditt samtycke, som du kan ta tillbaka när som helst här.</p>"})
    void a_wall_of_consent_is_no_article_in_any_language_whatever_its_head_says(String wall) {
        assertThat(read("https://echo.example/news/1", ARTICLE, wall)).isEqualTo("it asks for consent to cookies");
    }

    @Test
    void a_long_wall_of_consent_is_no_article() {
        var wall = IntStream.range(0, 12)
                .mapToObj(at -> "<p>We and our partners use cookies and similar data to store and access information on your device, for purpose "
                        + at + ", and you can give your consent or refuse it at any time in the privacy settings of this website.</p>")
                .collect(Collectors.joining());

        assertThat(read("https://echo.example/news/1", "", "<h1>Welcome</h1>" + wall)).isEqualTo("it asks for consent to cookies");
    }

    @Test
    void a_report_about_cookies_is_an_article() {
        assertThat(read("https://echo.example/news/1", "", "<h1>Regulator fines shop over cookies</h1>"
                + "<p>The shop set cookies without consent on the devices of two million people, the privacy regulator said on Monday, and has to pay a fine.</p>"
                + "<p>“We and our partners take privacy seriously,” said its chief executive Ada Brook, who did not say whether the shop would appeal.</p>"
                + "<p>Three other shops are under inquiry, and the regulator expects to decide on them before the end of the year, its spokesman said.</p>"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <title>Nur einen Moment…</title><p>Es wird geprüft, ob die Verbindung sicher ist. Bitte warten Sie, bis Ihr Browser überprüft wurde.</p> | its server lets only browsers in
            <title>Un instant...</title><p>Vérification de votre navigateur, avant d’accéder au site. Ray ID: 123</p> | its server lets only browsers in
            <title>404 – Page not found</title><h1>Page not found</h1><p>Sorry, the page you are looking for does not exist or has been moved elsewhere.</p> | its site has no such page
            <title>Zeitung</title><h1>Seite nicht gefunden</h1><p>Die Seite, die Sie suchen, gibt es nicht mehr, oder sie ist umgezogen.</p> | its site has no such page
            <title>Access to this page has been denied</title><h1>Access denied</h1><p>We believe you are using automation tools. Please enable Javascript and cookies.</p> | its server lets only browsers in
            <title>Verifying your connection...</title><h1>Let’s see</h1><p>This step verifies that you are not a bot, and takes a moment.</p> | its server lets only browsers in
            <h1>451: Unavailable due to legal reasons</h1><p>You are attempting to access this website from a country where it cannot be shown.</p> | its site lets nobody in from here
            <h1>Echo</h1><p>We recognize you are attempting to access this website from a country belonging to the European Economic Area, and access cannot be granted.</p> | its site lets nobody in from here
            <h1>Down for maintenance</h1><p>We are carrying out scheduled maintenance and expect to be back online shortly.</p> | its site is closed for the moment
            <h1>Echo</h1><h2>Oops! That page can’t be found.</h2><p>It looks like nothing was found at this location. Maybe try one of the links below?</p> | its site has no such page
            <h1>Turn off your ad blocker</h1><p>It looks like you are using an ad blocker. Please turn it off, or subscribe to keep reading.</p> | it asks to switch an ad blocker off
            <form><h1>Sign in</h1><input type=password><p>Please sign in to read this article, or create a free account.</p></form> | it asks for a login
            <form><h1>Anmelden</h1><input type=password><p>Bitte anmelden, um diesen Artikel zu lesen.</p></form> | it asks for a login
            """)
    void what_a_site_shows_instead_of_a_page_is_no_article(String html, String why) {
        assertThat(read("https://echo.example/news/1", ARTICLE + html.replaceFirst("</title>.*", "</title>"),
                html.replaceFirst("<title>.*</title>", "")))
                .isEqualTo(why);
    }

    @Test
    void a_report_is_an_article_though_its_title_or_a_box_beside_it_looks_like_a_wall() {
        assertThat(read("https://echo.example/news/1", ARTICLE + "<title>Just a moment: how the bridge fell</title>",
                "<form><input type=password> Log in</form><h1>Just a moment: how the bridge fell</h1>" + REPORT.repeat(1) + "x ".repeat(1_000)))
                .isEmpty();
    }

    @Test
    void a_report_of_a_few_hundred_letters_with_a_form_to_log_in_beside_it_is_an_article() {
        var report = REPORT
                + "<p>A ferry will carry people across the river every ten minutes, the council said, while lorries take the motorway in the east.</p>"
                + "<p>The work will cost 48 million, two thirds of which the state pays and the rest the city and its harbour, over three years.</p>";

        assertThat(read("https://echo.example/news/1", "", "<h1>River rises</h1>" + report
                + "<div class=modal><form><input name=u><input type=password><button>Log in</button></form></div>")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"CollectionPage | it lists other pages", "SearchResultsPage | it lists other pages",
            "ItemList | it lists other pages",
            "ProfilePage | it is about an author", "Product | it offers a product", "DiscussionForumPosting | it is a discussion",
            "PodcastEpisode | it is a podcast", "FAQPage | it answers questions"})
    void a_page_is_what_its_structured_data_says(String type, String why) {
        var data = "<script type=application/ld+json>{\"@type\":\"" + type + "\",\"name\":\"River\"}</script>";
        var article = "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"headline\":\"River\"}</script>";

        assertThat(read("https://echo.example/news/1", data, "<h1>River</h1>" + REPORT)).isEqualTo(why);
        assertThat(read("https://echo.example/news/1", data + article, "<h1>River</h1>" + REPORT)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"<div class=post><h2><a href='/n/%d'>Story headline number %d about things</a></h2><p>%s</p></div>",
            "<article><h3><a href='https://www.echo.example/n/%d'>Story headline number %d about things</a></h3><p>%s</p><time>20 Nov 2026</time></article>",
            "<div class=result><a href='/n/%d'>Story headline number %d about things</a><p>%s</p></div>"})
    void a_list_of_teasers_is_no_article_whatever_its_head_says(String teaser) {
        var list = IntStream.range(0, 12).mapToObj(
                at -> teaser.formatted(at, at, "Ferry " + at + " runs every ten minutes until then, says the transport authority of the town."))
                .collect(Collectors.joining());

        assertThat(read("https://echo.example/bridges", ARTICLE, "<main><h1>Bridges</h1>" + list + "</main>")).isEqualTo("it lists other pages");
    }

    @Test
    void a_report_with_teasers_below_or_links_between_its_paragraphs_is_an_article() {
        var teasers = IntStream.range(0, 8)
                .mapToObj(at -> "<h3><a href='/n/" + at + "'>Story headline number " + at + " about things</a></h3><p>Something of it.</p>")
                .collect(Collectors.joining());
        var between = IntStream.range(0, 8)
                .mapToObj(at -> "<p>Engineer " + at + " found cracks in two of its five pillars, and nobody knows what the repair will cost.</p>"
                        + "<p><a href='/n/" + at + "'>Another headline number " + at + " of the day</a></p>")
                .collect(Collectors.joining());

        assertThat(read("https://echo.example/news/1", "", "<article><h1>River</h1>" + REPORT + "</article><div>" + teasers + "</div>")).isEmpty();
        assertThat(read("https://echo.example/news/1", "", "<article><h1>River</h1>" + between + "</article>")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Search results for “bridge”", "Tag: Bridges", "Schlagwort: Brücken"})
    void a_page_whose_headline_says_that_it_lists_others_does(String headline) {
        assertThat(read("https://echo.example/x", "", "<h1>" + headline + "</h1>" + REPORT)).isEqualTo("it lists other pages");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Terms and conditions", "Datenschutzerklärung", "Mentions légales"})
    void a_sites_terms_are_no_article(String headline) {
        assertThat(read("https://echo.example/x", "", "<h1>" + headline + "</h1>" + REPORT)).isEqualTo("it holds a site's terms");
    }

    @Test
    void an_authors_page_is_no_article() {
        assertThat(read("https://echo.example/profile/ann-lee", "<meta property=og:type content=profile>", "<h1>Ann Lee</h1>" + REPORT))
                .isEqualTo("it is about an author");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {"<?xml version='1.0'?><rss version='2.0'><channel></channel></rss> | it is a feed",
            "<feed xmlns='http://www.w3.org/2005/Atom'></feed> | it is a feed",
            "<?xml version='1.0'?><!-- x --><urlset></urlset> | it lists other pages",
            "{\"headline\":\"<b>River</b>\"} | it is not a web page (JSON)", "[{\"headline\":\"River\"}] | it is not a web page (JSON)",
            "The river rose 3 < 4 metres. | it is not a web page (plain text)",
            "<title>River</title><div id=__next></div><script id=__NEXT_DATA__>{}</script> | its text appears only in a browser"})
    void what_is_sent_as_a_web_page_and_is_none_says_what_it_is(String text, String why) {
        assertThat(extractor.extract(
                new Fetch.Page(URI.create("https://echo.example/news/1"), "text/html", text.getBytes(StandardCharsets.UTF_8)), FixturePages.READ_AT))
                .isEqualTo(new Extraction.NotAnArticle(why));
    }

    @Test
    void a_brief_in_chinese_needs_fewer_characters_for_as_much() {
        assertThat(read("https://echo.example/news/1", "", "<h1>港湾大桥因起重机撞击关闭</h1><p>港务局周二表示，一台起重机撞上桥面后，港湾大桥已经关闭，预计维修至少需要一周时间。</p>"
                + "<p>在此期间渡轮每十分钟一班，公交车票可以在渡轮上使用，市民可以通过热线查询。</p><p>“我们听到一声巨响，整个桥面都在震动”，一位上班途中的司机说，当时她正在桥上。</p>"
                + "<p>港务局已经对起重机在暴风雨中松脱的原因展开调查，并要求所有企业检查设备。</p><p>交通被引导至北部隧道，截至中午排队长度达到八公里，警方呼吁市民避开该区域。</p>"))
                .isEmpty();
    }

    /** Why it is no article; empty if it is one. */
    private String read(String address, String head, String body) {
        var html = "<!doctype html><html><head><meta charset=utf-8>" + head + "</head><body>" + body + "</body></html>";
        return switch (extractor.extract(
                new Fetch.Page(URI.create(address), "text/html", html.getBytes(StandardCharsets.UTF_8)), FixturePages.READ_AT)) {
            case Extraction.Extracted _ -> "";
            case Extraction.NotAnArticle(var why) -> why;
            case Extraction.Busy _ -> "busy";
        };
    }
}
