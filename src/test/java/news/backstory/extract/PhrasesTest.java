package news.backstory.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhrasesTest {

    @ParameterizedTest
    @CsvSource({"We and our 812 partners, true", "WE AND OUR PARTNERS, true", "we and our friends, false", "partners, false"})
    void a_phrase_is_found_whatever_its_case_and_not_by_its_needle_alone(String text, boolean found) {
        var phrases = Phrases.of("partner", "\\b(?:we|us) and our (?:\\d+ )?partners");

        assertThat(phrases.in(text)).isEqualTo(found);
    }

    @ParameterizedTest
    @ValueSource(strings = {"We and our 812 trusted partners", "us and our vendors store", "your cookie consent", "cookie settings",
            "privacy preferences",
            "consent choices", "accept all", "this website uses cookies", "access information on your device",
            "you can withdraw at any time your choice",
            "Wir und unsere 200 Partner", "deine Zustimmung", "Ihrer Einwilligung", "Ihre Daten", "PUR-Abo", "Werbetracking",
            "ohne Werbung und Tracking",
            "ohne Cookies", "unserer Datenschutzerklärung", "Unsere Webseite – unser Angebot nutzt Cookies", "nos 20 partenaires", "votre accord",
            "vos choix en matière", "notre politique de confidentialité", "publicités et contenus personnalisés", "ce site utilise des cookies",
            "tout accepter", "nuestros socios", "tu consentimiento", "la política de privacidad", "utilizamos las cookies", "nostri 3 partner",
            "il tuo consenso", "utilizziamo i cookie", "nossos parceiros", "seu consentimento", "política de privacidade", "onze partners",
            "jouw toestemming",
            "gebruiken wij cookies", "våra partner", "ditt samtycke", "använder vi kakor", "bruker vi informasjonskapsler", "nasi zaufani partnerzy",
            "twoja zgoda", "plików cookie"})
    void all_the_words_of_those_who_ask_for_consent_are_known(String words) {
        assertThat(Walls.asksForConsent("A headline", "A title", List.of(words))).isTrue();
    }

    @Test
    void a_sentence_ends_with_its_mark_even_before_quotation_marks_and_brackets() {
        assertThat(List.of("It rained.", "“Who?”", "(It rained.)", "So…")).allMatch(SentenceEnd::isAt);
        assertThat(List.of("It rained", "\"\"", "Two things:")).noneMatch(SentenceEnd::isAt);
        assertThat(SentenceEnd.orColonIsAt("Two things:")).isTrue();
    }
}
