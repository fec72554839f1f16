package news.backstory.sandbox;

import io.javalin.http.Context;
import java.time.Duration;
import java.util.Optional;
import news.backstory.sandbox.Faults.Fault;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;

/**
 * What goes over the wire in the end, with whatever was to go wrong.
 *
 * @param status 0 when the connection is cut instead
 * @param retryAfter whole seconds as text; empty for no such header
 */
record FaultyReply(int status, String contentType, String body, String retryAfter, Duration stall) {

    private static final String JSON = "application/json; charset=utf-8";
    private static final String TEXT = "text/html";

    static FaultyReply of(ApiAnswer answer, Optional<Fault> fault) {
        var good = good(answer);
        return fault.map(planned -> good.with(planned)).orElse(good);
    }

    static FaultyReply of(int status, String contentType, String body, Optional<Fault> fault) {
        var good = new FaultyReply(status, contentType, body, "", Duration.ZERO);
        return fault.map(planned -> good.with(planned)).orElse(good);
    }

    /** Answers, or does not. */
    void to(Context http) {
        if (status == 0) {
            ServletContextRequest.getServletContextRequest(http.req()).getConnectionMetaData().getConnection().getEndPoint().close();
            return;
        }
        if (stall.isPositive()) {
            try {
                Thread.sleep(stall);
            } catch (InterruptedException closing) {
                Thread.currentThread().interrupt();
            }
        }
        if (!retryAfter.isEmpty()) {
            http.header("Retry-After", retryAfter);
        }
        http.status(status).contentType(contentType).result(body);
    }

    private static FaultyReply good(ApiAnswer answer) {
        var body = answer.body().toString();
        return answer instanceof ApiAnswer.TooFast(var wait)
                ? new FaultyReply(429, JSON, body, Long.toString(wait.toSeconds()), Duration.ZERO)
                : new FaultyReply(200, JSON, body, "", Duration.ZERO);
    }

    private FaultyReply with(Fault fault) {
        return switch (fault) {
            case Fault.Cut _ -> new FaultyReply(0, TEXT, "", "", Duration.ZERO);
            case Fault.Status(var other, _) -> new FaultyReply(other, TEXT, "<html>" + other + "</html>", "", Duration.ZERO);
            case Fault.TryAgain _ -> new FaultyReply(503, TEXT, "<html>503</html>", "0", Duration.ZERO);
            case Fault.BrokenJson _ -> new FaultyReply(200, JSON, "{\"ok\":true,\"ts\":\"17", "", Duration.ZERO);
            case Fault.Stall(var time) -> new FaultyReply(status, contentType, body, retryAfter, time);
            case Fault.TooFast(var wait) -> good(new ApiAnswer.TooFast(wait));
            case Fault.Refused(var error) -> good(ApiAnswer.refused(error));
        };
    }
}
