package news.backstory.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class EncoderTest {

    private static final Encoder ENCODER = Encoder.standard();

    @Test
    void texts_about_the_same_thing_lie_closer_than_others() {
        var quake = ENCODER.encode("A strong earthquake shook the coast and destroyed hundreds of homes, officials said.");
        var tremor = ENCODER.encode("Houses collapsed when the tremor hit the seaside region; rescuers search for survivors.");
        var tennis = ENCODER.encode("She won the final in straight sets and lifted the trophy for the third time.");

        assertThat(quake.cosine(tremor)).isGreaterThan(quake.cosine(tennis) + 0.1);
    }

    @Test
    void a_text_without_words_is_like_nothing() {
        assertThat(ENCODER.encode("").cosine(ENCODER.encode("bridge"))).isZero();
    }

    @Test
    void a_word_is_cut_into_the_longest_known_pieces() {
        var pieces = new WordPieces(List.of("[UNK]", "bridge", "bri", "##dge", "##s", "!", "cafe"));

        assertThat(pieces.of("Bridges! Café 橋", 10)).containsExactly(1, 4, 5, 6, 0);
        assertThat(pieces.of("bridge bridge bridge", 2)).containsExactly(1, 1);
        assertThat(pieces.of("x".repeat(1_000), 5)).containsExactly(0);
    }
}
