package news.backstory.slack;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Requests as Slack signs them; written apart from the code that checks them. */
final class Signed {

    static final String SECRET = "0123456789abcdef0123456789abcdef";
    static final String FORM = "application/x-www-form-urlencoded";
    static final String JSON = "application/json";

    private Signed() {}

    static HttpCall call(Instant at, String contentType, String body) {
        return call(String.valueOf(at.getEpochSecond()), SECRET, contentType, body.getBytes(StandardCharsets.UTF_8));
    }

    static HttpCall call(String timestamp, String secret, String contentType, byte[] body) {
        return new HttpCall(headers(timestamp, signature(secret, timestamp, body), contentType), body);
    }

    static Map<String, List<String>> headers(String timestamp, String signature, String contentType) {
        var headers = new HashMap<String, List<String>>();
        headers.put("x-slack-request-timestamp", List.of(timestamp));
        headers.put("x-slack-signature", List.of(signature));
        headers.put("content-type", List.of(contentType));
        return headers;
    }

    static String signature(String secret, String timestamp, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update(("v0:" + timestamp + ":").getBytes(StandardCharsets.UTF_8));
            return "v0=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    static String command(String text, String trigger) {
        return form(Map.of(
                "token", "old", "team_id", "T1", "team_domain", "herald", "channel_id", "C1", "channel_name", "newsroom", "user_id", "U1",
                "user_name", "mia", "command", "/news", "text", text, "trigger_id", trigger))
                + "&response_url=" + encode("https://hooks.slack.com/commands/1/2/3") + "&api_app_id=A1";
    }

    static String form(Map<String, String> fields) {
        return fields.entrySet().stream().map(field -> field.getKey() + "=" + encode(field.getValue())).collect(Collectors.joining("&"));
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
