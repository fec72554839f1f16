package news.backstory.extract;

import static java.util.Map.entry;

import com.ibm.icu.text.CharsetDetector;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import news.backstory.web.TwiceEncoded;

/**
 * Turns a page's bytes into text: the byte order mark decides, else the server's word, else the page's own, else UTF-8; a charset that cannot have
 * written these bytes is passed over (WHATWG Encoding for the names; only charsets in which ASCII is ASCII, and UTF-16 where a mark or the server
 * says so).
 */
final class PageDecoder {

    /** What lies behind is not read. */
    static final int MAX_BYTES = 2_000_000;

    /** Browsers look no further than 1,024 for the page's own word; many pages put more before it. */
    private static final int HEAD_BYTES = 8_192;

    /** How sure ICU must be of itself, of 100, before it is believed rather than windows-1252. */
    private static final int SURE = 10;

    /** The alphabets of the west and the east of Europe differ in a few letters, so that it takes more to tell them apart. */
    private static final int SURE_OF_LATIN = 40;
    private static final Pattern LATIN = Pattern.compile("(?i)ISO-8859-[129]|windows-125[024]");
    private static final int DETECTED_FROM_BYTES = 64_000;

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final Pattern IN_HEADER = Pattern.compile("charset\\s*=\\s*[\"']?([\\w.:-]{2,40})", Pattern.CASE_INSENSITIVE);
    private static final Pattern IN_PAGE = Pattern
            .compile("(?:<meta\\b[^>]{0,400}?\\bcharset\\s*=\\s*[\"']?|<\\?xml\\b[^>]{0,200}?\\bencoding\\s*=\\s*[\"'])([\\w.:-]{2,40})",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern TRUSTED = Pattern
            .compile("UTF-8|UTF-16(LE|BE)?|windows-\\d+j?|x-windows-(874|949)|ISO-8859-\\d+|KOI8-[RU]|GB18030|Big5(-HKSCS)?|EUC-(JP|KR)",
                    Pattern.CASE_INSENSITIVE);

    /** Names that mean more than they say (WHATWG Encoding, "labels"). */
    private static final Map<String, String> MEANS = Map.ofEntries(
            entry("iso-8859-1", "windows-1252"), entry("latin1", "windows-1252"), entry("us-ascii", "windows-1252"), entry("ascii", "windows-1252"),
            entry("iso-8859-9", "windows-1254"), entry("gb2312", "GB18030"), entry("gbk", "GB18030"), entry("shift_jis", "windows-31j"),
            entry("shift-jis", "windows-31j"), entry("x-sjis", "windows-31j"), entry("sjis", "windows-31j"), entry("x-euc-jp", "EUC-JP"),
            entry("euc-kr", "x-windows-949"), entry("tis-620", "x-windows-874"));

    private PageDecoder() {}

    static String decode(byte[] body, String contentType) {
        return TwiceEncoded.repaired(decodedOnce(body, contentType));
    }

    private static String decodedOnce(byte[] body, String contentType) {
        var bytes = body.length > MAX_BYTES ? Arrays.copyOf(body, MAX_BYTES) : body;
        var marked = byByteOrderMark(bytes);
        if (marked.isPresent()) {
            return withoutMark(lenient(bytes, marked.get()));
        }
        var said = Stream.concat(named(IN_HEADER, contentType), byThePage(bytes)).toList();
        return Stream.concat(said.stream(), Stream.of(StandardCharsets.UTF_8))
                .flatMap(charset -> strict(bytes, charset).stream())
                .findFirst()
                .orElseGet(() -> guess(bytes, said));
    }

    /**
     * Mostly UTF-8 with a broken byte or two stays UTF-8; else the page's word is taken though some bytes do not fit; else what the letters look like
     * decides, or windows-1252, which fits most.
     */
    private static String guess(byte[] bytes, List<Charset> said) {
        var utf8 = lenient(bytes, StandardCharsets.UTF_8);
        var broken = utf8.chars().filter(character -> character == '\uFFFD').count();
        var whole = utf8.chars().filter(character -> character > 0x7F && character != '\uFFFD').count();
        if (broken <= whole) {
            return utf8;
        }
        return lenient(bytes, said.stream().filter(charset -> !charset.equals(StandardCharsets.UTF_8)).findFirst().orElseGet(() -> looksLike(bytes)));
    }

    private static Charset looksLike(byte[] bytes) {
        var detector = new CharsetDetector();
        detector.enableInputFilter(true); // Statistics of the text, not of the tags.
        detector.setText(bytes.length > DETECTED_FROM_BYTES ? Arrays.copyOf(bytes, DETECTED_FROM_BYTES) : bytes);
        var match = detector.detect();
        return match == null || match.getConfidence() < (LATIN.matcher(match.getName()).matches() ? SURE_OF_LATIN : SURE)
                ? WINDOWS_1252
                : charset(match.getName()).orElse(WINDOWS_1252);
    }

    private static Optional<Charset> byByteOrderMark(byte[] bytes) {
        if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
            return Optional.of(StandardCharsets.UTF_8);
        }
        if (startsWith(bytes, 0xFE, 0xFF)) {
            return Optional.of(StandardCharsets.UTF_16BE);
        }
        return startsWith(bytes, 0xFF, 0xFE) ? Optional.of(StandardCharsets.UTF_16LE) : Optional.empty();
    }

    /** A page that can be read as ASCII up to its own word is not UTF-16, whatever it says (WHATWG HTML, "prescan"). */
    private static Stream<Charset> byThePage(byte[] bytes) {
        var head = new String(bytes, 0, Math.min(bytes.length, HEAD_BYTES), StandardCharsets.ISO_8859_1);
        return named(IN_PAGE, head).map(charset -> charset.name().startsWith("UTF-16") ? StandardCharsets.UTF_8 : charset);
    }

    private static Stream<Charset> named(Pattern where, String text) {
        var matcher = where.matcher(text);
        return matcher.find() ? charset(matcher.group(1)).stream() : Stream.empty();
    }

    private static Optional<Charset> charset(String label) {
        var name = MEANS.getOrDefault(label.toLowerCase(Locale.ROOT), label);
        try {
            var charset = Charset.forName(name);
            return TRUSTED.matcher(charset.name()).matches()
                    ? Optional.of(Charset.forName(MEANS.getOrDefault(charset.name().toLowerCase(Locale.ROOT), charset.name())))
                    : Optional.empty();
        } catch (IllegalArgumentException noSuchCharset) {
            return Optional.empty();
        }
    }

    /** Does not look at a character that the limit cut in two. */
    private static Optional<String> strict(byte[] bytes, Charset charset) {
        if (charset.equals(StandardCharsets.UTF_8)) {
            // Much faster, and the same where nothing had to be replaced.
            var text = new String(bytes, charset);
            if (text.indexOf('\uFFFD') < 0) {
                return Optional.of(text);
            }
        }
        var decoder = charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT);
        var text = CharBuffer.allocate((int) Math.ceil(bytes.length * (double) decoder.maxCharsPerByte()));
        return decoder.decode(ByteBuffer.wrap(bytes), text, false).isError() ? Optional.empty() : Optional.of(text.flip().toString());
    }

    private static String lenient(byte[] bytes, Charset charset) {
        return new String(bytes, charset);
    }

    private static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        return bytes.length >= mark.length && Arrays.mismatch(unsigned(bytes, mark.length), mark) < 0;
    }

    private static int[] unsigned(byte[] bytes, int count) {
        var values = new int[count];
        Arrays.setAll(values, at -> Byte.toUnsignedInt(bytes[at]));
        return values;
    }
}
