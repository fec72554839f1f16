package news.backstory.testing;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import news.backstory.web.Fetch;
import news.backstory.web.Web;

/** A web of the pages that a test puts in it. Any thread may use it. */
public final class FakeWeb implements Web {

    private final Map<String, Fetch> pages = new HashMap<>();
    private final List<String> asked = new ArrayList<>();

    @Override
    public synchronized Fetch get(String address) {
        asked.add(address);
        return pages.getOrDefault(address, new Fetch.Answered(404));
    }

    public synchronized void page(String address, String html) {
        pages.put(address, new Fetch.Page(URI.create(address), "text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8)));
    }

    /** A page with an article as many sites write it. */
    public void article(String address, String section, String headline, String standfirst, String... paragraphs) {
        var body = new StringBuilder();
        for (var paragraph : paragraphs) {
            body.append("<p>").append(paragraph).append("</p>\n");
        }
        page(address,
                """
                        <!doctype html><html lang="en"><head><meta charset="utf-8"><title>%1$s | The Herald</title>
                        <link rel="canonical" href="%4$s">
                        <meta property="og:type" content="article"><meta property="og:title" content="%1$s"><meta property="og:site_name" content="The Herald">
                        <meta property="og:description" content="%2$s"><meta property="article:published_time" content="2026-11-20T09:00:00Z">
                        <meta property="article:section" content="%5$s"></head>
                        <body><article><h1>%1$s</h1><p class="standfirst">%2$s</p>
                        %3$s</article></body></html>"""
                        .formatted(headline, standfirst, body, address, section));
    }

    public synchronized void answers(String address, Fetch fetch) {
        pages.put(address, fetch);
    }

    /** Every address that was asked for, in order. */
    public synchronized List<String> asked() {
        return List.copyOf(asked);
    }
}
