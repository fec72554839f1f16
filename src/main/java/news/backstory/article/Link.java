package news.backstory.article;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/**
 * The address of a page: absolute, http or https, with a host and without a user name; at most 4,000 characters. Says nothing about whether the
 * page may be opened; that is decided, at each hop, by whoever opens it.
 */
public record Link(URI uri) {

    private static final int MAX_CHARACTERS = 4_000;

    public Link {
        if (!isWeb(uri)) {
            throw new IllegalArgumentException("not a web address: " + uri);
        }
    }

    /** What a person, a page or a feed wrote, if it is a web address. Characters outside ASCII in path and query are percent-encoded. */
    public static Optional<Link> parse(String text) {
        try {
            var uri = new URI(new URI(text.strip()).toASCIIString());
            return isWeb(uri) ? Optional.of(new Link(uri)) : Optional.empty();
        } catch (URISyntaxException notAnAddress) {
            return Optional.empty();
        }
    }

    public String text() {
        return uri.toString();
    }

    /** In lower case. */
    public String host() {
        return uri.getHost().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return text();
    }

    private static boolean isWeb(URI uri) {
        return uri.getScheme() != null
                && (uri.getScheme().equalsIgnoreCase("http") || uri.getScheme().equalsIgnoreCase("https"))
                && uri.getHost() != null
                && uri.getRawUserInfo() == null
                && uri.toString().length() <= MAX_CHARACTERS;
    }
}
