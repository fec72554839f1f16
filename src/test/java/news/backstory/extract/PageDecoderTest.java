package news.backstory.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageDecoderTest {

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final String CAFE = "<p>“Café” – naïve</p>";

    @Test
    void the_byte_order_mark_beats_the_server() {
        assertThat(PageDecoder.decode(("\uFEFF" + CAFE).getBytes(StandardCharsets.UTF_8), "text/html; charset=windows-1252")).isEqualTo(CAFE);
        assertThat(PageDecoder.decode(("\uFEFF" + CAFE).getBytes(StandardCharsets.UTF_16LE), "text/html; charset=utf-8")).isEqualTo(CAFE);
    }

    @Test
    void the_server_beats_the_page() {
        var page = "<meta charset=windows-1251>" + CAFE;

        assertThat(PageDecoder.decode(page.getBytes(WINDOWS_1252), "text/html; charset=ISO-8859-1")).isEqualTo(page);
    }

    @Test
    void the_page_is_asked_when_the_server_does_not_say() {
        var page = "<meta http-equiv=content-type content='text/html; charset=windows-1251'><p>Мост закрыт</p>";

        assertThat(PageDecoder.decode(page.getBytes(Charset.forName("windows-1251")), "text/html")).isEqualTo(page);
    }

    @Test
    void nobody_says_anything_and_it_is_utf_8_or_else_windows_1252() {
        assertThat(PageDecoder.decode(CAFE.getBytes(StandardCharsets.UTF_8), "")).isEqualTo(CAFE);
        assertThat(PageDecoder.decode(CAFE.getBytes(WINDOWS_1252), "")).isEqualTo(CAFE);
    }

    @Test
    void a_charset_that_cannot_have_written_the_page_is_not_believed() {
        assertThat(PageDecoder.decode(CAFE.getBytes(WINDOWS_1252), "text/html; charset=utf-8")).isEqualTo(CAFE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "windows-1251 | '' | Городской совет во вторник вечером проголосовал за закрытие старого портового моста как минимум на восемнадцать месяцев",
            "windows-1251 | <meta charset=utf-8> | Городской совет во вторник вечером проголосовал за закрытие старого портового моста как минимум на восемнадцать месяцев",
            "EUC-JP | '' | 市議会は火曜日の夜、技術者が主桁の二本に亀裂を発見したことを受け、古い港の橋を少なくとも十八か月閉鎖することを決めた。",
            "windows-31j | <meta charset=Shift-JIS> | 市議会は火曜日の夜、橋を閉鎖することを決めた", "windows-31j | <meta charset=x-sjis> | 市議会は火曜日の夜、橋を閉鎖することを決めた",
            "windows-1252 | '' | Le conseil municipal a voté mardi soir la fermeture du vieux pont du port, après la découverte de fissures"})
    void what_nobody_declares_or_what_is_declared_wrongly_is_read_by_what_its_letters_look_like(String charset, String declared, String text) {
        var page = declared + "<h1>" + text + "</h1><p>" + text + "</p>";

        assertThat(PageDecoder.decode(page.getBytes(Charset.forName(charset)), "text/html")).isEqualTo(page);
    }

    @Test
    void one_broken_byte_does_not_spoil_a_page() {
        var bytes = ("x" + CAFE).getBytes(StandardCharsets.UTF_8);
        bytes[0] = (byte) 0xE9;

        assertThat(PageDecoder.decode(bytes, "text/html; charset=utf-8")).isEqualTo("\uFFFD" + CAFE);
    }

    @Test
    void letters_that_were_encoded_twice_are_put_right_and_what_somebody_may_have_written_stays() {
        var twice = new String(CAFE.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);

        assertThat(PageDecoder.decode(twice.replace("Caf\u00C3\u00A9", "Café").getBytes(StandardCharsets.UTF_8), "text/html; charset=utf-8"))
                .isEqualTo("<p>“Café” – na\u00C3\u00AFve</p>");
        assertThat(PageDecoder.decode("\u00E2\u0080 \u00C2\u00A9".getBytes(StandardCharsets.UTF_8), "")).isEqualTo("\u00E2\u0080 \u00C2\u00A9");
    }

    @ParameterizedTest
    @ValueSource(strings = {"utf-7", "utf-32", "iso-2022-jp", "iso-2022-kr", "x-none", "cp037", "utf-16"})
    void a_charset_that_hides_what_a_page_says_is_never_used(String charset) {
        assertThat(PageDecoder.decode(("<meta charset=" + charset + ">" + CAFE).getBytes(StandardCharsets.UTF_8), "")).endsWith(CAFE);
    }

    @Test
    void a_page_is_read_up_to_two_million_bytes() {
        var page = "a".repeat(PageDecoder.MAX_BYTES - 1) + "é";

        assertThat(PageDecoder.decode("a".repeat(PageDecoder.MAX_BYTES).getBytes(StandardCharsets.UTF_8), "")).hasSize(PageDecoder.MAX_BYTES);
        assertThat(PageDecoder.decode(page.getBytes(StandardCharsets.UTF_8), "")).as("a letter cut in two does not spoil the rest")
                .hasSize(PageDecoder.MAX_BYTES - 1);
    }
}
