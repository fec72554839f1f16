package news.backstory.feed;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Turns a feed's bytes into text: the byte order mark decides, else the server's word (RFC 7303), else the XML declaration, else UTF-8; a charset that
 * cannot have written these bytes is passed over, and windows-1252 takes what is left. Charsets that hide ASCII (UTF-7, ISO-2022) are never used.
 */
final class FeedText {

    private static final int HEAD_BYTES = 400;
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final Pattern IN_HEADER = Pattern.compile("charset\\s*=\\s*[\"']?([\\w.:-]{2,40})", Pattern.CASE_INSENSITIVE);
    private static final Pattern IN_XML = Pattern.compile("<\\?xml\\b[^>]{0,200}?\\bencoding\\s*=\\s*[\"']([\\w.:-]{2,40})",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern HIDES_ASCII = Pattern
            .compile("utf-?7.*|utf-?32.*|x-utf-32.*|(?:x-)?iso-?2022.*|hz.*|ibm(?!8)\\d+|cp037|cesu.*|x-ibm.*", Pattern.CASE_INSENSITIVE);
    private static final Map<String, String> MEANS = Map.of("iso-8859-1", "windows-1252", "us-ascii", "windows-1252", "gb2312", "GB18030", "gbk",
            "GB18030");

    private FeedText() {}

    static String decode(byte[] bytes, String contentType) {
        var head = new String(bytes, 0, Math.min(bytes.length, HEAD_BYTES), StandardCharsets.ISO_8859_1);
        var marked = marked(head);
        if (marked.isPresent()) {
            var text = new String(bytes, marked.get());
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        }
        var said = Stream.concat(named(IN_HEADER, contentType), named(IN_XML, head).filter(charset -> !charset.name().startsWith("UTF-16")));
        return Stream.concat(said, Stream.of(StandardCharsets.UTF_8))
                .flatMap(charset -> strict(bytes, charset).stream())
                .findFirst()
                .orElseGet(() -> new String(bytes, WINDOWS_1252));
    }

    /** By byte order mark, or by how "<" looks in UTF-16 (XML 1.0, appendix F). */
    private static Optional<Charset> marked(String head) {
        if (head.startsWith("\u00EF\u00BB\u00BF")) {
            return Optional.of(StandardCharsets.UTF_8);
        }
        if (head.startsWith("\u00FE\u00FF") || head.startsWith("\0<")) {
            return Optional.of(StandardCharsets.UTF_16BE);
        }
        return head.startsWith("\u00FF\u00FE") || head.startsWith("<\0") ? Optional.of(StandardCharsets.UTF_16LE) : Optional.empty();
    }

    private static Stream<Charset> named(Pattern where, String text) {
        var matcher = where.matcher(text);
        return matcher.find() ? charset(matcher.group(1)).stream() : Stream.empty();
    }

    private static Optional<Charset> charset(String label) {
        try {
            var charset = Charset.forName(label);
            return HIDES_ASCII.matcher(charset.name()).matches()
                    ? Optional.empty()
                    : Optional.of(Charset.forName(MEANS.getOrDefault(charset.name().toLowerCase(Locale.ROOT), charset.name())));
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
}
