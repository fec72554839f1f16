package news.backstory.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.it.ItalianAnalyzer;
import org.apache.lucene.analysis.nl.DutchAnalyzer;
import org.apache.lucene.analysis.pt.PortugueseAnalyzer;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.analysis.tr.TurkishAnalyzer;

/** Makes terms of texts, language by language: a stem for each word that says something. What is in no known language is cut into words only. */
final class Analysis implements AutoCloseable {

    static final List<String> LANGUAGES = List.of("en", "de", "fr", "es", "it", "nl", "pt", "tr", "und");

    /** The language of a text that does not say which. */
    private static final String USUAL = "en";

    private final Map<String, Analyzer> analyzers = Map.of(
            "en", new EnglishAnalyzer(), "de", new GermanAnalyzer(), "fr", new FrenchAnalyzer(), "es", new SpanishAnalyzer(), "it",
            new ItalianAnalyzer(),
            "nl", new DutchAnalyzer(), "pt", new PortugueseAnalyzer(), "tr", new TurkishAnalyzer());
    private final Analyzer other = new StandardAnalyzer();

    /**
     * One term of a text.
     *
     * @param start    where the word begins in the text, and {@code end} where it ends
     * @param position of the word among the text's words, those counted that became no term
     */
    record Token(String term, int start, int end, int position) {

        String written(String text) {
            return text.substring(start, end);
        }
    }

    /** @param language BCP 47, or empty */
    List<Token> tokens(String language, String text) {
        return tokens(analyzer(language), text);
    }

    /** The terms that a word becomes in each of the languages, and as it stands: a question does not say in which it is. */
    Set<String> variants(String word) {
        return Stream.concat(analyzers.values().stream(), Stream.of(other))
                .flatMap(analyzer -> tokens(analyzer, word).stream()).map(Token::term).collect(Collectors.toSet());
    }

    private static List<Token> tokens(Analyzer analyzer, String text) {
        var all = new ArrayList<Token>();
        try (var stream = analyzer.tokenStream("text", text)) {
            var term = stream.addAttribute(CharTermAttribute.class);
            var offset = stream.addAttribute(OffsetAttribute.class);
            var step = stream.addAttribute(PositionIncrementAttribute.class);
            stream.reset();
            var position = -1;
            while (stream.incrementToken()) {
                position += step.getPositionIncrement();
                all.add(new Token(term.toString(), offset.startOffset(), offset.endOffset(), position));
            }
            stream.end();
        } catch (IOException textFails) {
            throw new UncheckedIOException(textFails);
        }
        return all;
    }

    private Analyzer analyzer(String language) {
        var code = language.isEmpty() ? USUAL : language.toLowerCase(Locale.ROOT);
        return analyzers.getOrDefault(code.length() > 2 ? code.substring(0, 2) : code, other);
    }

    @Override
    public void close() {
        analyzers.values().forEach(Analyzer::close);
        other.close();
    }
}
