package news.backstory.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RougeTest {

    private final Rouge rouge = new Rouge();

    @Test
    void words_pairs_and_subsequences_are_counted_as_in_rouge_1_5_5() {
        var score = score(List.of("the gunman police killed"), List.of("police killed the gunman"));

        assertThat(score.one()).isEqualTo(1);
        assertThat(score.two()).isEqualTo(2 / 3.0, within(1e-9));
        assertThat(score.lsum()).isEqualTo(0.5, within(1e-9));
    }

    @Test
    void the_subsequences_of_several_sentences_are_united() {
        // Lin 2004, 3.2: w1 w2 w3 w4 w5 against w1 w2 w6 w7 w8 and w1 w3 w8 w9 w5 has 4 of 5 in common.
        var score = score(List.of("aa bb ff gg hh", "aa cc hh ii ee"), List.of("aa bb cc dd ee"));

        assertThat(score.lsum()).isEqualTo(2.0 * 4 / (10 + 5), within(1e-9));
    }

    @Test
    void words_are_cut_to_stems_irregular_ones_by_wordnet_and_short_ones_not_at_all() {
        assertThat(score(List.of("Children were running."), List.of("child were runs")).one()).isEqualTo(1);
        assertThat(score(List.of("men"), List.of("man")).one()).isZero();
    }

    /** The figures are those of another program, js-rouge 3.2.3, for the same words and sentences. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "The river rose by night and the bridge at Bath was closed to buses. / The mayor asked the county for 2 million pounds.|"
                    + "The bridge at Bath was closed after the river rose. / The county was asked for 2 million pounds by the mayor.|0.86364|0.57143|0.68182",
            "Rain delayed the final in Lahore by an hour. / Lee took four wickets for 31.|"
                    + "Lee took four wickets in the final. / The Lahore crowd saw no rain.|0.64286|0.30769|0.50000"})
    void scores_are_those_that_others_reckon(String summary, String reference, double one, double two, double lsum) {
        var score = score(List.of(summary.split(" / ", -1)), List.of(reference.split(" / ", -1)));

        assertThat(score.one()).isEqualTo(one, within(5e-6));
        assertThat(score.two()).isEqualTo(two, within(5e-6));
        assertThat(score.lsum()).isEqualTo(lsum, within(5e-6));
    }

    @Test
    void nothing_in_common_or_nothing_at_all_is_worth_nothing() {
        assertThat(score(List.of(), List.of("a river")).mean()).isZero();
        assertThat(score(List.of("one two"), List.of("three four")).mean()).isZero();
    }

    private Rouge.Score score(List<String> summary, List<String> reference) {
        return Rouge.score(rouge.stemmed(summary), rouge.stemmed(reference));
    }
}
