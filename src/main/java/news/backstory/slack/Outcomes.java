package news.backstory.slack;

import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.function.Function;
import javax.net.ssl.SSLHandshakeException;
import news.backstory.ledger.Posting;
import org.jspecify.annotations.Nullable;

/** What Slack's answer, or its silence, says about a post. In doubt it is {@link Posting.Unknown}: only a plain "no" is taken for one. */
final class Outcomes {

    /** Slack says how long; when it does not, or not in seconds. */
    static final Duration DEFAULT_PAUSE = Duration.ofSeconds(30);

    static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private static final int TOO_MANY = 429;
    private static final int TIMEOUT = 408;

    private Outcomes() {}

    /** @param whenOk what an "ok" means */
    static <T extends SlackApiTextResponse> Posting of(SlackCall<T> call, Function<T, Posting> whenOk) {
        try {
            var response = SlackCall.make(call);
            return response.isOk() ? whenOk.apply(response) : ofError(response.getError());
        } catch (SlackApiException refusal) {
            var outcome = ofStatus(refusal.getResponse().code(), refusal.getResponse().header("Retry-After"));
            // Slack says no with 200 and a reason: this was a proxy or a firewall between us.
            return outcome instanceof Posting.Refused(var why) ? new Posting.NotReached(why) : outcome;
        } catch (IOException broken) {
            return ofFailure(broken);
        }
    }

    /** A status other than 2xx. */
    static Posting ofStatus(int status, @Nullable String retryAfter) {
        if (status == TOO_MANY) {
            return new Posting.TooFast(pause(retryAfter));
        }
        return status >= 500 || status == TIMEOUT ? new Posting.Unknown("HTTP " + status) : new Posting.Refused("HTTP " + status);
    }

    /** {@code ok: false}: docs.slack.dev/reference/methods, under each method's errors. */
    static Posting ofError(@Nullable String error) {
        return switch (error) {
            case null -> new Posting.Unknown("Slack's answer said neither yes nor why not");
            case "not_in_channel", "channel_not_found" -> new Posting.NotMember();
            case "is_archived", "message_not_found", "cannot_find_message", "thread_not_found", "cant_update_message", "edit_window_closed",
                    "cannot_unfurl_message", "user_not_in_channel" ->
                new Posting.Gone(error);
            case "used_url", "expired_url" -> new Posting.AddressSpent();
            case "ratelimited", "rate_limited", "message_limit_exceeded" -> new Posting.TooFast(DEFAULT_PAUSE);
            // Whoever runs us can put these right, and what waits is said then.
            case "invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired" -> new Posting.ShutOut(error);
            case "missing_scope", "no_permission",
                    "not_allowed_token_type", "org_login_required", "ekm_access_denied" ->
                new Posting.NotReached(error);
            // The workspace is being moved and takes nothing meanwhile.
            case "team_added_to_org", "external_channel_migrating" -> new Posting.NotReached(error);
            // Or its admins have shut us out of where we call from, or until somebody has done something.
            case "accesslimited", "access_denied", "team_access_not_granted", "enterprise_is_restricted", "two_factor_setup_required" ->
                new Posting.NotReached(error);
            case "internal_error", "fatal_error", "service_unavailable", "request_timeout", "server_error" -> new Posting.Unknown(error);
            default -> new Posting.Refused(error);
        };
    }

    static Posting ofFailure(IOException broken) {
        return switch (broken) {
            case ConnectException _ -> new Posting.NotReached("connection refused");
            case UnknownHostException _ -> new Posting.NotReached("no such host");
            case NoRouteToHostException _ -> new Posting.NotReached("no route to the host");
            case SSLHandshakeException _ -> new Posting.NotReached("no secure connection");
            // Its message may hold what was sent.
            default -> new Posting.Unknown(broken.getClass().getSimpleName());
        };
    }

    /** Seconds, as Slack writes them. */
    private static Duration pause(@Nullable String retryAfter) {
        if (retryAfter == null || !retryAfter.matches("\\d{1,9}")) {
            return DEFAULT_PAUSE;
        }
        var pause = Duration.ofSeconds(Math.max(1, Long.parseLong(retryAfter)));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }
}
