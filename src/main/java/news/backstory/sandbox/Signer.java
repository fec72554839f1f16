package news.backstory.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs requests to the bot: docs.slack.dev/authentication/verifying-requests-from-slack. */
final class Signer {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    Signer(String signingSecret) {
        key = new SecretKeySpec(signingSecret.getBytes(UTF_8), ALGORITHM);
    }

    /** "v0=" and 64 hexadecimal digits over the seconds and the raw body. */
    String sign(Instant at, String body) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return "v0=" + HexFormat.of().formatHex(mac.doFinal(("v0:" + at.getEpochSecond() + ":" + body).getBytes(UTF_8)));
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
