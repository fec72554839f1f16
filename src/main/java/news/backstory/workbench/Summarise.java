package news.backstory.workbench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import news.backstory.summary.Summariser;
import news.backstory.wire.ArticleJson;

/** {@code summarise}: articles in, their summaries out: {@code {"id","sentences":[{"text","start","end","number"}]}}, with offsets into the body. */
final class Summarise {

    private Summarise() {}

    static Filter with(Summariser summariser) {
        return line -> summary(line, summariser);
    }

    private static JsonNode summary(JsonNode line, Summariser summariser) throws BadLine {
        try {
            var article = ArticleJson.read(line, Instant.EPOCH);
            var json = JsonNodeFactory.instance.objectNode().put("id", article.id().value());
            var sentences = json.putArray("sentences");
            for (var sentence : summariser.summarise(article).sentences()) {
                sentences.addObject().put("text", sentence.text()).put("start", sentence.start()).put("end", sentence.end()).put("number",
                        sentence.number());
            }
            return json;
        } catch (ArticleJson.Mistake mistake) {
            throw new BadLine(String.valueOf(mistake.getMessage()));
        }
    }
}
