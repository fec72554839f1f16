package news.backstory.web;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Letters that went through UTF-8 twice on their way: "’" that arrives as "â" and two control characters. Whole pages do, and single headlines in good pages. */
public final class TwiceEncoded {

    /** What the bytes of one UTF-8 character look like as Latin-1. */
    private static final Pattern BYTES = Pattern
            .compile("[\u00C2-\u00DF][\u0080-\u00BF]|[\u00E0-\u00EF][\u0080-\u00BF]{2}|[\u00F0-\u00F4][\u0080-\u00BF]{3}");

    private TwiceEncoded() {}

    /** Puts right only what holds a control character that no text has (U+0080 to U+009F), so that nothing that anybody wrote is changed. */
    public static String repaired(String text) {
        return !hasControl(text) ? text : BYTES.matcher(text).replaceAll(TwiceEncoded::once);
    }

    private static String once(MatchResult found) {
        var text = found.group();
        if (!hasControl(text)) {
            return Matcher.quoteReplacement(text);
        }
        try {
            return Matcher.quoteReplacement(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1)))
                    .toString());
        } catch (CharacterCodingException noUtf8) {
            return Matcher.quoteReplacement(text);
        }
    }

    /** Whole pages are looked through. */
    private static boolean hasControl(String text) {
        for (var at = 0; at < text.length(); at++) {
            if (isControl(text.charAt(at))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isControl(int character) {
        return character >= 0x80 && character <= 0x9F;
    }
}
