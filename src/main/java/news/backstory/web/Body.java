package news.backstory.web;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import okhttp3.Response;

/** Reads what an answer holds, to a limit on both sides of the decompression: a kilobyte may unpack to a gigabyte, and a gigabyte to nothing. */
final class Body {

    /** What gzip may add to the bytes it holds: its header, its trailer, and the frames of blocks that would not shrink. */
    private static final int PACKING_BYTES = 64 * 1024;

    private Body() {}

    /** @throws IOException the connection broke, or the answer is not what it says it is */
    static Fetch read(Response response, URI address, long maxBytes) throws IOException {
        List<String> encodings = encodings(response);
        if (encodings.size() > 1 || !response.headers("Transfer-Encoding").stream().allMatch("chunked"::equalsIgnoreCase)) {
            return new Fetch.Unreachable(Fetch.Cause.ENCODING, "encoded more than once");
        }
        var empty = new Fetch.Page(address, response.header("Content-Type", ""), String.join(", ", response.headers("Link")), new byte[0]);
        if (response.body().source().exhausted()) {
            return empty;
        }
        try (var packed = new Metered(response.body().byteStream(), maxBytes + PACKING_BYTES)) {
            return switch (encodings.isEmpty() ? "" : encodings.getFirst()) {
                case "" -> page(packed, empty, maxBytes);
                case "gzip", "x-gzip" -> page(new GZIPInputStream(packed), empty, maxBytes);
                default -> new Fetch.Unreachable(Fetch.Cause.ENCODING, "an encoding that we did not ask for");
            };
        } catch (Metered.Full full) {
            return new Fetch.TooLarge(maxBytes);
        }
    }

    private static Fetch page(InputStream plain, Fetch.Page empty, long maxBytes) throws IOException {
        byte[] bytes = plain.readNBytes(Math.toIntExact(maxBytes + 1)); // Takes memory as it reads, not at once.
        return bytes.length > maxBytes ? new Fetch.TooLarge(maxBytes) : new Fetch.Page(empty.address(), empty.contentType(), empty.links(), bytes);
    }

    /** Without those that change nothing. */
    private static List<String> encodings(Response response) {
        return response.headers("Content-Encoding").stream()
                .flatMap(line -> List.of(line.split(",", -1)).stream())
                .map(encoding -> encoding.strip().toLowerCase(Locale.ROOT))
                .filter(encoding -> !encoding.isEmpty() && !encoding.equals("identity"))
                .toList();
    }

    /** Breaks off after so many bytes. */
    private static final class Metered extends FilterInputStream {

        private long left;

        Metered(InputStream in, long maxBytes) {
            super(in);
            this.left = maxBytes;
        }

        static final class Full extends IOException {

            private static final long serialVersionUID = 1;
        }

        @Override
        public int read() throws IOException {
            return counted(super.read(), 1);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = super.read(buffer, offset, length);
            return counted(count, count);
        }

        private int counted(int result, int bytes) throws IOException {
            left -= result < 0 ? 0 : bytes;
            if (left < 0) {
                throw new Full();
            }
            return result;
        }
    }
}
