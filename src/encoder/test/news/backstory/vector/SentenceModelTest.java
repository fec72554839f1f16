package news.backstory.vector;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Runs only where the sentence model is installed: {@code mvn -Pencoder test}. */
class SentenceModelTest {

    private static final Encoder MODEL = Encoder.standard();

    @Test
    void is_what_finds_articles_where_it_is_installed() {
        assertThat(MODEL).isInstanceOf(SentenceModel.class);
        assertThat(MODEL.encode("A bridge is shut.").values()).hasSize(MODEL.dimensions()).hasSize(384);
    }

    @Test
    void knows_the_pieces_of_the_table_that_was_distilled_from_it_at_the_same_numbers() {
        var pieces = new WordPieces(MODEL.vocabulary());

        assertThat(MODEL.vocabulary()).hasSize(30_522);
        assertThat(pieces.number("[CLS]")).isEqualTo(101);
        assertThat(pieces.number("[SEP]")).isEqualTo(102);
        assertThat(pieces.of("hello world!", 10)).containsExactly(7592, 2088, 999);
    }

    @Test
    void tells_what_is_meant_where_no_word_is_shared() {
        var quake = MODEL.encode("A strong earthquake shook the coast and destroyed hundreds of homes.");
        var tremor = MODEL.encode("Houses collapsed when a tremor hit the seaside region.");
        var tennis = MODEL.encode("She won the final in straight sets for the third time.");

        assertThat(quake.cosine(tremor)).isGreaterThan(0.5);
        assertThat(quake.cosine(tennis)).isLessThan(0.2);
    }

    @Test
    void reads_no_more_of_a_text_than_it_was_made_for() {
        var text = "bridge ".repeat(SentenceModel.MAX_PIECES);

        assertThat(MODEL.encode(text + "x".repeat(1_000_000))).isEqualTo(MODEL.encode(text));
    }
}
