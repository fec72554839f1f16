package news.backstory.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.Javalin;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SampleSiteTest {

    private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");
    private static final Pattern NOT_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

    private final SampleSite site = new SampleSite(() -> NOW, this::base);
    private final Javalin server = Javalin.create(config -> {
        config.startup.showJavalinBanner = false;
        config.jetty.host = "127.0.0.1";
        config.jetty.port = 0;
        site.addRoutes(config.routes);
    }).start();
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        client.close();
        server.stop();
    }

    @Test
    void eight_desks_have_at_least_five_articles_each() {
        var desks = site.articles().stream().collect(Collectors.groupingBy(SampleArticle::section, Collectors.counting()));

        assertThat(desks.keySet()).containsExactlyInAnyOrder("Politics", "World", "Business", "Science", "Health", "Culture", "Sport", "Local");
        assertThat(desks.values()).allSatisfy(count -> assertThat(count).isGreaterThanOrEqualTo(5));
        assertThat(site.articles()).hasSizeGreaterThanOrEqualTo(44);
    }

    @Test
    void the_days_of_the_week_in_the_texts_are_those_of_their_dates() {
        // NOW is a Tuesday; the bridge was struck the morning before its report, and 29 hours ago.
        assertThat(paragraph("bridge-shut-crane-strike", 0)).startsWith("The harbour bridge was closed in both directions on Monday after");
        assertThat(paragraph("bridge-crane-wire", 0)).startsWith("A floating crane hit the main bridge over Northport harbour on Monday,");
        assertThat(paragraph("rovers-cup-final-penalties", 2)).endsWith("in an open tram on Wednesday.");
        assertThat(site.articles()).allSatisfy(article -> assertThat(String.join(" ", article.paragraphs())).doesNotContain("{day"));
    }

    @Test
    void begun_on_another_day_it_tells_of_other_days() {
        var today = new SampleSite(() -> NOW.plus(Duration.ofDays(3)), this::base);

        assertThat(paragraph(today, "bridge-shut-crane-strike", 0)).contains("on Thursday after");
    }

    private String paragraph(String slug, int at) {
        return paragraph(site, slug, at);
    }

    private static String paragraph(SampleSite from, String slug, int at) {
        return from.articles().stream().filter(article -> article.slug().equals(slug)).findFirst().orElseThrow().paragraphs().get(at);
    }

    @Test
    void the_index_names_every_article_and_every_picture_is_there() throws Exception {
        var files = folder("articles");
        var pictures = folder("pictures");

        assertThat(site.articles().stream().map(article -> article.slug() + ".json").toList()).containsExactlyInAnyOrderElementsOf(files);
        for (var article : site.articles()) {
            for (var picture : article.pictures()) {
                assertThat(pictures).contains(picture.file());
                assertThat(picture.alt()).isNotBlank();
                assertThat(picture.credit()).isNotBlank();
                assertThat(SampleArticles.picture(picture.file())).startsWith(0x89, 'P', 'N', 'G').hasSizeLessThan(60_000);
            }
        }
    }

    @Test
    void the_first_article_is_as_its_publisher_wrote_it() {
        var article = site.articles().stream().filter(one -> one.slug().equals("guaido-direct-communication")).findFirst().orElseThrow();

        assertThat(article.headline()).isEqualTo("Guaido demands 'direct communication' with US military");
        assertThat(article.paragraphs()).hasSize(4);
        assertThat(article.paragraphs().getFirst())
                .isEqualTo("Venezuelan opposition leader Juan Guaido said Saturday\u00a0he has instructed his representative in the US to open\u00a0"
                        + "\"direct communication\" with the US military. According to the AP, Guido asked Carlos Vecchio, who the US recognises as Venezuela’s ambassador, "
                        + "for the communication on possible military “coordination.”");
    }

    @Test
    void some_articles_are_copies_of_a_wire_report_and_the_others_are_not() {
        assertThat(overlap("bridge-crane-wire", "bridge-crane-echo")).isGreaterThan(0.6);
        assertThat(overlap("comet-wire", "comet-horizon")).isGreaterThan(0.6);
        assertThat(overlap("velmora-result-wire", "velmora-result-herald")).isGreaterThan(0.6);
        assertThat(overlap("bridge-crane-wire", "bridge-shut-crane-strike")).isLessThan(0.1);
        assertThat(overlap("comet-wire", "comet-found-lake-onder")).isLessThan(0.1);
    }

    @Test
    void each_page_holds_its_article_escaped_and_whole() throws Exception {
        for (var article : site.articles()) {
            var answer = get("/" + article.path());
            var page = Jsoup.parse(answer.body());

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("content-type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("text/html").endsWith("charset=utf-8"));
            assertThat(page.select("h1").text()).isEqualTo(article.headline());
            assertThat(page.select(".body p").eachText().stream().map(text -> text.replace('\u00a0', ' ')).toList())
                    .isEqualTo(article.paragraphs().stream().map(text -> text.replace('\u00a0', ' ').replaceAll("\\s+", " ")).toList());
            assertThat(page.select("link[rel=canonical]").attr("href")).isEqualTo(site.addressOf(article));
        }
    }

    @Test
    void the_feeds_list_what_their_papers_have() throws Exception {
        var all = Jsoup.parse(get("/sample/all/feed.xml").body(), "", Parser.xmlParser());
        var echo = Jsoup.parse(get("/sample/echo/feed.xml").body(), "", Parser.xmlParser());

        assertThat(all.select("item")).hasSameSizeAs(site.articles());
        assertThat(echo.select("item > link").eachText()).allMatch(link -> link.contains("/sample/echo/")).isNotEmpty();
    }

    @Test
    void what_is_not_there_is_not_found_and_nothing_else_of_the_class_path_is() throws Exception {
        for (var path : List.of("/sample/herald/world/none", "/sample/pictures/none.png", "/sample/pictures/..%2findex.txt",
                "/sample/pictures/%2e%2e%2flogback.xml",
                "/sample/herald/world/..%2f..%2flogback.xml", "/sample/herald/local/guaido-direct-communication", "/sample/none/")) {
            assertThat(get(path).statusCode()).as(path).isIn(400, 404);
        }
        assertThat(get("/sample/").body()).contains("Copy the address");
        assertThat(get("/sample/herald/").statusCode()).isEqualTo(200);
    }

    /** Of the shorter body's runs of four words, the share that stands in the other. */
    private double overlap(String one, String other) {
        var first = runs(one);
        var second = runs(other);
        var shared = new HashSet<>(first);
        shared.retainAll(second);
        return (double) shared.size() / Math.min(first.size(), second.size());
    }

    private Set<List<String>> runs(String slug) {
        var article = site.articles().stream().filter(one -> one.slug().equals(slug)).findFirst().orElseThrow();
        var words = Arrays.asList(NOT_WORD.split(String.join(" ", article.paragraphs()), 0));
        return IntStream.range(0, words.size() - 3).mapToObj(at -> words.subList(at, at + 4)).collect(Collectors.toSet());
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(base().resolve(path)).build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private URI base() {
        return URI.create("http://127.0.0.1:" + server.port() + "/");
    }

    private static List<String> folder(String name) throws IOException, URISyntaxException {
        try (var files = Files.list(Path.of(SampleSiteTest.class.getResource("/sample/" + name).toURI()))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
