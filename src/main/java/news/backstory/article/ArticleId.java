package news.backstory.article;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names one article, for ever: 1 to 200 characters without white space. Made from the article's address, or given by its publisher. */
public record ArticleId(String value) {

    private static final int MAX_CHARACTERS = 200;
    private static final int HEX_CHARACTERS = 20;

    public ArticleId {
        if (value.isEmpty() || value.length() > MAX_CHARACTERS || value.chars().anyMatch(Character::isWhitespace)) {
            throw new IllegalArgumentException("not an article's id: " + value);
        }
    }

    /** The id of the article at this address: the same address gives the same id on every machine. */
    public static ArticleId of(Link canonical) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(canonical.text().getBytes(StandardCharsets.UTF_8));
            return new ArticleId(HexFormat.of().formatHex(hash).substring(0, HEX_CHARACTERS));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
