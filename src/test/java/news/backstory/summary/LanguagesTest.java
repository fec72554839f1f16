package news.backstory.summary;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguagesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "en|The bridge over the river was closed on Monday after a flood.",
            "de|Die Brücke über den Fluss ist nach der Flut am Montag gesperrt worden.",
            "fr|Le pont sur la rivière a été fermé lundi après une crue des eaux.",
            "es|El puente sobre el río fue cerrado el lunes después de una crecida de las aguas.",
            "it|Il ponte sul fiume è stato chiuso lunedì per la piena che non si era vista da anni.",
            "nl|De brug over de rivier is maandag na het hoge water door de gemeente gesloten.",
            "pt|A ponte sobre o rio foi fechada na segunda-feira por causa da cheia e não abre mais.",
            "tr|Köprü bu hafta sel için kapatıldı ve bir süre daha kapalı olarak kalacak."})
    void an_article_that_does_not_say_its_language_shows_it_by_its_small_words(String language, String text) {
        assertThat(Languages.detect(text)).isEqualTo(language);
    }

    @Test
    void a_text_of_no_language_we_know_has_none() {
        assertThat(Languages.detect("橋は月曜日に閉鎖された。")).isEmpty();
        assertThat(Languages.detect("")).isEmpty();
    }
}
