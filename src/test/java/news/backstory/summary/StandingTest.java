package news.backstory.summary;

import static org.assertj.core.api.Assertions.assertThat;

import news.backstory.summary.Standing.Verdict;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StandingTest {

    @ParameterizedTest
    @ValueSource(strings = {
            "The mayor of Bath closed the bridge on Monday.",
            "\"We have asked for money again and again,\" said Ann Lee, who owns a bakery.",
            "Ann Lee said she had lost half of her customers.",
            "'We will not go back to that house again,' Mr Marsh told the court.",
            "The players' union called the plan a \"joke\".",
            "The bridge was closed on 3 May, and later that day the mayor left.", "The bridge was built before World War I by Elizabeth Marsh.",
            "Manning said he would close the bridge."})
    void a_sentence_that_says_of_whom_it_speaks_stands_alone(String sentence) {
        assertThat(Standing.of(sentence, "en")).isEqualTo(Verdict.ALONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "He closed the bridge on Monday.", "But the mayor of Bath closed the bridge.", "\"It's over,\" he said.",
            "However, the bridge stayed open.",
            "That figure rose to 40 in May.", "Two others were hurt.", "In 2009 she moved to Bath.", "Of those, 12 were children.",
            "If it was true, the bone box was the first of its kind.", "Not surprisingly, it is because of the bridge.",
            "Each ran for mayor in 1904.", "No, the bridge is sound.",
            "For its sheer size, this one is a monster.", "Whatever the truth, he might struggle to meet the new tests.",
            "Judging by what he wore on 2 November, his taste runs to loud shirts.", "Disaster was in the air already by that day in 2008.",
            "Any candidate needs that sort of vision.",
            "The answer came with a long smile: \"We have asked for money again and again.\""})
    void a_sentence_that_points_back_stands_behind_the_one_before_it(String sentence) {
        assertThat(Standing.of(sentence, "en")).isEqualTo(Verdict.BEHIND);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "What would you do without a bridge?", "\"We have asked for money again.", "We have asked for money again and again.\"",
            "\"We have asked for money again.\"",
            "I was going to live for a long time.'", "Almost 15 years ago the mayor used the comment above to criticise the bank.",
            "When I was a child, the bridge was made of wood."})
    void a_question_to_the_reader_a_writers_own_story_and_a_piece_of_a_quote_do_not_stand(String sentence) {
        assertThat(Standing.of(sentence, "en")).isEqualTo(Verdict.NEVER);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "de|Dabei wurde niemand verletzt.", "fr|Cependant, le pont est resté ouvert.", "es|Sin embargo, el puente siguió abierto.",
            "it|Tuttavia il ponte è rimasto aperto.", "nl|Daarom bleef de brug open.", "pt|No entanto, a ponte ficou aberta.",
            "tr|Ancak köprü açık kaldı."})
    void connectives_of_seven_more_languages_are_known(String language, String sentence) {
        assertThat(Standing.of(sentence, language)).isEqualTo(Verdict.BEHIND);
    }
}
