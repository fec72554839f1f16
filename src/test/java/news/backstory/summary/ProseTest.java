package news.backstory.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bodies as sites and agencies send them, each line a paragraph, beside the sentences that are of the report. A body read wrongly becomes two files here. */
class ProseTest {

    private static final Path BODIES = Path.of("src", "test", "resources", "summary", "prose");

    @ParameterizedTest
    @MethodSource("bodies")
    void only_the_report_is_left_of_a_body(String name) throws IOException {
        var body = Files.readAllLines(BODIES.resolve(name + ".txt"), StandardCharsets.UTF_8);
        var kept = Files.readAllLines(BODIES.resolve(name + ".kept.txt"), StandardCharsets.UTF_8);

        assertThat(Prose.of(body, name.substring(0, 2))).extracting(Summary.Sentence::text).containsExactlyElementsOf(kept);
    }

    @Test
    void there_are_sixty_bodies_in_four_languages() throws IOException {
        assertThat(bodies().toList()).hasSizeGreaterThanOrEqualTo(60);
    }

    @Test
    void a_sentence_is_found_in_the_body_and_numbered_by_its_place_in_it() {
        var paragraphs = List.of("LONDON (AP) - The river rose by night. Read more here.", "By morning the bridge was closed.");

        var prose = Prose.of(paragraphs, "en");

        assertThat(prose).extracting(Summary.Sentence::number).containsExactly(1, 3);
        assertThat(prose).allSatisfy(
                sentence -> assertThat(String.join("\n\n", paragraphs).substring(sentence.start(), sentence.end())).isEqualTo(sentence.text()));
    }

    @Test
    void what_stands_behind_120_sentences_is_not_looked_at() {
        var body = IntStream.rangeClosed(1, Prose.MAX_SENTENCES + 1).mapToObj(i -> "The river rose by night in town " + i + ".").toList();

        assertThat(Prose.of(body, "en")).hasSize(Prose.MAX_SENTENCES);
    }

    @Test
    void a_sentence_of_more_than_900_characters_is_left_out() {
        assertThat(Prose.of(List.of(sentence(Prose.MAX_CHARACTERS)), "en")).hasSize(1);
        assertThat(Prose.of(List.of(sentence(Prose.MAX_CHARACTERS + 1)), "en")).isEmpty();
    }

    private static String sentence(int characters) {
        return "The river rose " + "a".repeat(characters - 16) + ".";
    }

    static Stream<String> bodies() throws IOException {
        try (var files = Files.list(BODIES)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".kept.txt"))
                    .map(name -> name.replace(".kept.txt", ""))
                    .sorted().collect(Collectors.toList()).stream();
        }
    }
}
