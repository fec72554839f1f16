package news.backstory.web;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What lies between us and the web.
 *
 * @param own addresses that lead back to us: never opened, even where they are public
 */
public record Network(NameResolver names, SocketOpener sockets, Set<InetAddress> own, Loopback loopback) {

    public Network {
        own = Set.copyOf(own);
    }

    /** The real one, with this machine closed. */
    public static Network ofThisMachine() {
        // A dot at the end keeps the resolver from trying the name inside our own domains.
        // No proxy, so that no system property can make a socket speak to another address than the one checked.
        return new Network(name -> List.of(InetAddress.getAllByName(name + ".")), () -> new Socket(Proxy.NO_PROXY), ownAddresses(),
                new Loopback.Closed());
    }

    public Network withLoopback(Loopback other) {
        return new Network(names, sockets, own, other);
    }

    /** Empty if the machine will not say; then only the rules for all addresses hold. */
    private static Set<InetAddress> ownAddresses() {
        try {
            return NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses).collect(Collectors.toUnmodifiableSet());
        } catch (SocketException noneToBeSeen) {
            return Set.of();
        }
    }
}
