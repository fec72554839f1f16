package news.backstory.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.junit.jupiter.api.Test;

/** OkHttp itself, with a DNS that lies and addresses that nobody looked at before: the socket alone stands in the way. */
class GuardedSocketsTest {

    private static final InetSocketAddress CHECKED = new InetSocketAddress("93.184.216.34", 80);

    private final FakeSockets sockets = FakeSockets.leadingNowhere();
    private final GuardedSockets guarded = new GuardedSockets(sockets, List.of(CHECKED), 1_000);

    @Test
    void what_was_checked_is_connected_to() {
        assertThatThrownBy(() -> ask("http://93.184.216.34/")).hasRootCauseMessage("nobody there");

        assertThat(sockets.targets()).containsExactly(CHECKED);
    }

    @Test
    void an_address_that_was_not_checked_is_refused_though_okhttp_never_asks_the_dns_about_it() {
        for (String url : List.of("http://127.0.0.1/", "http://2130706433/", "http://0x7f.1/", "http://[::1]/", "http://[::ffff:127.0.0.1]/",
                "http://169.254.169.254/", "http://93.184.216.35/", "http://127.0.0.1:22/")) {
            assertThatThrownBy(() -> ask(url)).as(url).isInstanceOf(GuardedSockets.Forbidden.class);
        }

        assertThat(sockets.targets()).isEmpty();
    }

    @Test
    void another_port_of_a_checked_address_is_refused() {
        assertThatThrownBy(() -> ask("http://93.184.216.34:6379/")).isInstanceOf(GuardedSockets.Forbidden.class);

        assertThat(sockets.targets()).isEmpty();
    }

    @Test
    void a_name_that_leads_elsewhere_than_it_did_is_refused() {
        assertThatThrownBy(() -> ask("http://news-example.org/")).isInstanceOf(GuardedSockets.Forbidden.class);

        assertThat(sockets.targets()).isEmpty();
    }

    @Test
    void a_socket_that_would_connect_while_it_is_made_is_not_made() {
        assertThatThrownBy(() -> guarded.createSocket("93.184.216.34", 80)).isInstanceOf(GuardedSockets.Forbidden.class);
        assertThatThrownBy(() -> guarded.createSocket(CHECKED.getAddress(), 80)).isInstanceOf(GuardedSockets.Forbidden.class);
        assertThatThrownBy(() -> guarded.createSocket("93.184.216.34", 80, InetAddress.getLoopbackAddress(), 0))
                .isInstanceOf(GuardedSockets.Forbidden.class);
        assertThatThrownBy(() -> guarded.createSocket(CHECKED.getAddress(), 80, InetAddress.getLoopbackAddress(), 0))
                .isInstanceOf(GuardedSockets.Forbidden.class);
    }

    private void ask(String url) throws Exception {
        var client = new OkHttpClient.Builder().socketFactory(guarded).dns(_ -> List.of(InetAddress.ofLiteral("10.0.0.1"))).build();
        try (var response = client.newCall(new Request.Builder().url(url).build()).execute()) {
            assertThat(response).as("no answer at all").isNull();
        }
    }
}
