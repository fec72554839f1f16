package news.backstory.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import news.backstory.article.Article;
import news.backstory.article.ArticleId;
import news.backstory.article.Dated;
import news.backstory.article.Link;
import news.backstory.article.Status;
import news.backstory.article.Tier;
import news.backstory.testing.SampleArticles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"ADVERTISEMENT", "Read more: Mayor resigns over harbour deal", "SEE ALSO: Council votes", "More:Five facts about tides",
            "Sign up for our daily newsletter", "Follow Ada Brook on Twitter", "Copyright © 2026 The Herald. Click here for reprint permission.",
            "Lesen Sie auch: Hafen gesperrt", "Mehr zum Thema", "Lire aussi : le port est fermé", "Leia também: porto fechado",
            "Lees ook: haven dicht",
            "Image copyright Reuters Image caption The bridge", "Related Coverage Can the port reopen?", "Related: Mayor resigns.",
            "Related Mayor resigns over harbour deal", "Recommended for you", "Trending", "Copyright 2026 The Herald. All rights reserved.",
            "Full coverage: the bridge"})
    void a_line_that_leads_elsewhere_reports_nothing(String line) {
        assertThat(BodyText.of(article("The bridge is shut.", line))).containsExactly("The bridge is shut.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"More than 40,000 vehicles cross the bridge each day.",
            "Watching the tide, the engineers waited.", "Follow-up inspections are due in May.",
            "Copyright law must protect painters, their union said.", "Related claims were dismissed in the spring.",
            "Recommended doses were exceeded, the inquiry heard.", "Trending videos of the accident were taken down at the family's request."})
    void a_sentence_that_only_begins_like_one_stays(String line) {
        assertThat(BodyText.isPlug(line)).isFalse();
    }

    @Test
    void headlines_that_are_glued_to_a_name_are_cut_out() {
        var glued = "Rep. Jeff Denham Jeffrey (Jeff) John DenhamBottom line Ex-Rep. Duffy to join firm Poll shows tight race MORE (R-Calif.) said so.";

        assertThat(BodyText.of(article(glued))).containsExactly("Rep. Jeff Denham (R-Calif.) said so.");
    }

    @Test
    void an_article_of_nothing_but_such_lines_keeps_them() {
        assertThat(BodyText.of(article("ADVERTISEMENT", "Loading..."))).containsExactly("ADVERTISEMENT", "Loading...");
    }

    private static Article article(String... paragraphs) {
        return new Article(
                new ArticleId("a"), Link.parse("https://herald.example/a").orElseThrow(), "Headline", "", List.of(), "Local",
                Dated.stated(SampleArticles.PUBLISHED), SampleArticles.PUBLISHED, "en", "The Herald", Tier.OWN, List.of(), List.of(paragraphs),
                new Status.Usable(), 1);
    }
}
