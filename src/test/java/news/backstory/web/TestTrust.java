package news.backstory.web;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;

/** A certificate for news-example.org and the names below it, and clients that believe it. */
final class TestTrust {

    private static final char[] PASSWORD = "not-a-secret".toCharArray();

    private final TrustManagerFactory trust;
    private final SSLContext context;

    /** Slow to build: once for all the cases of a test. */
    TestTrust() {
        try (var file = TestTrust.class.getResourceAsStream("/web/test-server.p12")) {
            var store = KeyStore.getInstance("PKCS12");
            store.load(file, PASSWORD);
            var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, PASSWORD);
            trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        } catch (GeneralSecurityException | IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    OkHttpClient.Builder addTo(OkHttpClient.Builder client) {
        return client.sslSocketFactory(context.getSocketFactory(), (X509TrustManager) trust.getTrustManagers()[0]);
    }

    SSLServerSocketFactory sockets() {
        return context.getServerSocketFactory();
    }
}
