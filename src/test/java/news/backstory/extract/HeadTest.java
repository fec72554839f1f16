package news.backstory.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import news.backstory.article.Link;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands over a report: its headline, who wrote it, when. */
class HeadTest {

    private static final Link ADDRESS = new Link("https://echo-example.org/2026/november/03/bridge");

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "<span class=dachzeile>Hafen</span> <span>Bridge shut after crane strike</span> | Bridge shut after crane strike",
            "<small>Harbour</small><br>Bridge shut after crane strike | Bridge shut after crane strike",
            "<time>Dec 18 2026</time> Bridge shut after crane strike | Bridge shut after crane strike",
            "Bridge shut after crane strike <small class=article-subtitle>How it came about</small> | Bridge shut after crane strike",
            "<span>Topic:</span> Bridge shut after crane strike | Bridge shut after crane strike",
            "Bridge <em>shut</em> after crane strike | Bridge shut after crane strike"})
    void a_smaller_line_inside_the_heading_is_not_of_the_headline(String heading, String headline) {
        assertThat(Headlines.headline(page("<meta property=og:title content='Bridge shut after crane strike'><h1>" + heading + "</h1>")))
                .isEqualTo(headline);
    }

    @Test
    void a_line_that_machines_are_told_too_stays_unless_it_is_marked_as_smaller() {
        assertThat(Headlines.headline(page("<title>Harbour: Bridge shut</title><h1><span>Harbour</span>: Bridge shut</h1>")))
                .isEqualTo("Harbour: Bridge shut");
    }

    @Test
    void a_page_that_has_one_main_heading_as_long_as_a_sentence_has_its_headline() {
        var told = "<meta property=og:title content='10 tips'>";
        assertThat(Headlines.headline(page(told + "<h1>What the council decided about the bridge last night</h1>")))
                .isEqualTo("What the council decided about the bridge last night");
        assertThat(Headlines.headline(page(told + "<h1>Our blog</h1>"))).isEqualTo("10 tips");
        assertThat(Headlines.headline(
                page(told + "<h1>What the council decided about the bridge last night</h1><h1>More of what people read today on our pages</h1>")))
                .isEqualTo("10 tips");
    }

    @Test
    void a_heading_that_is_only_a_word_out_of_the_headline_is_one_of_a_part() {
        var told = "<meta property=og:title content='How the Council closed the Harbour Bridge for ever'>";
        assertThat(Headlines.headline(page(told + "<h1>Harbour</h1><h1>Share this page</h1>")))
                .isEqualTo("How the Council closed the Harbour Bridge for ever");
        assertThat(Headlines.headline(page("<title>Old Crane Yard for sale to the highest bidder</title><h1>Old Crane</h1><h1>Share this page</h1>")))
                .isEqualTo("Old Crane");
    }

    @Test
    void a_lesser_heading_that_machines_are_told_word_for_word_beats_a_main_one_that_they_are_not() {
        assertThat(
                Headlines.headline(page("<title>What do people love about bridges? | Bridge Blog</title><h2>What do people love about bridges?</h2>"
                        + "<h1>But what they love about bridges is the view</h1>")))
                .isEqualTo("What do people love about bridges?");
    }

    @Test
    void a_heading_ends_before_the_name_of_the_site_and_a_quotation_mark_does_not_end_it() {
        assertThat(Headlines.headline(page(
                "<title>Bridge shut after crane strike – The Echo | The Echo</title><meta property=og:site_name content='The Echo'><h1>Bridge shut after crane strike – The Echo</h1>")))
                .isEqualTo("Bridge shut after crane strike");
        assertThat(Headlines.headline(
                page("<title>Mayor calls crane \"unsafe\"</title><meta property=og:title content=\"Mayor calls crane \"unsafe\"\"><h1></h1>")))
                .isEqualTo("Mayor calls crane \"unsafe\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "Ann Lee Senior Political Reporter | Ann Lee", "Ann Lee December 3 | Ann Lee", "Ann Lee Reviewed by Bo Ek | Ann Lee",
            "Ann Lee – The Echo | Ann Lee",
            "Authored by: Ann Lee | Ann Lee", "Mehr von Ann Lee | Ann Lee", "Bluesky | ''", "Member Login | ''", "Senior Reporter | Senior Reporter",
            "Ann Lee, chief foreign correspondent at the Echo | Ann Lee"})
    void a_byline_is_the_name_in_it(String line, String name) {
        assertThat(String.join(";", AuthorNames.in(List.of(line)))).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "<div class=byline>By <a href='/author/ann'>Ann Lee</a> in Harbour news today</div> | Ann Lee",
            "<p class=byline>By <a href='/search?authorname=ann'>Ann Lee</a>, <a href='/search?authorname=bob'>Bob Ray</a> and Carl Doe For Echo Online</p> | Ann Lee;Bob Ray;Carl Doe",
            "<p>By <span class='author vcard'><a href='/author/ann/'>Ann Lee</a></span> and <span class='author vcard'><a href='/author/bob/'>Bob Roe</a></span></p> | Ann Lee;Bob Roe",
            "<p class=byline>By <a rel=author href=/by/a>Ann Lee</a> and <a rel=author href=/by/b>Bob Roe</a></p> | Ann Lee;Bob Roe",
            "<ul><li class=author><a href=/authors/a>Ann Lee</a></li><li class=author><a href=/authors/b>Bob Roe</a></li></ul> | Ann Lee;Bob Roe",
            "<p class=byline>By <a href=/author/a>Ann Lee</a>, <a href=/author/b>Bob Roe</a> and Cy Poe</p> | Ann Lee;Bob Roe;Cy Poe",
            "<p><a rel=author href=/a>Ann Lee</a> in Brussels and <a rel=author href=/b>Bob Roe</a> in Paris</p> | Ann Lee;Bob Roe",
            "<p class=byline-names><span class=author-name>Ann Lee</span><span class=author-name>Bob Roe</span></p> | Ann Lee;Bob Roe",
            "<p>By <a rel=author href=/a>Ann Lee</a>, medically reviewed by <a rel=author href=/b>Bob Roe</a></p> | Ann Lee",
            "<div class=author-box>Ann Lee is our harbour correspondent. She covers bridges.</div> | Ann Lee",
            "<meta name=twitter:label1 content='Écrit par'><meta name=twitter:data1 content='Ann Lee'> | Ann Lee",
            "<div class=auteur>Anne Dupont</div> | Anne Dupont", "<p>Door Jan Jansen en Piet de Vries</p> | Jan Jansen;Piet de Vries",
            "<p><b itemprop=author><i itemprop=name>Ann Lee</i></b> and <b itemprop=author><i itemprop=name>Bob Ray</i></b></p> | Ann Lee;Bob Ray",
            "<div class=author-box><h4 class=author-name>Ann Lee</h4><p>Ann covers the harbour.</p></div> | Ann Lee",
            "<p>x</p><p>x</p><p>x</p><p>x</p><p>x</p><p>x</p><p>x</p><p>x</p><p>x</p><p>x</p><p>x</p><p>Written by Ann Lee</p> | Ann Lee",
            "<p>x</p><p>x</p><p>x</p><p>x</p><p>x</p><p>x</p><p>x</p><p>x</p><p>x</p><p>x</p><p>x</p><div>Written by</div><div>Ann Lee</div> | Ann Lee",
            "<p>x</p><p>x</p><p>x</p><p>x</p><p>x</p><p>x</p><p>x</p><p>x</p><p>x</p><p>x</p><p>x</p><p>By Ann Lee</p> | ''"})
    void a_name_is_found_in_the_line_that_holds_it_and_a_signature_wherever_it_stands(String body, String name) {
        var page = page("<h1>Bridge shut after crane strike</h1>" + body);
        var blocks = BlockReader.read(page.document().body(), Clutter.of(page.document().body()));

        assertThat(String.join(";", Bylines.of(page, blocks, "Bridge shut after crane strike"))).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Peter March", "John August", "Laura June Kirsch", "Wei En Lim", "Di Caelers", "Bill Press"})
    void a_name_that_looks_like_a_day_or_a_word_of_a_byline_is_whole_where_data_give_it(String name) {
        var page = page("<script type=application/ld+json>{'@type':'NewsArticle','author':[{'@type':'Person','name':'" + name + "'}]}</script>");

        assertThat(Bylines.of(page, List.of(), "")).containsExactly(name);
    }

    @Test
    void in_dutch_en_joins_two_names() {
        assertThat(Bylines.of(page("<html lang=nl><div class=article-author>Jan de Vries en Piet Bakker</div>"), List.of(), ""))
                .containsExactly("Jan de Vries", "Piet Bakker");
        assertThat(Bylines.of(page("<html lang=es><div class=article-author>Ana Pérez en Nueva York</div>"), List.of(), ""))
                .containsExactly("Ana Pérez");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "<p>03/11/2026</p> | 2026-11-03", "<p>11/03/2026</p> | 2026-11-03", "<p>25/10/2026</p> | 2026-11-03,2026-10-25",
            "<meta name=published content='2026-11-05'><p>05/11/2026</p> | 2026-11-05,2026-11-03"})
    void a_day_in_numbers_is_read_as_the_rest_of_the_page_has_it_and_an_address_may_name_its_month(String html, String days) {
        var page = page("<html lang=en-US>" + html);
        var blocks = BlockReader.read(page.document().body(), Clutter.of(page.document().body()));
        var found = DayCandidates.of(page, blocks, "").before(Instant.parse("2026-11-27T00:00:00Z").atOffset(ZoneOffset.UTC),
                LocalDate.EPOCH);

        assertThat(found.stream().map(candidate -> candidate.day().toString())).containsExactlyInAnyOrder(days.split(","));
    }

    @Test
    void blocks_are_of_a_marked_text_if_most_of_their_words_are_there_in_its_order() {
        var body = page("<ul><li>The second part</li></ul><p>The bridge was shut on Monday by the Harbour Trust.</p><h2>The second part</h2>"
                + "<p>Engineers found a long crack there.</p><p>Read more about bridges here today.</p>").document().body();
        var blocks = BlockReader.read(body, Clutter.of(body));
        var marked = MarkedText
                .of("The bridge was shut on Monday, by the Harbour Trust\nThe second part\nEngineers found a crack; a long crack there.");

        assertThat(marked.labels(blocks)).containsExactly(false, true, true, true, false);
    }

    private static WebPage page(String html) {
        return WebPage.of(WebPage.parse(html, ADDRESS), ADDRESS);
    }
}
