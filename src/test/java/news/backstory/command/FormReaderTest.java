package news.backstory.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import news.backstory.article.ArticleId;
import news.backstory.command.Feedback.Reason;
import news.backstory.command.Feedback.Spot;
import news.backstory.summary.Summary.Sentence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormReaderTest {

    private static final Spot FOURTH = Spot.of(new Sentence(4, 10, 16, "Hello."));

    @Test
    void a_report_names_its_sentences_and_a_reason() {
        var outcome = FormReader
                .read(filled(Map.of("reason", List.of("MISSING_CONTEXT"), "sentences", List.of(FOURTH.text()), "words", List.of(" hm "))));

        assertThat(outcome).isEqualTo(new FormReader.Outcome.Asks(
                new Command.ReportSentences(new ArticleId("bridge"), List.of(FOURTH), Reason.MISSING_CONTEXT, "hm")));
    }

    @Test
    void what_is_missing_is_asked_for_at_its_field() {
        assertThat(problems(Map.of())).containsOnlyKeys("reason");
        assertThat(problems(Map.of("reason", List.of("a reason of next year")))).containsOnlyKeys("reason");
        assertThat(problems(Map.of("reason", List.of("NOT_THE_POINT")))).containsOnlyKeys("sentences");
        assertThat(problems(Map.of("reason", List.of("OTHER"), "words", List.of("  ")))).containsOnlyKeys("words");
    }

    @Test
    void words_have_a_limit() {
        assertThat(problems(Map.of("reason", List.of("OTHER"), "words", List.of("x".repeat(FormReader.MAX_WORDS))))).isEmpty();
        assertThat(problems(Map.of("reason", List.of("OTHER"), "words", List.of("x".repeat(FormReader.MAX_WORDS + 1))))).containsOnlyKeys("words");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "4", "0-10-16-0123456789abcdef", "4-16-10-0123456789abcdef", "4-10-16-short", "4-10-9999999999-0123456789abcdef"})
    void a_sentence_that_was_never_offered_is_none(String written) {
        assertThat(Spot.parse(written)).isEmpty();
        assertThat(Spot.parse(FOURTH.text())).contains(FOURTH);
    }

    private static Map<String, String> problems(Map<String, List<String>> values) {
        return FormReader.read(filled(values)) instanceof FormReader.Outcome.Wrong(var problems) ? problems : Map.of();
    }

    private static Filled filled(Map<String, List<String>> values) {
        return new Filled(FormKind.WHAT_IS_WRONG, "bridge", values);
    }
}
