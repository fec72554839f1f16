package news.backstory.slack;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.SlackApiException;
import com.slack.api.socket_mode.SocketModeClient;
import com.slack.api.socket_mode.response.AckResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Hears Slack over a socket that we open (Socket Mode), for a newsroom whose server no one can reach from outside. What comes in is kept on disk before it
 * is acknowledged, as over HTTP. Where Slack cannot be reached it goes on trying, so that an outage of Slack's is no reason to be restarted.
 */
public final class SlackSocket implements AutoCloseable {

    private static final Duration TRIES_AGAIN_AFTER = Duration.ofSeconds(10);

    /** What no second try would change: docs.slack.dev/reference/methods/apps.connections.open. */
    private static final Set<String> FINAL = Set.of(
            "invalid_auth", "not_authed", "not_allowed_token_type", "account_inactive", "token_revoked", "token_expired", "no_permission",
            "missing_scope", "forbidden_team");

    private final String appToken;
    private final SlackConfig config;
    private final SlackApp app;
    private final ScheduledExecutorService again = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("slack-socket-", 0).daemon().factory());

    /** Opened by one thread at a time: the one that calls {@link #open}, and then that of {@code again}. */
    private volatile @Nullable SocketModeClient client;

    private SlackSocket(String appToken, SlackConfig config, SlackApp app) {
        this.appToken = appToken;
        this.config = config;
        this.app = app;
    }

    /**
     * Connects; from then on messages arrive. If Slack cannot be reached now, it is tried again until {@link #close}.
     *
     * @param appToken starts with xapp-, scope connections:write
     * @throws IOException if Slack does not take the token; the message says what to do
     */
    public static SlackSocket open(String appToken, URI apiBase, SlackApp app) throws IOException {
        var config = new SlackConfig();
        config.setMethodsEndpointUrlPrefix(apiBase.toString());
        config.setProxyUrl(null);
        config.setStatsEnabled(false);
        var refusal = refusal(config, appToken);
        if (FINAL.contains(refusal)) {
            throw new IOException("Slack does not open a socket (" + refusal + "): is SLACK_APP_TOKEN right, and Socket Mode switched on?");
        }
        var socket = new SlackSocket(appToken, config, app);
        socket.keepConnected();
        var seconds = TRIES_AGAIN_AFTER.toSeconds();
        var _ = socket.again.scheduleWithFixedDelay(socket::keepConnected, seconds, seconds, TimeUnit.SECONDS);
        return socket;
    }

    /** Whether the socket answers a ping. */
    public boolean isOpen() {
        var current = client;
        return current != null && current.verifyConnection();
    }

    @Override
    public void close() throws IOException {
        again.shutdownNow();
        var current = client;
        if (current != null) {
            current.close();
        }
    }

    /** Slack's own word for why it opens no socket; empty if it would, or cannot be asked. The SDK's socket client hides that word. */
    private static String refusal(SlackConfig config, String appToken) {
        try {
            var answer = Slack.getInstance(config).methods().appsConnectionsOpen(request -> request.token(appToken));
            return answer.isOk() || answer.getError() == null ? "" : answer.getError();
        } catch (IOException | SlackApiException notReached) {
            return "";
        }
    }

    /** Once it is connected the SDK opens a new socket by itself when Slack asks for it or the old one breaks. */
    private void keepConnected() {
        if (client != null) {
            return;
        }
        try {
            var fresh = Slack.getInstance(config).socketMode(appToken, SocketModeClient.Backend.JavaWebSocket);
            fresh.setAutoReconnectEnabled(true);
            fresh.setAutoReconnectOnCloseEnabled(true);
            fresh.addWebSocketMessageListener(message -> take(fresh, message));
            fresh.connect();
            client = fresh;
        } catch (IOException | RuntimeException notYet) {
            // The SDK throws what comes to hand when Slack cannot be reached. Tried again; /health says that it is closed.
        }
    }

    private void take(SocketModeClient from, String message) {
        var envelope = Hearing.envelopeId(message);
        if (envelope.isEmpty()) {
            return;
        }
        var objection = app.objection(message);
        if (objection.isPresent()) {
            from.sendSocketModeResponse(answer(envelope, objection.get()));
        } else if (app.hear(message)) {
            app.meanwhile(message).ifPresentOrElse(
                    shown -> from.sendSocketModeResponse(answer(envelope, shown)), () -> from.sendSocketModeResponse(new AckResponse(envelope)));
        }
    }

    private static String answer(String envelope, String payload) {
        var answer = new JsonObject();
        answer.addProperty("envelope_id", envelope);
        answer.add("payload", JsonParser.parseString(payload));
        return answer.toString();
    }
}
