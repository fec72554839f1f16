package news.backstory.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import news.backstory.article.Article;
import news.backstory.article.ArticleId;
import news.backstory.article.Dated;
import news.backstory.article.Link;
import news.backstory.article.Status;
import news.backstory.article.Tier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom, and what, a reader of some of an article's sentences has not been told of. */
class NamesTest {

    private static final Instant NOON = Instant.parse("2019-05-12T12:00:00Z");

    @ParameterizedTest
    @ValueSource(strings = {
            "Marsh left the council in May.", "In May, Marsh left the council.", "Mr. Marsh left the council in May.",
            "Under Mr. Marsh's plan the council stays.",
            "Marsh's plan is that the council stays."})
    void who_was_called_in_full_before_is_unknown_by_the_last_name_alone(String later) {
        var article = article("-", "The council heard the retired American Robert Marsh on Monday.", later);

        assertThat(unknown(article, 1)).isEqualTo(1);
        assertThat(unknown(article, 0, 1)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "President Marsh left the council in May.", "Under Robert Marsh the council stays.", "Monday came, and no council stayed.",
            "Sheriff Marsh left the council."})
    void a_title_or_a_first_name_says_who_somebody_is(String later) {
        assertThat(unknown(article("-", "The council heard the retired American Robert Marsh on Monday.", later), 1)).isZero();
    }

    @Test
    void whom_the_headline_names_is_known() {
        assertThat(unknown(article("Council hears Marsh", "The council heard Robert Marsh on Monday.", "Marsh left the council in May."), 1))
                .isZero();
    }

    @Test
    void who_was_introduced_in_a_caption_is_unknown() {
        var article = article("-", "Robert Marsh, who left the council in May. Photo: Ann Lee/Reuters", "The council met for hours on Monday.",
                "The mayor thanked Marsh for all he did.");

        assertThat(unknown(article, 1)).isEqualTo(1);
    }

    @Test
    void a_thing_that_an_earlier_sentence_spoke_of_is_untold_where_a_later_one_opens_on_it() {
        var article = article("-", "Gold bars were stolen near Bath on Sunday.", "Police in Bath are looking for two men.",
                "The bars' weight was 275 pounds.",
                "The river was high on Sunday.");
        var mentions = Mentions.in(Prose.of(article.paragraphs(), "en"), article);

        assertThat(mentions.isUntold(new int[]{1, 2}, 1)).isTrue();
        assertThat(mentions.isUntold(new int[]{0, 2}, 1)).isFalse();
        assertThat(mentions.isUntold(new int[]{3}, 0)).isFalse();
    }

    @Test
    void a_thing_that_the_headline_speaks_of_is_told() {
        var article = article("Gold bars stolen", "Gold bars were stolen near Bath on Sunday.", "The bars' weight was 275 pounds.");

        assertThat(Mentions.in(Prose.of(article.paragraphs(), "en"), article).isUntold(new int[]{1}, 0)).isFalse();
    }

    private static int unknown(Article article, int... set) {
        return Names.in(Prose.of(article.paragraphs(), "en"), article).unknownIn(set);
    }

    private static Article article(String headline, String... paragraphs) {
        var link = Link.parse("https://echo.example/a").orElseThrow();
        return new Article(ArticleId.of(link), link, headline, "", List.of(), "", Dated.stated(NOON), NOON, "en", "The Echo", Tier.OTHER, List.of(),
                List.of(paragraphs), new Status.Usable(), 1);
    }
}
