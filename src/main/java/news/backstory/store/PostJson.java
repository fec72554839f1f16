package news.backstory.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import news.backstory.article.ArticleId;
import news.backstory.article.Bond;
import news.backstory.post.Post;
import news.backstory.post.Post.Matter;
import news.backstory.post.Suggestion;

/** Posts as the table {@code post} holds them. */
final class PostJson {

    private PostJson() {}

    static ObjectNode json(Post post) {
        return switch (post) {
            case Post.CardOf(var article, var also, var marks) -> {
                var json = of("card", article);
                json.set("also", ids(also));
                json.set("marks", MarkJson.json(marks));
                yield json;
            }
            case Post.Follows(var article, var marks) -> of("follows", article).set("marks", MarkJson.json(marks));
            case Post.Digest(var occasion, var briefs, var leftOut) -> {
                var json = of("digest").put("occasion", occasion.name()).put("more", leftOut.count()).put("from", leftOut.from())
                        .put("digest", leftOut.digest());
                json.set("leftOut", briefs(leftOut.stories()));
                yield json.set("briefs", briefs(briefs));
            }
            case Post.Saying(var about, var rows) -> {
                var json = of("saying");
                json.set("quotes", ids(about));
                json.set("rows", RowJson.json(rows));
                yield json;
            }
            case Post.SimilarTo(var article, var suggestions) -> of("similar", article).set("suggestions", suggestions(suggestions));
            case Post.CardWithSimilar(var article, var suggestions, var marks) -> {
                var json = of("card-with-similar", article);
                json.set("suggestions", suggestions(suggestions));
                json.set("marks", MarkJson.json(marks));
                yield json;
            }
            case Post.Coverage(var article, var own, var near, var wire, var others, var thread) -> {
                var json = of("coverage", article);
                json.set("own", ids(own));
                json.set("near", ids(near));
                json.set("wire", ids(wire));
                json.set("others", ids(others));
                var threads = json.putArray("thread");
                thread.forEach(message -> threads.add(PlaceJson.message(message)));
                yield json;
            }
            case Post.Timeline(var article, var story) -> of("timeline", article).set("story", ids(story));
            case Post.Found(var words, var hits) -> of("found").put("words", words).set("suggestions", suggestions(hits));
            case Post.OnLinks(var links) -> of("on-links").set("links", links(links));
            case Post.Help(var about) -> of("help").put("about", about);
            case Post.Notice(var matter, var about) -> of("notice").put("matter", matter.name()).put("about", about);
            case Post.Dropped(var of, var suggested, var list) -> of("dropped", of).put("suggested", suggested.value())
                    .set("list", PlaceJson.message(list));
        };
    }

    static Post post(JsonNode json) {
        var is = json.path("is").asText();
        return switch (is) {
            // A card kept before there were marks has none.
            case "card" -> new Post.CardOf(article(json, "article"), ids(json, "also"), MarkJson.marks(json.path("marks")));
            case "follows" -> new Post.Follows(article(json, "article"), MarkJson.marks(json.path("marks")));
            case "digest" -> new Post.Digest(Post.Occasion.valueOf(json.path("occasion").asText()), Json.list(json.path("briefs"), PostJson::brief),
                    // Before they were kept they were only counted.
                    new Post.LeftOut(json.path("more").asInt(0), json.path("digest").asText(), json.path("from").asInt(0),
                            Json.list(json.path("leftOut"), PostJson::brief)));
            case "saying" -> new Post.Saying(ids(json, "quotes"), RowJson.rows(json.path("rows")));
            case "similar" -> new Post.SimilarTo(article(json, "article"), suggestions(json));
            case "card-with-similar" -> new Post.CardWithSimilar(article(json, "article"), suggestions(json), MarkJson.marks(json.path("marks")));
            case "coverage" -> new Post.Coverage(
                    article(json, "article"), ids(json, "own"), ids(json, "near"), ids(json, "wire"), ids(json, "others"),
                    Json.list(json.path("thread"), PlaceJson::message));
            case "timeline" -> new Post.Timeline(article(json, "article"), ids(json, "story"));
            case "found" -> new Post.Found(json.path("words").asText(), suggestions(json));
            case "on-links" -> new Post.OnLinks(Json.list(
                    json.path("links"),
                    each -> new Post.LinkedArticle(Json.link(each.path("link")), article(each, "article"), MarkJson.marks(each.path("marks")))));
            case "help" -> new Post.Help(json.path("about").asText());
            case "notice" -> new Post.Notice(Matter.valueOf(json.path("matter").asText()), json.path("about").asText());
            case "dropped" -> new Post.Dropped(article(json, "article"), article(json, "suggested"), PlaceJson.message(json.path("list")));
            default -> throw new StoreFault("the store holds a post of a kind that is not known: " + is);
        };
    }

    private static ArrayNode briefs(List<Post.Brief> briefs) {
        var array = JsonNodeFactory.instance.arrayNode();
        for (var brief : briefs) {
            var json = array.addObject().put("article", brief.article().value());
            json.set("also", ids(brief.also()));
            json.set("marks", MarkJson.json(brief.marks()));
        }
        return array;
    }

    private static Post.Brief brief(JsonNode json) {
        return new Post.Brief(article(json, "article"), ids(json, "also"), MarkJson.marks(json.path("marks")));
    }

    private static ObjectNode of(String kind) {
        return JsonNodeFactory.instance.objectNode().put("is", kind);
    }

    private static ObjectNode of(String kind, ArticleId article) {
        return of(kind).put("article", article.value());
    }

    private static ArticleId article(JsonNode json, String field) {
        return new ArticleId(json.path(field).asText());
    }

    private static ArrayNode ids(List<ArticleId> articles) {
        return Json.texts(articles.stream().map(ArticleId::value).toList());
    }

    private static List<ArticleId> ids(JsonNode json, String field) {
        return Json.list(json.path(field), id -> new ArticleId(id.asText()));
    }

    private static ArrayNode suggestions(List<Suggestion> suggestions) {
        var array = JsonNodeFactory.instance.arrayNode();
        for (var suggestion : suggestions) {
            var json = array.addObject().put("article", suggestion.article().value()).put("likeness", suggestion.likeness())
                    .put("bond", suggestion.bond().name());
            json.set("shared", Json.texts(suggestion.shared()));
            if (!suggestion.passage().isEmpty()) {
                json.set("passage", RowJson.bits(suggestion.passage()));
            }
        }
        return array;
    }

    private static List<Suggestion> suggestions(JsonNode json) {
        return Json.list(json.path("suggestions"),
                each -> new Suggestion(article(each, "article"), each.path("likeness").asDouble(), Json.texts(each.path("shared")),
                        // Before there was any it was not said.
                        Bond.valueOf(each.path("bond").asText(Bond.SAME_SUBJECT.name())), RowJson.bits(each.path("passage"))));
    }

    private static ArrayNode links(List<Post.LinkedArticle> links) {
        var array = JsonNodeFactory.instance.arrayNode();
        links.forEach(link -> array.addObject().put("link", link.link().text()).put("article", link.article().value())
                .set("marks", MarkJson.json(link.marks())));
        return array;
    }
}
