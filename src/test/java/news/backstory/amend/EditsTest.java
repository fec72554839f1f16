package news.backstory.amend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import news.backstory.article.Article;
import news.backstory.testing.SampleArticles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EditsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "UPDATED: Three dead in blast at mill | UPDATED: Thirteen dead in blast at mill",
            "Minister resigns? | Minister resigns",
            "Published figures show 40 deaths | Published figures show 14 deaths"})
    void a_headline_that_says_something_else_is_a_correction(String was, String now) {
        assertThat(Edits.between(article(was, "One."), article(now, "One."))).extracting(Edit::part).containsExactly(Edit.Part.HEADLINE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "Published figures show 40 people died. | Published figures show 14 people died.",
            "Updated guidance tells 300 schools to close. | Updated guidance tells 30 schools to close."})
    void a_sentence_that_begins_like_a_clock_and_goes_on_is_a_sentence(String was, String now) {
        assertThat(Edits.between(article("Mill", was), article("Mill", now))).extracting(Edit::part).containsExactly(Edit.Part.SENTENCE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Updated 14:32 GMT", "Last updated on 3 May 2026", "Published at 9.15 am, Tuesday 24 November 2026", "5 minutes ago",
            "Updated 2 hours ago", "4.5/5 stars", "Last updated: 24/11/2026 - 08:12", "Modified 24 Nov 2026 | 08:12 CET", "14:32 GMT"})
    void a_clock_and_a_rating_are_no_news(String clock) {
        assertThat(Edits.between(article("Mill", "Three died."), article("Mill", "Three died.", clock))).isEmpty();
    }

    @Test
    void a_sentence_that_gives_its_dateline_to_a_new_lead_is_still_said() {
        var before = article("Mill", "NORTHPORT (Continental Press) - Three people died in a mill.");
        var now = article("Mill", "NORTHPORT (Continental Press) - The mill was closed.", "Three people died in a mill.");

        assertThat(Edits.between(before, now))
                .containsExactly(new Edit(Edit.Part.SENTENCE, "", "NORTHPORT (Continental Press) - The mill was closed."));
    }

    private static Article article(String headline, String... paragraphs) {
        var sample = SampleArticles.usable("mill");
        return new Article(
                sample.id(), sample.link(), headline, "", List.of(), sample.section(), sample.published(), sample.updated(), "en", sample.source(),
                sample.tier(), List.of(), List.of(paragraphs), sample.status(), 1);
    }
}
