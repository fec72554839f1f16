package news.backstory.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import news.backstory.article.Link;

/** Reads and writes the JSON in our own tables. It is ours, so what is odd in it is a fault, and thrown. */
final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    static JsonNode object(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException torn) {
            throw new StoreFault("the store holds JSON that cannot be read", torn);
        }
    }

    static ArrayNode texts(List<String> texts) {
        var array = JsonNodeFactory.instance.arrayNode();
        texts.forEach(array::add);
        return array;
    }

    static List<String> texts(JsonNode array) {
        return list(array, JsonNode::asText);
    }

    static <T> List<T> list(JsonNode array, Function<JsonNode, T> each) {
        return StreamSupport.stream(array.spliterator(), false).map(each).toList();
    }

    static Link link(JsonNode json) {
        return Link.parse(json.asText()).orElseThrow(() -> new StoreFault("the store holds an address that is none"));
    }
}
