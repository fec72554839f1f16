package news.backstory.fuzz;

import java.nio.charset.StandardCharsets;
import news.backstory.feed.Opml;

/** Any bytes as a list of feeds; what was read is the same when it was written and read again. */
public final class OpmlFuzz {

    private OpmlFuzz() {}

    public static void fuzzerInitialize() {
        Seeds.load("opml", OpmlFuzz::fuzzerTestOneInput);
    }

    public static void fuzzerTestOneInput(byte[] bytes) {
        if (Opml.read(bytes) instanceof Opml.Reading.Feeds(var feeds, _)
                && !(Opml.read(Opml.write(feeds).getBytes(StandardCharsets.UTF_8)) instanceof Opml.Reading.Feeds(var again, _)
                        && again.keySet().equals(feeds.keySet()))) {
            throw new IllegalStateException("a feed was lost");
        }
    }
}
