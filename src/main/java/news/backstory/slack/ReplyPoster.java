package news.backstory.slack;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import news.backstory.ledger.Posting;
import news.backstory.post.ReplyAddress;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** Answers at a request's own address, its response_url (docs.slack.dev/interactivity/handling-user-interaction). */
final class ReplyPoster {

    private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");
    private static final int MAX_ANSWER_BYTES = 64 * 1024;

    private final SlackHttp http;

    ReplyPoster(SlackHttp http) {
        this.http = http;
    }

    Posting toOne(ReplyAddress address, Dresser.Dressed.Message message) {
        return send(address, "ephemeral", message);
    }

    Posting toAll(ReplyAddress address, Dresser.Dressed.Message message) {
        return send(address, "in_channel", message);
    }

    private Posting send(ReplyAddress address, String type, Dresser.Dressed.Message message) {
        return slacks(address).<Posting>map(uri -> send(uri, type, message)).orElseGet(() -> new Posting.Refused("not an address of Slack's"));
    }

    private Posting send(URI address, String type, Dresser.Dressed.Message message) {
        var body = new JsonObject();
        body.addProperty("response_type", type);
        body.addProperty("replace_original", false);
        body.addProperty("mrkdwn", false);
        body.addProperty("text", message.text());
        body.add("blocks", JsonParser.parseString(message.blocks()));
        var request = new Request.Builder().url(address.toString()).post(RequestBody.create(body.toString(), JSON)).build();
        try (var response = http.client().newCall(request).execute()) {
            return outcome(response);
        } catch (IOException broken) {
            return Outcomes.ofFailure(broken);
        }
    }

    /** Slack says "ok", or why not: as JSON, or as a bare word. */
    private static Posting outcome(Response response) throws IOException {
        var answer = response.peekBody(MAX_ANSWER_BYTES).string().strip();
        var error = error(answer);
        if (response.isSuccessful()) {
            return error.map(Outcomes::ofError).orElseGet(Posting.Taken::new);
        }
        var byStatus = Outcomes.ofStatus(response.code(), response.header("Retry-After"));
        return byStatus instanceof Posting.Refused ? error.map(Outcomes::ofError).orElse(byStatus) : byStatus;
    }

    private static Optional<String> error(String answer) {
        if (answer.matches("[a-z_]{3,60}")) {
            return Optional.of(answer);
        }
        try {
            return JsonParser.parseString(answer) instanceof JsonObject json && json.get("error") != null
                    ? Optional.of(json.get("error").getAsString())
                    : Optional.empty();
        } catch (JsonParseException | UnsupportedOperationException | IllegalStateException noReason) {
            return Optional.empty();
        }
    }

    private Optional<URI> slacks(ReplyAddress address) {
        try {
            return Optional.of(new URI(address.value())).filter(http::mayReplyTo);
        } catch (URISyntaxException notAnAddress) {
            return Optional.empty();
        }
    }
}
