package news.backstory.telling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import news.backstory.article.Article;
import news.backstory.article.Tier;
import news.backstory.testing.SampleArticles;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UrgencyTest {

    @ParameterizedTest
    @ValueSource(strings = {"BREAKING: Dam breaks", "Breaking news: Dam breaks", "Breaking | Dam breaks", "Breaking - Dam breaks", "ALERT Dam breaks",
            "*BREAKING* Dam breaks", "[Urgent] Dam breaks", "Flash: Dam breaks", "EILMELDUNG Damm bricht", "Eil: Damm bricht",
            "News alert — Dam breaks"})
    void an_agencys_mark_before_the_headline_is_breaking(String headline) {
        assertThat(Urgency.isBreaking(article(headline, Tier.WIRE))).isTrue();
        assertThat(Urgency.isBreaking(article(headline, Tier.OTHER))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Breaking Bad: the oral history of a finale", "Urgent care: clinics to close on Sundays",
            "Flash-fiction prize goes to debut",
            "Breaking up is hard to do – and so is the budget", "Alert driver stops bus", "Flash floods: what to do"})
    void a_headline_that_only_begins_like_it_is_not(String headline) {
        assertThat(Urgency.isBreaking(article(headline, Tier.WIRE))).isFalse();
    }

    private static Article article(String headline, Tier tier) {
        var sample = SampleArticles.usable("dam");
        return new Article(
                sample.id(), sample.link(), headline, "", List.of(), sample.section(), sample.published(), sample.updated(), "en", sample.source(),
                tier, List.of(), List.of("A dam broke."), sample.status(), 1);
    }
}
