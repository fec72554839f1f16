package news.backstory.feed;

import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;

/** What a feed tells of an entry, as plain text: without markup, pictures, and the lines by which feeds lead to their site. */
final class EntryText {

    static final int MAX_PARAGRAPHS = 10;
    static final int MAX_PARAGRAPH_CHARACTERS = 2_000;
    private static final int MAX_RAW_CHARACTERS = 50_000;

    private static final Pattern LINES = Pattern.compile("\\R+");
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Cc}\\u00a0]+");
    private static final Pattern LEADS_TO_SITE = Pattern.compile(
            "(?i)^(?:the post .* (?:appeared|was published) first on .*|read (?:more|on|the full .*)\\W*|continue reading.*|weiterlesen\\W*|mehr lesen\\W*|lire la suite.*|leer más\\W*|"
                    + "full (?:story|article)\\W*|comments?\\W*|\\[?(?:\\.\\.\\.|…)]?)$");

    private EntryText() {}

    /** Each one line, none blank; at most {@value #MAX_PARAGRAPHS}. */
    static List<String> of(String markup) {
        var body = Jsoup.parse(PlainTitle.cut(markup, MAX_RAW_CHARACTERS)).body();
        body.select("script, style, figure, figcaption, iframe, img, table").remove();
        body.select("br, p, div, li, h1, h2, h3, h4, h5, h6, blockquote, ul, ol").forEach(element -> element.before("\n").after("\n"));
        return LINES.splitAsStream(body.wholeText())
                .map(line -> SPACES.matcher(line).replaceAll(" ").strip())
                .filter(line -> !line.isEmpty() && !LEADS_TO_SITE.matcher(line).matches())
                .limit(MAX_PARAGRAPHS)
                .map(line -> PlainTitle.cut(line, MAX_PARAGRAPH_CHARACTERS).strip())
                .toList();
    }
}
