package news.backstory.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import news.backstory.article.ArticleId;
import news.backstory.channel.PersonId;
import news.backstory.post.Mark;

/** The marks on a post, as the table {@code post} holds them. */
final class MarkJson {

    private MarkJson() {}

    static ArrayNode json(List<Mark> marks) {
        var array = JsonNodeFactory.instance.arrayNode();
        marks.forEach(mark -> array.add(json(mark)));
        return array;
    }

    private static ObjectNode json(Mark mark) {
        var json = JsonNodeFactory.instance.objectNode();
        switch (mark) {
            case Mark.Corrected(var at) -> json.put("is", "corrected").put("at", at.toString());
            case Mark.Updated(var at) -> json.put("is", "updated").put("at", at.toString());
            case Mark.Over(var at) -> json.put("is", "over").put("at", at.toString());
            case Mark.SplitOff(var at) -> json.put("is", "split-off").put("at", at.toString());
            case Mark.Breaking() -> json.put("is", "breaking");
            case Mark.PassedQuiet() -> json.put("is", "passed-quiet");
            case Mark.WentOn(var developments) ->
                json.put("is", "went-on").set("developments", Json.texts(developments.stream().map(ArticleId::value).toList()));
            case Mark.OnIt(var people, var at) -> json.put("is", "on-it").put("at", at.toString()).set("people",
                    Json.texts(people.stream().map(PersonId::value).toList()));
            case Mark.OfDevelopment(var development, var its) ->
                json.put("is", "of-development").put("development", development.value()).set("mark", json(its));
        }
        return json;
    }

    static List<Mark> marks(JsonNode array) {
        return Json.list(array, MarkJson::mark);
    }

    private static Mark mark(JsonNode json) {
        var is = json.path("is").asText();
        return switch (is) {
            case "corrected" -> new Mark.Corrected(at(json));
            case "updated" -> new Mark.Updated(at(json));
            case "over" -> new Mark.Over(at(json));
            case "split-off" -> new Mark.SplitOff(at(json));
            case "breaking" -> new Mark.Breaking();
            case "passed-quiet" -> new Mark.PassedQuiet();
            case "went-on" -> new Mark.WentOn(Json.list(json.path("developments"), article -> new ArticleId(article.asText())));
            case "on-it" -> new Mark.OnIt(Json.list(json.path("people"), person -> new PersonId(person.asText())), at(json));
            case "of-development" -> new Mark.OfDevelopment(new ArticleId(json.path("development").asText()), mark(json.path("mark")));
            default -> throw new StoreFault("the store holds a mark of a kind that is not known: " + is);
        };
    }

    private static Instant at(JsonNode json) {
        return Instant.parse(json.path("at").asText());
    }
}
