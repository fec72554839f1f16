package news.backstory.wire;

import java.util.Optional;
import java.util.regex.Pattern;

/** What we call one sender of articles: part of its address and of its articles' ids. Small letters, digits and hyphens, at most 40. */
public record WireName(String text) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    public WireName {
        if (!NAME.matcher(text).matches()) {
            throw new IllegalArgumentException("not a wire's name: " + text);
        }
    }

    public static Optional<WireName> parse(String written) {
        return NAME.matcher(written).matches() ? Optional.of(new WireName(written)) : Optional.empty();
    }

    @Override
    public String toString() {
        return text;
    }
}
