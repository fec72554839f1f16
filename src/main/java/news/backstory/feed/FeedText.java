package news.backstory.feed;

import com.ibm.icu.text.CharsetDetector;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import news.backstory.web.TwiceEncoded;

/**
 * Turns a feed's bytes into text: the byte order mark decides, else the server's word (RFC 7303), else the XML declaration, else UTF-8; a charset that
 * cannot have written these bytes is passed over. Where all fail, what the letters look like decides. Charsets that hide ASCII (UTF-7, ISO-2022) are
 * never used.
 */
final class FeedText {

    private static final int HEAD_BYTES = 400;

    /** How sure ICU must be of itself, of 100, before it is believed rather than windows-1252, which reads anything. */
    private static final int SURE = 10;
    private static final int DETECTED_FROM_BYTES = 64_000;

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final Pattern IN_HEADER = Pattern.compile("charset\\s*=\\s*[\"']?([\\w.:-]{2,40})", Pattern.CASE_INSENSITIVE);
    private static final Pattern IN_XML = Pattern.compile("<\\?xml\\b[^>]{0,200}?\\bencoding\\s*=\\s*[\"']([\\w.:-]{2,40})",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern HIDES_ASCII = Pattern
            .compile("utf-?7.*|utf-?(?:16|32).*|x-utf-.*|(?:x-)?iso-?2022.*|hz.*|cesu.*|ibm(?!8)\\d+|x-ibm.*", Pattern.CASE_INSENSITIVE);
    private static final Map<String, String> MEANS = Map.of("iso-8859-1", "windows-1252", "us-ascii", "windows-1252", "gb2312", "GB18030", "gbk",
            "GB18030");

    /** Names that people write and the JDK does not know. */
    private static final Map<String, String> ALSO_CALLED = Map.of("x-big5", "Big5", "x-x-big5", "Big5", "gb_1312-80", "GB18030", "x-euc", "EUC-JP",
            "koi", "KOI8-R", "ks_c_5601", "EUC-KR", "x-cp949", "x-windows-949", "utf8mb4", "UTF-8", "utf_8", "UTF-8", "unicode", "UTF-8");

    private FeedText() {}

    static String decode(byte[] bytes, String contentType, Flaws flaws) {
        return TwiceEncoded.repaired(decodedOnce(bytes, contentType, flaws));
    }

    private static String decodedOnce(byte[] bytes, String contentType, Flaws flaws) {
        var head = new String(bytes, 0, Math.min(bytes.length, HEAD_BYTES), StandardCharsets.ISO_8859_1);
        var marked = marked(head);
        if (marked.isPresent()) {
            var text = new String(bytes, marked.get());
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        }
        var readable = ebcdicOr(head);
        for (var label : Stream.concat(named(IN_HEADER, contentType), named(IN_XML, readable)).toList()) {
            var text = charset(label).filter(charset -> !readable.equals(head) || !HIDES_ASCII.matcher(charset.name()).matches())
                    .flatMap(charset -> strict(bytes, charset));
            if (text.isPresent()) {
                return text.get();
            }
            flaws.add("it says that it is in " + label + ", and is not");
        }
        return strict(bytes, StandardCharsets.UTF_8).orElseGet(() -> torn(bytes));
    }

    /** By byte order mark, or by how "<" looks in UTF-16 and UTF-32 (XML 1.0, appendix F). */
    private static Optional<Charset> marked(String head) {
        if (head.startsWith("\u00EF\u00BB\u00BF")) {
            return Optional.of(StandardCharsets.UTF_8);
        }
        if (head.startsWith("\0\0\u00FE\u00FF") || head.startsWith("\0\0\0<")) {
            return Optional.of(Charset.forName("UTF-32BE"));
        }
        if (head.startsWith("\u00FF\u00FE\0\0") || head.startsWith("<\0\0\0")) {
            return Optional.of(Charset.forName("UTF-32LE"));
        }
        if (head.startsWith("\u00FE\u00FF") || head.startsWith("\0<")) {
            return Optional.of(StandardCharsets.UTF_16BE);
        }
        return head.startsWith("\u00FF\u00FE") || head.startsWith("<\0") ? Optional.of(StandardCharsets.UTF_16LE) : Optional.empty();
    }

    /** A declaration in EBCDIC says which EBCDIC in EBCDIC; its letters and digits are the same in all of them. */
    private static String ebcdicOr(String head) {
        return head.startsWith("Lo\u00A7\u0094") ? new String(head.getBytes(StandardCharsets.ISO_8859_1), Charset.forName("IBM037")) : head;
    }

    private static Stream<String> named(Pattern where, String text) {
        var matcher = where.matcher(text);
        return matcher.find() ? Stream.of(matcher.group(1)) : Stream.empty();
    }

    private static Optional<Charset> charset(String label) {
        try {
            var charset = Charset.forName(ALSO_CALLED.getOrDefault(label.toLowerCase(Locale.ROOT), label));
            return Optional.of(Charset.forName(MEANS.getOrDefault(charset.name().toLowerCase(Locale.ROOT), charset.name())));
        } catch (IllegalArgumentException noSuchCharset) {
            return Optional.empty();
        }
    }

    private static Optional<String> strict(byte[] bytes, Charset charset) {
        try {
            return Optional.of(charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException notThisOne) {
            return Optional.empty();
        }
    }

    /** Mostly UTF-8 with a broken byte or two stays UTF-8. */
    private static String torn(byte[] bytes) {
        var utf8 = new String(bytes, StandardCharsets.UTF_8);
        var broken = utf8.chars().filter(character -> character == '\uFFFD').count();
        var whole = utf8.chars().filter(character -> character > 0x7F && character != '\uFFFD').count();
        return broken <= whole ? utf8 : new String(bytes, looksLike(bytes));
    }

    /** The charset that the statistics of its bytes speak for. */
    private static Charset looksLike(byte[] bytes) {
        var detector = new CharsetDetector();
        detector.enableInputFilter(true); // Statistics of the text, not of the tags.
        detector.setText(bytes.length > DETECTED_FROM_BYTES ? Arrays.copyOf(bytes, DETECTED_FROM_BYTES) : bytes);
        var match = detector.detect();
        return match == null || match.getConfidence() < SURE
                ? WINDOWS_1252
                : charset(match.getName()).filter(charset -> !HIDES_ASCII.matcher(charset.name()).matches()).orElse(WINDOWS_1252);
    }
}
