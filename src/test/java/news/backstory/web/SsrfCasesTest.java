package news.backstory.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** Runs two lists of addresses through the whole of {@link HttpWeb}, with a DNS and sockets that lead to servers of this test. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SsrfCasesTest {

    private static final Set<Integer> WEB_PORTS = Set.of(80, 443, 8000, 8080, 8443);
    private static final Set<Integer> TLS_PORTS = Set.of(443, 8443);

    private final SsrfCase.Script script = new SsrfCase.Script();
    private final TestTrust trust = new TestTrust();
    private TestServer plain;
    private TestServer tls;

    @BeforeAll
    void open() throws IOException {
        plain = TestServer.plain(script);
        tls = TestServer.tls(trust, script);
    }

    @AfterAll
    void close() throws IOException {
        plain.close();
        tls.close();
    }

    @TestFactory
    Stream<DynamicTest> no_address_opens_a_socket_that_it_must_not_and_none_that_it_may_is_kept_out() throws IOException {
        return Stream.concat(SsrfCase.read("/web/ssrf.tsv"), SsrfCase.read("/web/ssrf-more.tsv"))
                .map(each -> dynamicTest(each.name(), () -> check(each)));
    }

    @Test
    void the_lists_are_whole() throws IOException {
        assertThat(SsrfCase.read("/web/ssrf.tsv")).hasSize(298);
        assertThat(SsrfCase.read("/web/ssrf-more.tsv")).hasSizeGreaterThan(60);
    }

    private void check(SsrfCase address) {
        script.play(address);
        var sockets = new FakeSockets(target -> TLS_PORTS.contains(target.getPort()) ? tls.port() : plain.port());
        var network = new Network(address.names(), sockets, address.own(), new Loopback.Closed());

        Fetch fetch;
        try (var web = new HttpWeb("Backstory/test", Limits.standard(), network, trust::addTo)) {
            fetch = web.get(address.url());
        }

        assertThat(sockets.targets()).allMatch(target -> isOpen(target, address), "an open address and port");
        if (address.mustBeBlocked()) {
            assertThat(fetch).isNotInstanceOf(Fetch.Page.class);
        } else if (address.mustBeAllowed()) {
            assertThat(sockets.targets()).isNotEmpty();
            assertThat(fetch).isNotInstanceOf(Fetch.Refused.class);
        }
        if (address.isReadToTheEnd()) {
            assertThat(fetch).isInstanceOf(Fetch.Page.class);
            assertThat(script.answered()).isEqualTo(address.hops() + 1);
        }
    }

    private static boolean isOpen(InetSocketAddress target, SsrfCase address) {
        return AddressRanges.arePublic(target.getAddress()) && WEB_PORTS.contains(target.getPort()) && !address.own().contains(target.getAddress());
    }

    /** Kept here to show that the list would catch a leak. */
    @Test
    void a_closed_target_is_told_from_an_open_one() {
        var any = new SsrfCase("http://news-example.org/", "must-allow", "", "ok", List.of());

        assertThat(isOpen(new InetSocketAddress("169.254.169.254", 80), any)).isFalse();
        assertThat(isOpen(new InetSocketAddress("93.184.216.34", 22), any)).isFalse();
        assertThat(isOpen(new InetSocketAddress("93.184.216.34", 80), any)).isTrue();
    }
}
