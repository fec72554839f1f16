package news.backstory.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import news.backstory.article.ArticleId;
import news.backstory.article.Status;
import news.backstory.article.Tier;
import news.backstory.wire.WireItem.Concern;
import news.backstory.wire.WireItem.Content;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PushedArticleTest {

    @Test
    void the_sender_decides_whose_article_it_is_and_its_ids_are_its_own() {
        var item = Wires.item(article(",\"tier\":\"own\",\"updated\":\"2026-11-20T10:00:00Z\",\"version\":4,\"evolvedFrom\":\"41\""));
        var article = ((Content.Report) item.content()).article();

        assertThat(item.version()).isEqualTo(new VersionMark(Instant.parse("2026-11-20T10:00:00Z"), 4, VersionMark.First.CREATED));
        assertThat(article.id()).isEqualTo(new ArticleId("agency:42"));
        assertThat(article.tier()).isEqualTo(Tier.WIRE);
        assertThat(article.traits().evolvedFrom()).containsExactly(new ArticleId("agency:41"));
    }

    @Test
    void what_cannot_be_told_about_when_it_may_be_shown_holds_and_is_not_refused() {
        assertThat(Wires.item(article(",\"embargoedUntil\":\"2026-12-01\"")).concerns()).containsExactly(Concern.EMBARGO_UNCLEAR);
        assertThat(Wires.item(article(",\"status\":\"odd\"")).status()).isEqualTo(new Status.Withheld());
        assertThat(Wires.item(article(",\"status\":[\"usable\"]")).status()).isEqualTo(new Status.Withheld());
        assertThat(Wires.item(article(",\"embargoedUntil\":\"2026-12-01T06:00:00Z\"")).status())
                .isEqualTo(new Status.Embargoed(Instant.parse("2026-12-01T06:00:01Z")));
    }

    @Test
    void a_deletion_needs_no_more_than_the_id() {
        assertThat(Wires.item("{\"id\":42,\"deleted\":true}").status()).isEqualTo(new Status.Killed());
        assertThat(Wires.item("{\"id\":\"42\",\"status\":\"killed\"}").uri()).isEqualTo("42");
        assertThat(Wires.item(article(",\"deleted\":false")).status()).isEqualTo(new Status.Usable());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"version\":0", "\"version\":1.5", "\"version\":\"2\"", "\"published\":\"yesterday\"", "\"url\":\"ftp://a.example/\"",
            "\"urgency\":11", "\"kind\":\"poem\""})
    void any_other_mistake_is_refused_with_its_name(String field) {
        assertThat(Wires.why(Wires.read(article("," + field)))).contains(field.substring(0, field.indexOf(':')));
    }

    private static String article(String more) {
        return "{\"id\":\"42\",\"headline\":\"h\",\"paragraphs\":[\"p\"]" + more + "}";
    }
}
