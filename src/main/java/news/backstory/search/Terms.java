package news.backstory.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/** The terms that an analyzer makes of a text, with how often each occurs and how it is written where it occurs first. */
final class Terms {

    /** @param written as the text has it */
    record Occurrence(int count, String written) {}

    private Terms() {}

    /** In the order of their first occurrence; at most {@code max} different ones. */
    static Map<String, Occurrence> of(Analyzer analyzer, String text, int max) {
        var terms = new LinkedHashMap<String, Occurrence>();
        try (var tokens = analyzer.tokenStream(Documents.TEXT, text)) {
            var term = tokens.addAttribute(CharTermAttribute.class);
            var offset = tokens.addAttribute(OffsetAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                var written = text.substring(offset.startOffset(), offset.endOffset());
                if (terms.size() < max || terms.containsKey(term.toString())) {
                    terms.merge(term.toString(), new Occurrence(1, written), (before, _) -> new Occurrence(before.count() + 1, before.written()));
                }
            }
            tokens.end();
        } catch (IOException textFails) {
            throw new UncheckedIOException(textFails);
        }
        return terms;
    }
}
