package news.backstory.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.Optional;

/** Takes what the bot sends to a response_url. */
final class ResponseApi {

    private final Workspace workspace;
    private final TruthLog log;
    private final Faults faults;
    private final ResponseUrls urls;
    private final Responses responses;

    ResponseApi(Workspace workspace, TruthLog log, Faults faults, ResponseUrls urls, Responses responses) {
        this.workspace = workspace;
        this.log = log;
        this.faults = faults;
        this.urls = urls;
        this.responses = responses;
    }

    /** The outcome, and the HTTP status that goes with it. */
    private record Outcome(String word, int status, String ts) {}

    void call(Context http) {
        var at = workspace.now();
        var arguments = arguments(http);
        var fault = faults.take(Faults.RESPONSE_URL);
        var outcome = fault.filter(planned -> !planned.done()).isPresent()
                ? new Outcome("not_done", 500, "")
                : arguments.map(given -> outcome(http.pathParam("secret"), given)).orElseGet(() -> new Outcome("invalid_payload", 400, ""));
        var good = outcome.word().equals("ok");
        var body = good ? "ok" : Json.object().put("ok", false).put("error", outcome.word()).toString();
        var reply = FaultyReply.of(outcome.status(), good ? "text/html" : "application/json; charset=utf-8", body, fault);
        log.add(at, TruthLog.Way.RESPONSE_URL, Faults.RESPONSE_URL, arguments.map(Arguments::readable).orElseGet(Json::object), outcome.word(),
                reply.status(), outcome.ts(), fault.map(Object::toString).orElse(""), Duration.between(at, workspace.now()));
        reply.to(http);
    }

    private Outcome outcome(String secret, Arguments arguments) {
        return switch (urls.use(secret, workspace.now())) {
            case ResponseUrls.Use.Refused(var error) -> new Outcome(error, 404, "");
            case ResponseUrls.Use.Valid(var ticket) -> switch (responses.show(ticket, arguments)) {
                case Responses.Shown.Done(var ts) -> new Outcome("ok", 200, ts);
                case Responses.Shown.Refused(var error) -> new Outcome(error, 400, "");
            };
        };
    }

    private static Optional<Arguments> arguments(Context http) {
        return Json.parse(http.body()).filter(JsonNode::isObject).map(body -> new Arguments((ObjectNode) body));
    }
}
