package news.backstory.web;

import java.net.InetAddress;

/** The addresses of one family that begin with the same bits. */
record AddressBlock(InetAddress first, int bits) {

    /** @param notation as in 10.0.0.0/8 or 2001:db8::/32 */
    static AddressBlock of(String notation) {
        int slash = notation.indexOf('/');
        return new AddressBlock(InetAddress.ofLiteral(notation.substring(0, slash)), Integer.parseInt(notation, slash + 1, notation.length(), 10));
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
