package news.backstory.wire;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Says whether a delivery comes from the wire that it names: {@code v1=} and the HMAC-SHA256, in hexadecimal, of {@code v1:<seconds since 1970>:<body>},
 * made with the sender's own secret no more than five minutes away from now. That each is taken once is {@link WireItems}' business.
 */
public final class SenderCheck {

    public static final Duration WINDOW = Duration.ofMinutes(5);

    private static final String ALGORITHM = "HmacSHA256";
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");
    private static final Pattern SIGNATURE = Pattern.compile("v1=[0-9a-f]{64}");

    private final Map<WireName, WireSecret> secrets;
    private final InstantSource clock;

    public SenderCheck(Map<WireName, WireSecret> secrets, InstantSource clock) {
        this.secrets = Map.copyOf(secrets);
        this.clock = clock;
    }

    public sealed interface Verdict {

        /** @param signature by which this very delivery is known again */
        record Genuine(WireName wire, String signature) implements Verdict {}

        /** {@code why} is for our log: a forger learns nothing from it. */
        record Refused(String why) implements Verdict {}
    }

    /** What can be said before the body has come. */
    public sealed interface Claim {

        /** It may be from this wire. */
        record Of(WireName wire) implements Claim {}

        /** No body can make it genuine: it need not be read. */
        record Refused(String why) implements Claim {}
    }

    /** @param timestamp and signature as they came; empty if they did not, or came twice */
    public Claim claim(String name, String timestamp, String signature) {
        var wire = WireName.parse(name).filter(secrets::containsKey);
        if (wire.isEmpty()) {
            return new Claim.Refused("no such wire");
        }
        if (!SECONDS.matcher(timestamp).matches() || !SIGNATURE.matcher(signature).matches()) {
            return new Claim.Refused("not signed");
        }
        return Math.abs(clock.instant().getEpochSecond() - Long.parseLong(timestamp)) > WINDOW.toSeconds()
                ? new Claim.Refused("signed at another time")
                : new Claim.Of(wire.get());
    }

    /** @param timestamp and signature as they came; empty if they did not, or came twice */
    public Verdict check(String name, String timestamp, String signature, byte[] body) {
        return switch (claim(name, timestamp, signature)) {
            case Claim.Refused(var why) -> new Verdict.Refused(why);
            case Claim.Of(var wire) -> genuine(wire, timestamp, signature, body);
        };
    }

    private Verdict genuine(WireName wire, String timestamp, String signature, byte[] body) {
        return MessageDigest.isEqual(sign(Objects.requireNonNull(secrets.get(wire)), timestamp, body).getBytes(StandardCharsets.US_ASCII),
                signature.getBytes(StandardCharsets.US_ASCII))
                        ? new Verdict.Genuine(wire, signature)
                        : new Verdict.Refused("signed with another secret, or changed on the way");
    }

    /** What a sender writes into its header. */
    public static String sign(WireSecret secret, String timestamp, byte[] body) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.text().getBytes(StandardCharsets.UTF_8), ALGORITHM));
            mac.update(("v1:" + timestamp + ":").getBytes(StandardCharsets.US_ASCII));
            return "v1=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
