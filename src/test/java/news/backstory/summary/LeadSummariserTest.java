package news.backstory.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import news.backstory.article.Article;
import news.backstory.article.ArticleId;
import news.backstory.article.Dated;
import news.backstory.article.Link;
import news.backstory.article.Status;
import news.backstory.article.Tier;
import org.junit.jupiter.api.Test;

class LeadSummariserTest {

    private static final Instant NOON = Instant.parse("2019-05-12T12:00:00Z");

    private final LeadSummariser summariser = new LeadSummariser();

    @Test
    void a_summary_is_the_first_three_sentences_word_for_word() {
        var article = article("The river rose by night. By morning the bridge was closed.",
                "Nobody was hurt, the mayor said. The water fell at noon.");

        var summary = summariser.summarise(article);

        assertThat(texts(summary)).containsExactly("The river rose by night.", "By morning the bridge was closed.",
                "Nobody was hurt, the mayor said.");
        assertThat(summary.sentences()).extracting(Summary.Sentence::number).containsExactly(1, 2, 3);
    }

    @Test
    void an_article_of_three_sentences_is_its_own_summary() {
        var article = article("The river rose by night.", "By morning the bridge was closed. Nobody was hurt, the mayor said.");

        assertThat(texts(summariser.summarise(article))).hasSize(3);
    }

    @Test
    void plugs_credits_and_bare_datelines_are_passed_over() {
        var article = article(
                "LONDON (AP) —", "Photo: Ann Lee/Reuters.", "Read more: the ten wettest towns of the year.", "The river rose by night.",
                "Sign up for our newsletter to get the news first.", "THE VALLEY, Friday", "By morning the bridge was closed.", "Subscribe now!");

        assertThat(texts(summariser.summarise(article))).containsExactly("The river rose by night.", "By morning the bridge was closed.");
    }

    @Test
    void a_sentence_of_more_than_600_characters_counts_as_two() {
        var atTheEdge = sentence(LeadSummariser.LONG_SENTENCE_CHARACTERS);
        var beyond = sentence(LeadSummariser.LONG_SENTENCE_CHARACTERS + 1);

        assertThat(summariser.summarise(article(atTheEdge, sentence(100), sentence(101), sentence(40))).sentences()).hasSize(3);
        assertThat(summariser.summarise(article(beyond, sentence(100), sentence(101), sentence(40))).sentences()).hasSize(2);
    }

    @Test
    void a_summary_has_at_most_900_characters() {
        assertThat(summariser.summarise(article(sentence(300), sentence(301), sentence(299))).sentences()).hasSize(3);
        assertThat(summariser.summarise(article(sentence(300), sentence(301), sentence(300))).sentences()).hasSize(2);
    }

    @Test
    void an_article_with_no_sentence_fit_to_show_has_an_empty_summary() {
        assertThat(summariser.summarise(article("Read more", "Photo: AP")).sentences()).isEmpty();
    }

    @Test
    void whatever_the_article_each_sentence_is_found_in_its_body_at_its_place_and_in_one_paragraph() {
        var random = new Random(11);
        var words = List.of("river", "Bridge", "Mr.", "U.S.", "said", "“No.”", "5.", "flood.", "why?", "😀", "\u200fשלום", "\u202eabc", "wait…",
                "(ends.)", "\ud83d");

        for (var round = 0; round < 2_000; round++) {
            var article = article(
                    IntStream.range(0, 1 + random.nextInt(6))
                            .mapToObj(_ -> String.join(" ", random.ints(1 + random.nextInt(30), 0, words.size()).mapToObj(words::get).toList()))
                            .toArray(String[]::new));

            var end = 0;
            for (var sentence : summariser.summarise(article).sentences()) {
                assertThat(article.body().substring(sentence.start(), sentence.end())).isEqualTo(sentence.text());
                assertThat(sentence.start()).isGreaterThanOrEqualTo(end);
                assertThat(article.paragraphs()).anyMatch(paragraph -> paragraph.contains(sentence.text()));
                end = sentence.end();
            }
        }
    }

    private static String sentence(int characters) {
        return "The " + "a".repeat(characters - 5) + ".";
    }

    private static List<String> texts(Summary summary) {
        return summary.sentences().stream().map(Summary.Sentence::text).toList();
    }

    private static Article article(String... paragraphs) {
        var link = Link.parse("https://echo.example/a").orElseThrow();
        return new Article(
                ArticleId.of(link), link, "Bridge closed", "", List.of(), "", Dated.stated(NOON), NOON, "en", "The Echo", Tier.OTHER, List.of(),
                List.of(paragraphs), new Status.Usable(), 1);
    }
}
