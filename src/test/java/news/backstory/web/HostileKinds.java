package news.backstory.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;

/** More than thirty ways in which a server can be hostile, by name. Each goes on for as long as the other side lets it. */
final class HostileKinds {

    private static final byte[] CHUNK = new byte[8_192];
    private static final byte[] NOISE = noise();

    private HostileKinds() {}

    static Map<String, TestServer.Answer> all() {
        var kinds = new LinkedHashMap<String, TestServer.Answer>();
        var bomb = gzip(gzipped(new byte[1_000_000], 100));
        var large = gzipped(new byte[1_000_000], 100);
        kinds.put("a body without end", (_, out) -> endless(out, CHUNK, "HTTP/1.1 200 OK", ""));
        kinds.put("a body of noise without end", (_, out) -> endless(out, NOISE, "HTTP/1.1 200 OK", ""));
        kinds.put("chunks without end",
                (_, out) -> endless(out, bytes("2000\r\n" + "x".repeat(8_192) + "\r\n"), "HTTP/1.1 200 OK", "Transfer-Encoding: chunked", ""));
        kinds.put("tiny chunks without end",
                (_, out) -> endless(out, bytes("1\r\nx\r\n".repeat(1_000)), "HTTP/1.1 200 OK", "Transfer-Encoding: chunked", ""));
        kinds.put("a gigabyte in a megabyte", (_, out) -> full(out, "Content-Encoding: gzip", large));
        kinds.put("packed twice", (_, out) -> full(out, "Content-Encoding: gzip", bomb));
        kinds.put("packed twice, and says so", (_, out) -> full(out, "Content-Encoding: gzip, gzip", bomb));
        kinds.put("packed in an unasked way", (_, out) -> full(out, "Content-Encoding: br", NOISE));
        kinds.put("deflated garbage", (_, out) -> full(out, "Content-Encoding: deflate", NOISE));
        kinds.put("garbage that says it is packed", (_, out) -> full(out, "Content-Encoding: gzip", NOISE));
        kinds.put("empty packed blocks without end", (_, out) -> {
            TestServer.write(out, "HTTP/1.1 200 OK", "Content-Encoding: gzip", "");
            out.write(new byte[]{0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 0});
            endless(out, new byte[]{0, 0, 0, -1, -1});
        });
        kinds.put("a byte now and then", (_, out) -> drip(out, "x", "HTTP/1.1 200 OK", ""));
        kinds.put("a packed byte now and then", (_, out) -> drip(out, "\u001f", "HTTP/1.1 200 OK", "Content-Encoding: gzip", ""));
        kinds.put("a header now and then", (_, out) -> drip(out, "X: y\r\n", "HTTP/1.1 200 OK"));
        kinds.put("a letter of the first line now and then", (_, out) -> drip(out, "H"));
        kinds.put("silence", (_, out) -> drip(out, ""));
        kinds.put("silence after the headers", (_, out) -> drip(out, "", "HTTP/1.1 200 OK", "Content-Length: 10", ""));
        kinds.put("silence in the middle of a chunk", (_, out) -> drip(out, "", "HTTP/1.1 200 OK", "Transfer-Encoding: chunked", "", "ff", "x"));
        kinds.put("a hundred thousand headers", (_, out) -> endless(out, bytes("X-Header: y\r\n".repeat(500)), "HTTP/1.1 200 OK"));
        kinds.put("a header of a gigabyte", (_, out) -> endless(out, bytes("x".repeat(8_192)), "HTTP/1.1 200 OK", "X-Long: "));
        kinds.put("a first line without end", (_, out) -> endless(out, bytes("x".repeat(8_192))));
        kinds.put("announcements without end", (_, out) -> endless(out, bytes("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n".repeat(50))));
        kinds.put("go on, without end", (_, out) -> endless(out, bytes("HTTP/1.1 100 Continue\r\n\r\n".repeat(50))));
        kinds.put("shorter than it said", TestServer.lines("HTTP/1.1 200 OK", "Content-Length: 50", "", "short"));
        kinds.put("longer than it said", TestServer.lines("HTTP/1.1 200 OK", "Content-Length: 2", "", "longer"));
        kinds.put("says it is immense", (_, out) -> endless(out, CHUNK, "HTTP/1.1 200 OK", "Content-Length: 9223372036854775807", ""));
        kinds.put("says two lengths", TestServer.lines("HTTP/1.1 200 OK", "Content-Length: 4", "Content-Length: 40", "", "body"));
        kinds.put("says a length below nothing", TestServer.lines("HTTP/1.1 200 OK", "Content-Length: -5", "", "body"));
        kinds.put("a chunk of a size that is none", TestServer.lines("HTTP/1.1 200 OK", "Transfer-Encoding: chunked", "", "zz", "abc", "0", ""));
        kinds.put("a chunk larger than a number", TestServer.lines("HTTP/1.1 200 OK", "Transfer-Encoding: chunked", "", "FFFFFFFFFFFFFFFFF", "abc"));
        kinds.put("a chunk's extension without end",
                (_, out) -> endless(out, bytes("y".repeat(8_192)), "HTTP/1.1 200 OK", "Transfer-Encoding: chunked", "", "3;x="));
        kinds.put("no content, with content", TestServer.lines("HTTP/1.1 204 No Content", "Content-Length: 4", "", "body"));
        kinds.put("a circle of redirects", TestServer.lines("HTTP/1.1 302 Found", "Location: /", "Content-Length: 0", ""));
        kinds.put("redirects ever onwards", (head, out) -> TestServer.write(
                out, "HTTP/1.1 307 Moved", "Location: " + path(head) + "x", "Content-Length: 0", ""));
        kinds.put("a redirect with a body without end", (_, out) -> endless(out, CHUNK, "HTTP/1.1 302 Found", "Location: /", ""));
        kinds.put("a redirect to a place of a megabyte",
                TestServer.lines("HTTP/1.1 302 Found", "Location: /" + "x".repeat(100_000), "Content-Length: 0", ""));
        kinds.put("an error page without end", (_, out) -> endless(out, CHUNK, "HTTP/1.1 500 Broken", ""));
        kinds.put("asks to come back in a million years",
                TestServer.lines("HTTP/1.1 503 Busy", "Retry-After: 99999999999999", "Content-Length: 0", ""));
        kinds.put("hangs up at once", (_, _) -> {});
        kinds.put("hangs up in the headers", TestServer.lines("HTTP/1.1 200 OK"));
        kinds.put("speaks something else", TestServer.lines("SSH-2.0-OpenSSH_9.9"));
        kinds.put("a status that is none", TestServer.lines("HTTP/1.1 99999 Odd", ""));
        return kinds;
    }

    static void endless(OutputStream out, byte[] what, String... first) throws IOException {
        if (first.length > 0) {
            TestServer.write(out, first);
        }
        for (;;) {
            out.write(what);
        }
    }

    /** A drop each fifth of a second, until the other side has had enough. */
    static void drip(OutputStream out, String drop, String... first) throws IOException {
        if (first.length > 0) {
            TestServer.write(out, first);
        }
        while (!Thread.currentThread().isInterrupted()) {
            out.write(bytes(drop));
            out.flush();
            pause();
        }
    }

    private static void pause() {
        try {
            if (new CountDownLatch(1).await(200, TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException();
            }
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    private static void full(OutputStream out, String header, byte[] body) throws IOException {
        TestServer.write(out, "HTTP/1.1 200 OK", header, "Content-Length: " + body.length, "");
        out.write(body);
    }

    private static byte[] gzip(byte[] plain) {
        return gzipped(plain, 1);
    }

    private static byte[] gzipped(byte[] plain, int times) {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            for (var i = 0; i < times; i++) {
                gzip.write(plain);
            }
        } catch (IOException memoryFails) {
            throw new IllegalStateException(memoryFails);
        }
        return packed.toByteArray();
    }

    private static byte[] noise() {
        var noise = new byte[50_000];
        new Random(5).nextBytes(noise);
        return noise;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String path(String head) {
        return head.contains(" HTTP") ? head.substring(head.indexOf(' ') + 1, head.indexOf(" HTTP")) : "/";
    }
}
