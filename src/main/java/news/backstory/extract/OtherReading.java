package news.backstory.extract;

import java.util.HashSet;
import java.util.Set;
import org.jsoup.nodes.Element;

/** What Readability4J, which knows nothing of our own reading, takes for the report. */
final class OtherReading {

    /** It takes seconds for pages of hundreds of thousands of elements; those are read without it. */
    static final int MAX_ELEMENTS = 20_000;

    /** What it joined or cut is looked for in its text so often: a page of thousands of blocks would take seconds. */
    private static final int MAX_LOOKS = 2_000;

    private static final int MAX_TEXT_CHARACTERS = 200_000;
    private static final int MIN_KEY_CHARACTERS = 25;

    private final Set<String> keys;
    private final String text;
    private int looks;

    private OtherReading(Set<String> keys, String text) {
        this.keys = keys;
        this.text = text;
    }

    static OtherReading of(WebPage page) {
        if (page.all().count() > MAX_ELEMENTS) {
            return new OtherReading(Set.of(), "");
        }
        try {
            // It changes the document that it is given.
            var found = QuietReadability.of(page.address().text(), page.document().clone()).parse().getArticleContent();
            return found == null ? new OtherReading(Set.of(), "") : of(found);
        } catch (RuntimeException itStumbles) {
            // One page in thousands; it was last worked on before the parser it now runs on.
            return new OtherReading(Set.of(), "");
        }
    }

    /** @param key of a block's text */
    boolean has(String key) {
        return keys.contains(key) || (key.length() >= MIN_KEY_CHARACTERS && looks++ < MAX_LOOKS && text.contains(key));
    }

    private static OtherReading of(Element report) {
        var keys = new HashSet<String>();
        BlockReader.read(report, Clutter.whateverItsName(report)).forEach(block -> keys.add(Words.key(block.text())));
        return new OtherReading(keys, Words.cut(Words.key(report.text()), MAX_TEXT_CHARACTERS));
    }
}
