package news.backstory.slack;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.socket_mode.SocketModeClient;
import com.slack.api.socket_mode.response.AckResponse;
import java.io.IOException;
import java.net.URI;

/**
 * Hears Slack over a socket that we open (Socket Mode), for a newsroom whose server no one can reach from outside. What comes in is kept on disk before it
 * is acknowledged, as over HTTP. The SDK opens a new socket when Slack asks for it or the old one breaks.
 */
public final class SlackSocket implements AutoCloseable {

    private final SocketModeClient client;

    private SlackSocket(SocketModeClient client) {
        this.client = client;
    }

    /**
     * Connects; from then on messages arrive.
     *
     * @param appToken starts with xapp-, scope connections:write
     * @throws IOException if Slack cannot be reached or does not take the token; the message says which
     */
    public static SlackSocket open(String appToken, URI apiBase, SlackApp app) throws IOException {
        var config = new SlackConfig();
        config.setMethodsEndpointUrlPrefix(apiBase.toString());
        config.setStatsEnabled(false);
        SocketModeClient client;
        try {
            client = Slack.getInstance(config).socketMode(appToken, SocketModeClient.Backend.JavaWebSocket);
        } catch (RuntimeException refused) {
            // The SDK throws what comes to hand when apps.connections.open is refused.
            throw new IOException("Slack does not open a socket: is SLACK_APP_TOKEN right, and Socket Mode switched on?", refused);
        }
        client.setAutoReconnectEnabled(true);
        client.setAutoReconnectOnCloseEnabled(true);
        client.addWebSocketMessageListener(message -> {
            var envelope = Hearing.envelopeId(message);
            if (!envelope.isEmpty() && app.hear(message)) {
                client.sendSocketModeResponse(new AckResponse(envelope));
            }
        });
        client.connect();
        return new SlackSocket(client);
    }

    /** Whether the socket answers a ping. */
    public boolean isOpen() {
        return client.verifyConnection();
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
