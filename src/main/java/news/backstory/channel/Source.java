package news.backstory.channel;

import java.util.Optional;
import news.backstory.article.Link;

/** Where articles come from by themselves. */
public sealed interface Source {

    record OfFeed(Link feed) implements Source {}

    /** @param name as the installation has named it */
    record OfWire(String name) implements Source {}

    /** One text for each; {@link #parse} reads it. */
    default String text() {
        return switch (this) {
            case OfFeed(var feed) -> feed.text();
            case OfWire(var name) -> WIRE + name;
        };
    }

    String WIRE = "wire:";

    static Optional<Source> parse(String text) {
        return text.startsWith(WIRE)
                ? text.length() > WIRE.length() ? Optional.of(new OfWire(text.substring(WIRE.length()))) : Optional.empty()
                : Link.parse(text).map(OfFeed::new);
    }
}
