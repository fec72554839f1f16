package news.backstory.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names for intended effects: the same effect has the same name, however often it is planned. */
public final class Keys {

    private static final int MAX_CHARACTERS = 200;

    private Keys() {}

    /** The parts in one; their hash if that is too long for a line's key. */
    public static String of(String... parts) {
        var key = String.join("/", parts);
        return key.length() <= MAX_CHARACTERS ? key : parts[0].substring(0, Math.min(20, parts[0].length())) + "/" + hash(key);
    }

    private static String hash(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
