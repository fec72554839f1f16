package news.backstory.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Strict JSON: one value, no name twice (another reader might see the other one), nothing behind it, within limits. */
final class WireJson {

    static final int MAX_DEPTH = 64;
    static final int MAX_STRING_CHARACTERS = 1_000_000;
    static final int MAX_NAME_CHARACTERS = 256;
    static final int MAX_NUMBER_CHARACTERS = 64;
    static final int MAX_TOKENS = 200_000;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    static {
        MAPPER.getFactory().setStreamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).maxStringLength(MAX_STRING_CHARACTERS)
                .maxNameLength(MAX_NAME_CHARACTERS).maxNumberLength(MAX_NUMBER_CHARACTERS).maxTokenCount(MAX_TOKENS)
                .maxDocumentLength(WireReader.MAX_BYTES).build());
    }

    private WireJson() {}

    static JsonNode parse(byte[] bytes) throws Unusable {
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return MAPPER.readTree(text.startsWith("\ufeff") ? text.substring(1) : text);
        } catch (JsonProcessingException notJson) {
            throw new Unusable("not the JSON that is read here: " + WireText.line(String.valueOf(notJson.getOriginalMessage()), 200));
        } catch (CharacterCodingException notUtf8) {
            throw new Unusable("the bytes are not UTF-8");
        }
    }
}
