package news.backstory.slack;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.MethodsClient;
import com.slack.api.util.http.SlackHttpClient;
import java.io.IOException;
import java.net.Proxy;
import java.net.URI;
import java.time.Duration;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;

/**
 * The way to Slack, on which nothing is sent twice. OkHttp by itself sends a request again when a pooled connection drops, and after a 408 or a 503 that
 * asks for it: a second post that nobody hears of. Here each call is one request (docs/why/exactly-once.md).
 */
final class SlackHttp implements AutoCloseable {

    static final Duration CALL_LASTS_AT_MOST = Duration.ofSeconds(15);

    private static final Duration CONNECTS_WITHIN = Duration.ofSeconds(5);
    private static final Duration READS_WITHIN = Duration.ofSeconds(10);
    private static final int UNAVAILABLE = 503;

    private final SlackSettings settings;
    private final OkHttpClient client;
    private final MethodsClient methods;

    SlackHttp(SlackSettings settings) {
        this(settings, CALL_LASTS_AT_MOST);
    }

    /** @param patience for one call in all */
    SlackHttp(SlackSettings settings, Duration patience) {
        this.settings = settings;
        this.client = new OkHttpClient.Builder()
                .connectTimeout(CONNECTS_WITHIN)
                .readTimeout(READS_WITHIN)
                .writeTimeout(READS_WITHIN)
                .callTimeout(patience)
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .followSslRedirects(false)
                .addNetworkInterceptor(SlackHttp::withoutInvitationToRetry)
                .proxy(Proxy.NO_PROXY)
                .build();
        this.methods = methods(settings, client);
    }

    MethodsClient methods() {
        return methods;
    }

    OkHttpClient client() {
        return client;
    }

    boolean mayReplyTo(URI address) {
        return settings.mayReplyTo(address);
    }

    @Override
    public void close() {
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }

    private static MethodsClient methods(SlackSettings settings, OkHttpClient client) {
        var config = new SlackConfig();
        config.setMethodsEndpointUrlPrefix(settings.apiBase().toString());
        // The SDK would take a proxy from the environment, and ask auth.test before the first post to keep statistics.
        config.setProxyUrl(null);
        config.setStatsEnabled(false);
        var http = new SlackHttpClient(client);
        http.setConfig(config);
        return Slack.getInstance(config, http).methods(settings.botToken());
    }

    /** "503, try again in 0 seconds" makes OkHttp try again behind our back. */
    private static Response withoutInvitationToRetry(Interceptor.Chain chain) throws IOException {
        var response = chain.proceed(chain.request());
        return response.code() == UNAVAILABLE ? response.newBuilder().removeHeader("Retry-After").build() : response;
    }
}
