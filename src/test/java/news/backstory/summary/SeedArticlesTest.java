package news.backstory.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import news.backstory.article.Article;
import news.backstory.extract.Extraction;
import news.backstory.extract.Extractor;
import news.backstory.web.Fetch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The four articles the newsroom starts with, as pages: read, and summed up. */
class SeedArticlesTest {

    private static final Instant READ_AT = Instant.parse("2019-05-20T12:00:00Z");
    private static final Pattern BETWEEN_ARTICLES = Pattern.compile("\\n====\\n");
    private static final Pattern ARTICLE = Pattern
            .compile("headline: (?<headline>.+)\\nstandfirst: (?<standfirst>.+)\\ncaption: ?(?<caption>.*)\\n(?<report>(?s:.+))");

    /** A seed article, and the page it is put on. */
    record Seed(String headline, String standfirst, String caption, List<String> paragraphs) {

        Fetch.Page page() {
            var figure = caption.isEmpty() ? "" : "<figure><img src=/lead.jpg alt=''><figcaption>" + caption + "</figcaption></figure>";
            var report = paragraphs.stream().map(paragraph -> "<p>" + paragraph + "</p>").collect(Collectors.joining("\n"));
            var html = "<!doctype html><html lang=en><head><meta charset=utf-8><title>" + headline + "</title><meta name=description content=\""
                    + standfirst
                    + "\"></head><body><nav><a href=/>Home</a></nav><article><h1>" + headline + "</h1>" + figure + report
                    + "</article></body></html>";
            return new Fetch.Page(URI.create("https://seed.example/" + headline.length()), "text/html; charset=utf-8",
                    html.getBytes(StandardCharsets.UTF_8));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_seed_article_is_read_whole_and_summed_up_in_its_own_sentences_in_order(Seed seed) {
        var article = read(seed);
        var summary = BuiltInSummariser.open().summarise(article);

        assertThat(article.headline()).isEqualTo(seed.headline());
        assertThat(article.standfirst()).isEqualTo(seed.standfirst());
        assertThat(article.paragraphs())
                .containsExactlyElementsOf(seed.paragraphs().stream().map(text -> text.strip().replaceAll("[ \\u00a0]+", " ")).toList());
        assertThat(article.pictures()).extracting(picture -> picture.caption())
                .isEqualTo(Stream.of(seed.caption()).filter(caption -> !caption.isEmpty()).toList());
        assertThat(summary.sentences()).isNotEmpty().allSatisfy(
                sentence -> assertThat(article.body().substring(sentence.start(), sentence.end())).isEqualTo(sentence.text()));
    }

    @Test
    void the_summary_of_the_first_seed_article_ends_a_sentence_right_at_its_quotes() {
        var summary = BuiltInSummariser.open().summarise(read(seeds().getFirst()));

        assertThat(summary.sentences()).extracting(Summary.Sentence::text).startsWith(
                "Venezuelan opposition leader Juan Guaido said Saturday he has instructed his representative in the US to open \"direct communication\" with the US military.",
                "According to the AP, Guido asked Carlos Vecchio, who the US recognises as Venezuela’s ambassador, for the communication on possible military “coordination.”");
    }

    @Test
    void a_seed_article_of_three_sentences_and_fewer_is_shown_whole() {
        var endings = seeds().stream().skip(1).limit(2)
                .map(seed -> BuiltInSummariser.open().summarise(read(seed)).sentences().stream().map(sentence -> lastWords(sentence.text())).toList())
                .toList();

        assertThat(endings).containsExactly(
                List.of("against American technology.", "the United States.”", "regulations implementing it."),
                List.of("States and Iran.", "conduct offensive operations.\""));
    }

    @Test
    void no_sentence_of_a_seed_articles_summary_points_back_to_one_that_is_not_shown() {
        assertThat(seeds()).allSatisfy(seed -> {
            var article = read(seed);
            assertThat(Strictness.check(article, BuiltInSummariser.open().summarise(article)).dangling()).isZero();
        });
    }

    static List<Seed> seeds() {
        try {
            var text = Files.readString(Path.of("src", "test", "resources", "summary", "seed-articles.txt"), StandardCharsets.UTF_8);
            return BETWEEN_ARTICLES.splitAsStream(text).map(String::strip).map(ARTICLE::matcher).filter(parts -> parts.matches())
                    .map(parts -> new Seed(parts.group("headline"), parts.group("standfirst"), parts.group("caption"),
                            parts.group("report").lines().toList()))
                    .toList();
        } catch (IOException noFixture) {
            throw new UncheckedIOException(noFixture);
        }
    }

    private static Article read(Seed seed) {
        return ((Extraction.Extracted) new Extractor().extract(seed.page(), READ_AT)).article();
    }

    private static String lastWords(String sentence) {
        var words = Pattern.compile(" ").splitAsStream(sentence).toList();
        return IntStream.range(Math.max(0, words.size() - 3), words.size()).mapToObj(words::get).collect(Collectors.joining(" "));
    }
}
