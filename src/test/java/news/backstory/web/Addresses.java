package news.backstory.web;

import java.math.BigInteger;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;

final class Addresses {

    private Addresses() {}

    /** @param bytes 4 or 16; an address of 16 stays one, even where Java would take it for a mapped one of 4 */
    static InetAddress of(BigInteger number, int bytes) {
        byte[] all = new byte[bytes];
        byte[] digits = number.toByteArray();
        int used = Math.min(digits.length, bytes);
        System.arraycopy(digits, digits.length - used, all, bytes - used, used);
        return of(all);
    }

    static InetAddress of(byte[] bytes) {
        try {
            return bytes.length == 16 ? Inet6Address.getByAddress("", bytes, -1) : InetAddress.getByAddress(bytes);
        } catch (UnknownHostException wrongLength) {
            throw new IllegalArgumentException(wrongLength);
        }
    }
}
