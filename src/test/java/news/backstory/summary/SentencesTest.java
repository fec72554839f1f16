package news.backstory.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentencesTest {

    /** Each line is a paragraph; a bar stands where a sentence ends. */
    @ParameterizedTest
    @ValueSource(strings = {
            "The river rose by night. | By morning the bridge was closed.",
            "The U.S. Navy sent a ship to the U.S. | The ship left on Monday.",
            "Mr. Hale met Sen. Ann B. Lee and Dr. J.R. Stone on Jan. 5 in St. Ives.",
            "The firm paid $1.5bn for 3.2 per cent of Orme Inc. in May. | It had offered $2.1bn.",
            "The body's No. 2 leader was arrested. | No. | Nobody said why.",
            "It opens at 9 a.m. Friday and closes at 5 p.m. | Visitors pay nothing.",
            "The call was for “coordination.” | Guaido made the move on Saturday.",
            "She spoke of \"readiness to act.\" | Then she left.",
            "“Why now?” Mr Hale asked. | Nobody answered.",
            "“Run!” he shouted. | They ran.",
            "He waited… | Nobody came. | He waited ... and went.",
            "(The council met twice.) | It agreed on nothing.",
            "They arrived from Washington, D.C., on 16 May. | He spoke at 8.30pm. | She did not.",
            "So do I. | We all do.", "An outraged Ald. Jeanette Lee left. | Nobody stayed.",
            "Prices rose 3.5%. | Wages did not.",
            "See www.example.com for more. | The office of example.com is shut.",
            "They left. | Nobody stayed. | “We took credit … While it lasted, it was good.”",
            "It opens at 5 a.m. Mr. Hale has the keys.",
            "Who knew? | Nobody! | Not even she?!",
            "水位が上がった。|橋は閉鎖された。"})
    void a_sentence_ends_where_a_reader_would_say_so(String marked) {
        var expected = marked.indexOf('。') >= 0 ? List.of("水位が上がった。", "橋は閉鎖された。") : List.of(marked.split(" \\| ", -1));
        var paragraph = String.join(marked.indexOf('。') >= 0 ? "" : " ", expected);

        var sentences = Sentences.in(paragraph, "en").stream().map(span -> paragraph.substring(span.start(), span.end()));

        assertThat(sentences).containsExactlyElementsOf(expected);
    }

    @Test
    void a_german_date_is_not_the_end_of_a_sentence() {
        var paragraph = "Der Rat tagt am 5. Mai in Bonn, z. B. im 19. Jahrhundert v. Chr. war das anders. Die Bürger warten.";

        assertThat(Sentences.in(paragraph, "de")).hasSize(2);
        assertThat(Sentences.in("He scored 25. The crowd rose.", "en")).hasSize(2);
    }

    @Test
    void a_line_break_that_was_lost_still_parts_two_sentences() {
        assertThat(Sentences.in("They left early.Nobody stayed at Booking.Com.", "en")).hasSize(2);
    }

    @Test
    void an_abbreviation_of_english_is_a_word_elsewhere_and_an_era_may_end_a_sentence() {
        assertThat(Sentences.in("Chaque détail est porteur de sens. L’architecture n’aide pas.", "fr")).hasSize(2);
        assertThat(Sentences.in("Elle date de 700 avant J.-C. Le mur est plus jeune.", "fr")).hasSize(2);
        assertThat(Sentences.in("Fue destruida en 1600 a. C. La ciudad renació en EE. UU. con otro nombre.", "es")).hasSize(2);
    }

    @Test
    void an_empty_or_blank_paragraph_has_no_sentence() {
        assertThat(Sentences.in("", "en")).isEmpty();
        assertThat(Sentences.in("  \u00a0 ", "")).isEmpty();
    }

    @Test
    void whatever_the_text_sentences_stand_in_order_and_hold_all_of_it_but_white_space() {
        var random = new Random(7);
        var alphabet = List.of("a", "B", "Mr", "U.S", ".", ".", "!", "?", "…", "\"", "”", "“", "»", " ", " ", "\u00a0", "😀", "\u200f", "\u202e",
                "عر", "。", "5", "\ud83d", "(", ")");

        for (var round = 0; round < 5_000; round++) {
            var text = new StringBuilder();
            random.ints(random.nextInt(60), 0, alphabet.size()).forEach(at -> text.append(alphabet.get(at)));
            var paragraph = text.toString();

            var end = 0;
            for (var span : Sentences.in(paragraph, "en")) {
                assertThat(paragraph.substring(end, span.start()).replace('\u00a0', ' ')).as(paragraph).isBlank();
                assertThat(paragraph.substring(span.start(), span.end())).as(paragraph).isNotBlank();
                end = span.end();
            }
            assertThat(paragraph.substring(end).replace('\u00a0', ' ')).as(paragraph).isBlank();
        }
    }
}
