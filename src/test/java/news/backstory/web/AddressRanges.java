package news.backstory.web;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/** Which addresses are public, told a second time and in another way: by first and last address, as numbers. */
final class AddressRanges {

    private static final List<Range> CLOSED_V4 = ranges(
            "0.0.0.0-0.255.255.255", "10.0.0.0-10.255.255.255", "100.64.0.0-100.127.255.255", "127.0.0.0-127.255.255.255",
            "168.63.129.16-168.63.129.16", "169.254.0.0-169.254.255.255", "172.16.0.0-172.31.255.255", "192.0.0.0-192.0.0.255",
            "192.0.2.0-192.0.2.255",
            "192.88.99.0-192.88.99.255", "192.168.0.0-192.168.255.255", "198.18.0.0-198.19.255.255", "198.51.100.0-198.51.100.255",
            "203.0.113.0-203.0.113.255", "224.0.0.0-255.255.255.255");

    private static final List<Range> OPEN_V6 = ranges(
            "2000::-2000:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "2001:200::-2001:db7:ffff:ffff:ffff:ffff:ffff:ffff",
            "2001:db9::-2001:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "2003::-3ffe:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
            "3fff:1000::-3fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff");

    private AddressRanges() {}

    static boolean arePublic(InetAddress address) {
        var number = new BigInteger(1, address.getAddress());
        return address.getAddress().length == 4
                ? CLOSED_V4.stream().noneMatch(range -> range.contains(number))
                : OPEN_V6.stream().anyMatch(range -> range.contains(number));
    }

    /** The first and the last of each range, and their neighbours outside. */
    static Stream<InetAddress> edges() {
        return Stream.of(CLOSED_V4, OPEN_V6).flatMap(List::stream).flatMap(Range::edges);
    }

    private static List<Range> ranges(String... written) {
        return Stream.of(written).map(Range::of).toList();
    }

    private record Range(BigInteger first, BigInteger last, int bytes) {

        static Range of(String written) {
            byte[] first = InetAddress.ofLiteral(written.substring(0, written.indexOf('-'))).getAddress();
            byte[] last = InetAddress.ofLiteral(written.substring(written.indexOf('-') + 1)).getAddress();
            return new Range(new BigInteger(1, first), new BigInteger(1, last), first.length);
        }

        boolean contains(BigInteger number) {
            return first.compareTo(number) <= 0 && number.compareTo(last) <= 0;
        }

        Stream<InetAddress> edges() {
            return Stream
                    .of(first.subtract(BigInteger.ONE), first, first.add(BigInteger.ONE), last.subtract(BigInteger.ONE), last,
                            last.add(BigInteger.ONE))
                    .filter(number -> number.signum() >= 0 && number.bitLength() <= bytes * 8)
                    .map(number -> Addresses.of(number, bytes));
        }
    }
}
