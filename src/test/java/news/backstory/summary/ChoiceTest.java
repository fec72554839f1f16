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

/** Which sentences may be shown, and what is the better set of two that say as much. */
class ChoiceTest {

    private static final Instant NOON = Instant.parse("2019-05-12T12:00:00Z");

    @Test
    void the_middle_of_a_quote_that_goes_on_is_not_shown() {
        var article = article("Ann Lee, the mayor, spoke on Monday. \"We trained for years. The bridge was always in danger. Nobody would listen,\" she said. The "
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
    void a_paragraph_behind_a_heading_with_a_colon_is_the_papers() {
        assertThat(mayBeShown(article("What we know:", "The bridge at Bath was closed on Monday."))).containsExactly(true);
    }

    @Test
    void somebody_is_better_named_in_full_before_the_last_name_wherever_that_stands() {
        var article = article("Engineer Fred Craddock built the bridge at Bath.", "Police in Bath said Mr Craddock died on Monday.",
                "Police in Bath said nobody else died on Monday.", "The city praised President Craddock on Monday.");

        assertThat(unknown(article, 1)).isEqualTo(1);
        assertThat(unknown(article, 0, 1)).isZero();
        assertThat(unknown(article, 2)).isZero();
        assertThat(unknown(article, 3)).isZero();
    }

    @Test
    void a_thing_that_was_brought_up_before_is_better_shown_with_its_first_mention() {
        var article = article("Leaders of the city council of Bath offered a ransom on Monday.", "Republicans in Bath liked the beauty of the ransom.",
                "Republicans in Bath liked the ransom that Rome paid.", "Republicans in Bath read this claim and laughed.",
                "Republicans in Bath met this week and laughed.");

        assertThat(unknown(article, 1)).isEqualTo(1);
        assertThat(unknown(article, 0, 1)).isZero();
        assertThat(unknown(article, 2)).isZero();
        assertThat(unknown(article, 3)).isEqualTo(1);
        assertThat(unknown(article, 4)).isZero();
    }

    private static List<Boolean> mayBeShown(Article article) {
        var prose = Prose.of(article.paragraphs(), "en");
        var choice = new Choice(article, prose, "en");
        return IntStream.range(0, prose.size()).mapToObj(i -> choice.mayBeShown(new int[]{i})).toList();
    }

    private static int unknown(Article article, int... set) {
        return new Choice(article, Prose.of(article.paragraphs(), "en"), "en").unknownIn(set);
    }

    private static Article article(String... paragraphs) {
        var link = Link.parse("https://echo.example/a").orElseThrow();
        return new Article(ArticleId.of(link), link, "Flood", "", List.of(), "", Dated.stated(NOON), NOON, "en", "The Echo", Tier.OTHER, List.of(),
                List.of(paragraphs), new Status.Usable(), 1);
    }
}
