package news.backstory.fuzz;

import java.net.URI;
import java.time.Instant;
import news.backstory.extract.Extractor;
import news.backstory.web.Fetch;

/** Any bytes as a web page. */
public final class PageFuzz {

    private static final Extractor EXTRACTOR = new Extractor();

    private PageFuzz() {}

    public static void fuzzerInitialize() {
        Seeds.load("page", PageFuzz::fuzzerTestOneInput);
    }

    public static void fuzzerTestOneInput(byte[] bytes) {
        var extraction = EXTRACTOR.extract(new Fetch.Page(URI.create("https://herald.example/a"), "text/html", bytes), Instant.EPOCH);
        if (extraction.toString().isEmpty()) {
            throw new IllegalStateException("nothing is said");
        }
    }
}
