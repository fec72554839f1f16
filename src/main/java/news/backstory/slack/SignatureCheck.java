package news.backstory.slack;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Says whether a request comes from Slack: signed over its raw bytes, now, and for the first time.
 *
 * <p>Source: docs.slack.dev/authentication/verifying-requests-from-slack. Bolt's own check compares byte after byte, accepts any time in the future, and
 * runs after parsing; so it is switched off, and this one stands before it.
 */
final class SignatureCheck {

    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final int MAX_REMEMBERED = 100_000;
    private static final String VERSION = "v0";
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;
    private final InstantSource clock;

    /** Signatures of what was accepted, for as long as their time would let them in again (on both sides of now). */
    private final Cache<String, Boolean> accepted = Caffeine.newBuilder().maximumSize(MAX_REMEMBERED)
            .expireAfterWrite(WINDOW.multipliedBy(2).plusMinutes(1)).build();

    SignatureCheck(SlackCredentials credentials, InstantSource clock) {
        this.key = new SecretKeySpec(credentials.signingSecret().getBytes(StandardCharsets.UTF_8), ALGORITHM);
        this.clock = clock;
    }

    enum Verdict {
        SIGNED, UNSIGNED, WRONG_TIME, FORGED, REPLAYED
    }

    Verdict check(HttpCall call) {
        var timestamp = call.only("x-slack-request-timestamp");
        var signature = call.only("x-slack-signature");
        if (!signature.startsWith(VERSION + "=") || !isSeconds(timestamp)) {
            return Verdict.UNSIGNED;
        }
        if (Math.abs(clock.instant().getEpochSecond() - Long.parseLong(timestamp)) > WINDOW.toSeconds()) {
            return Verdict.WRONG_TIME;
        }
        var expected = (VERSION + "=" + HexFormat.of().formatHex(sign(timestamp, call.body()))).getBytes(StandardCharsets.US_ASCII);
        if (!MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.UTF_8))) {
            return Verdict.FORGED;
        }
        return accepted.getIfPresent(signature) == null ? Verdict.SIGNED : Verdict.REPLAYED;
    }

    /** From now on this request counts as a replay. Called when it is kept safely, so that what we failed to keep may be sent again. */
    void accept(HttpCall call) {
        accepted.put(call.only("x-slack-signature"), true);
    }

    private byte[] sign(String timestamp, byte[] body) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update((VERSION + ":" + timestamp + ":").getBytes(StandardCharsets.US_ASCII));
            return mac.doFinal(body);
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /** ASCII digits only, few enough for a long: {@code Long.parseLong} would take signs and other scripts' digits. */
    private static boolean isSeconds(String text) {
        return !text.isEmpty() && text.length() <= 12 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
