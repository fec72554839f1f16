package news.backstory.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import news.backstory.article.ArticleId;
import news.backstory.channel.ChannelId;
import news.backstory.channel.PersonId;
import news.backstory.post.Bit;
import news.backstory.post.Row;

/** Rows in our own words, as the table {@code post} holds them. */
final class RowJson {

    private static final String UNTIL = "until";

    private RowJson() {}

    static ArrayNode json(List<Row> rows) {
        var array = JsonNodeFactory.instance.arrayNode();
        for (var row : rows) {
            var json = array.addObject();
            json.set("bits", bits(row.bits()));
            var choices = json.putArray("choices");
            row.choices().forEach(choice -> json(choice, choices.addObject()));
        }
        return array;
    }

    static List<Row> rows(JsonNode array) {
        return Json.list(array, json -> new Row(bits(json.path("bits")), Json.list(json.path("choices"), RowJson::choice)));
    }

    private static void json(Row.Choice choice, ObjectNode json) {
        json.put("label", choice.label()).put("ask", choice.ask().name()).put("about", choice.about());
        if (!choice.until().equals(Row.Choice.ALWAYS)) {
            json.put(UNTIL, choice.until().toString());
        }
    }

    private static Row.Choice choice(JsonNode json) {
        return new Row.Choice(json.path("label").asText(), Row.Ask.valueOf(json.path("ask").asText()), json.path("about").asText(),
                json.has(UNTIL) ? Instant.parse(json.path(UNTIL).asText()) : Row.Choice.ALWAYS);
    }

    static ArrayNode bits(List<Bit> bits) {
        var array = JsonNodeFactory.instance.arrayNode();
        bits.forEach(bit -> array.add(json(bit)));
        return array;
    }

    static List<Bit> bits(JsonNode array) {
        return Json.list(array, RowJson::bit);
    }

    private static ObjectNode json(Bit bit) {
        return switch (bit) {
            case Bit.Plain(var text) -> of("plain", text);
            case Bit.Strong(var text) -> of("strong", text);
            case Bit.Typed(var text) -> of("typed", text);
            case Bit.When(var at) -> of("when", at.toString());
            case Bit.Age(var at) -> of("age", at.toString());
            case Bit.Who(var person) -> of("who", person.value());
            case Bit.Where(var channel) -> of("where", channel.value());
            case Bit.Headline(var article) -> of("headline", article.value());
        };
    }

    private static ObjectNode of(String is, String value) {
        return JsonNodeFactory.instance.objectNode().put("is", is).put("value", value);
    }

    private static Bit bit(JsonNode json) {
        var is = json.path("is").asText();
        var value = json.path("value").asText();
        return switch (is) {
            case "plain" -> new Bit.Plain(value);
            case "strong" -> new Bit.Strong(value);
            case "typed" -> new Bit.Typed(value);
            case "when" -> new Bit.When(Instant.parse(value));
            case "age" -> new Bit.Age(Instant.parse(value));
            case "who" -> new Bit.Who(new PersonId(value));
            case "where" -> new Bit.Where(new ChannelId(value));
            case "headline" -> new Bit.Headline(new ArticleId(value));
            default -> throw new StoreFault("the store holds a word of a kind that is not known: " + is);
        };
    }
}
