package news.backstory.slack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClipTest {

    @Test
    void what_fits_stays_whole() {
        assertThat(Clip.to(5, "abcde")).isEqualTo("abcde");
        assertThat(Clip.to(1, "")).isEmpty();
    }

    @Test
    void it_is_cut_after_a_word() {
        assertThat(Clip.to(12, "Bridge over the Avon")).isEqualTo("Bridge over…");
        assertThat(Clip.to(14, "Bridge over the Avon")).isEqualTo("Bridge over…");
        assertThat(Clip.to(16, "Bridge over the Avon")).isEqualTo("Bridge over the…");
    }

    @Test
    void a_long_word_is_cut_within() {
        assertThat(Clip.to(10, "a".repeat(100))).isEqualTo("a".repeat(9) + "…");
        assertThat(Clip.to(10, "a " + "b".repeat(100))).isEqualTo("a bbbbbbb…");
    }

    @Test
    void no_visible_character_is_cut_in_two() {
        assertThat(Clip.to(4, "ab😀cd")).isEqualTo("ab…");
        assertThat(Clip.to(5, "ab👩‍👧cd")).isEqualTo("ab…");
        assertThat(Clip.to(4, "abe\u0301cd")).isEqualTo("ab…");
        assertThat(Clip.to(5, "ab🇬🇧cd")).isEqualTo("ab…");
    }

    @Test
    void one_endless_character_is_cut_between_its_parts() {
        var family = "👩" + "‍👩".repeat(100);

        for (var max = 1; max < 20; max++) {
            var clipped = Clip.to(max, family);

            assertThat(clipped).hasSizeLessThanOrEqualTo(max).endsWith("…");
            assertThat(clipped.codePoints().noneMatch(point -> Character.getType(point) == Character.SURROGATE)).isTrue();
        }
    }
}
