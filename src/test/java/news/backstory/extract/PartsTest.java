package news.backstory.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import news.backstory.article.Link;
import org.jsoup.Jsoup;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The small readings that an article is put together from. */
class PartsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "https://echo.example/bridge-1 | https://echo.example/bridge-1", "https://www.echo.example/bridge-2 | https://www.echo.example/bridge-2",
            "http://m.echo.example/b?id=2 | http://m.echo.example/b?id=2",
            "/a | https://news.echo.example/x", "https://echo.example/ | https://news.echo.example/x",
            "https://other.example/a | https://news.echo.example/x",
            "javascript:alert(1) | https://news.echo.example/x", "https://u:p@echo.example/a | https://news.echo.example/x"})
    void a_canonical_address_is_believed_if_it_is_whole_of_the_same_site_and_not_its_home(String written, String taken) {
        var page = Jsoup.parse("<link rel=canonical href='" + written + "'>");

        assertThat(CanonicalAddress.of(PageElements.of(page), Link.parse("https://news.echo.example/x?utm_source=a").orElseThrow()).text())
                .isEqualTo(taken);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "https://e.example/a?utm_source=x&id=1&fbclid=y&at_medium=z#top | https://e.example/a?id=1",
            "https://e.example/a?gclid=1 | https://e.example/a",
            "https://e.example/a?b=2&a=1 | https://e.example/a?b=2&a=1",
            "https://e.example/a?atlas=1&mcduck=2 | https://e.example/a?atlas=1&mcduck=2", "https://e.example/a? | https://e.example/a"})
    void tracking_goes_and_all_else_stays_in_its_order(String written, String kept) {
        assertThat(CanonicalAddress.withoutTracking(written)).isEqualTo(kept);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "Di Anna Rossi e Marco Bianchi | Anna Rossi;Marco Bianchi", "Por Ana Souza e Rui Costa | Ana Souza;Rui Costa",
            "Av Anna Berg och Jan Holm | Anna Berg;Jan Holm", "Door Jan Jansen en Piet de Vries | Jan Jansen;Piet de Vries",
            "Por Ana Ruiz en Buenos Aires | Ana Ruiz", "ANN LEE FOR DAILYECHO.COM | ANN LEE", "Centre for Echo Studies | Centre for Echo Studies",
            "מאת: דוד כהן | דוד כהן", "بقلم: سارة حداد | سارة حداد", "By Ann Lee, BBC News, Washington | Ann Lee", "BBC News | BBC News",
            "By Ann Lee | Ann Lee", "Ann Lee and Bo Ek | Ann Lee;Bo Ek", "By Ann Lee, Political Editor | Ann Lee",
            "Von Jörg Müller und Anke Weiß | Jörg Müller;Anke Weiß", "ANN LEE, Washington | ANN LEE",
            "Ann Lee; ann lee | Ann Lee", "https://facebook.com/annlee | ''", "admin | ''", "Reuters | Reuters", "Ann Lee (ann@echo.example) | ''"})
    void a_byline_is_the_names_in_it(String line, String names) {
        assertThat(String.join(";", AuthorNames.in(List.of(line)))).isEqualTo(names);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "The bridge. Photo: Tom Orme | The bridge. | Tom Orme", "The bridge (AP Photo/Tom Orme) | The bridge | AP Photo/Tom Orme",
            "The bridge. Credit: Getty Images | The bridge. | Getty Images",
            "The bridge. © Tom Orme | The bridge. | Tom Orme", "The bridge (built in 1904) | The bridge (built in 1904) | ''",
            "The bridge | The bridge | ''", "Photograph: PA | '' | PA"})
    void a_credit_is_parted_from_its_caption(String line, String caption, String credit) {
        assertThat(Credits.split(line)).isEqualTo(new Credits(caption, credit));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "2026-05-05T19:30:00+02:00 | 2026-05-05T17:30:00Z", "2026-05-05T19:30:00+0200 | 2026-05-05T17:30:00Z",
            "2026-05-05T19:30 | 2026-05-05T19:30:00Z", "2026-05-05 | 2026-05-05T00:00:00Z",
            "2026-05-05T19:30:00.123456Z | 2026-05-05T19:30:00Z", "20260505T193000Z | 2026-05-05T19:30:00Z",
            "05.05.2026, 19:30 Uhr | 2026-05-05T19:30:00Z", "Tue, 5 May 2026 19:30:00 GMT | 2026-05-05T19:30:00Z",
            "May 5, 2026 | 2026-05-05T00:00:00Z", "5 May 2026 | 2026-05-05T00:00:00Z"})
    void an_instant_is_read_as_pages_write_it(String text, Instant instant) {
        assertThat(Moments.parse(text, Locale.ENGLISH).map(OffsetDateTime::toInstant)).contains(instant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "today", "2026-02-30", "2026-13-01", "2026-05-05T25:00:00Z", "2026-05-05T19:30:00+99:00"})
    void what_is_no_instant_is_none(String text) {
        assertThat(Moments.parse(text, Locale.UK)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Читайте также: Новая школа открылась после ремонта", "Подписывайтесь на наш Telegram-канал", "関連記事", "無断転載を禁じます。",
            "ニュースレターに登録する", "اقرأ أيضا", "اشترك في نشرتنا الإخبارية ليصلك كل جديد", "להצטרפות לערוץ הטלגרם שלנו לחצו כאן", "责任编辑：王小明", "相关阅读",
            "版权声明：未经授权不得转载", "ये भी पढ़ें: नया स्कूल खुला"})
    void a_plug_in_another_script_is_not_of_the_report_whatever_speaks_for_it(String line) {
        assertThat(Plugs.isCertain(new Block(Jsoup.parse("").body(), Block.Kind.PARAGRAPH, line, 0, false))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Читатели также написали о мосте в газету.", "اشترك في السباق ثلاثون متسابقا من المدينة", "関連する法律は来年改正される見通しだ。",
            "相关部门表示，大桥将关闭十八个月。"})
    void a_sentence_in_another_script_is_no_plug(String line) {
        assertThat(Plugs.isPlug(new Block(Jsoup.parse("").body(), Block.Kind.PARAGRAPH, line, 0, false))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Read more: ten wet towns", "Advertisement", "Sign up for our newsletter", "By Ann Lee", "By Jörg Müller and Bo Ek",
            "Photo: AP", "© 2026 The Echo", "Lesen Sie auch: Regen"})
    void a_plug_is_not_of_the_report(String line) {
        assertThat(Plugs.isPlug(new Block(Jsoup.parse("").body(), Block.Kind.PARAGRAPH, line, 0, false))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"By noon it rained.", "Nobody was hurt.", "“More on that later,” she said.",
            "Read on the radio, the letter made people cry.",
            "Related parties were told in May and June of last year, when the court had already spoken and the money was gone."})
    void a_sentence_of_the_report_is_no_plug(String line) {
        assertThat(Plugs.isPlug(new Block(Jsoup.parse("").body(), Block.Kind.PARAGRAPH, line, 0, false))).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"a \u00a0 b | a b", "soft\u00adhyphen | softhyphen", "a\u0007b | a b", "😀\u200b | 😀",
            "\u200fשלום | \u200fשלום"})
    void text_is_brought_onto_one_line(String text, String line) {
        assertThat(Words.oneLine(text)).isEqualTo(line);
        assertThat(Words.oneLine("a\ud83d b")).as("half a pair").isEqualTo("a b");
        assertThat(Words.cut("ab😀", 3)).as("no half pair").isEqualTo("ab");
    }
}
