package news.backstory.slack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutsideTest {

    @ParameterizedTest
    @ValueSource(strings = {"plain", "two  spaces", "שלום עליכם", "مرحبا بالعالم", "می\u200Cخواهم", "क्\u200Dष", "👩‍👩‍👧‍👦 👩🏽‍🚀 🏳️‍🌈",
            "naïve cafe\u0301", "東京 — “Tokyo”", "1 < 2 & 3"})
    void what_people_write_stays_as_it_is(String text) {
        assertThat(Outside.clean(text)).isEqualTo(text);
    }

    @Test
    void what_nobody_sees_is_left_out() {
        assertThat(Outside.clean("a\u200Bb\u200Dc\u200Cd\uFEFFe\u00ADf\u2060g\u180Eh\u034Fi\u3164j\u200E\u200F\u061C")).isEqualTo("abcdefghij");
        assertThat(Outside.clean("\u202Eabc\u202C\u2066d\u2069")).isEqualTo("abcd");
        assertThat(Outside.clean("a\0b\u001B[1mc\u0007")).isEqualTo("ab[1mc");
        assertThat(Outside.clean("a\uD83Db\uDE00c")).isEqualTo("abc");
        assertThat(Outside.clean("a\uFFFEb\uFDD0c\uDBFF\uDFFFd")).isEqualTo("abcd");
        assertThat(Outside.clean("🏴\uDB40\uDC67\uDB40\uDC7F")).isEqualTo("🏴");
    }

    @Test
    void it_is_one_line() {
        assertThat(Outside.clean(" one\ntwo\u2028three\u2029four\u0085five\tsix\n")).isEqualTo("one two three four five six");
    }

    @Test
    void a_letter_carries_only_so_many_marks() {
        assertThat(Outside.clean("Z" + "\u0301".repeat(8) + "a")).isEqualTo("Z" + "\u0301".repeat(8) + "a");
        assertThat(Outside.clean("Z" + "\u0301".repeat(9) + "a")).isEqualTo("Z" + "\u0301".repeat(8) + "a");
    }

    @Test
    void no_more_is_read_than_is_ever_shown() {
        assertThat(Outside.clean("a".repeat(Outside.MAX_CHARACTERS_READ))).hasSize(Outside.MAX_CHARACTERS_READ);
        assertThat(Outside.clean("a".repeat(1_000_000))).hasSize(Outside.MAX_CHARACTERS_READ);
        assertThat(Sizes.LARGEST_FIRST).allSatisfy(sizes -> assertThat(sizes.summary()).isLessThan(Outside.MAX_CHARACTERS_READ));
    }

    @Test
    void cleaning_twice_changes_nothing() {
        assertThat(WildArticles.texts().values()).allSatisfy(text -> assertThat(Outside.clean(Outside.clean(text))).isEqualTo(Outside.clean(text)));
    }
}
