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
import news.backstory.article.Traits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BuiltInSummariserTest {

    private static final Instant NOON = Instant.parse("2019-05-12T12:00:00Z");

    private final BuiltInSummariser summariser = BuiltInSummariser.open();

    @Test
    void an_article_of_three_sentences_is_its_own_summary() {
        var article = article("en", "The river rose by night.", "By morning the bridge was closed. Nobody was hurt, the mayor said.");

        assertThat(texts(article)).containsExactly("The river rose by night.", "By morning the bridge was closed.",
                "Nobody was hurt, the mayor said.");
        assertThat(summariser.summarise(article).sentences()).extracting(Summary.Sentence::number).containsExactly(1, 2, 3);
    }

    @Test
    void a_summary_has_two_to_four_sentences_in_the_articles_order() {
        var summary = summariser.summarise(flood("en"));

        assertThat(summary.sentences()).hasSizeBetween(2, 4).isSortedAccordingTo((a, b) -> Integer.compare(a.number(), b.number()));
        assertThat(summary.sentences().getFirst().text()).contains("bridge over the river Avon");
    }

    @Test
    void plugs_and_captions_are_passed_over() {
        var article = article(
                "en", "LONDON (AP) —", "Photo: Ann Lee/Reuters.", "Read more: the ten wettest towns of the year.", "The river rose by night.",
                "Sign up for our newsletter to get the news first.", "By morning the bridge was closed.", "Subscribe now!");

        assertThat(texts(article)).containsExactly("The river rose by night.", "By morning the bridge was closed.");
    }

    @Test
    void an_article_with_nothing_fit_to_show_has_an_empty_summary() {
        assertThat(texts(article("en", "Read more", "Photo: AP"))).isEmpty();
    }

    @Test
    void what_stands_before_a_pay_wall_is_not_summed_up() {
        var preview = flood("en").withTraits(Traits.PLAIN.with(Traits.Kind.REPORT, Traits.Extent.PREVIEW));

        assertThat(texts(preview)).isEmpty();
    }

    @Test
    void a_summary_has_at_most_900_characters() {
        assertThat(texts(article("en", sentence(300), sentence(301), sentence(299)))).hasSize(3);
        assertThat(texts(article("en", sentence(300), sentence(301), sentence(300)))).hasSize(2);
        assertThat(texts(article("en", sentence(500), sentence(501), sentence(502), sentence(503))).size()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"de,Er", "fr,Il", "es,Este", "it,Questo", "nl,Hij", "pt,Ele", "tr,Bu"})
    void in_other_languages_no_sentence_opens_on_what_points_back(String language, String opener) {
        var article = article(language, "Alpha beta gamma delta epsilon zeta.", opener + " alpha beta gamma delta bridge closed.",
                "Theta iota kappa lambda bridge closed.",
                "Mu nu xi omikron pi rho sigma.", "Tau upsilon phi chi psi omega.");

        assertThat(texts(article)).isNotEmpty();
        assertThat(Strictness.check(article, summariser.summarise(article)).dangling()).isZero();
    }

    @Test
    void in_other_languages_a_sentence_that_says_what_the_headline_says_is_chosen() {
        var article = article("xx", "Alpha beta gamma delta epsilon zeta.", "Eta theta iota kappa lambda mu.", "Nu xi omikron pi rho sigma.",
                "Tau upsilon phi chi psi omega.",
                "Bridge closed tau ypsilon beta gamma.");

        assertThat(texts(article)).contains("Bridge closed tau ypsilon beta gamma.").hasSize(3);
    }

    @Test
    void whatever_the_article_each_of_10_000_summaries_is_found_in_its_body_in_order_at_its_place() {
        var random = new Random(11);
        var words = List.of("river", "Bridge", "Mr.", "U.S.", "said", "“No.”", "5.", "flood.", "why?", "😀", "\u200fשלום", "\u202eabc", "wait…",
                "(ends.)", "\ud83d", "He",
                "But", "\"quote", "it.\"", "the", "closed.", "Photo:", "London", "(AP)", "—", "' .", "water", "rose.", "mayor", "Monday", "12",
                "«oui»", "der", "und");
        var languages = List.of("en", "", "de", "fr", "tr", "zh");

        for (var round = 0; round < 10_000; round++) {
            var article = article(
                    languages.get(random.nextInt(languages.size())),
                    IntStream.range(0, 1 + random.nextInt(6))
                            .mapToObj(_ -> String.join(" ", random.ints(1 + random.nextInt(30), 0, words.size()).mapToObj(words::get).toList()))
                            .toArray(String[]::new));
            var summary = summariser.summarise(article);

            var end = 0;
            for (var sentence : summary.sentences()) {
                assertThat(article.body().substring(sentence.start(), sentence.end())).isEqualTo(sentence.text());
                assertThat(sentence.start()).isGreaterThanOrEqualTo(end);
                assertThat(article.paragraphs()).anyMatch(paragraph -> paragraph.contains(sentence.text()));
                end = sentence.end();
            }
        }
    }

    @Test
    void an_endless_article_is_summed_up_from_its_beginning() {
        var paragraphs = IntStream.range(0, 20_000).mapToObj(i -> "The river rose by night in town " + i + " and the mayor closed the bridge.")
                .toArray(String[]::new);

        var summary = summariser.summarise(article("en", paragraphs));

        assertThat(summary.sentences()).isNotEmpty().allSatisfy(sentence -> assertThat(sentence.number()).isLessThanOrEqualTo(Prose.MAX_SENTENCES));
    }

    private static Article flood(String language) {
        return article(
                language, "The bridge over the river Avon in Bath was closed on Monday after a flood damaged two of its pillars.",
                "He had warned of it for years.", "\"We have asked for money again and again and again,\" it said.",
                "Engineers of the county council said the repair would take three months and cost 2 million pounds.",
                "What would you do without a bridge?", "Ann Lee, who owns a bakery beside the bridge, said she had lost half of her customers.",
                "But nobody was hurt.", "The council was founded in 1889.",
                "Buses were sent round by the motorway, which adds 40 minutes to the way.");
    }

    private List<String> texts(Article article) {
        return summariser.summarise(article).sentences().stream().map(Summary.Sentence::text).toList();
    }

    private static String sentence(int characters) {
        return "The river was " + "a".repeat(characters - 15) + ".";
    }

    private static Article article(String language, String... paragraphs) {
        var link = Link.parse("https://echo.example/a").orElseThrow();
        return new Article(
                ArticleId.of(link), link, "Bridge closed", "", List.of(), "", Dated.stated(NOON), NOON, language, "The Echo", Tier.OTHER, List.of(),
                List.of(paragraphs),
                new Status.Usable(), 1);
    }
}
