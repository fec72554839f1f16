package news.backstory.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import news.backstory.article.Tier;

/**
 * Reads a delivery, whatever of the three it is: ninjs (an object with {@code uri}), our own article JSON (an object with {@code id}), either of them in a
 * list; or NewsML-G2. What is in it decides, for what senders say about it is often wrong. Of several items those that cannot be read are warned of and the
 * others taken: a kill does not wait for the mending of what came with it.
 */
public final class WireReader {

    /** Of one delivery. */
    public static final int MAX_BYTES = 2 * 1024 * 1024;

    static final int MAX_ITEMS = 200;

    private WireReader() {}

    /** @param tier whose articles this sender's are */
    public static WireReading read(WireName wire, Tier tier, byte[] bytes, Instant receivedAt) {
        if (bytes.length > MAX_BYTES) {
            return new WireReading.Unreadable("larger than " + MAX_BYTES + " bytes");
        }
        var delivery = new Delivery(wire, tier, receivedAt, WireText.sha256(bytes));
        var warnings = new ArrayList<String>();
        try {
            var items = switch (firstSign(bytes)) {
                case '<' -> NewsMl.read(delivery, SafeXml.parse(bytes), warnings);
                case '{', '[' -> json(delivery, WireJson.parse(bytes), warnings);
                default -> throw new Unusable("neither JSON nor XML");
            };
            return new WireReading.Read(toldApart(items), warnings);
        } catch (Unusable why) {
            return new WireReading.Unreadable(String.valueOf(why.getMessage()));
        }
    }

    /** Two versions of an item in one delivery are two. */
    private static List<WireItem> toldApart(List<WireItem> items) {
        return IntStream.range(0, items.size()).mapToObj(at -> items.get(at).withHash(items.get(at).hash() + "/" + at)).toList();
    }

    private static List<WireItem> json(Delivery delivery, JsonNode json, List<String> warnings) throws Unusable {
        if (!json.isArray()) {
            return List.of(item(delivery, json, warnings));
        }
        if (json.isEmpty() || json.size() > MAX_ITEMS) {
            throw new Unusable("a list of items has 1 to " + MAX_ITEMS + " of them");
        }
        var each = new EachItem(warnings);
        for (var one : json) {
            each.read(() -> item(delivery, one, warnings));
        }
        return each.items();
    }

    private static WireItem item(Delivery delivery, JsonNode json, List<String> warnings) throws Unusable {
        if (!(json instanceof ObjectNode object)) {
            throw new Unusable("an item is a JSON object");
        }
        return object.has("id") && (object.has("paragraphs") || !object.has("uri"))
                ? PushedArticle.read(delivery, object)
                : Ninjs.read(delivery, object, warnings);
    }

    /** Past white space and the mark of a byte order; an XML file in UTF-16 begins with one of its two bytes. */
    private static char firstSign(byte[] bytes) {
        for (var each : bytes) {
            var sign = (char) (each & 0xff);
            if (sign > ' ' && sign != 0xef && sign != 0xbb && sign != 0xbf && sign != 0xfe && sign != 0xff) {
                return sign;
            }
        }
        return ' ';
    }
}
