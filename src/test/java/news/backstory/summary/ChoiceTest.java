package news.backstory.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import news.backstory.article.Article;
import news.backstory.article.ArticleId;
import news.backstory.article.Dated;
import news.backstory.article.Link;
import news.backstory.article.Status;
import news.backstory.article.Tier;
import org.junit.jupiter.api.Test;

/** Which sentences may be shown. */
class ChoiceTest {

    private static final Instant NOON = Instant.parse("2019-05-12T12:00:00Z");

    @Test
    void the_middle_of_a_quote_that_goes_on_is_not_shown() {
        var article = article(
                "Ann Lee, the mayor, spoke on Monday. \"We trained for years. The bridge was always in danger. Nobody would listen,\" she said. The "
                        + "bridge was closed.");

        assertThat(mayBeShown(article)).containsExactly(true, false, false, false, true);
    }

    @Test
    void a_quote_that_was_never_closed_hides_no_more_than_800_characters() {
        var filler = " The bridge at Bath was closed to all buses on Monday.".repeat(16);
        var article = article("Ann Lee said the words \"at once and for ever." + filler + " Nobody was hurt \"at all\", police in Bath said.");

        assertThat(mayBeShown(article)).endsWith(true, true);
    }

    @Test
    void a_paragraph_behind_a_colon_is_somebody_elses() {
        var article = article("The Echo of Bath claimed on Monday that all is well:", "The bridge will stand for another hundred years.",
                "Engineers of the county council say it will not.");

        assertThat(mayBeShown(article)).containsExactly(false, true);
    }

    @Test
    void a_long_quote_behind_a_colon_is_somebody_elses() {
        var article = article("The engineer of the county council said:",
                "“The bridge will stand. " + "It is sound, and it is old. ".repeat(30) + "Go home.”");

        assertThat(mayBeShown(article)).doesNotContain(true);
    }

    @Test
    void a_paragraph_behind_a_heading_with_a_colon_is_the_papers() {
        assertThat(mayBeShown(article("What we know:", "The bridge at Bath was closed on Monday."))).containsExactly(true);
    }

    private static List<Boolean> mayBeShown(Article article) {
        var prose = Prose.of(article.paragraphs(), "en");
        var choice = new Choice(article, prose, "en");
        return IntStream.range(0, prose.size()).mapToObj(i -> choice.mayBeShown(new int[]{i})).toList();
    }

    private static Article article(String... paragraphs) {
        var link = Link.parse("https://echo.example/a").orElseThrow();
        return new Article(ArticleId.of(link), link, "Flood", "", List.of(), "", Dated.stated(NOON), NOON, "en", "The Echo", Tier.OTHER, List.of(),
                List.of(paragraphs), new Status.Usable(), 1);
    }
}
