package news.backstory.feed;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import news.backstory.article.Link;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;

/** Reads and writes lists of feeds as feed readers exchange them (OPML 2.0). The parser knows no entities but the five of XML and opens nothing. */
public final class Opml {

    public static final int MAX_BYTES = 2_000_000;
    public static final int MAX_FEEDS = 1_000;
    private static final int MAX_DEPTH = 64;
    private static final int MAX_NAMED_CHARACTERS = 200;

    private Opml() {}

    /** What came of reading a list. */
    public sealed interface Reading {

        /**
         * @param feeds   in their order, each once, with what the list calls them, which may be empty
         * @param leftOut what stands in place of an address of the web in other entries, and addresses behind the first {@link #MAX_FEEDS}
         */
        record Feeds(Map<Link, String> feeds, List<String> leftOut) implements Reading {}

        /** @param why a clause */
        record Unreadable(String why) implements Reading {}
    }

    public static Reading read(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            return new Reading.Unreadable("it is larger than " + MAX_BYTES / 1_000_000 + " MB");
        }
        try {
            var document = Jsoup.parse(new ByteArrayInputStream(bytes), null, "", Parser.xmlParser().setMaxDepth(MAX_DEPTH));
            if (document.select("opml").isEmpty()) {
                return new Reading.Unreadable("it is not a list of feeds (OPML)");
            }
            var feeds = new LinkedHashMap<Link, String>();
            var leftOut = new ArrayList<String>();
            for (var outline : document.getElementsByAttribute("xmlUrl")) {
                var link = Link.parse(outline.attr("xmlUrl"));
                if (link.isEmpty() || feeds.size() >= MAX_FEEDS && !feeds.containsKey(link.get())) {
                    leftOut.add(PlainTitle.cut(PlainTitle.line(outline.attr("xmlUrl")), MAX_NAMED_CHARACTERS));
                } else {
                    feeds.putIfAbsent(link.get(), PlainTitle.line(outline.hasAttr("title") ? outline.attr("title") : outline.attr("text")));
                }
            }
            return new Reading.Feeds(feeds, leftOut);
        } catch (IOException | IllegalArgumentException torn) {
            return new Reading.Unreadable("it cannot be read");
        }
    }

    /** @param feeds in the order in which they are to stand, each with its title, which may be empty */
    public static String write(Map<Link, String> feeds) {
        return feeds.entrySet().stream().map(feed -> outline(feed.getKey(), feed.getValue().isEmpty() ? feed.getKey().host() : feed.getValue()))
                .collect(Collectors.joining("", """
                        <?xml version="1.0" encoding="UTF-8"?>
                        <opml version="2.0">
                        <head><title>Backstory</title></head>
                        <body>
                        """, """
                        </body>
                        </opml>
                        """));
    }

    private static String outline(Link feed, String title) {
        return "<outline type=\"rss\" text=\"%1$s\" title=\"%1$s\" xmlUrl=\"%2$s\"/>%n".formatted(escaped(title), escaped(feed.text()));
    }

    private static String escaped(String text) {
        return text.replaceAll("\\p{Cntrl}", " ").replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
