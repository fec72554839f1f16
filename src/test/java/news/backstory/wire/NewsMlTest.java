package news.backstory.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import news.backstory.article.ArticleId;
import news.backstory.article.Status;
import news.backstory.article.Traits;
import news.backstory.wire.WireItem.Content;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NewsMlTest {

    private static final String ITEM = """
            <newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="g" version="1"><itemMeta><itemClass qcode="ninat:text"/>%s</itemMeta>
            <contentMeta><headline>h</headline></contentMeta><contentSet><inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><body><p>The text.</p></body></html></inlineXML></contentSet></newsItem>""";

    @TempDir
    private Path folder;

    @Test
    void a_message_holds_items_and_only_texts_become_articles() {
        var read = Wires.good(Wires.file("message.xml"));
        var article = Wires.articles(Wires.file("message.xml")).getFirst();

        assertThat(read.items()).extracting(WireItem::uri).containsExactly("urn:agency.example:package", "urn:agency.example:fed",
                "urn:agency.example:dead");
        assertThat(read.items().get(0).content()).isEqualTo(new Content.Nothing("packageitem"));
        assertThat(read.items().get(2).status()).isEqualTo(new Status.Killed());
        assertThat(read.items().get(1).version()).isEqualTo(new VersionMark(Instant.parse("2026-11-20T10:59:00Z"), 4, VersionMark.First.NUMBER));
        assertThat(article.headline()).isEqualTo("Bank holds its rate");
        assertThat(article.standfirst()).isEqualTo("No change until spring");
        assertThat(article.paragraphs()).containsExactly("The bank held its rate on Friday.", "One thing.", "It will look again in spring.");
        assertThat(article.byline()).containsExactly("Ada Brook");
        assertThat(article.source()).isEqualTo("Agency");
        assertThat(article.language()).isEqualTo("en-US");
        assertThat(article.published().at()).isEqualTo(Instant.parse("2026-11-20T08:00:00Z"));
        assertThat(article.pictures()).singleElement().satisfies(picture -> assertThat(picture.caption()).isEqualTo("A picture of a bank."));
        assertThat(article.traits().urgency()).isEqualTo(3);
        assertThat(article.traits().evolvedFrom()).containsExactly(new ArticleId("agency:urn:agency.example:fed-flash"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "<subject qcode='medtop:15000000'><name>sport</name></subject> | sport",
            "<subject qcode='medtop:20000065'><name>soccer</name><broader qcode='medtop:15000000'><name>sport</name></broader></subject> | sport",
            "<subject qcode='medtop:20000065'><name>soccer</name></subject> | soccer",
            "<subject qcode='people:1'><name>Ann Lee</name></subject> | ''"})
    void the_section_is_the_widest_of_its_subjects(String subject, String section) {
        var item = ITEM.formatted("").replace("<headline>h</headline>", "<headline>h</headline>" + subject);

        assertThat(Wires.articles(item.getBytes(StandardCharsets.UTF_8)).getFirst().section()).isEqualTo(section);
    }

    @Test
    void the_service_that_it_was_made_for_is_the_section_before_its_subjects() {
        var item = ITEM.formatted("<service qcode='svc:e'><name>Economy</name></service>").replace("<headline>h</headline>",
                "<headline>h</headline><subject qcode='medtop:15000000'><name>sport</name></subject>");

        assertThat(Wires.articles(item.getBytes(StandardCharsets.UTF_8)).getFirst().section()).isEqualTo("Economy");
    }

    @Test
    void words_about_a_picture_are_no_standfirst_and_a_comment_is_marked() {
        var item = ITEM.formatted("").replace("<headline>h</headline>", "<headline>h</headline><genre qcode=\"genre:Opinion\"/>"
                + "<description role=\"drol:accessibilityText\">A crane beside a bridge.</description><description role=\"drol:summary\">All of it.</description>");

        var article = Wires.articles(item.getBytes(StandardCharsets.UTF_8)).getFirst();

        assertThat(article.standfirst()).isEqualTo("All of it.");
        assertThat(article.traits().kind()).isEqualTo(Traits.Kind.OPINION);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"|USABLE", "<pubStatus qcode=\"stat:usable\"/>|USABLE", "<pubStatus qcode=\"stat:canceled\"/>|KILLED",
            "<pubStatus qcode=\"stat:withheld\"/>|WITHHELD", "<pubStatus qcode=\"stat:odd\"/>|WITHHELD", "<pubStatus/>|WITHHELD",
            "<pubStatus qcode=\"stat:usable\"/><pubStatus qcode=\"stat:canceled\"/>|KILLED", "<embargoed>2026-12-01T00:00:00Z</embargoed>|EMBARGOED",
            "<embargoed/>|WITHHELD", "<embargoed>2026-12-01T00:00:00</embargoed>|WITHHELD", "<edNote>EMBARGO UNTIL SUNDAY</edNote>|WITHHELD",
            "<signal qcode=\"sig:kill\"/>|WITHHELD", "<signal qcode=\"sig:update\"/>|USABLE", "<title>MANDATORY KILL</title>|WITHHELD"})
    void what_is_not_plainly_usable_is_held(String meta, String status) {
        var item = Wires.item(ITEM.formatted(meta == null ? "" : meta));

        assertThat(item.status().getClass().getSimpleName().toUpperCase(Locale.ROOT)).isEqualTo(status);
    }

    @Test
    void a_torn_file_is_refused_for_its_embargo_may_be_in_the_part_that_is_missing() {
        var whole = ITEM.formatted("");
        for (var length = 1; length < whole.length(); length++) {
            assertThat(Wires.why(Wires.read(whole.substring(0, length)))).as("after %s characters", length).isNotEmpty();
        }
    }

    @Test
    void nothing_outside_the_document_is_read_and_nothing_in_it_is_expanded() throws IOException {
        var secret = Files.writeString(folder.resolve("secret.txt"), "CANARY");
        var attacks = List.of(
                "<!DOCTYPE a [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>" + ITEM.formatted("<edNote>&x;</edNote>"),
                "<!DOCTYPE a [<!ENTITY % x SYSTEM \"" + secret.toUri() + "\">%x;]>" + ITEM.formatted(""),
                "<!DOCTYPE a SYSTEM \"" + secret.toUri() + "\">" + ITEM.formatted("<edNote>&x;</edNote>"),
                "<!DOCTYPE a [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;\">]>"
                        + ITEM.formatted("<edNote>&c;</edNote>"),
                "<!DOCTYPE a SYSTEM \"x\" [<!ENTITY a \"b\">]>" + ITEM.formatted(""),
                "<?xml version=\"1.0\"?><!-- <!DOCTYPE a> --><!DOCTYPE b [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>" + ITEM.formatted("&x;"));

        for (var attack : attacks) {
            assertThat(Wires.read(attack)).as(attack).isInstanceOf(WireReading.Unreadable.class);
        }
        var included = Wires
                .read(ITEM.formatted("<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"" + secret.toUri() + "\" parse=\"text\"/>"));
        assertThat(included.toString()).doesNotContain("CANARY");
    }

    @Test
    void a_harmless_doctype_is_left_out_and_one_in_a_text_stays() {
        assertThat(Wires.read("<!DOCTYPE newsItem PUBLIC \"-//X//Y\" \"http://x.example/y.dtd\">\n" + ITEM.formatted("")))
                .isInstanceOf(WireReading.Read.class);
        assertThat(Wires.read(ITEM.formatted("<edNote><![CDATA[<!DOCTYPE html>]]></edNote>"))).isInstanceOf(WireReading.Read.class);
    }

    @Test
    void other_encodings_are_read_if_they_are_declared_and_true() {
        var text = ITEM.formatted("").replace("<headline>h", "<headline>Zürich");
        for (var charset : List.of("UTF-8", "ISO-8859-1", "windows-1252", "UTF-16")) {
            var bytes = ("<?xml version=\"1.0\" encoding=\"" + charset + "\"?>" + text).getBytes(Charset.forName(charset));
            assertThat(Wires.articles(bytes).getFirst().headline()).as(charset).isEqualTo("Zürich");
        }
        assertThat(Wires.why(Wires.read(text.getBytes(StandardCharsets.ISO_8859_1)))).contains("UTF-8");
        assertThat(Wires.why(Wires.read("<?xml version=\"1.0\" encoding=\"UTF-7\"?>" + text))).contains("UTF-7");
    }

    @Test
    void deep_wide_and_long_documents_end_soon() {
        for (var hostile : List.of(
                ITEM.formatted("<a>".repeat(50_000) + "</a>".repeat(50_000)), ITEM.formatted("<a" + " b".repeat(10) + "/>"),
                ITEM.formatted("<title>" + "x".repeat(2_000_000) + "</title>"),
                "<newsMessage><itemSet>" + ITEM.formatted("").repeat(300) + "</itemSet></newsMessage>",
                ITEM.formatted("<subject/>".repeat(100_000)), "<".repeat(1_000_000))) {
            assertTimeout(Duration.ofSeconds(10), () -> assertThat(Wires.read(hostile)).isNotNull());
        }
    }

    @Test
    void a_document_that_is_no_news_is_said_to_be_none() {
        assertThat(Wires.why(Wires.read("<rss/>"))).contains("NewsML-G2");
        assertThat(Wires.why(Wires.read(ITEM.formatted("").replace("guid=\"g\"", "")))).contains("guid");
        assertThat(Wires.good("<catalog xmlns=\"http://iptc.org/std/nar/2006-10-01/\"/>".getBytes(StandardCharsets.UTF_8)).items()).isEmpty();
    }
}
