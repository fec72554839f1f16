package news.backstory.web;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * Tells addresses of the public internet from all others, after IANA's registries of special-purpose addresses. The questions that
 * {@link InetAddress} answers (is it loopback, site-local, …) miss more than half of these.
 */
final class PublicAddresses {

    private static final List<AddressBlock> CLOSED_V4 = blocks(
            "0.0.0.0/8", // this network; 0.0.0.0 reaches this machine on Linux
            "10.0.0.0/8", // private
            "100.64.0.0/10", // carrier-grade NAT; Alibaba's metadata
            "127.0.0.0/8", // this machine
            "168.63.129.16/32", // Azure's WireServer, amid public space
            "169.254.0.0/16", // link-local; the metadata of most clouds
            "172.16.0.0/12", // private
            "192.0.0.0/24", // protocol assignments
            "192.0.2.0/24", // documentation
            "192.88.99.0/24", // 6to4 relays, withdrawn
            "192.168.0.0/16", // private
            "198.18.0.0/15", // benchmarks
            "198.51.100.0/24", // documentation
            "203.0.113.0/24", // documentation
            "224.0.0.0/4", // multicast
            "240.0.0.0/4"); // reserved, broadcast

    /** All that IANA has given out for hosts. What holds an IPv4 address (mapped, compatible, NAT64) lies outside. */
    private static final AddressBlock OPEN_V6 = AddressBlock.of("2000::/3");

    private static final List<AddressBlock> CLOSED_V6 = blocks(
            "2001::/23", // protocol assignments, Teredo, ORCHID
            "2001:db8::/32", // documentation
            "2002::/16", // 6to4: an IPv4 address in disguise
            "3fff::/20"); // documentation

    private PublicAddresses() {}

    static boolean contains(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (address instanceof Inet6Address) {
            return OPEN_V6.contains(bytes) && CLOSED_V6.stream().noneMatch(block -> block.contains(bytes));
        }
        return CLOSED_V4.stream().noneMatch(block -> block.contains(bytes));
    }

    private static List<AddressBlock> blocks(String... notations) {
        return Stream.of(notations).map(AddressBlock::of).toList();
    }

    /** The addresses of one family that begin with the same bits. */
    private record AddressBlock(InetAddress first, int bits) {

        /** @param notation as in 10.0.0.0/8 or 2001:db8::/32 */
        static AddressBlock of(String notation) {
            int slash = notation.indexOf('/');
            return new AddressBlock(InetAddress.ofLiteral(notation.substring(0, slash)),
                    Integer.parseInt(notation, slash + 1, notation.length(), 10));
        }

        boolean contains(byte[] address) {
            byte[] start = first.getAddress();
            if (address.length != start.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % 8);
                if (((address[bit / 8] ^ start[bit / 8]) & mask) != 0) {
                    return false;
                }
            }
            return true;
        }
    }
}
