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

/** Reads {@code X-Hub-Signature: method=hexadecimal} (W3C WebSub, 7.1). SHA-1, which the standard allows, is refused: collisions of it are for sale. */
final class HubSignature {

    private static final Map<String, String> ALGORITHMS = Map.of("sha256", "HmacSHA256", "sha384", "HmacSHA384", "sha512", "HmacSHA512");
    private static final Pattern HEADER = Pattern.compile("([a-zA-Z0-9]{1,10})=([0-9a-fA-F]{64,128})");

    private HubSignature() {}

    /** @param header as it came; empty if it did not, or came twice */
    static boolean isGenuine(String header, HubSecret secret, byte[] body) {
        var matcher = HEADER.matcher(header.strip());
        if (!matcher.matches()) {
            return false;
        }
        var algorithm = ALGORITHMS.get(matcher.group(1).toLowerCase(Locale.ROOT));
        return algorithm != null && MessageDigest.isEqual(sign(algorithm, secret, body).getBytes(StandardCharsets.US_ASCII),
                matcher.group(2).toLowerCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII));
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
