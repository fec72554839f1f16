package news.backstory.wire;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import news.backstory.article.ArticleId;

/** Text from a wire, cleaned of what no line of text holds. */
final class WireText {

    static final int MAX_HEADLINE_CHARACTERS = 1_000;
    static final int MAX_LINE_CHARACTERS = 4_000;
    private static final int MAX_ID_CHARACTERS = 200;
    private static final int HEADLINE_OF_TEXT = 140;
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}\\p{Cc}]+");
    private static final Pattern LONE_SURROGATE = Pattern.compile("[\\ud800-\\udfff]");

    private WireText() {}

    /** On one line, without control characters and halves of characters. */
    static String line(String text) {
        return LONE_SURROGATE.matcher(SPACES.matcher(text).replaceAll(" ")).replaceAll("\ufffd").strip();
    }

    /** One line of at most so many characters; cut at a word, and said to be. */
    static String line(String text, int maxCharacters) {
        var line = line(text);
        if (line.length() <= maxCharacters) {
            return line;
        }
        var space = line.lastIndexOf(' ', maxCharacters - 1);
        var end = space > maxCharacters / 2 ? space : maxCharacters - 1;
        return line.substring(0, Character.isHighSurrogate(line.charAt(end - 1)) ? end - 1 : end) + "…";
    }

    /** What stands for a headline where there is none: how the text begins. */
    static String beginning(String text) {
        return line(text, HEADLINE_OF_TEXT);
    }

    /** The same item of the same wire has the same id on every machine. */
    static ArticleId id(WireName wire, String uri) {
        var readable = wire.text() + ":" + uri;
        return readable.length() <= MAX_ID_CHARACTERS && readable.chars().allMatch(c -> c > ' ' && c < 127)
                ? new ArticleId(readable)
                : new ArticleId(wire.text() + ":" + sha256(uri.getBytes(StandardCharsets.UTF_8)));
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
