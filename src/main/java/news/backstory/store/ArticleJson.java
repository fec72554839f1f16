package news.backstory.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import news.backstory.article.Article;
import news.backstory.article.ArticleId;
import news.backstory.article.Dated;
import news.backstory.article.Link;
import news.backstory.article.Picture;
import news.backstory.article.Status;
import news.backstory.article.Tier;

/** Articles as the table {@code article} holds them. */
final class ArticleJson {

    private ArticleJson() {}

    static String text(Article article) {
        var json = JsonNodeFactory.instance.objectNode()
                .put("id", article.id().value())
                .put("link", article.link().text())
                .put("headline", article.headline())
                .put("standfirst", article.standfirst())
                .put("section", article.section())
                .put("published", article.published().at().toString())
                .put("basis", article.published().basis().name())
                .put("updated", article.updated().toString())
                .put("language", article.language())
                .put("source", article.source())
                .put("tier", article.tier().name())
                .put("version", article.version());
        json.set("byline", Json.texts(article.byline()));
        json.set("paragraphs", Json.texts(article.paragraphs()));
        json.set("status", status(article.status()));
        var pictures = json.putArray("pictures");
        article.pictures().forEach(picture -> pictures.addObject()
                .put("link", picture.link().text())
                .put("alt", picture.alt())
                .put("caption", picture.caption())
                .put("credit", picture.credit()));
        return json.toString();
    }

    static Article article(String text) {
        var json = Json.object(text);
        return new Article(
                new ArticleId(json.path("id").asText()),
                Json.link(json.path("link")),
                json.path("headline").asText(),
                json.path("standfirst").asText(),
                Json.texts(json.path("byline")),
                json.path("section").asText(),
                new Dated(Instant.parse(json.path("published").asText()), Dated.Basis.valueOf(json.path("basis").asText())),
                Instant.parse(json.path("updated").asText()),
                json.path("language").asText(),
                json.path("source").asText(),
                Tier.valueOf(json.path("tier").asText()),
                pictures(json.path("pictures")),
                Json.texts(json.path("paragraphs")),
                status(json.path("status")),
                json.path("version").asInt());
    }

    private static List<Picture> pictures(JsonNode json) {
        return Json.list(json, each -> new Picture(
                Json.link(each.path("link")), each.path("alt").asText(), each.path("caption").asText(), each.path("credit").asText()));
    }

    private static ObjectNode status(Status status) {
        var json = JsonNodeFactory.instance.objectNode();
        return switch (status) {
            case Status.Usable _ -> json.put("is", "usable");
            case Status.Embargoed(var until) -> json.put("is", "embargoed").put("until", until.toString());
            case Status.Withheld _ -> json.put("is", "withheld");
            case Status.Killed _ -> json.put("is", "killed");
        };
    }

    /** What is not understood is withheld. */
    private static Status status(JsonNode json) {
        return switch (json.path("is").asText()) {
            case "usable" -> new Status.Usable();
            case "embargoed" -> new Status.Embargoed(Instant.parse(json.path("until").asText()));
            case "killed" -> new Status.Killed();
            default -> new Status.Withheld();
        };
    }
}
