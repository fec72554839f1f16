package news.backstory.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import news.backstory.article.ArticleId;
import news.backstory.article.Dated;
import news.backstory.article.Link;
import news.backstory.article.Picture;
import news.backstory.article.Status;
import news.backstory.article.Tier;
import news.backstory.article.Traits;
import news.backstory.wire.WireItem.Concern;
import news.backstory.wire.WireItem.Content;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NinjsTest {

    @Test
    void a_text_of_the_first_generation_becomes_an_article() {
        var item = Wires.good(Wires.file("text-1.json")).items().getFirst();
        var article = Wires.articles(Wires.file("text-1.json")).getFirst();

        assertThat(item.uri()).isEqualTo("urn:agency.example:20261120:bridge");
        assertThat(item.version()).isEqualTo(new VersionMark(Instant.parse("2026-11-20T10:15:00Z"), 3, VersionMark.First.CREATED));
        assertThat(article.id()).isEqualTo(new ArticleId("agency:urn:agency.example:20261120:bridge"));
        assertThat(article.headline()).isEqualTo("Harbour bridge shut after crane strike");
        assertThat(article.standfirst()).isEqualTo("Engineers say the span may stay closed for a week");
        assertThat(article.byline()).containsExactly("Ada Brook", "Sam Hill");
        assertThat(article.paragraphs())
                .containsExactly("CARROW (Agency) – The harbour bridge was closed on Monday.", "Nobody was hurt, the trust said.");
        assertThat(article.published()).isEqualTo(Dated.stated(Instant.parse("2026-11-20T09:00:00Z")));
        assertThat(article.updated()).isEqualTo(Instant.parse("2026-11-20T10:15:00Z"));
        assertThat(article.tier()).isEqualTo(Tier.WIRE);
        assertThat(article.status()).isEqualTo(new Status.Usable());
        assertThat(article.traits()).isEqualTo(new Traits(
                Traits.Kind.REPORT, Traits.Extent.WHOLE, List.of("Transport", "Disaster"), 2, "Adds quotes from the trust.",
                List.of(new ArticleId("agency:urn:agency.example:20261119:crane"))));
    }

    @Test
    void the_lead_picture_has_its_alternative_text_caption_and_credit_in_a_width_for_cards() {
        assertThat(Wires.articles(Wires.file("text-1.json")).getFirst().pictures()).containsExactly(new Picture(
                new Link("https://pictures.agency.example/1-web.jpg"), "A red crane on a grey bridge", "The crane lies on the bridge.",
                "Mia Torres"));
        assertThat(Wires.articles(Wires.file("text-2.json")).getFirst().pictures()).containsExactly(new Picture(
                new Link("https://pictures.agency.example/cup.jpg"), "Players holding a cup", "The winners.", "Mia Torres"));
    }

    @Test
    void a_picture_that_is_withheld_or_embargoed_is_not_shown_with_a_text_that_is_not() {
        var picture = """
                {"uri":"u","headline":"h","body_text":"b","associations":{"main":{"type":"picture","uri":"p",%s,
                 "renditions":{"r":{"href":"https://pictures.example/1.jpg","mimetype":"image/jpeg"}}}}}""";

        assertThat(article(picture.formatted("\"pubstatus\":\"usable\"")).pictures()).hasSize(1);
        assertThat(article(picture.formatted("\"pubstatus\":\"canceled\"")).pictures()).isEmpty();
        assertThat(article(picture.formatted("\"embargoed\":\"2026-12-01T00:00:00Z\"")).pictures()).isEmpty();
    }

    @Test
    void a_text_of_the_second_generation_becomes_an_article() {
        var article = Wires.articles(Wires.file("text-2.json")).getFirst();

        assertThat(article.headline()).isEqualTo("Rovers win the cup final on penalties");
        assertThat(article.standfirst()).isEqualTo("Goalkeeper saves three");
        assertThat(article.paragraphs()).containsExactly("Rovers beat United on penalties.", "Sam Hill saved three kicks.");
        assertThat(article.link().text()).isEqualTo("https://agency.example/sport/cup");
    }

    @Test
    void a_text_of_the_third_generation_becomes_an_article() {
        var article = Wires.articles(Wires.file("text-3.json")).getFirst();

        assertThat(article.headline()).isEqualTo("Comet seen over the lake");
        assertThat(article.link().text()).isEqualTo("https://agency.example/world/comet");
        assertThat(article.status()).isEqualTo(new Status.Embargoed(Instant.parse("2026-11-21T06:00:01Z")));
        assertThat(article.traits().kind()).isEqualTo(Traits.Kind.OPINION);
        assertThat(article.traits().extent()).isEqualTo(Traits.Extent.PREVIEW);
        assertThat(article.traits().editorsNote()).isEqualTo("For the morning papers.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"\"pubstatus\":\"usable\"|USABLE", "\"x\":1|USABLE", "\"pubstatus\":\"canceled\"|KILLED",
            "\"pubStatus\":\"canceled\"|KILLED", "\"pubstatus\":\"cancelled\"|KILLED", "\"pubstatus\":\"withheld\"|WITHHELD",
            "\"pubstatus\":\"commissioned\"|WITHHELD", "\"pubstatus\":\"\"|WITHHELD", "\"pubstatus\":\"Usable\"|WITHHELD",
            "\"pubstatus\":null|WITHHELD",
            "\"pubstatus\":[\"usable\"]|WITHHELD", "\"pubstatus\":1|WITHHELD", "\"pubstatus\":\"usable\",\"PubStatus\":\"canceled\"|KILLED",
            "\"pub_status\":\"withheld\"|WITHHELD", "\"embargoed\":\"2026-12-01T00:00:00Z\"|EMBARGOED",
            "\"embargoed\":\"2026-12-01T00:00:00+0100\"|EMBARGOED", "\"embargoed\":\"2026-12-01T00:00:00\"|WITHHELD",
            "\"embargoed\":\"2026-12-01\"|WITHHELD", "\"embargoed\":true|WITHHELD", "\"embargoed\":false|USABLE",
            "\"embargoed\":\"next Monday\"|WITHHELD", "\"embargoed\":\"\"|WITHHELD",
            "\"embargoed\":{\"until\":\"2020-01-01T00:00:00Z\"}|WITHHELD", "\"embargoed\":null|USABLE",
            "\"embargoed\":\"2020-01-01T00:00:00Z\",\"embargoedUntil\":\"2026-12-01T00:00:00Z\"|EMBARGOED",
            "\"ednote\":\"EMBARGO UNTIL 0600 GMT\"|WITHHELD", "\"ednote\":\"Embargoed until 6am\"|WITHHELD",
            "\"ednote\":\"Mandatory kill. The report is wrong\"|WITHHELD",
            "\"ednote\":\"Please kill the story\"|WITHHELD", "\"ednote\":\"The embargo has been lifted\"|USABLE", "\"ednote\":\"UPDATES\"|USABLE",
            "\"title\":\"BULLETIN KILL - bridge\"|WITHHELD", "\"title\":\"EMBARGO UNTIL 6 AM: Comet\"|WITHHELD",
            "\"title\":\"Moscow extends food embargo until 2030\"|USABLE", "\"title\":\"Kill Bill returns to cinemas\"|USABLE",
            "\"ednote\":\"Embargoed\",\"embargoed\":\"2026-12-01T00:00:00Z\"|EMBARGOED", "\"version\":\"x\"|USABLE"})
    void what_is_not_plainly_usable_is_held(String field, String status) {
        var item = Wires.item("{\"uri\":\"u\",\"headline\":\"h\",\"body_text\":\"b\"," + field + "}");

        assertThat(item.status().getClass().getSimpleName().toUpperCase(java.util.Locale.ROOT)).isEqualTo(status);
        assertThat(((Content.Report) item.content()).article().status()).isEqualTo(item.status());
    }

    @Test
    void what_a_person_should_look_at_is_said() {
        assertThat(Wires.item("{\"uri\":\"u\",\"headline\":\"MANDATORY KILL: bridge\"}").concerns()).containsExactly(Concern.KILL_IN_WORDS);
        assertThat(Wires.item("{\"uri\":\"u\",\"ednote\":\"Not for release before noon\"}").concerns()).containsExactly(Concern.EMBARGO_IN_WORDS);
        assertThat(Wires.item("{\"uri\":\"u\",\"embargoed\":\"soon\"}").concerns()).containsExactly(Concern.EMBARGO_UNCLEAR);
        assertThat(Wires.item("{\"uri\":\"u\",\"pubstatus\":\"odd\"}").concerns()).containsExactly(Concern.STATUS_UNKNOWN);
    }

    @Test
    void mistakes_against_the_schema_warn_and_never_refuse() {
        var read = Wires
                .good("""
                        {"uri":"u","headline":["h"],"urgency":"eleven","byline":7,"versioncreated":"yesterday","renditions":"none","associations":[1,"x",null],
                         "subject":"not a list","language":{},"unknown":true,"body_text":"The text."}"""
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8));

        assertThat(read.warnings()).isNotEmpty();
        assertThat(Wires.articles("{\"uri\":\"u\",\"headline\":5,\"body_text\":\"The text.\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .hasSize(1);
        assertThat(((Content.Report) read.items().getFirst().content()).article().headline()).isEqualTo("The text.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"Ana García y Luis Muñoz | Ana García, Luis Muñoz", "Anna Rossi e Marco Bianchi | Anna Rossi, Marco Bianchi",
            "Door Jan de Vries en Piet Bakker | Jan de Vries, Piet Bakker", "Rui Costa e Silva | Rui Costa e Silva",
            "José Ortega y Gasset | José Ortega y Gasset"})
    void names_stand_between_the_words_for_and(String byline, String names) {
        var article = Wires
                .articles(("{\"uri\":\"u\",\"headline\":\"h\",\"body_text\":\"b\",\"byline\":\"" + byline + "\"}").getBytes(StandardCharsets.UTF_8))
                .getFirst();

        assertThat(String.join(", ", article.byline())).isEqualTo(names);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "\"keywords\":\"flood\" | \"keywords\" is not a list", "\"urgency\":\"4\" | \"urgency\" is not a whole number",
            "\"byline\":[\"Ann\"] | \"byline\" is not a text",
            "\"standard\":{\"name\":\"ninjs\",\"version\":\"9.1\"} | \"standard\" is a version that we do not know: 9.1",
            "\"firstcreated\":\"yesterday\" | \"firstcreated\" is no moment", "\"associations\":\"a\" | \"associations\" is not a list or an object",
            "\"pubstatus\":\"usable\" | ''", "\"standard\":{\"name\":\"ninjs\",\"version\":\"3.1\"} | ''"})
    void what_is_not_of_the_kind_that_the_standard_asks_for_is_warned_of(String field, String warning) {
        var warnings = Wires.good(("{\"uri\":\"u\",\"headline\":\"h\",\"body_text\":\"b\"," + field + "}").getBytes(StandardCharsets.UTF_8))
                .warnings();

        assertThat(String.join("; ", warnings)).isEqualTo(warning);
    }

    @Test
    void a_flash_is_its_headline_and_a_picture_is_no_article() {
        assertThat(article("{\"uri\":\"u\",\"headline\":\"President resigns\"}").paragraphs()).containsExactly("President resigns");
        assertThat(Wires.item("{\"uri\":\"u\",\"type\":\"picture\",\"headline\":\"A bridge\",\"description_text\":\"c\"}").content())
                .isEqualTo(new Content.Nothing("picture"));
        assertThat(Wires.item("{\"uri\":\"u\"}").content()).isEqualTo(new Content.Nothing("no text"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "{", "{}", "[]", "[1]", "{\"uri\":\"\"}", "{\"uri\":{}}", "{\"uri\":\"u\",\"uri\":\"v\"}", "{\"uri\":\"u\"} {}",
            "{\"uri\":\"u\",\"pubstatus\":\"canceled\",\"pubstatus\":\"usable\"}", "{'uri':'u'}", "{\"uri\":\"u\",}", "{\"uri\":NaN}", "null",
            "\"u\"",
            "{\"headline\":\"h\"}", "[{\"headline\":\"h\"},{}]"})
    void what_is_no_delivery_is_refused_whole(String text) {
        assertThat(Wires.why(Wires.read(text))).isNotEmpty();
    }

    @Test
    void json_is_read_to_its_limits_and_no_further() {
        var deepest = "[".repeat(61) + "]".repeat(61);
        var tooDeep = "[".repeat(64) + "]".repeat(64);
        var longest = "x".repeat(WireJson.MAX_STRING_CHARACTERS);

        assertThat(Wires.why(Wires.read("{\"uri\":\"u\",\"e\":" + deepest + "}"))).isEmpty();
        assertThat(Wires.why(Wires.read("{\"uri\":\"u\",\"e\":" + tooDeep + "}"))).contains("nesting");
        assertThat(Wires.why(Wires.read("{\"uri\":\"u\",\"e\":\"" + longest + "\"}"))).isEmpty();
        assertThat(Wires.why(Wires.read("{\"uri\":\"u\",\"e\":\"" + longest + "x\"}"))).isNotEmpty();
        assertThat(Wires.why(Wires.read("{\"uri\":\"u\",\"" + "n".repeat(1_000) + "\":1}"))).isNotEmpty();
        assertThat(Wires.why(Wires.read("{\"uri\":\"u\",\"e\":" + "1".repeat(65) + "}"))).isNotEmpty();
        assertThat(Wires.why(Wires.read("{\"uri\":\"u\",\"e\":[" + "1,".repeat(WireJson.MAX_TOKENS) + "1]}"))).isNotEmpty();
        assertThat(Wires.why(Wires.read(new byte[WireReader.MAX_BYTES + 1]))).contains("larger");
        assertThat(Wires.why(Wires.read("[" + "{\"uri\":\"u\"},".repeat(200) + "{\"uri\":\"u\"}]"))).contains("200");
    }

    @Test
    void bytes_that_are_no_utf_8_are_refused() {
        assertThat(Wires.why(Wires.read(new byte[]{'{', '"', (byte) 0xc3, '"', ':', '1', '}'}))).contains("UTF-8");
    }

    @Test
    void halves_of_characters_and_control_characters_do_not_get_in() {
        var article = article("{\"uri\":\"u\",\"headline\":\"a\\ud800b\\u0000c\\u2028d\",\"body_text\":\"t\"}");

        assertThat(article.headline()).isEqualTo("a\ufffdb c d");
    }

    private static news.backstory.article.Article article(String json) {
        return ((Content.Report) Wires.item(json).content()).article();
    }
}
