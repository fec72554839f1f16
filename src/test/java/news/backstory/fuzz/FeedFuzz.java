package news.backstory.fuzz;

import java.net.URI;
import news.backstory.feed.FeedReader;
import news.backstory.web.Fetch;

/** Any bytes as a feed. */
public final class FeedFuzz {

    private FeedFuzz() {}

    public static void fuzzerInitialize() {
        Seeds.load("feed", FeedFuzz::fuzzerTestOneInput);
    }

    public static void fuzzerTestOneInput(byte[] bytes) {
        var page = new Fetch.Page(URI.create("https://herald.example/feed"), "", bytes);
        if (new FeedReader(_ -> page).read("https://herald.example/feed").toString().isEmpty()) {
            throw new IllegalStateException("nothing is said");
        }
    }
}
