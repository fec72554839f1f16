package news.backstory.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PublicAddressesTest {

    private static final int RANDOM_ADDRESSES = 200_000;

    @Test
    void two_tables_written_apart_agree_on_every_edge_and_on_200_000_random_addresses() {
        var random = new Random(20_261_124);
        var addresses = Stream.concat(AddressRanges.edges(), IntStream.range(0, RANDOM_ADDRESSES).mapToObj(_ -> anyAddress(random)));

        var differences = addresses.filter(address -> PublicAddresses.contains(address) != AddressRanges.arePublic(address));

        assertThat(differences.map(InetAddress::getHostAddress)).isEmpty();
    }

    @Test
    void the_random_addresses_are_of_every_kind() {
        var random = new Random(20_261_124);

        var kinds = IntStream.range(0, RANDOM_ADDRESSES).mapToObj(_ -> anyAddress(random))
                .map(address -> address.getAddress().length + (AddressRanges.arePublic(address) ? " open" : " closed")).distinct();

        assertThat(kinds).containsExactlyInAnyOrder("4 open", "4 closed", "16 open", "16 closed");
    }

    @Test
    void an_ipv4_address_inside_an_ipv6_address_is_not_public_even_if_it_is_by_itself() {
        var inside = Stream.of("::8.8.8.8", "64:ff9b::8.8.8.8", "2002:808:808::1", "::ffff:0:8.8.8.8", "2001:0:808:808::1")
                .map(InetAddress::ofLiteral);
        byte[] mapped = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 8, 8, 8, 8};

        assertThat(Stream.concat(inside, Stream.of(Addresses.of(mapped)))).noneMatch(PublicAddresses::contains);
    }

    /** Half IPv4; of IPv6 two thirds where the special blocks lie. */
    private static InetAddress anyAddress(Random random) {
        byte[] bytes = new byte[random.nextBoolean() ? 4 : 16];
        random.nextBytes(bytes);
        if (bytes.length == 16) {
            switch (random.nextInt(6)) {
                case 0 -> bytes[0] = (byte) (0x20 | (bytes[0] & 0x1f));
                case 1 -> begin(bytes, 0x20, 0x01, bytes[2] & 0x0f, bytes[3]);
                case 2 -> begin(bytes, 0x3f, 0xff, bytes[2] & 0x1f, bytes[3]);
                case 3 -> begin(bytes, 0x20, random.nextInt(4), bytes[2], bytes[3]);
                default -> {
                    /* Any at all. */ }
            }
        }
        return Addresses.of(bytes);
    }

    private static void begin(byte[] bytes, int... with) {
        for (int i = 0; i < with.length; i++) {
            bytes[i] = (byte) with[i];
        }
    }
}
