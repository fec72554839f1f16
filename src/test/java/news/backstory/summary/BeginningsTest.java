package news.backstory.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.api.Test;

class BeginningsTest {

    private final Beginnings beginnings = new Beginnings(
            "(«", Beginnings.ways("read (?:more|on)|(?:à )?lire aussi|[xyz]-ray|.{2,4}letter|©|read it"), "\\b?", Pattern.CASE_INSENSITIVE);

    @ParameterizedTest
    @CsvSource({"read more of it,true", "Read on,true", "read it,true", " («read it,true", "lire aussi,true", "à lire aussi,true", "y-ray,true",
            "a newsletter,false",
            "newletter,true", "© AP,true", "reading more,false", "we read more,false", "(,false"})
    void each_way_is_found_whatever_letter_it_begins_with(String text, boolean found) {
        assertThat(beginnings.of(text)).isEqualTo(found);
    }

    @Test
    void an_alternation_is_parted_where_it_is_not_in_brackets() {
        assertThat(Beginnings.ways("a|b (?:c|d)|[|]e")).isEqualTo(List.of("a", "b (?:c|d)", "[|]e"));
    }
}
