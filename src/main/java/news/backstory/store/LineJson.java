package news.backstory.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import news.backstory.ledger.Line;
import news.backstory.post.Place;

/** The lines that stand in for another, as the table {@code post} holds them. */
final class LineJson {

    private LineJson() {}

    static String text(List<Line> lines) {
        return json(lines).toString();
    }

    static List<Line> lines(String text) {
        return lines(Json.object(text));
    }

    static ArrayNode places(List<Place> places) {
        var array = JsonNodeFactory.instance.arrayNode();
        places.forEach(place -> array.add(PlaceJson.json(place)));
        return array;
    }

    /** None where the lines were kept before anybody was told. */
    static List<Place> places(JsonNode array) {
        return Json.list(array, PlaceJson::place);
    }

    private static ArrayNode json(List<Line> lines) {
        var array = JsonNodeFactory.instance.arrayNode();
        for (var line : lines) {
            var json = array.addObject().put("key", line.key()).put("stale", Instants.micros(line.staleAt()));
            json.set("place", PlaceJson.json(line.place()));
            json.set("post", PostJson.json(line.post()));
            json.set("instead", json(line.ifNotMember()));
            json.set("tell", places(line.ifNotSaid()));
        }
        return array;
    }

    private static List<Line> lines(JsonNode array) {
        return Json.list(array, each -> new Line(
                each.path("key").asText(), PlaceJson.place(each.path("place")), PostJson.post(each.path("post")),
                Instants.instant(each.path("stale").asLong()), lines(each.path("instead")), places(each.path("tell"))));
    }
}
