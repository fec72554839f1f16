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
import news.backstory.article.Traits;

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
        json.set("traits", traits(article.traits()));
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
                json.path("version").asInt(),
                traits(json.path("traits")));
    }

    private static List<Picture> pictures(JsonNode json) {
        return Json.list(json, each -> new Picture(
                Json.link(each.path("link")), each.path("alt").asText(), each.path("caption").asText(), each.path("credit").asText()));
    }

    private static ObjectNode traits(Traits traits) {
        var json = JsonNodeFactory.instance.objectNode()
                .put("kind", traits.kind().name())
                .put("extent", traits.extent().name())
                .put("urgency", traits.urgency())
                .put("editorsNote", traits.editorsNote());
        json.set("keywords", Json.texts(traits.keywords()));
        json.set("evolvedFrom", Json.texts(traits.evolvedFrom().stream().map(ArticleId::value).toList()));
        if (!traits.expires().equals(Traits.NEVER)) {
            json.put("expires", traits.expires().toString());
        }
        return json;
    }

    /** An article kept before there were traits has none. */
    private static Traits traits(JsonNode json) {
        return json.isMissingNode()
                ? Traits.PLAIN
                : new Traits(
                        Traits.Kind.valueOf(json.path("kind").asText()),
                        Traits.Extent.valueOf(json.path("extent").asText()),
                        Json.texts(json.path("keywords")),
                        json.path("urgency").asInt(),
                        json.path("editorsNote").asText(),
                        Json.list(json.path("evolvedFrom"), id -> new ArticleId(id.asText())),
                        json.has("expires") ? Instant.parse(json.path("expires").asText()) : Traits.NEVER);
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
