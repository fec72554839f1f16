package news.backstory.web;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;

/** Decides which sockets a web address may open. Asks the DNS once; what it answers then is what is connected to. */
final class Gatekeeper {

    /** Those that newspapers and their content systems really use. Every other port is some other service of somebody. */
    private static final Set<Integer> WEB_PORTS = Set.of(80, 443, 8000, 8080, 8443);

    /** A name may have hundreds of addresses; one of the first will do. All are checked. */
    private static final int MAX_ADDRESSES_TRIED = 4;

    private static final InetAddress THIS_MACHINE = InetAddress.ofLiteral("127.0.0.1");

    private final NameResolver names;
    private final Set<InetAddress> own;

    Gatekeeper(NameResolver names, Set<InetAddress> own) {
        this.names = names;
        this.own = own;
    }

    sealed interface Decision {

        /** @param sockets at least one: connect to these and to nothing else */
        record Admitted(List<InetSocketAddress> sockets) implements Decision {}

        record Refused(String why) implements Decision {}

        record Unknown(String why) implements Decision {}
    }

    Decision admit(WebAddress address, Loopback loopback) {
        if (opens(loopback, address)) {
            return admitted(List.of(THIS_MACHINE), address);
        }
        if (!WEB_PORTS.contains(address.url().port())) {
            return new Decision.Refused("port " + address.url().port());
        }
        return switch (address.host()) {
            case Host.Literal(InetAddress literal) -> vetted(List.of(literal), address);
            case Host.Name(String name) -> resolved(name, address);
        };
    }

    static boolean opens(Loopback loopback, WebAddress address) {
        return switch (loopback) {
            case Loopback.Closed _ -> false;
            case Loopback.OpenAt(int port, String path) -> !address.url().isHttps() && address.url().port() == port
                    && address.host().equals(new Host.Literal(THIS_MACHINE)) && address.url().encodedPath().startsWith(path);
        };
    }

    private Decision resolved(String name, WebAddress address) {
        try {
            List<InetAddress> answers = names.resolve(name);
            return answers.isEmpty() ? new Decision.Unknown("no such name") : vetted(answers, address);
        } catch (UnknownHostException none) {
            return new Decision.Unknown("no such name");
        }
    }

    /** One closed address among many closes the name: whoever mixes them hopes that we take the closed one. */
    private Decision vetted(List<InetAddress> addresses, WebAddress address) {
        for (InetAddress each : addresses) {
            if (!PublicAddresses.contains(each)) {
                return new Decision.Refused("not public: " + each.getHostAddress());
            }
            if (own.contains(each)) {
                return new Decision.Refused("our own address: " + each.getHostAddress());
            }
        }
        return admitted(addresses, address);
    }

    private static Decision admitted(List<InetAddress> addresses, WebAddress address) {
        return new Decision.Admitted(
                addresses.stream().distinct().limit(MAX_ADDRESSES_TRIED).map(each -> new InetSocketAddress(each, address.url().port())).toList());
    }
}
