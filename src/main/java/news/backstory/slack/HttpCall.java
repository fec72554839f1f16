package news.backstory.slack;

import java.util.List;
import java.util.Map;

/**
 * A request as it came in, before anybody looked at it.
 *
 * @param headers by name in lower case, with all values in the order they came
 * @param body    the raw bytes: what the signature is over
 */
public record HttpCall(Map<String, List<String>> headers, byte[] body) {

    /** The header's value if it was sent exactly once, else an empty text. */
    String only(String name) {
        var values = headers.getOrDefault(name, List.of());
        return values.size() == 1 ? values.getFirst() : "";
    }
}
