package news.backstory.hub;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Reads {@code X-Hub-Signature: method=hexadecimal} (W3C WebSub, 7.1). SHA-1, which the standard allows, vouches for no content: collisions of it are for sale. */
final class HubSignature {

    private static final String WEAK = "sha1";
    private static final Map<String, String> ALGORITHMS = Map.of(WEAK, "HmacSHA1", "sha256", "HmacSHA256", "sha384", "HmacSHA384", "sha512",
            "HmacSHA512");
    private static final Pattern HEADER = Pattern.compile("([a-zA-Z0-9]{1,10})=([0-9a-fA-F]{40,128})");

    /** What a signature says. */
    enum Says {
        /** The hub has written this. */
        GENUINE,
        /** The hub has written something: enough to look for ourselves. */
        SOMETHING, NOTHING
    }

    private HubSignature() {}

    /** @param header as it came; empty if it did not, or came twice */
    static Says of(String header, HubSecret secret, byte[] body) {
        var matcher = HEADER.matcher(header.strip());
        if (!matcher.matches()) {
            return Says.NOTHING;
        }
        var method = matcher.group(1).toLowerCase(Locale.ROOT);
        var algorithm = ALGORITHMS.get(method);
        var isSigned = algorithm != null && MessageDigest.isEqual(sign(algorithm, secret, body).getBytes(StandardCharsets.US_ASCII),
                matcher.group(2).toLowerCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII));
        return !isSigned ? Says.NOTHING : method.equals(WEAK) ? Says.SOMETHING : Says.GENUINE;
    }

    private static String sign(String algorithm, HubSecret secret, byte[] body) {
        try {
            var mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret.text().getBytes(StandardCharsets.UTF_8), algorithm));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
